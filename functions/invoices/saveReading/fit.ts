import type { InvoiceFields, InvoiceLine, InvoiceTax, ReadValue } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { MAXIMUM_ALTERNATES, MAXIMUM_DETAILS, MAXIMUM_LINES } from '#model/invoices.ts';
import { orderedReviews } from '#model/reviews.ts';
import { beginningOf } from '../../platform/beginning.ts';

/** What a reading found, as it is kept. */
export interface Kept {
  readonly fields: InvoiceFields;
  readonly reviews: readonly Review[];
}

/**
 * Bytes of lines at most, and of lines, alternates and details together, as JSON, which is longer than DynamoDB's own form. A row holds
 * 400 KB with everything else in it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const LINES_BYTES = 320_000;
export const LISTS_BYTES = 340_000;

/** A ten-thousandth of a page is less than a pixel of its scan. */
const DECIMALS = 4;
const MAXIMUM_TEXT = 300;
const MAXIMUM_DESCRIPTION = 1000;
/** No country has as many rates. */
const MAXIMUM_TAXES = 50;

/**
 * Fits a reading into a row: details, then alternates, then lines that are too many, or too long together, are left out from the end; of
 * lines a review says so. Texts are cut off, confidences and places rounded. Reviews are put in order, gravest first.
 */
export function fit(fields: InvoiceFields, reviews: readonly Review[]): Kept {
  const all = fields.lines.map(roundedLine);
  const lines = leading(all, MAXIMUM_LINES, LINES_BYTES);
  const alternates = leading(
    fields.alternates.map((alternate) => ({ ...alternate, ...cut(alternate, MAXIMUM_TEXT) })),
    MAXIMUM_ALTERNATES,
    LISTS_BYTES - bytesOf(lines),
  );
  const details = leading(
    fields.details.map((detail) => ({
      ...detail,
      ...cut(detail, MAXIMUM_TEXT),
      type: beginningOf(detail.type, MAXIMUM_TEXT),
      label: detail.label === null ? null : beginningOf(detail.label, MAXIMUM_TEXT),
    })),
    MAXIMUM_DETAILS,
    LISTS_BYTES - bytesOf(lines) - bytesOf(alternates),
  );
  const leftOut: Review[] = lines.length < all.length ? [{ code: 'LINES_LEFT_OUT', field: 'lines' }] : [];
  return {
    fields: {
      kind: fields.kind,
      vendor: text(fields.vendor),
      vendorVatNumber: text(fields.vendorVatNumber),
      number: text(fields.number),
      issueDate: rounded(fields.issueDate),
      dueDate: rounded(fields.dueDate),
      currency: rounded(fields.currency),
      subtotal: rounded(fields.subtotal),
      tax: rounded(fields.tax),
      taxes: fields.taxes.slice(0, MAXIMUM_TAXES).map(roundedTax),
      discount: rounded(fields.discount),
      shipping: rounded(fields.shipping),
      priorBalance: rounded(fields.priorBalance),
      amountPaid: rounded(fields.amountPaid),
      total: rounded(fields.total),
      amountDue: rounded(fields.amountDue),
      iban: text(fields.iban),
      bic: text(fields.bic),
      purchaseOrder: text(fields.purchaseOrder),
      paymentTerms: text(fields.paymentTerms),
      lines,
      details,
      alternates,
    },
    reviews: orderedReviews([...reviews, ...leftOut]),
  };
}

function leading<Part>(parts: readonly Part[], most: number, room: number): Part[] {
  const kept: Part[] = [];
  let bytes = 0;
  for (const part of parts.slice(0, most)) {
    bytes += bytesOf(part);
    if (bytes > room) break;
    kept.push(part);
  }
  return kept;
}

const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part));

function roundedLine(line: InvoiceLine): InvoiceLine {
  return {
    code: text(line.code),
    description: text(line.description, MAXIMUM_DESCRIPTION),
    quantity: rounded(line.quantity),
    unit: text(line.unit),
    unitPrice: rounded(line.unitPrice),
    taxRate: rounded(line.taxRate),
    amount: rounded(line.amount),
  };
}

function roundedTax({ rate, basis, amount }: InvoiceTax): InvoiceTax {
  return { rate: rounded(rate), basis: rounded(basis), amount: rounded(amount) };
}

function text(read: ReadValue<string> | null | undefined, length = MAXIMUM_TEXT): ReadValue<string> | null {
  return read ? cut(read, length) : null;
}

function cut(read: ReadValue<string>, length: number): ReadValue<string> {
  return shortened({ ...read, value: beginningOf(read.value, length) });
}

function rounded<Value>(read: ReadValue<Value> | null | undefined): ReadValue<Value> | null {
  return read ? shortened(read) : null;
}

function shortened<Value>({ value, confidence, place, corrected }: ReadValue<Value>): ReadValue<Value> {
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
    ...(corrected === true ? { corrected } : {}),
  };
}

function round(fraction: number): number {
  return Number(fraction.toFixed(DECIMALS));
}
