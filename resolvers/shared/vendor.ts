import { util } from '@aws-appsync/utils';
import type { VendorErrorCode } from '#model/errors.ts';
import { vendorErrorSentences } from '#model/errors.ts';
import type { PageInfo, Vendor, VendorUserError } from '#model/generated.ts';
import type { ShownVendorRow, VendorRow } from '#model/vendors.ts';
import { NAME_KEY_LENGTH } from '#model/vendors.ts';
import { wordsIn } from '#model/words.ts';

/** The vendor as the schema shows it; its invoices have a resolver of their own. */
export type VendorSource = Omit<Vendor, 'invoices'>;

/** A page before the fields of its vendors are resolved. */
export interface VendorPage {
  nodes: VendorSource[];
  pageInfo: PageInfo;
}

/** What the steps of `vendors` hand on. */
export interface VendorListStash {
  prefix: string;
  nextToken: string | null;
}

/** What a mutation of one vendor answers, before the vendor's fields are resolved. */
export interface VendorPayload {
  vendor: VendorSource | null;
  userErrors: VendorUserError[];
}

/** The vendor as the schema shows it. */
export function vendorOf(row: ShownVendorRow): VendorSource {
  return {
    id: row.id,
    ownerId: row.ownerId,
    name: row.name,
    aliases: row.aliases,
    vatNumbers: row.vatNumbers,
    ibans: row.accepted.map((account) => account.iban),
    defaultCategory: row.defaultCategory ?? null,
    invoiceCount: row.invoiceCount,
    lastInvoiceOn: row.lastInvoiceOn ?? null,
    hints: row.hints.map((hint) => ({ field: hint.field, label: hint.label, used: hint.used })),
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** A name as the list of vendors is ordered by; functions fold the same way (functions/platform/vendors/names.ts). */
export function foldedName(name: string): string {
  return wordsIn(util.str.normalize(name.slice(0, NAME_KEY_LENGTH), 'nfkd')).join(' ');
}

/** The mutation did what it says. */
export function vendorDone(row: VendorRow): VendorPayload {
  return { vendor: vendorOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function vendorRefused(code: VendorErrorCode, field: string | null): VendorPayload {
  return { vendor: null, userErrors: [{ field, message: vendorErrorSentences[code], code }] };
}
