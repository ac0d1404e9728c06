import { crc32 } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { bare } from './bare.ts';
import { lookAt } from './picture.ts';

const canvas = createCanvas(40, 30);
const context = canvas.getContext('2d');
context.fillStyle = '#7a3cff';
context.fillRect(0, 0, 20, 30);

const drawn = {
  PNG: canvas.toBuffer('image/png'),
  JPEG: canvas.toBuffer('image/jpeg'),
  WEBP: canvas.toBuffer('image/webp'),
} as const;

/** What a phone writes: where it stood. */
const SECRET = 'GPS 52.5163N 13.3777E';

function bareOf(bytes: Buffer): Buffer {
  const picture = lookAt(bytes);
  if (!picture) throw new Error('This is no picture.');
  return bare(picture);
}

async function pixels(bytes: Buffer): Promise<{ width: number; height: number; data: Buffer }> {
  const image = await loadImage(bytes);
  const surface = createCanvas(image.width, image.height);
  surface.getContext('2d').drawImage(image, 0, 0);
  return { width: image.width, height: image.height, data: Buffer.from(surface.data()) };
}

function segment(marker: number, content: string | Buffer): Buffer {
  const body = Buffer.from(content);
  const frame = Buffer.from([0xff, marker, 0, 0]);
  frame.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([frame, body]);
}

/** EXIF as a phone writes it, in either order of bytes: its maker, its orientation, its place. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  const write16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const write32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 'latin1');
  write16(42, 2);
  write32(8, 4);
  write16(2, 8);
  write16(0x010f, 10);
  write16(2, 12);
  write32(SECRET.length, 14);
  write32(tiff.length, 18);
  write16(0x0112, 22);
  write16(3, 24);
  write32(1, 26);
  write16(orientation, 30);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(SECRET)]);
}

/** The JPEG with more segments behind its first one. */
function withSegments(...segments: readonly Buffer[]): Buffer {
  const behindJfif = 4 + drawn.JPEG.readUInt16BE(4);
  return Buffer.concat([drawn.JPEG.subarray(0, behindJfif), ...segments, drawn.JPEG.subarray(behindJfif)]);
}

describe('a JPEG that is shown', () => {
  test('tells nothing but how it is drawn', async () => {
    const phone = withSegments(
      segment(0xe0, `JFXX\0${SECRET}`),
      segment(0xe1, exif('II', 1)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
      segment(0xe2, `MPF\0${SECRET}`),
      segment(0xed, `Photoshop 3.0\0${SECRET}`),
      segment(0xee, SECRET),
      segment(0xef, SECRET),
      segment(0xf0, SECRET),
      segment(0xfe, SECRET),
    );
    expect(phone.toString('latin1')).toContain(SECRET);
    expect(bareOf(phone).equals(drawn.JPEG)).toBe(true);
    expect(await pixels(bareOf(phone))).toEqual(await pixels(drawn.JPEG));
  });

  test('keeps its colours: the profile, and what Adobe says of them', () => {
    const adobe = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01');
    expect(drawn.JPEG.includes('ICC_PROFILE')).toBe(true);
    expect(bareOf(withSegments(adobe)).equals(withSegments(adobe))).toBe(true);
  });

  test('loses the small picture in its first segment', () => {
    const jfif = segment(
      0xe0,
      Buffer.concat([Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01', 'latin1'), Buffer.from('rgb')]),
    );
    const behindJfif = 4 + drawn.JPEG.readUInt16BE(4);
    const withThumbnail = Buffer.concat([drawn.JPEG.subarray(0, 2), jfif, drawn.JPEG.subarray(behindJfif)]);
    expect(bareOf(withThumbnail).equals(drawn.JPEG)).toBe(true);
  });

  test.each(['II', 'MM'] as const)('stands as it was held, and says nothing else (%s)', async (order) => {
    const phone = withSegments(segment(0xe1, exif(order, 6)));
    const shown = bareOf(phone);
    expect(shown.toString('latin1')).not.toContain(SECRET);
    expect(shown.length).toBe(drawn.JPEG.length + 36);
    expect(lookAt(shown)?.type).toBe('JPEG');
    const { width, height } = await pixels(shown);
    expect({ width, height }).toEqual({ width: 30, height: 40 });
    expect(await pixels(shown)).toEqual(await pixels(phone));
    expect(bareOf(shown).equals(shown)).toBe(true);
  });

  test('is not turned by EXIF that is cut off, wherever', () => {
    const whole = exif('MM', 6);
    for (let length = 6; length < 6 + 34; length += 1) {
      expect(bareOf(withSegments(segment(0xe1, whole.subarray(0, length)))).equals(drawn.JPEG)).toBe(true);
    }
    expect(bareOf(withSegments(segment(0xe1, exif('II', 9)))).equals(drawn.JPEG)).toBe(true);
  });
});

function pngChunk(name: string, content: string): Buffer {
  const named = Buffer.from(name + content, 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

test('a PNG that is shown tells nothing but how it is drawn', async () => {
  const behindHead = 8 + 12 + 13;
  const chunks = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'caBX'].map((name) => pngChunk(name, SECRET));
  const told = Buffer.concat([drawn.PNG.subarray(0, behindHead), ...chunks, drawn.PNG.subarray(behindHead)]);
  expect(lookAt(told)?.type).toBe('PNG');
  expect(bareOf(told).equals(drawn.PNG)).toBe(true);
  expect(await pixels(bareOf(told))).toEqual(await pixels(drawn.PNG));
});

function webpChunk(name: string, content: string): Buffer {
  const head = Buffer.from(`${name}....`, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, Buffer.from(content), Buffer.alloc(content.length % 2)]);
}

test('a WebP that is shown tells nothing but how it is drawn, and its head says so', async () => {
  const told = Buffer.concat([drawn.WEBP, ...['EXIF', 'XMP ', 'ABCD'].map((name) => webpChunk(name, SECRET))]);
  told.writeUInt32LE(told.length - 8, 4);
  expect(told.toString('latin1', 12, 16)).toBe('VP8X');
  told[20] = (told[20] ?? 0) | 0x0c;
  expect(lookAt(told)?.type).toBe('WEBP');
  expect(bareOf(told).equals(drawn.WEBP)).toBe(true);
  expect(await pixels(bareOf(told))).toEqual(await pixels(drawn.WEBP));
});
