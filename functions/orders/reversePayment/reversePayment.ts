import type { OrderRow } from '#model/orders.ts';
import { isUndoing, OrderMissing, OutOfTurn } from '../moves.ts';
import type { UndoPorts } from '../ports.ts';

/** The order while it is being undone, or null once it was. Throws OrderMissing; OutOfTurn where nobody stopped it. */
export function undoing(row: OrderRow | null): OrderRow | null {
  if (!row) throw new OrderMissing('There is no such order.');
  if (row.status === 'FAILED' || row.status === 'CANCELLED') return null;
  if (!isUndoing(row)) throw new OutOfTurn(`${row.id} is ${row.status}, and nobody stopped it.`);
  return row;
}

/** Gives back whatever is held or taken, of every attempt to pay, and lets nothing be held or taken after. */
export async function reversePayment(orderId: string, { orders, desk }: UndoPorts): Promise<void> {
  const order = undoing(await orders.read(orderId));
  if (!order) return;
  for (let payAttempt = 1; payAttempt <= order.payAttempt; payAttempt += 1) {
    await desk.reverse({ ...order, payAttempt });
  }
}
