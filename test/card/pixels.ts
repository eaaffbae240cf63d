import { inflateSync } from "node:zlib";

export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** An eight-bit PNG as three bytes a pixel. https://www.w3.org/TR/png-3/#9Filters */
export function decodePng(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) throw new Error("not a PNG");
  const [width, height, depth, colour] = [view.getUint32(16), view.getUint32(20), png[24], png[25]];
  const bytes = { 2: 3, 3: 1, 6: 4 }[colour ?? 0];
  if (depth !== 8 || bytes === undefined) throw new Error(`depth ${depth}, colour type ${colour}`);
  const parts: Uint8Array[] = [];
  let palette: Uint8Array | undefined;
  for (let at = 8; at < png.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x504c5445) palette = png.subarray(at + 8, at + 8 + view.getUint32(at));
    if (view.getUint32(at + 4) === 0x49444154) parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * bytes;
  for (let y = 0; y < height; y++) unfilter(raw, y * (row + 1), row, bytes, y === 0);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * (row + 1) + 1 + x * bytes;
      const [source, at] = palette ? [palette, 3 * (raw[from] ?? 0)] : [raw, from];
      for (let channel = 0; channel < 3; channel++) data[to++] = source[at + channel] ?? 0;
    }
  }
  return { width, height, data };
}

function unfilter(raw: Uint8Array, start: number, row: number, bytes: number, isFirst: boolean): void {
  const filter = raw[start];
  for (let at = start + 1; at <= start + row; at++) {
    const left = at - start > bytes ? (raw[at - bytes] ?? 0) : 0;
    const up = isFirst ? 0 : (raw[at - row - 1] ?? 0);
    const corner = isFirst || at - start <= bytes ? 0 : (raw[at - row - 1 - bytes] ?? 0);
    let guess = 0;
    if (filter === 1) guess = left;
    if (filter === 2) guess = up;
    if (filter === 3) guess = (left + up) >> 1;
    if (filter === 4) {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      guess = a <= b && a <= c ? left : b <= c ? up : corner;
    }
    raw[at] = ((raw[at] ?? 0) + guess) & 255;
  }
}

export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** How many pixels differ sharply from their neighbour: grounds change softly, letters have edges. */
export function countEdges({ width, data }: Pixels, { left, top, right, bottom }: Area): number {
  let edges = 0;
  for (let y = Math.max(0, top); y < bottom; y++) {
    for (let x = left + 1; x < right; x++) {
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        if (Math.abs((data[at + channel] ?? 0) - (data[at + channel - 3] ?? 0)) > 24) {
          edges++;
          break;
        }
      }
    }
  }
  return edges;
}

/** How many pixels are nearly of this colour. */
export function countColour({ data }: Pixels, [red, green, blue]: readonly [number, number, number]): number {
  let found = 0;
  for (let at = 0; at < data.length; at += 3) {
    const miss =
      Math.abs((data[at] ?? 0) - red) +
      Math.abs((data[at + 1] ?? 0) - green) +
      Math.abs((data[at + 2] ?? 0) - blue);
    if (miss < 24) found++;
  }
  return found;
}
