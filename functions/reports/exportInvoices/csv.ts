import { amount, CSV_TYPE, csvHeading, csvRow, text } from '../../platform/csv.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';
import type { FileWriter } from './format.ts';

/** Columns in their order: heading and cell. Amounts are numbers with a point, days are ISO 8601. */
const columns: readonly (readonly [string, (invoice: ReportedInvoice) => string | null | undefined])[] = [
  ['id', ({ id }) => id],
  ['status', ({ status }) => status],
  ['kind', ({ kind }) => kind],
  ['vendor', ({ vendor }) => text(vendor?.value)],
  ['vendorVatNumber', ({ vendorVatNumber }) => text(vendorVatNumber?.value)],
  ['number', ({ number }) => text(number?.value)],
  ['issueDate', ({ issueDate }) => text(issueDate?.value)],
  ['dueDate', ({ dueDate }) => text(dueDate?.value)],
  ['currency', ({ currency }) => text(currency?.value)],
  ['subtotal', ({ subtotal }) => amount(subtotal?.value)],
  ['tax', ({ tax }) => amount(tax?.value)],
  ['total', ({ total }) => amount(total?.value)],
  ['amountDue', ({ amountDue }) => amount(amountDue?.value)],
  ['iban', ({ iban }) => text(iban?.value)],
  ['bic', ({ bic }) => text(bic?.value)],
  ['purchaseOrder', ({ purchaseOrder }) => text(purchaseOrder?.value)],
  ['paymentTerms', ({ paymentTerms }) => text(paymentTerms?.value)],
  ['category', ({ category }) => category],
  ['lines', ({ lines }) => `${lines.length}`],
  ['uploadedAt', ({ uploadedAt }) => uploadedAt],
];

/** CSV, one row an invoice. */
export function csvWriter(): FileWriter {
  const rows: string[] = [];
  let size = 0;
  return {
    add(invoice) {
      const row = csvRow(columns.map(([, cell]) => cell(invoice) ?? ''));
      size += row.length;
      rows.push(row);
      return null;
    },
    size: () => size,
    end() {
      if (rows.length === 0) return null;
      const heading = csvHeading(columns.map(([name]) => name));
      return {
        content: Buffer.from(`${heading}${rows.join('')}`),
        contentType: CSV_TYPE,
        extension: 'csv',
        count: rows.length,
      };
    },
  };
}
