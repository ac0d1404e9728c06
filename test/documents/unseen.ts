import type { Layout } from './layouts.ts';
import { HEIGHT, WIDTH } from './paper.ts';
import { columnsFor, drawTable, facts, sums, titleOf } from './parts.ts';

/** Layouts that measure only: no rule of the reader was made while looking at them. */

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

/** Number and date in one sentence under the title, the receiver first, the supplier by its letterhead at the right and the foot. */
export const memo: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  content.receiver.forEach((line, index) => paper.write(60, 60 + index * 13, line, { size: 10 }));
  paper.write(535, 60, content.vendor, { size: 13, bold: true, right: true });
  [address.street, address.city, address.phone, `www.${content.domain}`].forEach((line, index) =>
    paper.write(535, 78 + index * 12, line, { size: 8.5, right: true }),
  );
  const between = { en: 'dated', de: 'vom', fr: 'du', nl: 'van', pl: 'z dnia' }[content.language];
  paper.write(60, 170, `${titleOf(content)} ${content.number} ${between} ${content.day(content.issueDate)}`, {
    size: 13,
    bold: true,
  });
  if (content.dueDate !== undefined)
    paper.write(60, 192, `${words.dueDate}: ${content.day(content.dueDate)}`, { size: 9.5 });
  paper.write(
    60,
    206,
    `${words.customerNumber}: ${content.customerNumber}    ${words.orderNumber}: ${content.orderNumber}`,
    { size: 9.5 },
  );
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.quantity, x: 95 },
      { ...columns.description, x: 110 },
      { ...columns.unitPrice, x: 430 },
      { ...columns.amount, x: 535 },
    ],
    { top: 240, bottom: 640, left: 60, right: 535, rowHeight: 17, style: 'banded', onNextPage: () => 70 },
  );
  // Subtotal and tax in one row of a small table, the total below it: as many accounting packages print it.
  paper.line(60, y, 535, y);
  const rows = sums(content);
  rows.slice(0, 2).forEach(([label, value], index) => {
    paper.write(60 + index * 180, y + 8, label, { size: 8.5, bold: true });
    paper.write(60 + index * 180, y + 20, value, { size: 9.5 });
  });
  rows.slice(2).forEach(([label, value], index) => {
    paper.write(360, y + 8 + index * 18, label, { size: 10, bold: index === 0 });
    paper.write(535, y + 8 + index * 18, value, { size: 10, bold: index === 0, right: true });
  });
  paper.write(
    60,
    HEIGHT - 60,
    `${content.vendor}, ${address.street}, ${address.city}  |  ${words.vatNumber} ${address.vat}`,
    { size: 7.5 },
  );
  paper.line(60, HEIGHT - 66, WIDTH - 60, HEIGHT - 66);
};
