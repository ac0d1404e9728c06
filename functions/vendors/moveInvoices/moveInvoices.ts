import type { VendorRow } from '#model/vendors.ts';
import type { VendorStore } from '../../platform/vendors/store.ts';

export interface MovePorts {
  /** Ids of the invoices that count for the merged vendor. */
  readonly pages: AsyncIterable<readonly string[]>;
  /** Leads one invoice to the vendor that stays; false where it stays itself: one that is being read moves when that ends. Doing it again changes nothing. */
  move(invoiceId: string): Promise<boolean>;
  readonly settle: VendorStore['settle'];
}

/** Invoices that one call moves: well within its time. */
export const MOVED_AT_ONCE = 200;

/** Whether the change of a vendor asks for its invoices to be moved: it was just merged, or some were moved and more are left. */
export function isToBeMoved(before: VendorRow | null, after: VendorRow): boolean {
  if (after.mergedInto === undefined) return false;
  return before?.mergedInto !== after.mergedInto || (before.moved ?? 0) !== (after.moved ?? 0);
}

/**
 * Moves a part of a merged vendor's invoices. Where there may be more, it notes how many were moved: that change is heard as the merging was,
 * and the next part follows. Those that stay are passed over and not counted: each part moves some, so there is a last one. A crash in
 * between is handed over again.
 */
export async function moveInvoices(vendor: VendorRow, { pages, move, settle }: MovePorts): Promise<number> {
  let moved = 0;
  for await (const ids of pages) {
    for (const id of ids) {
      if (await move(id)) moved += 1;
    }
    if (moved >= MOVED_AT_ONCE) {
      await settle(vendor.id, (row) => ({ moved: (row.moved ?? 0) + moved }));
      break;
    }
  }
  return moved;
}
