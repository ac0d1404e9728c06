import { going, hasReached, refuse } from '../../platform/purchases/moves.ts';
import type { StockPorts } from '../ports.ts';
import { objectionTo, productIdsOf } from '../stock.ts';

/** Sees that all products are sold and in stock; prices stay as the order was placed. Throws PurchaseRefused, PurchaseStopped. */
export async function validateOrder(orderId: string, ports: StockPorts): Promise<void> {
  const { life, purchases, shelf } = ports;
  const order = going(life, await purchases.read(orderId));
  if (hasReached(life, order, 'VALIDATED')) return;
  const objection = objectionTo(order, await shelf.read(productIdsOf(order)));
  if (objection) await refuse(ports, order, objection);
}
