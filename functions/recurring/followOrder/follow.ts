import type { OrderRow } from '#model/orders.ts';
import type { RunNews } from '#model/recurringRuns.ts';
import { followRun } from '#model/recurringRuns.ts';
import type { Outcome } from '../../platform/table.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { changeOf } from '../changes.ts';
import type { RecurringOrders } from '../connect.ts';
import { attemptOf } from '../runKey.ts';

/** An order, as far as its end says something to the recurring order that it is a run of. */
export type EndedOrder = Pick<OrderRow, 'id' | 'status' | 'reason' | 'recurringOrderId' | 'scheduledFor'>;

/** Takes an order's end to its recurring order. Late, doubled or old news change nothing. Null where the order is no run of one, or goes on. */
export async function followOrder(
  order: EndedOrder,
  { recurring, now }: { readonly recurring: RecurringOrders; readonly now: () => Date },
): Promise<Outcome<RecurringOrderRow> | null> {
  const { id: orderId, status, recurringOrderId, scheduledFor: runOn } = order;
  if (recurringOrderId === undefined || runOn === undefined) return null;
  if (status !== 'COMPLETED' && status !== 'FAILED' && status !== 'CANCELLED') return null;
  const attempt = attemptOf({ id: orderId, recurringOrderId, runOn }, 0);
  if (attempt === null) return null;
  const news: RunNews = { orderId, runOn, attempt, status, reason: order.reason ?? null };
  return recurring.settle(recurringOrderId, (row) => changeOf(row && followRun(row, news, now().toISOString())));
}
