import type { InvoiceFields, InvoiceLine, ReadValue, Review } from '#model/invoices.ts';
import { MAXIMUM_LINES } from '#model/invoices.ts';

/** What a reading found, as it is kept. */
export interface Kept {
  readonly fields: InvoiceFields;
  readonly reviews: readonly Review[];
}

/**
 * Bytes of lines at most, as JSON, which is longer than DynamoDB's own form. A row holds 400 KB with everything else in it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const LINES_BYTES = 330_000;

/** A ten-thousandth of a page is less than a pixel of its scan. */
const DECIMALS = 4;

/**
 * Fits a reading into a row: lines that are too many, or too long together, are left out from the end, and a review says so.
 * Confidences and places are rounded.
 */
export function fit(fields: InvoiceFields, reviews: readonly Review[]): Kept {
  const all = fields.lines.map(roundedLine);
  const lines = leading(all);
  const leftOut: Review[] = lines.length < all.length ? [{ code: 'LINES_LEFT_OUT', field: 'lines' }] : [];
  return {
    fields: {
      ...fields,
      vendor: rounded(fields.vendor),
      number: rounded(fields.number),
      issueDate: rounded(fields.issueDate),
      dueDate: rounded(fields.dueDate),
      currency: rounded(fields.currency),
      subtotal: rounded(fields.subtotal),
      tax: rounded(fields.tax),
      total: rounded(fields.total),
      amountDue: rounded(fields.amountDue),
      lines,
    },
    reviews: [...reviews, ...leftOut],
  };
}

function leading(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const kept: InvoiceLine[] = [];
  let bytes = 0;
  for (const line of lines.slice(0, MAXIMUM_LINES)) {
    bytes += Buffer.byteLength(JSON.stringify(line));
    if (bytes > LINES_BYTES) break;
    kept.push(line);
  }
  return kept;
}

function roundedLine(line: InvoiceLine): InvoiceLine {
  return {
    ...line,
    description: rounded(line.description),
    quantity: rounded(line.quantity),
    unitPrice: rounded(line.unitPrice),
    amount: rounded(line.amount),
  };
}

function rounded<Value>(read: ReadValue<Value> | null): ReadValue<Value> | null {
  if (!read) return null;
  const { value, confidence, place } = read;
  return {
    value,
    confidence: round(confidence),
    place: place && {
      page: place.page,
      left: round(place.left),
      top: round(place.top),
      width: round(place.width),
      height: round(place.height),
    },
  };
}

function round(fraction: number): number {
  return Number(fraction.toFixed(DECIMALS));
}
