// In the page: runs another tool and takes its time.

globalThis.runTool = (tool) => {
  const runs = {
    clone: () => String(document.cloneNode(true).nodeType),
    readability: () => new Readability(document.cloneNode(true)).parse()?.textContent ?? '',
    readabilityTurndown: () => new TurndownService().turndown(new Readability(document.cloneNode(true)).parse()?.content ?? ''),
    defuddle: () => new Defuddle(document, { markdown: true, url: document.URL }).parse().content,
  };
  const start = performance.now();
  try {
    const result = runs[tool]();
    return { total: performance.now() - start, result };
  } catch (error) {
    return { total: performance.now() - start, error: String(error) };
  }
};
0;
