import type { PurchaseLife, PurchaseRow } from '#model/purchases.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import type { Change } from '../table.ts';
import type { Clock } from './moves.ts';
import { moveTo, PurchaseMissing } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';
import { waitsForOwner } from './processPayment.ts';

/** The owner's time is over. The workflow goes by this name. */
export class PaymentActionTimedOut extends Error {
  override readonly name = 'PaymentActionTimedOut';
}

export interface AwaitPorts<Row extends PayablePurchase> extends PayPorts<Row> {
  readonly step: WaitingStep;
  readonly actionSeconds: number;
}

/**
 * Keeps the token by which the workflow is woken once the owner has paid, or the purchase is stopped. Where that has happened already, it is
 * woken at once: whoever was to wake it found no token yet. Throws PaymentActionTimedOut.
 */
export async function awaitPaymentAction<Row extends PayablePurchase>(
  id: string,
  taskToken: string,
  { life, purchases, desk, clock, step, actionSeconds }: AwaitPorts<Row>,
): Promise<void> {
  const { row } = await purchases.settle(id, (current) => waiting(life, current, taskToken, clock));
  if (!row) throw new PurchaseMissing(`There is no such ${life.noun}.`);
  const payment = row.status === 'PAYMENT_ACTION_REQUIRED' ? await desk.find(row) : null;
  if (!payment || !waitsForOwner(row, payment)) return step.succeed(taskToken, {});
  if (isOver(row, actionSeconds, clock.now())) throw new PaymentActionTimedOut(`${id} waited long enough.`);
}

/** The purchase waits, by this token. */
export function waiting(life: PurchaseLife, row: PurchaseRow | null, taskToken: string, clock: Clock): Change | null {
  if (row?.status === 'VALIDATED') {
    const change = moveTo(life, row, 'PAYMENT_ACTION_REQUIRED', clock);
    return { ...change, set: { ...change.set, taskToken } };
  }
  // Only who waits is another one: nothing happened to the purchase.
  if (row?.status === 'PAYMENT_ACTION_REQUIRED' && row.taskToken !== taskToken) {
    return { set: { taskToken }, silent: true };
  }
  return null;
}

/** Whether the purchase has waited for its owner as long as it may, however often it was woken in vain. */
export function isOver(row: Pick<PurchaseRow, 'timeline'>, actionSeconds: number, now: Date): boolean {
  const since = row.timeline.findLast(({ status }) => status === 'PAYMENT_ACTION_REQUIRED')?.at;
  return since !== undefined && now.getTime() >= Date.parse(since) + actionSeconds * 1000;
}
