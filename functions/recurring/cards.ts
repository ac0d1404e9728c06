import type { CardSetupRow, RecurringOrderRow } from '#model/recurring.ts';
import { saveCard } from '#model/recurringRuns.ts';
import type { SetupDesk } from '../platform/payments/setups.ts';
import { changeOf } from './changes.ts';
import type { RecurringOrders } from './connect.ts';

export interface CardPorts {
  readonly recurring: RecurringOrders;
  readonly desk: SetupDesk;
  /** Whether another recurring order of this owner that goes on is paid by the same card. */
  isShared(row: RecurringOrderRow, paymentMethodId: string): Promise<boolean>;
  readonly now: () => Date;
}

/**
 * Takes a card that is saved to its recurring order, which begins by it. The latest card that was asked for counts: what came of an older attempt, or
 * for one that is over, is forgotten, and so is the card before. Any number of times.
 */
export async function takeCard(setup: CardSetupRow, ports: CardPorts): Promise<RecurringOrderRow | null> {
  const { recurring, now } = ports;
  const { paymentMethodId, customerId, card, attempt } = setup;
  if (setup.status !== 'SUCCEEDED' || paymentMethodId === undefined) return recurring.read(setup.recurringOrderId);
  let before: string | undefined;
  const { row, changed } = await recurring.settle(setup.recurringOrderId, (current) => {
    if (!current || !isWanted(current, attempt) || current.paymentMethodId === paymentMethodId) return null;
    before = current.paymentMethodId;
    const saved = { customerId, paymentMethodId, ...(card ? { card } : {}) };
    return changeOf(saveCard(current, saved, now().toISOString()));
  });
  if (changed && before !== undefined && row) await forgetCard(row, before, ports);
  if (!row || row.paymentMethodId !== paymentMethodId) await forgetUnwanted(row, paymentMethodId, ports);
  return row;
}

function isWanted(row: RecurringOrderRow, attempt: number): boolean {
  return row.setupAttempt === attempt && row.status !== 'CANCELLED' && row.status !== 'ENDED';
}

async function forgetUnwanted(row: RecurringOrderRow | null, methodId: string, ports: CardPorts): Promise<void> {
  if (row) await forgetCard(row, methodId, ports);
  else await ports.desk.forget(methodId);
}

/** Whether runs may still be charged to this card. One that is over needs it no more: of two that end at one moment, neither keeps it for the other. */
export function isPaidBy(
  { status, ...row }: Pick<RecurringOrderRow, 'status' | 'paymentMethodId'>,
  paymentMethodId: string,
): boolean {
  return status !== 'CANCELLED' && status !== 'ENDED' && row.paymentMethodId === paymentMethodId;
}

/** Forgets a card that this recurring order is not paid by any more, unless another one is. */
export async function forgetCard(row: RecurringOrderRow, methodId: string, ports: CardPorts): Promise<void> {
  if (!(await ports.isShared(row, methodId))) await ports.desk.forget(methodId);
}
