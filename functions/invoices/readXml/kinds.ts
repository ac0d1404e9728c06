import type { Decimal, InvoiceKind, ReadValue } from '#model/invoices.ts';

/**
 * Codes of documents that give money back, of EN 16931's list. 389 (self-billed) and 384 (corrected) are invoices.
 * https://docs.peppol.eu/poacc/billing/3.0/codelist/UNCL1001-cn/
 */
const creditNotes: ReadonlySet<string> = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '532',
]);

/**
 * What kind of document it is, by its code (UNTDID 1001), or by its sign: a correction that is written as an invoice with a negative total
 * gives money back, too. Amounts stay as they are written: those of a credit note by its code are positive, as its format asks for.
 */
export function kindOf(code: string | undefined, total: ReadValue<Decimal> | null): InvoiceKind {
  return creditNotes.has(code ?? '') || total?.value.startsWith('-') ? 'CREDIT_NOTE' : 'INVOICE';
}
