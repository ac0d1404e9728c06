import { going, hasReached, refuse } from '../moves.ts';
import type { StockPorts } from '../ports.ts';
import { objectionTo, productIdsOf } from '../stock.ts';

/** Sees that all products are sold and in stock; prices stay as the order was placed. Throws OrderRefused, OrderStopped. */
export async function validateOrder(orderId: string, { orders, shelf, clock }: StockPorts): Promise<void> {
  const order = going(await orders.read(orderId));
  if (hasReached(order, 'VALIDATED')) return;
  const objection = objectionTo(order, await shelf.read(productIdsOf(order)));
  if (objection) await refuse(orders, order, objection, clock);
}
