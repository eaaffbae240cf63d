import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

const decompress = promisify(brotliDecompress);

/** The code points that a WOFF2 font has a glyph for. https://www.w3.org/TR/WOFF2/#table_dir_format */
export async function readCoverage(font: Uint8Array): Promise<ReadonlySet<number>> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error("not a WOFF2 font");
  let at = 48;
  let offset = 0;
  let cmapAt: number | undefined;
  const readNumber = () => {
    for (let value = 0; ; ) {
      const byte = view.getUint8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let left = view.getUint16(12); left > 0; left--) {
    const flags = view.getUint8(at++);
    const [tag, version] = [flags & 63, flags >> 6];
    if (tag === 63) at += 4;
    let length = readNumber();
    // Tags 10 and 11 are glyf and loca, whose version 0 is the transformed one.
    if (tag === 10 || tag === 11 ? version !== 3 : version !== 0) length = readNumber();
    if (tag === 0) cmapAt = offset;
    offset += length;
  }
  const tables = await decompress(font.subarray(at, at + view.getUint32(20)));
  if (cmapAt === undefined) throw new Error("a font without a cmap table");
  return readCmap(new DataView(tables.buffer, tables.byteOffset + cmapAt));
}

/** https://learn.microsoft.com/typography/opentype/spec/cmap: formats 4 and 12 are what fonts have today. */
function readCmap(view: DataView): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 4, left = view.getUint16(2); left > 0; left--, at += 8) {
    const table = view.getUint32(at + 4);
    const format = view.getUint16(table);
    if (format === 4) readSegments(view, table, found);
    if (format === 12) readGroups(view, table, found);
  }
  return found;
}

function readSegments(view: DataView, table: number, found: Set<number>): void {
  const bytes = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + bytes];
  for (let at = 0; at < bytes; at += 2) {
    const [start, end] = [view.getUint16(starts + at), view.getUint16(ends + at)];
    const delta = view.getUint16(starts + bytes + at);
    const rangeAt = starts + 2 * bytes + at;
    const range = view.getUint16(rangeAt);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const glyph = range === 0 ? point + delta : view.getUint16(rangeAt + range + 2 * (point - start));
      if ((glyph & 0xffff) !== 0) found.add(point);
    }
  }
}

function readGroups(view: DataView, table: number, found: Set<number>): void {
  for (let at = table + 16, left = view.getUint32(table + 12); left > 0; left--, at += 12) {
    const [start, end, glyph] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8)];
    for (let point = start; point <= end; point++) if (glyph + point - start !== 0) found.add(point);
  }
}
