// Runs scripts in a tab where the reader has just pressed.

/** Milliseconds before each further attempt. */
const PAUSES = [0, 20, 80, 300, 1000];

/**
 * `chrome.scripting.executeScript`, asked again where the page's process does not know yet what the press allows:
 * Chromium tells it that and asks it to run the script by two ways, and on a busy machine the second can be the quicker
 * one, again and again. Other refusals are final.
 */
export async function inject(details) {
  for (const pause of PAUSES) {
    try {
      return await chrome.scripting.executeScript(details);
    } catch (error) {
      if (!/cannot access contents/i.test(error?.message)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return chrome.scripting.executeScript(details);
}
