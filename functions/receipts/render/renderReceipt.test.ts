import { describe, expect, test } from 'vitest';
import { withPdf } from '#functions/invoices/pdf.ts';
import type { ReceiptContent } from '#model/receipts.ts';
import { creditNoteOf, namesOfTheWorld, receiptOf } from '#test/documents/receipts.ts';
import { loadFonts } from './fonts.ts';
import type { Item } from './flow.ts';
import { pagesOf, renderReceipt } from './renderReceipt.ts';
import { PAGE } from './sheet.ts';

/** The text of each page, as a person would copy it. */
async function textOf(content: ReceiptContent): Promise<string[]> {
  return await withPdf(await renderReceipt(content), async (document) => {
    const pages = Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('|');
    });
    return await Promise.all(pages);
  });
}

async function pages(content: ReceiptContent): Promise<Item[][]> {
  return pagesOf(await loadFonts(content.lines.map(({ name }) => name)), content);
}

const words = (item: Item): string => (item.kind === 'text' ? item.runs.map(({ text }) => text).join('') : '');
const seat = (index: number) => ({ name: `Seat ${index + 1}`, unitPrice: 1000 + index });
const seats = (count: number) => Array.from({ length: count }, (_, index) => seat(index));

describe('A receipt', () => {
  test('says who sells, who bought, what, at which rates, and what was paid with', async () => {
    const [page] = await textOf(
      receiptOf([
        { name: 'Stalls', quantity: 3, unitPrice: 4900, taxRate: 1900 },
        { name: 'Programme', unitPrice: 1000, taxRate: 770 },
      ]),
    );
    for (const text of [
      'Receipt',
      'RE-2026-000123',
      'Marquee Live Events GmbH',
      'Schaubühnenallee 12 · 10117 Berlin · Germany',
      'Małgorzata Wiśniewska-Żółć',
      '90-926 Łódź',
      'VAT ID PL5260001246',
      '21 November 2026',
      '20 November 2026',
      'M-7F3K-92QD',
      '7.7%',
      '147.00',
      '27.93',
      '174.93',
      'EUR 157.00',
      'EUR 185.70',
      'Visa ending in 4242',
      'Page 1 of 1',
    ]) {
      expect(page).toContain(text);
    }
  });

  test('shows every script that its fonts have, and can be copied from', async () => {
    const [page = ''] = await textOf(receiptOf(namesOfTheWorld.map((name) => ({ name }))));
    const copied = page.replaceAll('|', '').replaceAll(' ', '');
    for (const name of namesOfTheWorld) expect(copied).toContain(name.replaceAll(' ', ''));
  });

  test.each([
    ['JPY', 'JPY 147,000'],
    ['EUR', 'EUR 1,470.00'],
    ['KWD', 'KWD 147.000'],
  ] as const)('writes amounts of %s with its decimals', async (currency, net) => {
    const [page] = await textOf(receiptOf([{ name: 'Box', quantity: 3, unitPrice: 49_000 }], { currency }));
    expect(page).toContain(net);
  });

  test('of 200 lines has each of them once, whole, on numbered pages with the table’s head', async () => {
    const all = await pages(receiptOf(seats(200)));
    expect(all.length).toBeGreaterThan(4);
    const shown = all.flatMap((items) => items.map(words).filter((text) => text.startsWith('Seat ')));
    expect(shown).toEqual(seats(200).map(({ name }) => name));
    all.forEach((items, index) => {
      const texts = items.map(words);
      expect(texts).toContain(`Page ${index + 1} of ${all.length}`);
      expect(texts).toContain('Unit price');
      if (index > 0) expect(texts).toContain('Receipt RE-2026-000123');
    });
    expect(all.at(-1)?.map(words)).toContain('Total');
  });

  test.each(Array.from({ length: 12 }, (_, more) => 16 + more))(
    'of %i lines never has its sums alone on a page, and everything within the margins',
    async (count) => {
      const all = await pages(receiptOf(seats(count)));
      const last = all.at(-1)?.map(words) ?? [];
      expect(last).toContain('Total');
      expect(last).toContain(`Seat ${count}`);
      for (const item of all.flat()) {
        expect(item.x).toBeGreaterThanOrEqual(0);
        expect(item.y).toBeLessThanOrEqual(PAGE.height - 30);
      }
    },
  );

  test('keeps a name of several lines on one page', async () => {
    const name = 'An evening of chamber music in the great hall, with a reception, a talk and a tour behind the stage';
    const all = await pages(receiptOf(Array.from({ length: 60 }, () => ({ name }))));
    const first = all.map((items) => items.map(words).filter((text) => text.startsWith('An evening')).length);
    const last = all.map((items) => items.map(words).filter((text) => text.endsWith('stage')).length);
    expect(first).toEqual(last);
    expect(all.length).toBeGreaterThan(3);
  });

  test('breaks a name without spaces inside its column', async () => {
    const name = 'Donaudampfschifffahrtsgesellschaft'.repeat(6);
    const parts = (await pages(receiptOf([{ name }])))
      .flat()
      .map(words)
      .filter((text) => text.length > 1 && name.includes(text));
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.join('')).toBe(name);
  });

  test('goes on with a name that is higher than a page on the next one', async () => {
    const name = 'Ω'.repeat(10_000);
    const all = await pages(receiptOf([{ name }, { name: 'Seat' }]));
    expect(
      all
        .flat()
        .map(words)
        .filter((text) => text.startsWith('Ω'))
        .join(''),
    ).toBe(name);
    for (const { y } of all.flat()) expect(y).toBeLessThan(PAGE.height);
  });

  test('clips a buyer and a reason that are longer than their place', async () => {
    const long = 'very long indeed '.repeat(600);
    const all = await pages(
      creditNoteOf([{ name: 'Seat' }], {
        buyer: { ...receiptOf([]).buyer, name: long },
        corrects: { number: 'RE-2026-000001', issuedOn: '2026-01-31', reason: long },
      }),
    );
    expect(all).toHaveLength(1);
    expect(all.flat().filter((item) => words(item).endsWith('…'))).toHaveLength(2);
  });

  test.each([
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['controls', 'a\u0000b\u001b[0mc\r\nd\u0085e', 'a b [0mc d e'],
    ['marks of direction', '\u202e10\u2066x\u200f', '10x'],
    ['what no font has', 'שלום 😀', '\ufffd\ufffd\ufffd\ufffd \ufffd'],
    ['halves of characters', 'a\ud83db', 'a\ufffdb'],
    ['letters that are taken apart', 'Lo\u0301dz\u0301', 'Lódź'],
    ['nothing', '\u200b', '\ufffd'],
  ])('shows %s in a name safely', async (_, name, shown) => {
    const [page] = await textOf(receiptOf([{ name }]));
    expect(page).toContain(shown);
  });
});

describe('A credit note', () => {
  test('says which receipt it corrects, and why', async () => {
    const [page] = await textOf(creditNoteOf([{ name: 'Stalls', quantity: 2 }]));
    for (const text of [
      'Credit note',
      'CN-2026-000007',
      'Corrects receipt RE-2026-000123 of 21 November 2026',
      'The matinée of 13 December was cancelled.',
      'Total refunded',
      'Refunded to Visa ending in 4242.',
    ]) {
      expect(page).toContain(text);
    }
  });
});

test('Fonts of East Asia are read only for texts of East Asia', async () => {
  expect([...(await loadFonts(['Łódź, Ελλάδα, Москва, Việt Nam', 'שלום 😀'])).loaded.keys()]).toEqual([
    'regular',
    'bold',
  ]);
  expect([...(await loadFonts(['東京'])).loaded.keys()]).toEqual(['regular', 'bold', 'japanese']);
  const chinese = await loadFonts(['刘伟国', '서울']);
  expect(chinese.runsOf('刘伟国', 'regular')).toEqual([{ font: 'chinese', text: '刘伟国' }]);
  expect(chinese.runsOf('서울 東京', 'bold').map(({ font }) => font)).toEqual(['korean', 'bold', 'korean']);
});
