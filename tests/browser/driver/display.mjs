// A screen of our own: browsers open real windows on it, keys and clipboard are the real ones,
// and several test runs at once do not meet each other's.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { crc32 } from './package.mjs';

const WIDTH = 1280;
const HEIGHT = 900;

export async function startDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-screen-'));
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-fbdir', folder, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  const env = { ...process.env, DISPLAY: `:${number}` };
  delete env.WAYLAND_DISPLAY;
  const x = (program, args, options = {}) =>
    execFileSync(program, args, { env, timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'], ...options });

  return {
    env,
    /** Presses keys as a keyboard does: `key('alt+shift+y')`, `key('Return')`. */
    key: (combination) => x('xdotool', ['key', '--clearmodifiers', combination]),
    move: (left, top) => x('xdotool', ['mousemove', String(left), String(top)]),
    click: (button = 1) => x('xdotool', ['click', String(button)]),
    /** What another program would paste: text, or the named type. Null where there is none. */
    clipboard(type = 'UTF8_STRING') {
      try {
        return x('xclip', ['-o', '-selection', 'clipboard', '-t', type], { maxBuffer: 1 << 28 }).toString();
      } catch {
        return null;
      }
    },
    /** Puts text on the clipboard as another program would, and sees that it is there. */
    setClipboard(text) {
      // It goes on in the background and takes the clipboard when it gets there, even after the next copy, so it
      // is waited for. Where the same text is there already, nothing would show when.
      if (this.clipboard() === text) return;
      x('xclip', ['-i', '-selection', 'clipboard'], { input: text, stdio: ['pipe', 'ignore', 'ignore'] });
      for (let i = 0; this.clipboard() !== text; i++) if (i === 200) throw new Error('the clipboard was not set');
    },
    /** The whole screen as PNG. */
    screenshot(file) {
      writeFileSync(file, png(readFileSync(join(folder, 'Xvfb_screen0'))));
    },
    stop() {
      server.removeAllListeners('exit');
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The screen in front of the reader, which is theirs to use. */
export const readersDisplay = () => ({ env: process.env, stop() {} });

/** An X window dump of 32 bits a pixel (the form Xvfb keeps its screen in) as PNG. */
function png(dump) {
  const field = (index) => dump.readUInt32BE(4 * index);
  const [width, height, stride] = [field(4), field(5), field(12)];
  const start = field(0) + field(19) * 12; // header, then a colour map of 12 bytes an entry
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, to = 0; y < height; y++) {
    to++; // filter: none
    for (let x = 0, from = start + y * stride; x < width; x++, from += 4) {
      rows[to++] = dump[from + 2];
      rows[to++] = dump[from + 1];
      rows[to++] = dump[from];
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
