import type { ImageType } from '#model/catalog.ts';

/** Where a picture's sides must end: what is larger is no picture of a product, and takes a browser's memory. */
const LONGEST_SIDE = 10_000;

/** And its pixels: few bytes can say many of one colour, and a browser holds four bytes of each. */
const MOST_PIXELS = 40_000_000;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and checksum of a chunk. */
const PNG_CHUNK_FRAME = 12;

const JPEG_START = 0xd8;
const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;

/**
 * What kind of picture the content is, from its first byte to its last; null where it is none, is cut off, or where something
 * stands behind its end: a browser that guesses could take that for a page or a program.
 */
export function pictureType(content: Uint8Array): ImageType | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (isPng(bytes)) return 'PNG';
  if (isJpeg(bytes)) return 'JPEG';
  return isWebp(bytes) ? 'WEBP' : null;
}

/** https://www.w3.org/TR/png-3/#5DataRep */
function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return false;
  let at = PNG_SIGNATURE.length;
  let hasPixels = false;
  while (at + PNG_CHUNK_FRAME <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + PNG_CHUNK_FRAME + length;
    if (at === PNG_SIGNATURE.length) {
      if (type !== 'IHDR' || length !== 13 || end > bytes.length) return false;
      if (!isSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return false;
    }
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return hasPixels && end === bytes.length;
    at = end;
  }
  return false;
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== JPEG_START) return false;
  let at = 2;
  let hasFrame = false;
  let hasScan = false;
  while (at + 4 <= bytes.length || isEnd(bytes, at)) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    // Bytes of 0xff may fill the room before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG_END) return hasFrame && hasScan && at + 2 === bytes.length;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return false;
    if (isFrame(marker)) {
      if (length < 8 || !isSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return false;
      hasFrame = true;
    }
    at += 2 + length;
    if (marker === JPEG_SCAN) {
      hasScan = true;
      at = behindScan(bytes, at);
    }
  }
  return false;
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
function isWebp(bytes: Buffer): boolean {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return false;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP' || bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return isSize(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const sizes = bytes.readUInt32LE(21);
      return bytes[20] === 0x2f && isSize((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return isSize(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return false;
  }
}

function isSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE && width * height <= MOST_PIXELS;
}
