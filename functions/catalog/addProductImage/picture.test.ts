import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { pictureType } from './picture.ts';

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
