import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { InvoiceFields } from '#model/invoices.ts';
import { MAXIMUM_ALTERNATES, MAXIMUM_DETAILS } from '#model/invoices.ts';
import { orderedReviews } from '#model/reviews.ts';
import { instructionsFound } from '../../platform/instructions.ts';
import type { EInvoiceReading, StoredFields } from '../../platform/readInvoice.ts';
import { checkFields } from '../checks/checkFields.ts';
import { missingReviews, reviewsOf, unsureReviews } from '../checks/reviews.ts';
import { normaliseExpense } from '../normalise/expense.ts';
import { printedText } from '../normalise/printed.ts';
import { compareWithPrint } from './againstPrint.ts';

/** Several invoices reached the end of a reading as one: they were not split. */
export class UnsplitError extends Error {
  override readonly name = 'UnsplitError';
}

/**
 * The one invoice of an e-invoice's reading, compared with the print around it, as it is stored. The values are the XML's, whatever the print says; lines
 * that a profile without lines (MINIMUM, BASIC WL) leaves out stay left out: those of the print would be read, not said. `today` is an ISO 8601
 * day. Throws UnsplitError.
 */
export function settleEInvoice(reading: EInvoiceReading, today: string): StoredFields {
  const [invoice, ...others] = reading.invoices;
  if (!invoice || others.length > 0) throw new UnsplitError(`It holds ${reading.invoices.length} invoices.`);
  const { fields, reviews } = invoice;
  const comparison = reading.print ? comparePrint(fields, reading.print, today) : null;
  const checks = [...checkFields(fields, { today }), ...(comparison?.checks ?? [])];
  return {
    reader: 'E_INVOICE',
    fields: {
      ...fields,
      alternates: [...(comparison?.alternates ?? []), ...fields.alternates].slice(0, MAXIMUM_ALTERNATES),
      details: fields.details.slice(0, MAXIMUM_DETAILS),
    },
    reviews: orderedReviews([
      ...instructionsFound([...textsOf(fields), printedText(reading.print ?? []).join(' ')]),
      ...reading.reviews,
      ...reviews,
      ...(comparison?.reviews ?? []),
      ...reviewsOf(checks),
      ...missingReviews(fields),
      ...unsureReviews(fields, checks),
    ]),
    checks,
  };
}

/** Everything that somebody wrote freely. */
function textsOf({ vendor, number, paymentTerms, purchaseOrder, lines, details }: InvoiceFields): string[] {
  return [
    ...[vendor, number, paymentTerms, purchaseOrder].flatMap((read) => read?.value ?? []),
    ...lines.flatMap(({ code, description }) => [code, description].flatMap((read) => read?.value ?? [])),
    ...details.map(({ value }) => value),
  ];
}

function comparePrint(fields: InvoiceFields, print: readonly ExpenseDocument[], today: string) {
  return compareWithPrint(fields, normaliseExpense(print, { today }).fields, printedText(print).join('\n'));
}
