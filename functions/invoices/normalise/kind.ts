import type { InvoiceKind } from '#model/invoices.ts';
import { magnitude, scaled } from '../checks/decimals.ts';
import { parseAmount } from './amounts.ts';
import type { Printed } from './printed.ts';
import type { PrintedRow } from './rows.ts';
import { CASH, CHANGE, ROUNDING } from './payments.ts';

/** Titles of documents that give money back, folded: in English, German, French, Dutch, Polish, Italian, Spanish, Portuguese and Nordic languages. */
const CREDIT =
  /^(?:tax )?(?:credit (?:note|memo|invoice)|gutschrift|rechnungskorrektur|korrekturrechnung|stornorechnung|storno|stornierung|(?:facture d ?)?avoir|note de credit|creditnota|creditfactuur|faktura koryguj\w+|korekta|nota (?:di )?credito|nota de credito|factura rectificativa|factura de abono|abono|kredit\w*nota|kreditfaktura|hyvityslasku)\b/u;
/** Titles of documents about what is paid already. */
const PAID =
  /^(?:(?:official|sales|cash|payment|store|customer)? ?receipt|cash (?:bill|sales?|receipt|invoice)|quittung|kassen(?:bon|beleg|zettel)|barverkauf|(?:ticket )?de caisse|ticket de caisse|recu|kassabon|kasbon|kwitantie|paragon(?: fiskalny)?|scontrino|ricevuta|recibo|ticket de compra|factura simplificada)\b/u;
const WORDS_OF_A_TITLE = 6;
/** A title stands in the upper part of the first page. */
const UPPER_PART = 0.5;
const ROWS_AT_THE_TOP = 30;

/** What kind of document it is: by its title, by the sign of its total, and by what was paid for it on the spot. */
export function kindOf(
  rows: readonly PrintedRow[],
  fields: readonly Printed[],
  total: string | undefined,
): InvoiceKind {
  const titles = rows
    .filter((row, index) => row.page === 1 && (row.top === undefined ? index < ROWS_AT_THE_TOP : row.top < UPPER_PART))
    .flatMap((row) => row.segments.map((segment) => folded(segment.text)))
    .filter((text) => text.split(' ').length <= WORDS_OF_A_TITLE);
  const labels = fields.filter((field) => field.type === 'INVOICE_RECEIPT_ID').map((field) => folded(field.label));
  const named = [...titles, ...labels];
  if (total?.startsWith('-') === true || named.some((text) => CREDIT.test(text))) return 'CREDIT_NOTE';
  const paid = fields.filter((field) => field.type === 'AMOUNT_PAID' || field.type === 'OTHER');
  const changed = paid.some((field) => CHANGE.test(field.label)) || rows.some((row) => CHANGE.test(firstOf(row)));
  const cash = paid.some((field) => CASH.test(field.label));
  const atTheTill = changed ? cash || paid.length > 0 : isPaidOnTheSpot(paid, fields, total);
  return named.some((text) => PAID.test(text)) || atTheTill ? 'RECEIPT' : 'INVOICE';
}

/** Whether at least the total was paid and nothing says until when it is to be. */
function isPaidOnTheSpot(paid: readonly Printed[], fields: readonly Printed[], total: string | undefined): boolean {
  if (total === undefined || scaled(total) === 0n || fields.some((field) => field.type === 'DUE_DATE')) return false;
  return paid.some((field) => {
    const given =
      field.type === 'AMOUNT_PAID' && !ROUNDING.test(field.label) ? parseAmount(field.text, undefined) : undefined;
    return given !== undefined && magnitude(scaled(given)) >= magnitude(scaled(total));
  });
}

const firstOf = (row: PrintedRow): string => row.segments[0]?.text ?? '';

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
