import { createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { afterAll, describe, expect, test } from 'vitest';
import { generateInvoice } from '#test/documents/generate.ts';
import type { ScanSpec } from '#test/documents/scan.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { createRecognition } from './recognition.ts';

const recognition = createRecognition();
afterAll(() => recognition.stop());

const wordsOf = async (picture: Uint8Array): Promise<string[]> =>
  (await recognition.read(picture, 1)).words.map((word) => word.text);
const figuresOf = (text: string): string => text.replace(/\D/gu, '');
const roll = generateInvoice({ seed: 31, layout: 'receipt', language: 'en', lines: 1 });

describe('recognition', () => {
  test('reads a clean page, and puts its words where they stand', async () => {
    const invoice = await generateInvoice({ seed: 30, layout: 'classic', language: 'de', lines: 1 });
    const page = await recognition.read((await scanInvoice(invoice)).bytes, 1);
    const number = page.words.find((word) => word.text === invoice.truth.number);
    expect(number?.left).toBeGreaterThan(page.width / 2);
    expect(number?.top).toBeLessThan(page.height / 4);
    expect(number?.confidence).toBeGreaterThan(90);
  }, 90_000);

  const lying: readonly (readonly [string, ScanSpec])[] = [
    ['on its head', { turns: 2 }],
    ['turned by three quarters', { turns: 3 }],
    ['askew', { skew: 4 }],
    ['faded and turned by a quarter', { fade: 0.7, turns: 1 }],
    ['dirty', { noise: 0.6, format: 'jpeg', quality: 60 }],
  ];
  test.each(lying)(
    'reads a roll that is %s as if it were not',
    async (_name, spec) => {
      const invoice = await roll;
      const page = await recognition.read((await scanInvoice(invoice, { dotsPerInch: 110, ...spec })).bytes, 1);
      expect(page.height).toBeGreaterThan(page.width);
      const number = page.words.find((word) => word.text.includes(invoice.truth.number));
      expect(number?.top).toBeLessThan(page.height / 2);
      expect(page.words.map((word) => figuresOf(word.text))).toContain(figuresOf(invoice.truth.total));
    },
    90_000,
  );

  test('reads a fax in TIFF', async () => {
    const canvas = createCanvas(900, 200);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 900, 200);
    context.fillStyle = 'black';
    context.font = '48px sans-serif';
    context.fillText('Invoice 4711 Total 12.50', 40, 110);
    const pixels = context.getImageData(0, 0, 900, 200);
    const tiff = new Uint8Array(UTIF.encodeImage(new Uint8Array(pixels.data.buffer), 900, 200));
    expect(await wordsOf(tiff)).toEqual(expect.arrayContaining(['4711', '12.50']));
  }, 60_000);

  test.each([
    [800, 1100],
    [40, 30],
    [1, 1],
    [9_000, 3],
  ])(
    'finds no words on a white picture of %s by %s dots',
    async (width, height) => {
      expect(await wordsOf(createCanvas(width, height).toBuffer('image/png'))).toEqual([]);
    },
    60_000,
  );
});
