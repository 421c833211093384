// Lets a long press of a finger select readable text (row 19). What is made for gestures says so in `touch-action`,
// or moves: carousels, maps and sliders are left alone.

(() => {
  const free = globalThis.verbatimFree;

  const forGestures = (element) => {
    for (let at = element; at && at !== document.body; at = free.parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.touchAction !== 'auto' && style.touchAction !== 'manipulation') return true;
      if (style.transform !== 'none' || style.willChange.includes('transform')) return true;
    }
    return false;
  };

  free?.add('touch', (session) => {
    session.on('touchstart', (event) => {
      if (event.touches.length !== 1) return;
      const { clientX, clientY } = event.touches[0];
      const element = free.innermost({ composedPath: () => event.composedPath(), clientX, clientY });
      if (!free.readable(element) || forGestures(element)) return;
      if (event.defaultPrevented) return session.missed('touch');
      event.stopImmediatePropagation();
    });
  });
})();
