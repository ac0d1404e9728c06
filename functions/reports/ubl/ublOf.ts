import type { InvoiceFields } from '#model/invoices.ts';

/** An invoice as UBL 2.1, or why it cannot be: a sentence for people. */
export type Ubl = { readonly xml: string } | { readonly why: string };

/** The invoice as UBL 2.1. The writer is not there yet: every invoice is refused, and says so. */
export function ublOf(_invoice: InvoiceFields & { id: string }): Ubl {
  return { why: 'Marquee writes no UBL yet.' };
}
