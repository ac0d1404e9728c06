import type { ImageType } from '#model/catalog.ts';

/** Where a picture's sides must end: what is larger is no picture of anything that is sold, and takes a browser's memory. */
const LONGEST_SIDE = 10_000;

/** And its pixels: few bytes can say many of one colour, and a browser holds four bytes of each. */
const MOST_PIXELS = 40_000_000;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and checksum of a chunk. */
const PNG_CHUNK_FRAME = 12;

const JPEG_START = 0xd8;
const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;

/** Name of the container, its length, name of what it holds. */
const WEBP_HEAD = 12;
/** Type and length of a chunk. */
const WEBP_CHUNK_HEAD = 8;

/** A chunk or segment. */
export interface Part {
  /** A chunk's type, a segment's marker. */
  readonly name: string | number;
  /** All of it; of a scan with its pixels. */
  readonly bytes: Buffer;
  /** What it holds, without its own frame. */
  readonly content: Buffer;
}

/** A picture in the pieces that it consists of, in their order: PNG and WebP chunks, JPEG segments. */
export interface Picture {
  readonly type: ImageType;
  /** What stands before the first part. */
  readonly head: Buffer;
  readonly parts: readonly Part[];
}

/**
 * What kind of picture the content is, followed from its first byte to its last; null where it is none, is cut off, or where something
 * stands behind its end: a browser that guesses could take that for a page or a program.
 */
export function lookAt(content: Uint8Array): Picture | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return png(bytes) ?? jpeg(bytes) ?? webp(bytes);
}

/** https://www.w3.org/TR/png-3/#5DataRep */
function png(bytes: Buffer): Picture | null {
  const head = bytes.subarray(0, PNG_SIGNATURE.length);
  if (!head.equals(PNG_SIGNATURE)) return null;
  const parts: Part[] = [];
  let at = PNG_SIGNATURE.length;
  let hasPixels = false;
  while (at + PNG_CHUNK_FRAME <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + PNG_CHUNK_FRAME + length;
    if (end > bytes.length) return null;
    if (at === PNG_SIGNATURE.length) {
      if (name !== 'IHDR' || length !== 13) return null;
      if (!isSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return null;
    }
    parts.push({ name, bytes: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (name === 'IDAT') hasPixels = true;
    if (name === 'IEND') return hasPixels && end === bytes.length ? { type: 'PNG', head, parts } : null;
    at = end;
  }
  return null;
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B. */
function jpeg(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== JPEG_START) return null;
  const parts: Part[] = [];
  let at = 2;
  let hasFrame = false;
  let hasScan = false;
  while (at + 4 <= bytes.length || isEnd(bytes, at)) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Bytes of 0xff may fill the room before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG_END) {
      if (!hasFrame || !hasScan || at + 2 !== bytes.length) return null;
      parts.push({ name: marker, bytes: bytes.subarray(at), content: bytes.subarray(at + 2) });
      return { type: 'JPEG', head: bytes.subarray(0, 2), parts };
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrame(marker)) {
      if (length < 8 || !isSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return null;
      hasFrame = true;
    }
    const content = bytes.subarray(at + 4, at + 2 + length);
    const end = marker === JPEG_SCAN ? behindScan(bytes, at + 2 + length) : at + 2 + length;
    if (marker === JPEG_SCAN) hasScan = true;
    parts.push({ name: marker, bytes: bytes.subarray(at, end), content });
    at = end;
  }
  return null;
}

function isEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === JPEG_END;
}

/** Baseline, progressive and their kin; three numbers among them mean tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Within pixels 0xff is followed by 0, by a mark to restart at, or by more of itself. */
function behindScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webp(bytes: Buffer): Picture | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP' || bytes.readUInt32LE(4) + 8 !== bytes.length) return null;
  const parts: Part[] = [];
  let at = WEBP_HEAD;
  while (at + WEBP_CHUNK_HEAD <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const start = at + WEBP_CHUNK_HEAD;
    // Chunks of an odd length are filled up by one byte.
    const end = start + length + (length % 2);
    if (end > bytes.length) return null;
    const part = { name, bytes: bytes.subarray(at, end), content: bytes.subarray(start, start + length) };
    if (at === WEBP_HEAD && !['VP8 ', 'VP8L', 'VP8X'].includes(name)) return null;
    if (!isWebpSize(part)) return null;
    parts.push(part);
    at = end;
  }
  const hasPixels = parts.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF');
  return hasPixels && at === bytes.length ? { type: 'WEBP', head: bytes.subarray(0, WEBP_HEAD), parts } : null;
}

/** False where the chunk says what size the picture has, and it is too large or cannot be read. */
function isWebpSize({ name, content }: Part): boolean {
  switch (name) {
    case 'VP8 ':
      return content.length >= 10 && isSize(content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff);
    case 'VP8L': {
      if (content.length < 5 || content[0] !== 0x2f) return false;
      const sizes = content.readUInt32LE(1);
      return isSize((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return content.length >= 10 && isSize(content.readUIntLE(4, 3) + 1, content.readUIntLE(7, 3) + 1);
    default:
      return true;
  }
}

function isSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE && width * height <= MOST_PIXELS;
}
