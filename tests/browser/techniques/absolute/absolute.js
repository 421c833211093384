// The listeners-and-styles approach: stop the events before the page's handlers below the document hear of them, and
// make everything selectable.

for (const type of ['contextmenu', 'copy', 'cut', 'paste', 'mousedown', 'mouseup', 'mousemove', 'keydown', 'keypress', 'keyup', 'selectstart', 'dragstart'])
  document.addEventListener(type, (event) => event.stopPropagation(), true);

const selectable = () => {
  const style = document.createElement('style');
  style.textContent = '*, body *, html body *:not(input):not(textarea) { -webkit-user-select: text !important; user-select: text !important; }';
  document.documentElement.append(style);
};
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', selectable);
else selectable();
