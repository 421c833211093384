// A folder as one zip file, as an extension is installed for good: files stored as they are.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a zip file with everything in `folder`. */
export function packed(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile());
  const files = [];
  const list = [];
  let offset = 0;
  for (const name of names.sort()) {
    const bytes = readFileSync(join(folder, name));
    const path = Buffer.from(name.replaceAll('\\', '/'));
    const head = Buffer.alloc(26); // from "version needed" to "extra field length" (PKWARE's APPNOTE, section 4.3.7)
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x21, 8); // the first of January 1980
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(path.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, bytes);
    const place = Buffer.alloc(14); // from "file comment length" to "offset of local header"
    place.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, path);
    offset += 30 + path.length + bytes.length;
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = list.length / 4;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

export function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
