import type { VendorRow } from '#model/vendors.ts';

/** A vendor of whom nothing is known but the name. It stands in no list until an invoice counts for it. */
export function newVendor(id: string, ownerId: string, name: string, now: string): VendorRow {
  return {
    id,
    ownerId,
    name,
    aliases: [],
    vatNumbers: [],
    accepted: [],
    seen: [],
    invoiceCount: 0,
    recent: [],
    hints: [],
    dismissed: [],
    merged: [],
    version: 1,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
}
