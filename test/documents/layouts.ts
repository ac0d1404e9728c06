import type { Content } from './content.ts';
import type { Paper } from './paper.ts';
import { HEIGHT, WIDTH } from './paper.ts';
import { columnsFor, drawTable, facts, sums, titleOf } from './parts.ts';
import type { TableColumn } from './parts.ts';

/** Draws a whole document. */
export type Layout = (paper: Paper, content: Content) => void;

/** Supplier on the left, facts on the right, a ruled table, sums at its right edge. */
export const classic: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  paper.write(50, 50, content.vendor, { size: 16, bold: true });
  [address.street, address.city, address.country, address.phone, `info@${content.domain}`].forEach((line, index) =>
    paper.write(50, 74 + index * 13, line, { size: 9 }),
  );
  paper.write(545, 50, titleOf(content).toUpperCase(), { size: 20, right: true });
  facts(content).forEach(([label, value], index) => {
    paper.write(350, 88 + index * 15, `${label}:`, { size: 9, bold: true });
    paper.write(545, 88 + index * 15, value, { size: 9, right: true });
  });
  paper.write(50, 190, `${words.billTo}:`, { size: 9, bold: true });
  content.receiver.forEach((line, index) => paper.write(50, 205 + index * 13, line));
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.description, x: 50 },
      { ...columns.quantity, x: 345 },
      { ...columns.unitPrice, x: 440 },
      { ...columns.amount, x: 545 },
    ],
    {
      top: 270,
      bottom: 640,
      left: 50,
      right: 545,
      rowHeight: 18,
      style: 'ruled',
      onNextPage: () => continued(paper, content),
    },
  );
  sumsAt(paper, content, y + 4, 350, 545);
  foot(paper, [content.words.terms, content.words.thanks, `${words.vatNumber} ${address.vat}`]);
};

/** A large title, facts as headed columns with values below, a banded table. */
export const modern: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  paper.fill(0, 0, WIDTH, 8, '#274060');
  paper.write(48, 36, titleOf(content), { size: 28, bold: true, colour: '#274060' });
  paper.write(547, 40, content.vendor, { size: 12, bold: true, right: true });
  [`${address.street}, ${address.city}`, `www.${content.domain}`, `${words.vatNumber}: ${address.vat}`].forEach(
    (line, index) => paper.write(547, 57 + index * 12, line, { size: 8, right: true }),
  );
  const shown = facts(content).slice(0, 4);
  shown.forEach(([label, value], index) => {
    paper.write(48 + index * 126, 120, label, { size: 8, colour: '#666666' });
    paper.write(48 + index * 126, 132, value, { size: 10, bold: true });
  });
  paper.write(48, 170, words.billTo, { size: 8, colour: '#666666' });
  content.receiver.forEach((line, index) => paper.write(48, 182 + index * 13, line));
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.position, x: 50 },
      { ...columns.description, x: 80 },
      { ...columns.quantity, x: 330 },
      { ...columns.unitPrice, x: 410 },
      { ...columns.tax, x: 465 },
      { ...columns.amount, x: 545 },
    ],
    {
      top: 250,
      bottom: 650,
      left: 50,
      right: 545,
      rowHeight: 20,
      style: 'banded',
      onNextPage: () => continued(paper, content),
    },
  );
  sumsAt(paper, content, y + 6, 330, 545);
  foot(paper, [
    words.thanks,
    `${content.vendor}  ·  IBAN ${content.iban ?? 'DE02 1203 0000 0000 2020 51'}  ·  ${address.phone}`,
  ]);
};

/** The business letter of DIN 5008: sender above the address window, facts in a block, company data at the foot. */
export const letter: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  paper.write(57, 128, `${content.vendor} · ${address.street} · ${address.city}`, { size: 7, colour: '#444444' });
  content.receiver.forEach((line, index) => paper.write(57, 146 + index * 14, line, { size: 10 }));
  const shown = facts(content);
  shown.slice(1).forEach(([label, value], index) => {
    paper.write(355, 146 + index * 14, label, { size: 9 });
    paper.write(465, 146 + index * 14, value, { size: 9 });
  });
  const number = shown[0]?.[1] ?? '';
  paper.write(
    57,
    250,
    `${titleOf(content)} ${
      content.language === 'de'
        ? 'Nr. '
        : content.language === 'fr'
          ? 'n° '
          : content.language === 'en'
            ? 'No. '
            : 'nr '
    }${number}`,
    { size: 14, bold: true },
  );
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.position, x: 57 },
      { ...columns.quantity, x: 115 },
      { ...columns.description, x: 130 },
      { ...columns.unitPrice, x: 450 },
      { ...columns.amount, x: 538 },
    ],
    {
      top: 300,
      bottom: 620,
      left: 57,
      right: 538,
      rowHeight: 19,
      style: 'ruled',
      onNextPage: () => continued(paper, content),
    },
  );
  sumsAt(paper, content, y, 370, 538);
  paper.write(57, 712, words.terms, { size: 9 });
  paper.line(57, 762, 538, 762);
  [
    [content.vendor, address.street, address.city],
    [`Tel. ${address.phone}`, `info@${content.domain}`, `www.${content.domain}`],
    [`IBAN ${content.iban ?? 'DE02 1203 0000 0000 2020 51'}`, 'BIC BYLADEM1001', `${words.vatNumber} ${address.vat}`],
  ].forEach((column, index) =>
    column.forEach((line, row) => paper.write(57 + index * 170, 768 + row * 11, line, { size: 7 })),
  );
};

