import { stringify } from 'csv-stringify/sync';
import type { ReportedInvoice } from '../reportedInvoice.ts';
import type { FileWriter } from './format.ts';
import { plainText } from './plainText.ts';

/**
 * A text that a spreadsheet would take for a formula, whatever stands before its sign; the wide forms are signs to some, too.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s'"\p{Cf}]*[=+\-@＝＋－＠]/u;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

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

/** A cell that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
export function text(value: string | null | undefined): string {
  const plain = plainText(value ?? '');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** An amount stays a number, a negative one too; anything else is a text. */
export function amount(value: string | null | undefined): string {
  return value && NUMBER.test(value) ? value : text(value);
}

/**
 * CSV as RFC 4180 says, one row an invoice, with a byte order mark: without it, spreadsheets take UTF-8 for something else.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvWriter(): FileWriter {
  const rows: string[] = [];
  let size = 0;
  return {
    add(invoice) {
      const row = stringify([columns.map(([, cell]) => cell(invoice) ?? '')], { record_delimiter: '\r\n' });
      size += row.length;
      rows.push(row);
      return null;
    },
    size: () => size,
    end() {
      if (rows.length === 0) return null;
      const heading = stringify([columns.map(([name]) => name)], { record_delimiter: '\r\n', bom: true });
      return {
        content: Buffer.from(`${heading}${rows.join('')}`),
        contentType: 'text/csv; charset=utf-8',
        extension: 'csv',
        count: rows.length,
      };
    },
  };
}
