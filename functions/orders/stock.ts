import type { ProductRow } from '#model/catalog.ts';
import type { OrderReason, OrderRow } from '#model/orders.ts';
import type { Condition, PlannedWrite } from '#model/writes.ts';
import { atLeast, changeRow, exists, is } from '#model/writes.ts';

/** The products of an order. */
export interface Shelf {
  /** Those that are there, as they are at this moment; in any order. */
  read(productIds: readonly string[]): Promise<ProductRow[]>;
}

/** Why the products, as they are now, cannot be ordered so; null where they can. What is not sold says more than what is scarce. */
export function objectionTo(order: Pick<OrderRow, 'lines'>, products: readonly ProductRow[]): OrderReason | null {
  const found = order.lines.map((line) => ({ line, product: products.find(({ id }) => id === line.productId) }));
  if (found.some(({ product }) => !product?.active)) return 'PRODUCT_UNAVAILABLE';
  return found.some(({ line, product }) => (product?.stock ?? 0) < line.quantity) ? 'OUT_OF_STOCK' : null;
}

/** Takes every line out of stock: while all products are sold and have enough. */
export function takings(order: Pick<OrderRow, 'lines'>, at: string): PlannedWrite[] {
  return order.lines.map(({ productId, quantity }) =>
    moved(productId, -quantity, at, [atLeast('stock', quantity), is('active', true)]),
  );
}

/** Gives every line back: to products that are sold no more, too; what is gone for good takes nothing back. */
export function givings(
  order: Pick<OrderRow, 'lines'>,
  products: readonly Pick<ProductRow, 'id'>[],
  at: string,
): PlannedWrite[] {
  return order.lines
    .filter(({ productId }) => products.some(({ id }) => id === productId))
    .map(({ productId, quantity }) => moved(productId, quantity, at, [exists('id')]));
}

function moved(id: string, pieces: number, at: string, conditions: Condition[]): PlannedWrite {
  const change = { set: { stockChangedAt: at }, add: { stock: pieces, stockVersion: 1 } };
  return changeRow('Products', { id }, change, conditions);
}

/** The products that an order names. */
export function productIdsOf(order: Pick<OrderRow, 'lines'>): string[] {
  return order.lines.map(({ productId }) => productId);
}
