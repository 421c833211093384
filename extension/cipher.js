// Knows a font that draws other letters than the text holds: a cipher, whose copy would be gibberish.
//
// The widths of the letters a to z are measured in the page's font and in a plain one. In any text face, wide letters
// are wide and narrow ones narrow, so the two agree; letters drawn as others do not. Only where they disagree are the
// letters drawn and compared. Nothing is added to the page: the canvas is never part of it.

globalThis.verbatimCiphers ??= (() => {
  const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
  const PLAIN = ['sans-serif', 'serif'];
  const SIZE = 32;
  const AGREES = 0.7; // correlation of the widths: text faces have 0.85 and more, ciphers less than 0.4

  const correlation = (a, b) => {
    const mean = (list) => list.reduce((sum, x) => sum + x, 0) / list.length;
    const [meanA, meanB] = [mean(a), mean(b)];
    let both = 0, ofA = 0, ofB = 0;
    a.forEach((x, i) => {
      both += (x - meanA) * (b[i] - meanB);
      ofA += (x - meanA) ** 2;
      ofB += (b[i] - meanB) ** 2;
    });
    return ofA && ofB ? both / Math.sqrt(ofA * ofB) : 1; // all letters of one width: a typewriter face
  };

  const quoted = (family) => `"${family.replace(/["\\]/g, '')}"`;

  /** The drawn letters, as bits. */
  const draw = (pen, font) => LETTERS.map((letter) => {
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.font = `24px ${font}`;
    pen.fillText(letter, 4, 24);
    return pen.getImageData(0, 0, SIZE, SIZE).data.filter((_, i) => i % 4 === 3);
  });

  const distance = (a, b) => a.reduce((sum, x, i) => sum + Math.abs(x - b[i]), 0);

  /** Families of the page that are ciphers, in lower case. */
  return (page) => {
    const found = new Set();
    const families = new Set();
    for (const face of page.fonts ?? []) if (face.status === 'loaded') families.add(face.family.replace(/^["']|["']$/g, ''));
    if (!families.size) return found;
    const pen = Object.assign(page.createElement('canvas'), { width: SIZE, height: SIZE }).getContext('2d', { willReadFrequently: true });
    const widths = (font) => { pen.font = `24px ${font}`; return LETTERS.map((letter) => pen.measureText(letter).width); };
    const plain = PLAIN.map(widths);
    for (const family of families) {
      // A font without these letters falls back to the plain one, and agrees with it.
      const own = PLAIN.map((fallback) => widths(`${quoted(family)}, ${fallback}`));
      if (own.some((measured, i) => correlation(measured, plain[i]) >= AGREES)) continue;
      // In a symbol font no letter resembles any; in a cipher most resemble another.
      const letters = draw(pen, `${quoted(family)}, sans-serif`);
      const known = draw(pen, 'sans-serif');
      const other = letters.filter((letter, i) => {
        const distances = known.map((shape) => distance(letter, shape));
        const best = distances.indexOf(Math.min(...distances));
        return best !== i && distances[best] < distances[i] * 0.6;
      });
      if (other.length >= LETTERS.length / 2) found.add(family.toLowerCase());
    }
    return found;
  };
})();
