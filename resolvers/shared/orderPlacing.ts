import type { ProductRow } from '#model/catalog.ts';
import type { AskedOrder, OrderRow } from '#model/orders.ts';

/** The operation's name in the keys of idempotency rows. */
export const PLACE_ORDER = 'placeOrder';

/** A row of the Idempotency table, as `placeOrder` keeps it. */
export interface OrderKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  orderId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What the steps of `placeOrder` hand on. */
export interface PlacingStash {
  callerId: string;
  asked: AskedOrder;
  products: ProductRow[];
  /** What the caller's key was used for before, whenever that was. */
  known: OrderKeyRow | null;
  /** The order that this call places. */
  placed: OrderRow | null;
  /** The order that the same call placed before. */
  repeatedId: string | null;
}
