// The article that hostile and broken pages are made around.

export const SENTENCE = 'The old mill turns only when the river is high, and the river is high only in April. ';
export const paragraphs = (count) => Array.from({ length: count }, (_, i) => `<p>${SENTENCE.repeat(3)} (${i})</p>`).join('\n');
export const article = (body, title = 'The Old Mill') =>
  `<!doctype html><html lang="en"><title>${title}</title><body><article><h1>${title}</h1>${body}</article></body></html>`;
