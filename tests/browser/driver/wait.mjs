// Waiting for what a browser does in its own time.

export const waitFor = Object.assign(
  /** The first truthy answer of `ask`, asked again and again. */
  async function waitFor(ask, what, timeout = 20_000) {
    const end = Date.now() + timeout;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await waitFor.milliseconds(40);
    }
  },
  { milliseconds: (time) => new Promise((resolve) => setTimeout(resolve, time)) },
);
