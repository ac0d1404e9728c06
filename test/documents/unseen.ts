import type { Layout } from './layouts.ts';
import { HEIGHT, WIDTH } from './paper.ts';
import { columnsFor, drawTable, facts, sums, titleOf } from './parts.ts';

/**
 * Layouts that measure only. No rule of the reader was made while looking at `grid`; `memo` was looked at for what recognition misreads.
 * One that a rule was made with (as `sidebar` was) moves to the known ones.
 */

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

/** The name small at the top and full at the foot, facts in a grid of label and value pairs, prices with their symbol, the sums at the left. */
export const grid: Layout = (paper, content) => {
  const { vendorAddress: address, words } = content;
  const name = content.vendor;
  paper.write(WIDTH / 2 - paper.widthOf(name, { size: 11 }) / 2, 34, name, { size: 11 });
  paper.line(50, 52, 545, 52);
  paper.write(50, 66, `${titleOf(content)}`, { size: 16, bold: true });
  facts(content).forEach(([label, value], index) => {
    const x = index % 2 === 0 ? 50 : 300;
    const y = 96 + Math.floor(index / 2) * 17;
    paper.write(x, y, label, { size: 8.5, colour: '#444444' });
    paper.write(x + 125, y, value, { size: 9.5 });
  });
  paper.line(50, 152, 545, 152);
  paper.write(300, 160, words.billTo, { size: 8.5, bold: true });
  content.receiver.forEach((line, index) => paper.write(300, 173 + index * 12, line, { size: 9 }));
  const columns = columnsFor(content);
  const y = drawTable(
    paper,
    content,
    [
      { ...columns.position, x: 50 },
      { ...columns.description, x: 78 },
      { ...columns.unitPrice, x: 350, cell: (line) => content.money(line.unitPrice) },
      { ...columns.quantity, x: 420 },
      { ...columns.amount, x: 545, cell: (line) => content.money(line.amount) },
    ],
    { top: 236, bottom: 640, left: 50, right: 545, rowHeight: 17, style: 'plain', onNextPage: () => 60 },
  );
  sums(content).forEach(([label, value], index) => {
    paper.write(50, y + 12 + index * 16, label, { size: 9.5, bold: label === words.total });
    paper.write(290, y + 12 + index * 16, value, { size: 9.5, bold: label === words.total, right: true });
  });
  paper.write(50, HEIGHT - 74, words.terms, { size: 8 });
  paper.line(50, HEIGHT - 60, 545, HEIGHT - 60);
  paper.write(50, HEIGHT - 54, [name, address.street, address.city, address.country].join(' - '), { size: 7 });
  paper.write(50, HEIGHT - 44, `${words.vatNumber} ${address.vat} - ${address.phone} - www.${content.domain}`, {
    size: 7,
  });
};
