import type { Content, ContentLine } from './content.ts';
import type { Paper } from './paper.ts';

export interface TableColumn {
  readonly heading: string;
  /** Left edge, or right edge where `right`. */
  readonly x: number;
  readonly right?: boolean;
  readonly cell: (line: ContentLine, index: number) => string;
}

/** The columns that a layout chooses from. */
export function columnsFor(
  content: Content,
): Readonly<Record<'position' | 'description' | 'quantity' | 'unitPrice' | 'tax' | 'amount', Omit<TableColumn, 'x'>>> {
  const { words } = content;
  return {
    position: { heading: words.position, cell: (_line, index) => String(index + 1) },
    description: { heading: words.description, cell: (line) => line.description },
    quantity: { heading: words.quantity, right: true, cell: (line) => String(line.quantity) },
    unitPrice: { heading: words.unitPrice, right: true, cell: (line) => content.plain(line.unitPrice) },
    tax: { heading: words.taxRate, right: true, cell: () => `${content.taxPercent}%` },
    amount: { heading: words.amount, right: true, cell: (line) => content.plain(line.amount) },
  };
}

export interface TablePlace {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  readonly style: 'ruled' | 'banded' | 'plain';
  /** Draws what repeats on each further page, and says where the table goes on. */
  readonly onNextPage: () => number;
}

/** Draws headings and lines, over as many pages as it takes. Answers the height below the last line. */
export function drawTable(paper: Paper, content: Content, columns: readonly TableColumn[], place: TablePlace): number {
  const size = 9;
  const head = (y: number): number => {
    if (place.style === 'banded') paper.fill(place.left - 4, y - 4, place.right - place.left + 8, 18, '#dfe6ee');
    for (const column of columns)
      paper.write(column.x, y, column.heading, { size, bold: true, right: column.right === true });
    if (place.style === 'ruled') paper.line(place.left, y + 14, place.right, y + 14);
    return y + 22;
  };
  let y = head(place.top);
  content.lines.forEach((line, index) => {
    if (y > place.bottom) {
      paper.write(place.left, y + 6, content.words.carried, { size: 8, colour: '#555555' });
      paper.nextPage();
      y = head(place.onNextPage());
    }
    if (place.style === 'banded' && index % 2 === 1)
      paper.fill(place.left - 4, y - 3, place.right - place.left + 8, place.rowHeight, '#f4f6f8');
    for (const column of columns)
      paper.write(column.x, y, column.cell(line, index), { size, right: column.right === true });
    y += place.rowHeight;
  });
  if (place.style === 'ruled') paper.line(place.left, y, place.right, y);
  return y + 8;
}

/** Label and value of each sum, in the order in which they are printed. */
export function sums(content: Content): readonly (readonly [string, string])[] {
  const { words } = content;
  return [
    [words.subtotal, content.money(content.subtotal)],
    [`${words.tax} ${content.taxPercent}%`, content.money(content.tax)],
    [words.total, content.money(content.total)],
    ...(content.priorBalance === 0 ? [] : [[words.priorBalance, content.money(content.priorBalance)] as const]),
    ...(content.amountPaid === 0 ? [] : [[words.amountPaid, content.money(-content.amountPaid)] as const]),
    ...(content.amountDue === content.total ? [] : [[words.amountDue, content.money(content.amountDue)] as const]),
  ];
}

/** Label and value of number and dates. */
export function facts(content: Content): readonly (readonly [string, string])[] {
  const { words } = content;
  return [
    [words.number, content.number],
    [words.issueDate, content.day(content.issueDate)],
    ...(content.dueDate === undefined ? [] : [[words.dueDate, content.day(content.dueDate)] as const]),
    ...(content.deliveryDate === undefined ? [] : [[words.deliveryDate, content.day(content.deliveryDate)] as const]),
    [words.customerNumber, content.customerNumber],
    [words.orderNumber, content.orderNumber],
  ];
}

export const titleOf = (content: Content): string =>
  content.creditNote ? content.words.creditNote : content.words.invoice;
