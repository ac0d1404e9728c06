import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { linesOn } from './boxes.ts';
import type { TextMap } from './boxes.ts';
import { decode, westernLetters } from './letters.ts';
import type { Letter } from './letters.ts';
import { rasterOf, unfaded } from './raster.ts';
import { wordsOf } from './words.ts';

function mapOf(width: number, height: number, likely: (x: number, y: number) => number): TextMap {
  const data = Float32Array.from({ length: width * height }, (_, at) => likely(at % width, Math.floor(at / width)));
  return { width, height, data };
}

describe('lines on a map of likely text', () => {
  test('are connected dots, grown to the height of their letters', () => {
    const [line, ...others] = linesOn(mapOf(120, 60, (x, y) => (x >= 20 && x < 100 && y >= 20 && y < 30 ? 0.9 : 0.05)));
    expect(others).toEqual([]);
    expect(line?.left).toBeLessThan(20);
    expect(line?.right).toBeGreaterThan(100);
    expect((line?.bottom ?? 0) - (line?.top ?? 0)).toBeGreaterThan(14);
    expect(line?.slope).toBeCloseTo(0, 5);
  });

  test('tell how far they sink', () => {
    const [line] = linesOn(mapOf(220, 80, (x, y) => (x > 10 && x < 210 && Math.abs(y - 20 - x / 10) < 5 ? 1 : 0)));
    expect(line?.slope).toBeCloseTo(0.1, 2);
  });

  test('are no specks, and nothing that is hardly likely', () => {
    expect(linesOn(mapOf(40, 40, (x, y) => (x === 5 && y === 5 ? 1 : 0)))).toEqual([]);
    expect(linesOn(mapOf(40, 40, (x, y) => (x > 5 && x < 30 && y > 10 && y < 20 ? 0.4 : 0)))).toEqual([]);
  });
});

describe('letters of a line', () => {
  const alphabet = westernLetters(['', 'a', '续', 'b', ' ', '￥']);
  const read = (...steps: readonly (readonly number[])[]): string =>
    decode({ data: Float32Array.from(steps.flat()), shape: [1, steps.length, 6] }, alphabet)
      .map(({ text }) => text)
      .join('');

  test('are one where neighbouring steps see the same, and two where nothing stands between', () => {
    const a = [0, 1, 0, 0, 0, 0];
    const nothing = [1, 0, 0, 0, 0, 0];
    expect(read(a, a, nothing, a)).toBe('aa');
  });

  test('are western ones alone, in their usual form', () => {
    expect(read([0, 0.2, 0.7, 0, 0, 0.1], [0, 0, 0, 0, 0, 1])).toBe('a¥');
  });
});

describe('words of a line', () => {
  const WIDTH = 480;
  const HEIGHT = 48;
  const line = { left: 100, right: 580, top: 10, bottom: 58 };

  /** Letters as black blocks at their places; each is 20 dots wide. */
  function drawn(text: string, at: readonly number[]): { letters: Letter[]; words: string[]; lefts: number[] } {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.fillStyle = 'black';
    for (const x of at) context.fillRect(x - 10, 8, 20, 32);
    const raster = rasterOf(canvas, { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, WIDTH, HEIGHT);
    const letters = [...text].map((letter, index) => ({ text: letter, likely: 0.99, at: (at[index] ?? 0) / WIDTH }));
    const words = wordsOf(letters, raster, line);
    return { letters, words: words.map((word) => word.text), lefts: words.map((word) => word.left) };
  }

  test('part where the picture has a gap, and stand where their ink does', () => {
    const { words, lefts } = drawn('totalsum', [20, 44, 68, 92, 116, 300, 324, 348]);
    expect(words).toEqual(['total', 'sum']);
    expect(lefts[1]).toBeCloseTo(100 + 290, -1);
  });

  test('part at once where columns stand apart', () => {
    expect(drawn('12.0014.00', [20, 44, 60, 76, 100, 300, 324, 340, 356, 380]).words).toEqual(['12.00', '14.00']);
  });

  test('hold figures together, however thin their points and ones are', () => {
    expect(drawn('06/03/2018', [20, 44, 68, 92, 116, 140, 164, 188, 212, 248]).words).toEqual(['06/03/2018']);
  });

  test('part date and time, which tills print as one', () => {
    const at = Array.from({ length: 15 }, (_, index) => 15 + 24 * index);
    expect(drawn('25/12/20188:13P', at).words).toEqual(['25/12/2018', '8:13P']);
  });
});

describe('faded print', () => {
  test('is spread over the whole range, and other print left as it is', () => {
    const shades = (dark: number, light: number) => ({
      width: 10,
      height: 10,
      data: Uint8ClampedArray.from({ length: 400 }, (_, at) => (at % 4 === 3 ? 255 : at < 100 ? dark : light)),
    });
    const spread = unfaded(shades(180, 240)).data;
    expect([spread[0], spread[399 - 3]]).toEqual([0, 255]);
    const plain = shades(20, 240);
    expect(unfaded(plain)).toBe(plain);
  });
});
