import { describe, expect, test } from 'vitest';
import { endlessTiff, hugePng } from '#test/documents/odd.ts';
import { jpegOf, pattern, pngKinds, pngOf, tiffCompressions, tiffOf } from '#test/documents/pictures.ts';
import type { TiffCompression } from '#test/documents/pictures.ts';
import { openPicture, pagesOf } from './picture.ts';

/** Dark or light in the middle of each quarter, row by row, and at the lower edge. */
async function seen(bytes: Uint8Array, page = 1): Promise<string> {
  const picture = await openPicture(bytes, page);
  const context = picture.canvas(0, 0, 1).getContext('2d');
  const isDark = (across: number, down: number): boolean =>
    (context.getImageData(Math.round(across * picture.width), Math.round(down * picture.height), 1, 1).data[0] ?? 255) <
    128;
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.65],
    [0.75, 0.65],
    [0.5, 0.95],
  ]
    .map(([across = 0, down = 0]) => (isDark(across, down) ? '#' : '.'))
    .join('');
}

const UPRIGHT = '#...#';
const bad = { name: 'ReadingFailure', code: 'BadDocumentException' };

describe('a picture is decoded as it is meant', () => {
  test.each(pngKinds)('as a PNG of the kind %s', async (kind) => {
    expect(await seen(pngOf(pattern, kind))).toBe(UPRIGHT);
  });

  test('as a JPEG, with whatever follows its end', async () => {
    expect(await seen(jpegOf(pattern, 1, Buffer.from('%PDF-1.7 and more')))).toBe(UPRIGHT);
  });

  test.each([
    [1, UPRIGHT, 64],
    [3, '...#.', 64],
    [6, '.#...', 48],
    [8, '..#..', 48],
  ])('as a JPEG whose camera was held in the orientation %s', async (orientation, expected, width) => {
    const jpeg = jpegOf(pattern, orientation);
    expect((await openPicture(jpeg, 1)).width).toBe(width);
    expect((await seen(jpeg)).slice(0, 4)).toBe(expected.slice(0, 4));
  });

  test('as a TIFF of several pages, each compressed in its own way', async () => {
    const names = Object.keys(tiffCompressions).filter((name): name is TiffCompression => name in tiffCompressions);
    const tiff = tiffOf(pattern, names);
    expect(pagesOf(tiff)).toBe(names.length);
    for (const [index, name] of names.entries()) expect([name, await seen(tiff, index + 1)]).toEqual([name, UPRIGHT]);
  });

  test('whatever its name says: by its content', async () => {
    expect(pagesOf(jpegOf(pattern))).toBe(1);
  });
});

describe('a picture is refused as Textract refuses it', () => {
  test('where it is larger than 10,000 dots a side, before it is unpacked', async () => {
    await expect(openPicture(hugePng(), 1)).rejects.toMatchObject(bad);
    const wide = pngOf(pattern, 'grey1');
    wide.writeUInt32BE(12_000, 16);
    await expect(openPicture(wide, 1)).rejects.toMatchObject(bad);
  });

  test('where a TIFF never ends, or claims what it does not hold', async () => {
    expect(() => pagesOf(endlessTiff())).toThrow(expect.objectContaining(bad));
    const greedy = tiffOf(pattern, ['none']);
    greedy.writeUInt32LE(0xff_ff_ff_ff, 8 + 2 + 4);
    await expect(openPicture(greedy, 1)).rejects.toMatchObject(bad);
    const vast = tiffOf(pattern, ['none']);
    vast.writeUInt16LE(60_000, 8 + 2 + 8);
    await expect(openPicture(vast, 1)).rejects.toMatchObject(bad);
  });

  test.each(['png', 'jpeg', 'tiff'] as const)('where a %s breaks off, wherever it does', async (kind) => {
    const whole =
      kind === 'png' ? pngOf(pattern, 'grey16') : kind === 'jpeg' ? jpegOf(pattern) : tiffOf(pattern, ['none']);
    expect((await openPicture(whole, 1)).width).toBe(pattern.width);
    for (let length = 24; length < whole.length; length += kind === 'tiff' ? 211 : 23)
      await expect(openPicture(whole.subarray(0, length), 1)).rejects.toMatchObject(bad);
  });
});
