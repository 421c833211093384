// Lets a picture beside the text be dragged or held as a browser does it (row 40).

(() => {
  const free = globalThis.verbatimFree;

  free?.add('picture', (session) => {
    session.on('mouseover', (event) => {
      const element = event.target;
      if (!(element instanceof HTMLImageElement) || getComputedStyle(element).webkitUserDrag !== 'none' || !free.readable(element)) return;
      session.css('picture', `${free.signature(element)}{-webkit-user-drag:auto!important;-webkit-touch-callout:default!important}`);
    });
  });
})();
