import { idempotencyRow, purchaseExecution, recurringRunKey } from '#model/keys.ts';
import type { AskedOrder, OrderRow, PricedOrder } from '#model/orders.ts';
import { canonicalOrder, placedOrder } from '#model/orders.ts';
import { PURCHASE_KEY_SECONDS } from '#model/purchases.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { RunDecision } from '#model/recurringRuns.ts';
import { decideRun, missRun, placeRun } from '#model/recurringRuns.ts';
import { putNew } from '#model/writes.ts';
import type { Change } from '../../platform/table.ts';
import type { Workflow } from '../../ports/workflow.ts';
import { changeOf } from '../changes.ts';
import type { Catalogue, RecurringOrders, Wake } from '../connect.ts';
import { runOrderId } from '../runKey.ts';

export interface RunPorts {
  readonly recurring: RecurringOrders;
  readonly catalogue: Catalogue;
  readonly workflow: Pick<Workflow, 'start'>;
  readonly now: () => Date;
  /** Seconds after which a sweeper of the orders looks at one that nobody has moved. */
  readonly stalledSeconds: number;
}

/** The operation in whose name the key of a run's order is kept: its owner's own keys, which may be any text, stand apart. */
const RUN = 'runRecurringOrder';

/**
 * Runs a recurring order that was woken: its order, that order's key and its own next day are written in one transaction, while nobody else has
 * changed it. So each scheduled day and try has one order, however often and late it is woken. Throws OvertakenError, and what the ports throw.
 */
export async function runRecurringOrder(
  { recurringOrderId, day }: Wake,
  ports: RunPorts,
): Promise<{ kind: RunDecision['kind']; orderId?: string }> {
  const { recurring, catalogue, workflow, now } = ports;
  const seen = await recurring.read(recurringOrderId);
  if (!seen) return { kind: 'NOT_DUE' };
  const isDue = seen.status === 'ACTIVE' && seen.wakesOn === day;
  const products = isDue ? await catalogue.read(seen.lines.map(({ productId }) => productId)) : [];
  const done: { kind: RunDecision['kind'] } = { kind: 'NOT_DUE' };
  const { row } = await recurring.settle(recurringOrderId, (current) => {
    const decision = isDue ? decideRun(current, day, products) : ({ kind: 'NOT_DUE' } as const);
    done.kind = decision.kind;
    if (!current || decision.kind === 'NOT_DUE') return null;
    const at = now().toISOString();
    if (decision.kind === 'PAUSE') return changeOf(missRun(current, decision, at));
    return placing(current, decision, at, ports.stalledSeconds);
  });
  // Whoever died after the transaction is followed by the same wake: starting twice starts once.
  const orderId = row?.awaitedOrderId;
  const { kind } = done;
  if (orderId === undefined) return { kind };
  if (kind !== 'PAUSE') await workflow.start(purchaseExecution(orderId, FIRST_RUN), { orderId, run: FIRST_RUN });
  return { kind, orderId };
}

const FIRST_RUN = 1;

function placing(
  row: RecurringOrderRow,
  { runOn, attempt, priced }: { runOn: string; attempt: number; priced: PricedOrder },
  at: string,
  stalledSeconds: number,
): Change | null {
  const id = runOrderId(row.id, runOn, attempt);
  const asked = askedOf(row);
  const change = changeOf(placeRun(row, { runOn, attempt }, id, at));
  const key = idempotencyRow(RUN, row.ownerId, recurringRunKey(row.id, runOn, attempt));
  const expiresAt = Math.floor(Date.parse(at) / 1000) + PURCHASE_KEY_SECONDS;
  const dueAt = new Date(Date.parse(at) + stalledSeconds * 1000).toISOString();
  const { id: orderId, ...order }: OrderRow = {
    ...placedOrder(asked, priced, { id, ownerId: row.ownerId, at, dueAt }),
    ...(row.customerId === undefined ? {} : { customerId: row.customerId }),
    recurringOrderId: row.id,
    scheduledFor: runOn,
  };
  return (
    change && {
      ...change,
      alongside: () => [
        putNew('Orders', { id: orderId }, order),
        putNew('Idempotency', { key }, { input: canonicalOrder(asked), orderId, expiresAt }),
      ],
    }
  );
}

function askedOf(row: RecurringOrderRow): AskedOrder {
  return {
    lines: row.lines.map(({ productId, quantity }) => ({ productId, quantity })),
    email: row.email,
    shippingNote: row.shippingNote ?? null,
    billTo: row.billTo ?? null,
    paymentMethodId: row.paymentMethodId ?? null,
    expectedTotal: null,
  };
}
