import type { ReceiptContent } from '#model/receipts.ts';
import type { Block, Item } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { printable } from './printable.ts';
import { block, left, MARGIN, right, RIGHT, rule, style } from './sheet.ts';
import { amountWords, cardWords, rateWords } from './words.ts';

/** Where the figures of the taxes end, from the left margin. */
const figures = [
  { head: 'Net', end: 112, room: 66 },
  { head: 'Tax', end: 172, room: 56 },
] as const;
const SUMS = MARGIN + 262;
const HEAD = style(8, 'brand', 'bold');
const SMALL = style(8.5, 'soft');
const PLAIN = style(9.5);
const TOTAL = style(13, 'brand', 'bold');
const ROW = 15;

/** What it adds up to: per rate on the left, in all on the right. */
export function totals(fonts: Fonts, content: ReceiptContent): Block {
  const rates = taxTable(fonts, content);
  const sums = sumsOf(fonts, content);
  return { height: Math.max(rates.height, sums.height), items: [...rates.items, ...sums.items] };
}

function taxTable(fonts: Fonts, { taxes, currency }: ReceiptContent): Block {
  const items: Item[] = [
    left(fonts, 'Tax rate', MARGIN, 32, HEAD),
    ...figures.map(({ head, end, room }) => right(fonts, head, MARGIN + end, 32, HEAD, room)),
    rule(MARGIN, 38, 172),
  ];
  let y = 38;
  for (const { rate, net, tax } of taxes) {
    y += ROW;
    const words = [amountWords(net, currency), amountWords(tax, currency)];
    items.push(
      left(fonts, rateWords(rate), MARGIN, y, SMALL),
      ...figures.map(({ end, room }, index) => right(fonts, words[index] ?? '', MARGIN + end, y, SMALL, room)),
    );
  }
  return block(y + 10, items);
}

function sumsOf(fonts: Fonts, { kind, net, tax, total, currency, card }: ReceiptContent): Block {
  const money = (minor: number): string => `${currency} ${amountWords(minor, currency)}`;
  const room = RIGHT - SUMS - 90;
  const items: Item[] = [
    left(fonts, 'Net', SUMS, 32, PLAIN),
    right(fonts, money(net), RIGHT, 32, PLAIN, room),
    left(fonts, 'Tax', SUMS, 32 + ROW, PLAIN),
    right(fonts, money(tax), RIGHT, 32 + ROW, PLAIN, room),
    rule(SUMS, 56, RIGHT - SUMS, 'brand', 1.2),
    left(fonts, kind === 'RECEIPT' ? 'Total' : 'Total refunded', SUMS, 76, TOTAL),
    right(fonts, money(total), RIGHT, 76, TOTAL, room - 15),
    rule(SUMS, 86, RIGHT - SUMS),
  ];
  items.push(right(fonts, settledWords(kind, total, card), RIGHT, 102, SMALL, RIGHT - SUMS));
  return block(112, items);
}

function settledWords(kind: ReceiptContent['kind'], total: number, card: ReceiptContent['card']): string {
  if (total === 0) return 'Nothing was to pay.';
  const by = card ? printable(cardWords(card)) : null;
  switch (kind) {
    case 'RECEIPT':
      return `${by === null ? 'Paid in full' : `Paid in full with ${by}`}. Nothing is due.`;
    case 'CREDIT_NOTE':
      return by === null ? 'Refunded in full.' : `Refunded to ${by}.`;
  }
}
