// Where to click: pages of ours fill while they stand, and what is measured too early has moved.

/**
 * Runs in the page: waits until it is no longer busy and the element stands where it stood a moment ago, two
 * seconds at most, and gives its box in CSS pixels of the view.
 */
export async function standing(selector, block) {
  const measured = () => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block, behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  };
  const end = Date.now() + 2_000;
  let before = measured();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = measured();
    const moves = JSON.stringify(now) !== JSON.stringify(before);
    if ((!moves && !document.querySelector('[aria-busy="true"]')) || Date.now() > end) return now;
    before = now;
  }
}
