// How near one text is to another, by words.

const words = (text) => text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];

/** F1 of the multisets of words. */
export function wordF1(found, wanted) {
  const [one, other] = [words(found), words(wanted)];
  const left = new Map();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      common++;
      left.set(word, count - 1);
    }
  }
  return one.length + other.length === 0 ? 1 : (2 * common) / (one.length + other.length);
}
