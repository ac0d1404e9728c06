import { createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { afterAll, describe, expect, test } from 'vitest';
import { generateInvoice } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { createRecognition } from './recognition.ts';

const recognition = createRecognition();
afterAll(() => recognition.stop());

const wordsOf = async (picture: Uint8Array): Promise<string[]> =>
  (await recognition.read(picture, 1)).words.map((word) => word.text);

describe('recognition', () => {
  test('reads an upright page, and puts its words where they stand', async () => {
    const invoice = await generateInvoice({ seed: 30, layout: 'classic', language: 'de' });
    const page = await recognition.read((await scanInvoice(invoice)).bytes, 1);
    const number = page.words.find((word) => word.text === invoice.truth.number);
    expect(number?.left).toBeGreaterThan(page.width / 2);
    expect(number?.top).toBeLessThan(page.height / 4);
  }, 60_000);

  test.each([1, 2, 3] as const)(
    'reads a page turned by %s quarters as if it were upright',
    async (turns) => {
      const invoice = await generateInvoice({ seed: 31, layout: 'classic', language: 'en' });
      const page = await recognition.read((await scanInvoice(invoice, { turns })).bytes, 1);
      expect(page.height).toBeGreaterThan(page.width);
      const number = page.words.find((word) => word.text === invoice.truth.number);
      expect(number?.left).toBeGreaterThan(page.width / 2);
      expect(number?.top).toBeLessThan(page.height / 4);
    },
    60_000,
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

  test('finds no words on a white page', async () => {
    expect(await wordsOf(createCanvas(800, 1100).toBuffer('image/png'))).toEqual([]);
  }, 60_000);
});
