// Last of the registered files: this page's site is always freed, from before its first script.

globalThis.verbatimFree?.start({ always: true });
