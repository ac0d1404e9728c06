import type { Part, Picture } from './picture.ts';

/** What a PNG is drawn and animated by; texts, times, EXIF and what nobody knows tell of its maker. https://www.w3.org/TR/png-3/#4Concepts.FormatTypes */
const PNG_DRAWN = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
];

/** https://developers.google.com/speed/webp/docs/riff_container#extended_file_format */
const WEBP_DRAWN = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP', 'ANIM', 'ANMF'];
const WEBP_FLAG_EXIF = 0x08;
const WEBP_FLAG_XMP = 0x04;

const JFIF = 0xe0;
const EXIF = 0xe1;
const ICC = 0xe2;
const ADOBE = 0xee;
/** Frames, tables and scans, which stand together: all that a JPEG is drawn by. */
const FIRST_DRAWN = 0xc0;
const LAST_DRAWN = 0xdf;

/** Name, version and density; a small picture may follow, which shows what was cut off the large one. */
const JFIF_WITHOUT_THUMBNAIL = 12;

const EXIF_NAME = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY = 12;
const UPRIGHT = 1;

/**
 * The picture with nothing but what it is drawn by: everybody may see it, and a phone writes into it where it stood. Of a JPEG's
 * EXIF its orientation stays, or it would lie on its side.
 */
export function bare({ type, head, parts }: Picture): Buffer {
  switch (type) {
    case 'PNG':
      return Buffer.concat([head, ...parts.filter(isOneOf(PNG_DRAWN)).map(({ bytes }) => bytes)]);
    case 'JPEG':
      return Buffer.concat([head, ...bareSegments(parts)]);
    case 'WEBP': {
      const chunks = Buffer.concat(parts.filter(isOneOf(WEBP_DRAWN)).map(withoutFlags));
      const start = Buffer.from(head);
      start.writeUInt32LE(head.length - 8 + chunks.length, 4);
      return Buffer.concat([start, chunks]);
    }
  }
}

function isOneOf(names: readonly string[]): (part: Part) => boolean {
  return ({ name }) => typeof name === 'string' && names.includes(name);
}

/** The head of an extended WebP says what else there is. */
function withoutFlags({ name, bytes }: Part): Buffer {
  const flagsAt = 8;
  const flags = bytes[flagsAt];
  if (name !== 'VP8X' || flags === undefined) return bytes;
  const changed = Buffer.from(bytes);
  changed[flagsAt] = flags & ~(WEBP_FLAG_EXIF | WEBP_FLAG_XMP);
  return changed;
}

function bareSegments(parts: readonly Part[]): readonly Buffer[] {
  const exif = parts.find(({ name, content }) => name === EXIF && begins(content, EXIF_NAME));
  return parts.flatMap((part) => {
    const { name, bytes, content } = part;
    if (typeof name !== 'number') return [];
    if (name >= FIRST_DRAWN && name <= LAST_DRAWN) return [bytes];
    // What Photoshop writes into APP14 says how its colours are meant; the profile says which they are.
    if (name === ADOBE && begins(content, Buffer.from('Adobe'))) return [bytes];
    if (name === ICC && begins(content, Buffer.from('ICC_PROFILE\0', 'latin1'))) return [bytes];
    if (name === JFIF && begins(content, Buffer.from('JFIF\0', 'latin1'))) {
      return [segment(JFIF, Buffer.concat([content.subarray(0, JFIF_WITHOUT_THUMBNAIL), Buffer.from([0, 0])]))];
    }
    if (part !== exif) return [];
    const orientation = orientationOf(content.subarray(EXIF_NAME.length));
    return orientation === UPRIGHT ? [] : [exifOf(orientation)];
  });
}

function begins(content: Buffer, name: Buffer): boolean {
  return content.subarray(0, name.length).equals(name);
}

function segment(marker: number, content: Buffer): Buffer {
  const frame = Buffer.from([0xff, marker, 0, 0]);
  frame.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([frame, content]);
}

/** How the picture is to be turned, 1-8, as its TIFF directory says; 1 where it says nothing. https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, 4.6.2 */
function orientationOf(tiff: Buffer): number {
  if (tiff.length < 10) return UPRIGHT;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return UPRIGHT;
  const read16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return UPRIGHT;
  const entries = read16(directory);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * ENTRY;
    if (at + ENTRY > tiff.length) return UPRIGHT;
    if (read16(at) !== ORIENTATION || read16(at + 2) !== SHORT) continue;
    const orientation = read16(at + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
  }
  return UPRIGHT;
}

/** EXIF that says one thing. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + ENTRY + 4);
  tiff.write('MM', 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return segment(EXIF, Buffer.concat([EXIF_NAME, tiff]));
}
