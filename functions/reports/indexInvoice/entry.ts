import { createHash } from 'node:crypto';
import type { InvoiceCategory } from '#model/insights.ts';
import { dayInvoice, ownerTerm } from '#model/keys.ts';
import { isAmount, isDay } from '#model/reports.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';
import { isReported, reportedInvoice } from '../reportedInvoice.ts';
import type { Contribution } from './contribution.ts';
import { contributionsOf } from './contribution.ts';
import { termsOf } from './terms.ts';

/** Key of a row of the InvoiceTerms table. */
export interface TermKey {
  ownerTerm: string;
  dayInvoice: string;
}

/** A row of the InvoiceTerms table: that an invoice is found by a term, and what further conditions ask. */
export interface TermRow extends TermKey {
  invoiceId: string;
  /** Whether its day is that of its issue. */
  dated: boolean;
  words: string;
  beginnings: string;
  total?: number;
  currency?: string;
  category?: string;
  vendorId?: string;
}

/** What stands of an invoice in the reports, as a row of the ReportEntries table. */
export interface ReportEntry {
  invoiceId: string;
  ownerId: string;
  /** Counts the changes of this row: who writes for it names the turn that they saw. */
  turn: number;
  /** The invoice's version that it was made of. */
  version: number;
  /** Tells what was to be written from anything else. */
  digest: string;
  /** Whether all of it is written. */
  settled: boolean;
  /** Where its terms stand, or may stand while it is not settled. */
  places: { dayInvoice: string; terms: string[] }[];
  /** What it adds to the Spend table. */
  sums: Contribution[];
}

/** What is known of an invoice's vendor. */
export interface KnownVendor {
  name: string;
  aliases: readonly string[];
  defaultCategory: InvoiceCategory | null;
}

/** What should stand of an invoice in the reports; nothing where it is not to be found. */
export interface Wanted {
  readonly digest: string;
  readonly rows: readonly TermRow[];
  readonly places: ReportEntry['places'];
  readonly sums: Contribution[];
}

/** What should stand of an invoice in the reports. */
export function wantedOf(row: StoredInvoice, vendor: KnownVendor | null): Wanted {
  if (!isReported(row)) return { digest: digestOf([]), rows: [], places: [], sums: [] };
  const invoice = reportedInvoice(row, vendor?.defaultCategory);
  const { category } = invoice;
  const { terms, words, beginnings } = termsOf(invoice, vendor ? [vendor.name, ...vendor.aliases] : []);
  const place = placeOf(invoice);
  const carried = {
    ...place,
    invoiceId: invoice.id,
    words,
    beginnings,
    ...(invoice.total && isAmount(invoice.total.value) ? { total: Number(invoice.total.value) } : {}),
    ...(invoice.currency ? { currency: invoice.currency.value } : {}),
    ...(category ? { category } : {}),
    ...(invoice.vendorId ? { vendorId: invoice.vendorId } : {}),
  };
  const rows = terms.map((term) => ({ ...carried, ownerTerm: ownerTerm(invoice.ownerId, term) }));
  const sums = contributionsOf(invoice, vendor?.name ?? null);
  return { digest: digestOf(rows, sums), rows, places: [{ dayInvoice: place.dayInvoice, terms: [...terms] }], sums };
}

function placeOf({ id, issueDate, uploadedAt }: ReportedInvoice): { dayInvoice: string; dated: boolean } {
  const dated = issueDate !== null && isDay(issueDate.value);
  return { dayInvoice: dayInvoice(dated ? issueDate.value : uploadedAt.slice(0, 10), id), dated };
}

function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/** The rows that stand, or may stand, for an entry. */
export function keysOf(ownerId: string, places: ReportEntry['places']): TermKey[] {
  return places.flatMap(({ dayInvoice, terms }) =>
    terms.map((term) => ({ ownerTerm: ownerTerm(ownerId, term), dayInvoice })),
  );
}
