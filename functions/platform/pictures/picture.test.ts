import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { lookAt } from './picture.ts';

const pictureType = (bytes: Uint8Array) => lookAt(bytes)?.type ?? null;

const canvas = createCanvas(40, 30);
canvas.getContext('2d').fillRect(5, 5, 20, 10);

const pictures = {
  PNG: canvas.toBuffer('image/png'),
  JPEG: canvas.toBuffer('image/jpeg'),
  WEBP: canvas.toBuffer('image/webp'),
} as const;

const each = Object.entries(pictures);

describe.each(each)('a %s', (type, bytes) => {
  test('is known by its content', () => {
    expect(pictureType(bytes)).toBe(type);
  });

  test('is none with anything behind its end', () => {
    expect(pictureType(Buffer.concat([bytes, Buffer.from('<script>')]))).toBeNull();
    expect(pictureType(Buffer.concat([bytes, Buffer.from([0])]))).toBeNull();
  });

  test('is none where it is cut off, wherever', () => {
    for (let length = 0; length < bytes.length; length += Math.max(1, Math.floor(bytes.length / 60))) {
      expect(pictureType(bytes.subarray(0, length))).toBeNull();
    }
  });

  test('is looked at to its end, whatever its bytes say', () => {
    for (let at = 0; at < Math.min(bytes.length, 400); at += 1) {
      const broken = Buffer.from(bytes);
      broken[at] = 0xff;
      expect([null, type]).toContain(pictureType(broken));
    }
  });
});

test.each([
  ['nothing', ''],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<!doctype html>'],
  ['another kind of picture', 'GIF89a'],
])('%s is no picture', (_, text) => {
  expect(pictureType(Buffer.from(text))).toBeNull();
});

test('a picture of more than 10,000 pixels a side is none', () => {
  const wide = Buffer.from(pictures.PNG);
  wide.writeUInt32BE(10_001, 16);
  expect(pictureType(wide)).toBeNull();
});

/** The picture, saying that it has other sides. */
const ofSize: Record<keyof typeof pictures, (width: number, height: number) => Buffer> = {
  PNG(width, height) {
    const bytes = Buffer.from(pictures.PNG);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  },
  JPEG(width, height) {
    const bytes = Buffer.from(pictures.JPEG);
    const frame = [0xc0, 0xc1, 0xc2].map((marker) => bytes.indexOf(Buffer.from([0xff, marker]))).find((at) => at > 0);
    if (frame === undefined) throw new Error('It has no frame.');
    bytes.writeUInt16BE(height, frame + 5);
    bytes.writeUInt16BE(width, frame + 7);
    return bytes;
  },
  WEBP(width, height) {
    const bytes = Buffer.from(pictures.WEBP);
    if (bytes.toString('latin1', 12, 16) !== 'VP8X') throw new Error('It is of another kind of WebP.');
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
    return bytes;
  },
};

test.each(Object.entries(ofSize))('a %s of more than 40 megapixels is none', (type, sized) => {
  expect(pictureType(sized(8_000, 5_000))).toBe(type);
  expect(pictureType(sized(8_000, 5_001))).toBeNull();
});
