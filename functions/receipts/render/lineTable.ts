import type { ReceiptContent, ReceiptLine } from '#model/receipts.ts';
import type { Block, Item } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { linesOf } from './lines.ts';
import { printableName } from './printable.ts';
import { block, left, MARGIN, right, rule, set, style, WIDTH } from './sheet.ts';
import { amountWords, rateWords } from './words.ts';

/** Where each column of figures ends, from the left margin, and its room. */
const columns = [
  { head: 'Qty', end: 206, room: 28 },
  { head: 'Unit price', end: 269, room: 60 },
  { head: 'Tax rate', end: 310, room: 38 },
  { head: 'Net', end: 373, room: 60 },
  { head: 'Tax', end: 428, room: 52 },
  { head: 'Amount', end: WIDTH, room: 62 },
] as const;
/** Of the name's column. */
const NAME = 174;

const HEAD = style(8, 'brand', 'bold');
const CELL = style(8.5);
const FIGURE = style(8.5, 'soft');
const AMOUNT = style(8.5, 'ink', 'bold');
/** From one line of text to the next. */
const LEADING = 12;
const ABOVE = 14;
const BELOW = 6;
const HEAD_HEIGHT = 23;

/** A row for every line of the document; a name that is higher than `room` goes on in rows of its own. */
export function lineTable(fonts: Fonts, { lines, currency }: ReceiptContent, room: number): Block[] {
  const head = headOf(fonts);
  const most = Math.floor((room - HEAD_HEIGHT - ABOVE - BELOW) / LEADING);
  const note = left(fonts, `All amounts in ${currency}`, MARGIN, 10, style(8, 'soft'));
  const rows = lines.flatMap((line) => {
    const name = linesOf(fonts, printableName(line.name), CELL, NAME);
    const parts = Array.from({ length: Math.ceil(name.length / most) }, (_, index) =>
      name.slice(index * most, (index + 1) * most),
    );
    return parts.map((part, index): Block => {
      const height = ABOVE + (part.length - 1) * LEADING + BELOW;
      const isLast = index === parts.length - 1;
      return {
        height,
        under: head,
        items: [
          ...part.map((each, row) => set(each, { x: MARGIN, y: ABOVE + row * LEADING }, CELL)),
          ...(index === 0 ? figures(fonts, line, currency) : []),
          ...(isLast ? [rule(MARGIN, height, WIDTH)] : []),
        ],
      };
    });
  });
  const last = rows.pop();
  return [block(14, note), { ...head, withNext: true }, ...rows, ...(last ? [{ ...last, withNext: true }] : [])];
}

function headOf(fonts: Fonts): Block {
  return block(
    HEAD_HEIGHT,
    left(fonts, 'Item', MARGIN, ABOVE, HEAD),
    columns.map(({ head, end, room }) => right(fonts, head, MARGIN + end, ABOVE, HEAD, room)),
    rule(MARGIN, HEAD_HEIGHT - 1.2, WIDTH, 'brand', 1.2),
  );
}

function figures(fonts: Fonts, line: ReceiptLine, currency: ReceiptContent['currency']): Item[] {
  const { quantity, unitPrice, taxRate, net, tax } = line;
  const words = [
    `${quantity}`,
    amountWords(unitPrice, currency),
    rateWords(taxRate),
    amountWords(net, currency),
    amountWords(tax, currency),
    amountWords(net + tax, currency),
  ];
  return columns.map(({ head, end, room }, index) =>
    right(fonts, words[index] ?? '', MARGIN + end, ABOVE, head === 'Amount' ? AMOUNT : FIGURE, room),
  );
}
