// The built extension as a test needs it: a key for freeing a page, which the shipped one leaves to the reader to
// choose, and permissions that a reader would have been asked for.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION } from '../driver/index.mjs';

/** The key in the words of the driver. */
export const FREE_KEY = 'alt+shift+u';

/** A copy of the extension with this key, and with permissions for `hosts`. */
export const variant = ({ hosts = [] } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-extension-'));
  cpSync(EXTENSION, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.commands['free-page'].suggested_key = { default: 'Alt+Shift+U' };
  if (hosts.length) manifest.host_permissions = hosts;
  writeFileSync(path, JSON.stringify(manifest, null, 2));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
