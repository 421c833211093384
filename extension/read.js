// Reads a tab's page: the walker runs in the page on the reader's gesture and gives one string.

import { inject } from './inject.js';

/** Why a page cannot be read; `reason` is the name of the message that says so. */
export class Unreadable extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Milliseconds after which a page whose own scripts let nothing else run is given up. */
const PATIENCE = 25_000;

export async function readPage(tabId) {
  let timer;
  const busy = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Unreadable('failed_busy')), PATIENCE);
  });
  try {
    return await Promise.race([read(tabId), busy]);
  } finally {
    clearTimeout(timer);
  }
}

async function read(tabId) {
  let frame;
  try {
    [frame] = await inject({ target: { tabId }, files: ['/snapshot.js'] });
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
  if (typeof frame?.result === 'string') return frame.result;
  throw new Unreadable('failed_restricted');
}

/** The browsers' own words for a page that went away; all others say that it may not be read. */
function reasonOf(error) {
  const gone = /no tab with id|invalid tab id|tab was closed|frame.*(removed|destroyed)|error page|actor.*destroyed|navigat/i;
  return gone.test(error?.message) ? 'failed_gone' : 'failed_restricted';
}
