import type { OrderRow } from '#model/orders.ts';
import type { Change } from '../../platform/table.ts';
import type { Clock } from '../moves.ts';
import { moveTo, OutOfTurn } from '../moves.ts';
import { undoing } from '../reversePayment/reversePayment.ts';

/** What ends an order that is undone; null once it has ended. Throws OrderMissing, OutOfTurn. */
export function ending(row: OrderRow | null, clock: Clock): Change | null {
  const order = undoing(row);
  if (!order) return null;
  if (order.stockTaken) throw new OutOfTurn(`${order.id} has pieces that were not given back.`);
  return moveTo(order, order.status === 'CANCELLING' ? 'CANCELLED' : 'FAILED', clock);
}
