// `node icons.mjs IN.svg OUT_FOLDER SIZE…`: a drawing as PNG files, `NAME-SIZE.png`.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Resvg, initWasm } = require('@resvg/resvg-wasm');
await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));

const [input, folder, ...sizes] = process.argv.slice(2);
const drawing = readFileSync(input, 'utf8');
for (const size of sizes) {
  const image = new Resvg(drawing, { fitTo: { mode: 'width', value: Number(size) } }).render();
  writeFileSync(join(folder, `${basename(input, '.svg')}-${size}.png`), image.asPng());
}
