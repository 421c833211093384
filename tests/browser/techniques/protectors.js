// Pages with a protector from npm, as its own documentation sets it up.

import { article } from './article.js';

const js = (path) => `<script src="{module}/${path}"></script>`;
const JQUERY = js('jquery/dist/jquery.min.js') + js('jquery-ui/dist/jquery-ui.min.js');

/** vuepress' own three functions, which the plugin asks for the page's settings, and the constants that its build fills in. */
const standIn = (code) => `data:text/javascript,${encodeURIComponent(code)}`;
const VUEPRESS = (options) => `<script type="importmap">${JSON.stringify({ imports: {
  vue: '{module}/vue/dist/vue.runtime.esm-browser.prod.js', '@vueuse/core': '{module}/@vueuse/core/index.mjs', '@vueuse/shared': '{module}/@vueuse/shared/index.mjs', 'vue-demi': '{module}/vue-demi/lib/index.mjs',
  'vuepress/client': standIn('export const usePageFrontmatter = () => ({ value: {} }), usePageData = () => ({ value: { path: location.pathname } }), defineClientConfig = (config) => config'),
  '@vuepress/helper/client': standIn("export const useLocaleConfig = (locales) => ({ value: locales['/'] }), isPlainObject = (v) => Object.prototype.toString.call(v) === '[object Object]', isString = (v) => typeof v === 'string', removeEndingSlash = (s) => s.replace(/\\/$/, ''), isLinkHttp = (s) => /^https?:/.test(s)"),
} })}</script><script>Object.assign(window, ${JSON.stringify({ COPYRIGHT_CANONICAL: '', COPYRIGHT_GLOBAL: true, COPYRIGHT_DISABLE_COPY: false, COPYRIGHT_DISABLE_SELECTION: false, COPYRIGHT_MAX_LENGTH: 0, COPYRIGHT_TRIGGER_LENGTH: 100, COPYRIGHT_LOCALES: { '/': { author: 'By :author', license: 'Licence :license', link: 'From :link' } }, COPYRIGHT_DEFAULT_AUTHOR: 'The Pilot', COPYRIGHT_DEFAULT_LICENSE: 'all rights reserved', ...options })})</script>`;
const plugin = (options) => ({
  head: VUEPRESS(options), wait: 800,
  main: `<div id="app">${article()}</div><script type="module">import { createApp, h } from 'vue'; import config from '{module}/vuepress-plugin-copyright2/lib/client/config.js';
    const holder = document.createElement('i'); document.body.append(holder); createApp({ setup: config.setup, render: () => h('b') }).mount(holder)</script>`,
});

export const PROTECTORS = [
  { row: 200, name: 'disable-devtool', blocks: ['select', 'copy', 'menu'], head: js('disable-devtool/disable-devtool.min.js'),
    script: `DisableDevtool({ disableMenu: true, disableSelect: true, disableCopy: true, disableCut: true, disablePaste: true, detectors: [], interval: 200 })` },
  { row: 201, name: 'vuepress-attribution', blocks: ['copy'], ...plugin({}) },
  { row: 202, name: 'vuepress-no-copy', blocks: ['copy'], ...plugin({ COPYRIGHT_DISABLE_COPY: true }) },
  { row: 203, name: 'vuepress-no-selection', blocks: ['select'], ...plugin({ COPYRIGHT_DISABLE_SELECTION: true }) },
  { row: 204, name: 'vuepress-length', blocks: ['copy'], ...plugin({ COPYRIGHT_MAX_LENGTH: 20 }) },
  { row: 205, name: 'jquery-ui-disable-selection', blocks: ['select'], head: JQUERY, script: `$('article').disableSelection()` },
  { row: 206, name: 'hammer', blocks: ['select'], head: js('hammerjs/hammer.min.js'), script: `new Hammer(document.getElementById('article')).on('pan', () => {})` },
];