/** Seller and buyer side by side under their names, a full tax table, the sums as a small table of their own. */
export const ledger: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  paper.write(50, 45, `${titleOf(content)}`, { size: 15, bold: true });
  facts(content)
    .slice(0, 4)
    .forEach(([label, value], index) => paper.write(340, 45 + index * 14, `${label}: ${value}`, { size: 9 }));
  paper.line(50, 118, 545, 118);
  paper.write(50, 126, words.seller, { size: 9, bold: true });
  paper.write(310, 126, words.billTo, { size: 9, bold: true });
  [content.vendor, address.street, address.city, `${words.vatNumber}: ${address.vat}`].forEach((line, index) =>
    paper.write(50, 140 + index * 13, line, { size: 9 }),
  );
  content.receiver.forEach((line, index) => paper.write(310, 140 + index * 13, line, { size: 9 }));
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.position, x: 50 },
      { ...columns.description, x: 75 },
      { ...columns.quantity, x: 310 },
      { ...columns.unitPrice, x: 400 },
      { ...columns.amount, x: 490 },
      { ...columns.tax, x: 545 },
    ],
    {
      top: 215,
      bottom: 660,
      left: 50,
      right: 545,
      rowHeight: 16,
      style: 'ruled',
      onNextPage: () => continued(paper, content),
    },
  );
  sumsAt(paper, content, y + 10, 310, 490);
  foot(paper, [words.terms, `IBAN ${content.iban ?? 'PL61 1090 1014 0000 0712 1981 2874'}`]);
};

/** Supplier's data in a coloured column at the left, facts stacked as label over value, the table beside it. */
export const sidebar: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  paper.fill(0, 0, 165, HEIGHT, '#eef1f5');
  let size = 10;
  while (paper.widthOf(content.vendor, { size, bold: true }) > 140) size -= 0.5;
  paper.write(20, 48, content.vendor, { size, bold: true });
  [address.street, address.city, address.country, address.phone, `hello@${content.domain}`].forEach((line, index) =>
    paper.write(20, 66 + index * 12, line, { size: 8 }),
  );
  facts(content).forEach(([label, value], index) => {
    paper.write(20, 170 + index * 38, label, { size: 8, colour: '#555555' });
    paper.write(20, 182 + index * 38, value, { size: 10, bold: true });
  });
  paper.write(20, 420, words.billTo, { size: 8, colour: '#555555' });
  content.receiver.forEach((line, index) => paper.write(20, 432 + index * 12, line, { size: 9 }));
  paper.write(190, 44, titleOf(content), { size: 24 });
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.description, x: 190 },
      { ...columns.quantity, x: 390 },
      { ...columns.unitPrice, x: 470 },
      { ...columns.amount, x: 560 },
    ],
    {
      top: 110,
      bottom: 690,
      left: 190,
      right: 560,
      rowHeight: 21,
      style: 'plain',
      onNextPage: () => {
        paper.fill(0, 0, 165, HEIGHT, '#eef1f5');
        paper.write(20, 48, content.vendor, { size: 10, bold: true });
        return 60;
      },
    },
  );
  sums(content).forEach(([label, value], index) => {
    const bold = label === words.total;
    paper.write(470, y + 10 + index * 18, `${label}`, { size: bold ? 10.5 : 9, bold, right: true });
    paper.write(560, y + 10 + index * 18, value, { size: bold ? 10.5 : 9, bold, right: true });
  });
};

/** A till receipt: narrow, centred, no headings. */
export const receipt: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  const centre = (y: number, text: string, size = 9, bold = false): void =>
    paper.write(RECEIPT_WIDTH / 2 - paper.widthOf(text, { size, bold }) / 2, y, text, { size, bold });
  centre(24, content.vendor, 11, true);
  centre(40, address.street);
  centre(52, address.city);
  centre(64, `${words.vatNumber} ${address.vat}`);
  paper.write(16, 86, `${words.number}: ${content.number}`, { size: 9 });
  paper.write(16, 99, `${words.issueDate}: ${content.day(content.issueDate)}   14:32`, { size: 9 });
  let y = 122;
  for (const line of content.lines) {
    paper.write(16, y, line.description, { size: 9 });
    y += 12;
    paper.write(24, y, `${line.quantity} x ${content.plain(line.unitPrice)}`, { size: 9 });
    paper.write(RECEIPT_WIDTH - 16, y, content.plain(line.amount), { size: 9, right: true });
    y += 15;
  }
  paper.line(16, y, RECEIPT_WIDTH - 16, y);
  y += 8;
  sums(content).forEach(([label, value], index) => {
    paper.write(16, y + index * 15, label, { size: index === 2 ? 12 : 9, bold: index === 2 });
    paper.write(RECEIPT_WIDTH - 16, y + index * 15, value, {
      size: index === 2 ? 12 : 9,
      bold: index === 2,
      right: true,
    });
  });
  centre(y + 100, words.thanks.split('.')[0] ?? '', 8);
};

export const RECEIPT_WIDTH = 260;

function continued(paper: Paper, content: Content): number {
  paper.write(50, 40, content.vendor, { size: 9, bold: true });
  paper.write(545, 40, `${content.words.number} ${content.number}`, { size: 9, right: true });
  return 80;
}

/** Sums, one below the other; the total stands out. */
export function sumsAt(paper: Paper, content: Content, top: number, left: number, right: number): void {
  sums(content).forEach(([label, value], index) => {
    const bold = index === 2;
    paper.write(left, top + index * 17, label, { size: bold ? 11 : 9.5, bold });
    paper.write(right, top + index * 17, value, { size: bold ? 11 : 9.5, bold, right: true });
  });
}

function foot(paper: Paper, lines: readonly string[]): void {
  lines.forEach((line, index) => paper.write(50, HEIGHT - 70 + index * 13, line, { size: 8, colour: '#444444' }));
}

export type { TableColumn };
