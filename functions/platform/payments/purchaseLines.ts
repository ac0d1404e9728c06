import * as z from 'zod/mini';
import type { OrderLineRow } from '#model/orders.ts';
import type { Purchase, PurchaseKind } from '#model/purchaseKinds.ts';
import { purchaseLines } from '../commerceRows.ts';
import { getRow } from '../table.ts';

/** The tables of purchases that a function may read, by kind. */
export type PurchaseTables = Readonly<Partial<Record<PurchaseKind, string>>>;

const bought = z.object({ lines: purchaseLines });

/**
 * Reads what was bought, line by line: bookings have lines of the very shape of orders'. None where the purchase is not there. Throws where it is of a
 * kind whose table the function was not given.
 */
export function linesIn(tables: PurchaseTables): (purchase: Purchase) => Promise<readonly OrderLineRow[]> {
  return async ({ kind, id }) => {
    const table = tables[kind];
    if (table === undefined) throw new Error(`Purchases of the kind ${kind} are not read here.`);
    return (await getRow(table, { id }, bought))?.lines ?? [];
  };
}
