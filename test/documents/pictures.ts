import { crc32, deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';

/** A picture of black and white dots, four quarters of which differ, so that no turn or flip of it looks like another. */
export interface Pattern {
  readonly width: number;
  readonly height: number;
  isBlack(x: number, y: number): boolean;
}

/** Black in the upper left quarter and along the lower edge. */
export const pattern: Pattern = {
  width: 64,
  height: 48,
  isBlack: (x, y) => (x < 32 && y < 24) || y >= 40,
};

export const pngKinds = ['grey1', 'grey16', 'palette', 'alpha', 'interlaced', 'animated'] as const;
export type PngKind = (typeof pngKinds)[number];

/** The pattern as a PNG of a rarer kind. https://www.w3.org/TR/png-3/ */
export function pngOf({ width, height, isBlack }: Pattern, kind: PngKind): Buffer {
  const row = (y: number, xs: readonly number[]): Buffer => {
    const shade = (x: number): number => (isBlack(x, y) ? 0 : 255);
    switch (kind) {
      case 'grey1':
        return Buffer.concat([Buffer.from([0]), bits(xs.map((x) => (isBlack(x, y) ? 0 : 1)))]);
      case 'grey16':
        return Buffer.from([0, ...xs.flatMap((x) => [shade(x), shade(x)])]);
      case 'palette':
        return Buffer.from([0, ...xs.map((x) => (isBlack(x, y) ? 1 : 0))]);
      case 'alpha':
        // What is to be white is transparent instead: paper shines through.
        return Buffer.from([0, ...xs.flatMap((x) => [0, 0, 0, isBlack(x, y) ? 255 : 0])]);
      case 'interlaced':
      case 'animated':
        return Buffer.from([0, ...xs.map(shade)]);
    }
  };
  const every = (from: number, step: number, until: number): number[] =>
    Array.from({ length: Math.max(0, Math.ceil((until - from) / step)) }, (_, index) => from + index * step);
  const passes = kind === 'interlaced' ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([x, y, dx, dy]) => every(y, dy, height).map((line) => row(line, every(x, dx, width))));
  const [depth, colour] = FORMS[kind];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, kind === 'interlaced' ? 1 : 0], 8);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(kind === 'palette' ? [chunk('PLTE', Buffer.from([255, 255, 255, 0, 0, 0]))] : []),
    ...(kind === 'animated' ? [chunk('acTL', numbers(2, 0)), frameControl(0, width, height)] : []),
    chunk('IDAT', data),
    ...(kind === 'animated'
      ? [
          frameControl(1, width, height),
          chunk('fdAT', Buffer.concat([numbers(2), deflateSync(Buffer.alloc(height * (width + 1), 0))])),
        ]
      : []),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Bits a sample and colour type of each kind. */
const FORMS: Readonly<Record<PngKind, readonly [number, number]>> = {
  grey1: [1, 0],
  grey16: [16, 0],
  palette: [8, 3],
  alpha: [8, 6],
  interlaced: [8, 0],
  animated: [8, 0],
};

/** Where each pass begins, and its steps. https://www.w3.org/TR/png-3/#8Interlace */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function frameControl(sequence: number, width: number, height: number): Buffer {
  return chunk('fcTL', Buffer.concat([numbers(sequence, width, height, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]));
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32BE(value, 4 * index));
  return buffer;
}

function bits(values: readonly number[]): Buffer {
  const packed = Buffer.alloc(Math.ceil(values.length / 8));
  values.forEach((value, index) => {
    packed[index >> 3] = (packed[index >> 3] ?? 0) | (value << (7 - (index & 7)));
  });
  return packed;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
}

/** The pattern as a JPEG, lying as the EXIF orientation says (1 to 8), with what follows its end. https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf, 4.6.4 */
export function jpegOf({ width, height, isBlack }: Pattern, orientation = 1, trailing = Buffer.alloc(0)): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (isBlack(x, y)) context.fillRect(x, y, 1, 1);
  const jpeg = canvas.encodeSync('jpeg', 95);
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), Buffer.alloc(2), exif]);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2), trailing]);
}

export const tiffCompressions = { none: 1, lzw: 5, jpeg: 7, deflate: 8, packBits: 32773 } as const;
export type TiffCompression = keyof typeof tiffCompressions;

/** The pattern on one page for each compression, in grey. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
export function tiffOf(shown: Pattern, compressions: readonly TiffCompression[]): Buffer {
  const { width, height, isBlack } = shown;
  const grey = Buffer.from(
    Array.from({ length: width * height }, (_, at) => (isBlack(at % width, Math.floor(at / width)) ? 0 : 255)),
  );
  let file = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  compressions.forEach((compression, index) => {
    const strip = stripOf(shown, grey, compression);
    const entries: readonly (readonly [number, number, number])[] = [
      [256, 3, width],
      [257, 3, height],
      [258, 3, 8],
      [259, 3, tiffCompressions[compression]],
      // JPEG has colours of its own; otherwise zero is black.
      [262, 3, compression === 'jpeg' ? 6 : 1],
      [273, 4, file.length + 2 + 12 * 9 + 4],
      [277, 3, compression === 'jpeg' ? 3 : 1],
      [278, 3, height],
      [279, 4, strip.length],
    ];
    const directory = Buffer.alloc(2 + 12 * entries.length + 4);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, value], entry) => {
      const at = 2 + 12 * entry;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(1, at + 4);
      if (type === 3) directory.writeUInt16LE(value, at + 8);
      else directory.writeUInt32LE(value, at + 8);
    });
    const padded = strip.length % 2 === 0 ? strip : Buffer.concat([strip, Buffer.alloc(1)]);
    const next = index === compressions.length - 1 ? 0 : file.length + directory.length + padded.length;
    directory.writeUInt32LE(next, directory.length - 4);
    file = Buffer.concat([file, directory, padded]);
  });
  return file;
}

function stripOf(shown: Pattern, grey: Buffer, compression: TiffCompression): Buffer {
  switch (compression) {
    case 'none':
      return grey;
    case 'deflate':
      return deflateSync(grey);
    case 'jpeg':
      return jpegOf(shown);
    case 'packBits':
      return packed(grey);
    case 'lzw':
      return lzw(grey);
  }
}

/** Literal runs alone: right, if not small. Section 9. */
function packed(data: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < data.length; at += 128) {
    const run = data.subarray(at, at + 128);
    parts.push(Buffer.from([run.length - 1]), run);
  }
  return Buffer.concat(parts);
}

/** Literals alone, the table cleared before codes grow beyond nine bits. Section 13. */
function lzw(data: Buffer): Buffer {
  const CLEAR = 256;
  const END = 257;
  const codes: number[] = [];
  data.forEach((value, index) => {
    if (index % 200 === 0) codes.push(CLEAR);
    codes.push(value);
  });
  codes.push(END);
  return bits(codes.flatMap((code) => Array.from({ length: 9 }, (_, bit) => (code >> (8 - bit)) & 1)));
}
