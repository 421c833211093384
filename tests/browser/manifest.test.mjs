// What the manifest promises, against what browsers offer at the versions it names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXTENSION } from './driver/index.mjs';

const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
const compatibility = createRequire(import.meta.url)('@mdn/browser-compat-data');

const minimum = {
  chrome: Number(manifest.minimum_chrome_version),
  firefox: Number.parseFloat(manifest.browser_specific_settings.gecko.strict_min_version),
  firefox_android: Number.parseFloat(manifest.browser_specific_settings.gecko_android.strict_min_version),
};

test('the versions that were decided', () => {
  assert.deepEqual(minimum, { chrome: 123, firefox: 140, firefox_android: 142 });
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
});

test('only these permissions, and no way for a page to find the extension', () => {
  assert.deepEqual(
    [...manifest.permissions].sort(),
    ['activeTab', 'clipboardWrite', 'contextMenus', 'offscreen', 'scripting', 'sidePanel', 'storage'],
  );
  for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
    assert.equal(manifest[key], undefined, key);
  }
  assert.match(manifest.content_security_policy.extension_pages, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(manifest.content_security_policy.extension_pages, /https?:|unsafe-inline|unsafe-eval'[^;]*'unsafe-eval'/);
});

test('at most one shortcut is suggested', () => {
  assert.equal(Object.values(manifest.commands).filter((command) => command.suggested_key).length, 1);
});

/** The first version of a browser with a feature; Infinity where it has none. */
function since(path, browser) {
  const entry = path.split('.').reduce((at, key) => at?.[key], compatibility);
  assert.ok(entry, `no data on ${path}`);
  const support = [entry.__compat.support[browser]].flat()[0];
  const version = support?.version_added;
  return version === true ? 0 : typeof version === 'string' ? Number.parseFloat(version.replace('≤', '')) : Infinity;
}

// What the extension cannot work without, by the names of the compatibility data.
const EVERYWHERE = [
  'webextensions.api.scripting.executeScript',
  'webextensions.api.storage.session',
  'webextensions.api.action.setBadgeText',
  'webextensions.manifest.optional_host_permissions',
  'api.Clipboard.writeText',
  'api.Clipboard.write',
  'api.Element.checkVisibility',
  'javascript.operators.import',
  'css.selectors.has',
  'css.types.color.light-dark',
];
const DESKTOP = ['webextensions.api.commands.onCommand'];
const CHROMIUM = ['webextensions.api.dom.openOrClosedShadowRoot'];

for (const [features, browsers] of [
  [EVERYWHERE, ['chrome', 'firefox', 'firefox_android']],
  [DESKTOP, ['chrome', 'firefox']],
  [CHROMIUM, ['chrome']],
]) {
  for (const feature of features) {
    test(`${feature} is there at the lowest version`, () => {
      for (const browser of browsers) {
        assert.ok(since(feature, browser) <= minimum[browser], `${browser} has it since ${since(feature, browser)}`);
      }
    });
  }
}
