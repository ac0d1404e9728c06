import type { ReceiptContent } from '#model/receipts.ts';
import type { Block, Item } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { clippedLinesOf } from './lines.ts';
import { printable, printableName } from './printable.ts';
import type { Style } from './sheet.ts';
import { block, left, MARGIN, PAGE, right, RIGHT, rule, set, style, WIDTH } from './sheet.ts';
import { addressWords, cardWords, dayWords, purchaseWords, titles } from './words.ts';

const TITLE = style(25, 'brand', 'bold');
const NUMBER = style(10.5, 'accent', 'bold');
const SELLER = style(13, 'brand', 'bold');
const SMALL = style(8.5, 'soft');
const LABEL = style(8, 'accent', 'bold');
const STRONG = style(10.5, 'ink', 'bold');
const PLAIN = style(9.5);

/** Half of the page, less what is between the halves. */
const HALF = WIDTH * 0.52;
const FACTS = MARGIN + WIDTH * 0.58;
const FACT_VALUES = FACTS + 72;

/** Who sells, what this is, who bought, and the facts about it. */
export function letterhead(fonts: Fonts, content: ReceiptContent): Block[] {
  const blocks = [seller(fonts, content), parties(fonts, content)];
  if (content.corrects) blocks.push(correction(fonts, content.corrects));
  return blocks;
}

function seller(fonts: Fonts, { kind, number, seller: by }: ReceiptContent): Block {
  const says = [by.address.street, by.address.addressLine ?? '', ...addressWords(by.address).slice(2)].flatMap(
    (part) => printable(part) || [],
  );
  const rows: (readonly [string, Style, number])[] = [
    [printableName(by.name), SELLER, 2],
    [says.join(' · '), SMALL, 3],
    [`VAT ID ${printable(by.vatNumber)} · ${printable(by.email)}`, SMALL, 2],
  ];
  const { items, y } = stack(fonts, rows, MARGIN, 14, HALF);
  const title = right(fonts, titles[kind], RIGHT, 20, TITLE, WIDTH - HALF);
  const named = right(fonts, printable(number), RIGHT, 37, NUMBER, WIDTH - HALF);
  const height = Math.max(y, 44) + 20;
  return block(height, items, title, named);
}

function parties(fonts: Fonts, content: ReceiptContent): Block {
  const { buyer, purchase, issuedAt, card, kind } = content;
  const address = buyer.address ? addressWords(buyer.address) : [];
  const rows: (readonly [string, Style, number])[] = [
    [printableName(buyer.name), STRONG, 3],
    ...address.flatMap((part): (readonly [string, Style, number])[] =>
      printable(part) === '' ? [] : [[printable(part), PLAIN, 2]],
    ),
    ...(buyer.vatNumber === undefined
      ? []
      : ([[`VAT ID ${printable(buyer.vatNumber)}`, PLAIN, 1]] satisfies (readonly [string, Style, number])[])),
  ];
  const party = stack(fonts, rows, MARGIN, 34, HALF);
  const bought = purchaseWords[purchase.kind];
  const facts: (readonly [string, string])[] = [
    ['Issued', dayWords(issuedAt)],
    [bought.name, printable(purchase.number)],
    [bought.placed, dayWords(purchase.placedOn)],
    ...(card ? ([[kind === 'RECEIPT' ? 'Paid with' : 'Refunded to', printable(cardWords(card))]] as const) : []),
  ];
  const items: Item[] = [
    rule(MARGIN, 0, WIDTH),
    left(fonts, kind === 'RECEIPT' ? 'Billed to' : 'Credited to', MARGIN, 18, LABEL),
    left(fonts, 'Details', FACTS, 18, LABEL),
    ...party.items,
  ];
  let y = 34;
  for (const [label, value] of facts) {
    items.push(left(fonts, label, FACTS, y, SMALL));
    for (const line of clippedLinesOf(fonts, value, PLAIN, RIGHT - FACT_VALUES, 2)) {
      items.push(set(line, { x: FACT_VALUES, y }, PLAIN));
      y += 14;
    }
  }
  return block(Math.max(party.y, y) + 14, items);
}

function correction(fonts: Fonts, corrects: NonNullable<ReceiptContent['corrects']>): Block {
  const says = `Corrects receipt ${printable(corrects.number)} of ${dayWords(corrects.issuedOn)}`;
  const reason = printable(corrects.reason);
  const rows: (readonly [string, Style, number])[] = [
    [says, style(9.5, 'brand', 'bold'), 2],
    ...(reason === '' ? [] : ([[reason, PLAIN, 6]] satisfies (readonly [string, Style, number])[])),
  ];
  const { items, y } = stack(fonts, rows, MARGIN + 14, 18, WIDTH - 28);
  const height = y - 4;
  return block(
    height + 14,
    { ...rule(MARGIN, 0, WIDTH, 'tint', height) },
    { ...rule(MARGIN, 0, 3, 'accent', height) },
    items,
  );
}

/** Texts one below another, each on a few lines at most; answers where the next would stand. */
function stack(
  fonts: Fonts,
  rows: readonly (readonly [string, Style, number])[],
  x: number,
  top: number,
  width: number,
): { items: Item[]; y: number } {
  const items: Item[] = [];
  let y = top;
  for (const [text, look, most] of rows) {
    for (const line of clippedLinesOf(fonts, text, look, width, most)) {
      items.push(set(line, { x, y }, look));
      y += look.size * 1.42;
    }
  }
  return { items, y };
}

/** What every page bears: the band, the foot, and on later pages what it belongs to. */
export function furniture(fonts: Fonts, content: ReceiptContent, page: number, pages: number): Item[] {
  const { seller: by, kind, number } = content;
  const foot = style(7.5, 'soft');
  const bottom = PAGE.height - 34;
  const says = `${printableName(by.name)} · VAT ID ${printable(by.vatNumber)} · ${printable(by.email)}`;
  const [line] = clippedLinesOf(fonts, says, foot, WIDTH - 80, 1);
  const items: Item[] = [
    rule(0, 0, PAGE.width, 'accent', 5),
    rule(MARGIN, bottom - 14, WIDTH),
    ...(line ? [set(line, { x: MARGIN, y: bottom }, foot)] : []),
    right(fonts, `Page ${page} of ${pages}`, RIGHT, bottom, foot, 75),
  ];
  if (page === 1) return items;
  const [name] = clippedLinesOf(fonts, printableName(by.name), SMALL, HALF, 1);
  return [
    ...items,
    left(fonts, `${titles[kind]} ${printable(number)}`, MARGIN, 40, style(9, 'brand', 'bold')),
    ...(name ? [set(name, { x: RIGHT, y: 40, right: true }, SMALL)] : []),
  ];
}
