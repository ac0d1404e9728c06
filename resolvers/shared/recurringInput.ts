import { util } from '@aws-appsync/utils';
import type { RecurringErrorCode } from '#model/errors.ts';
import type { CreateRecurringOrderInput, RecurringOrderUserError } from '#model/generated.ts';
import type { AskedOrder } from '#model/orders.ts';
import { canonicalOrder } from '#model/orders.ts';
import type { RecurringInterval } from '#model/recurring.ts';
import { addDays, isDay, recurringLimits } from '#model/recurring.ts';
import { dayOf } from '#model/recurringRuns.ts';
import { checkedOrder } from './orderInput.ts';
import { isRecurringCode, recurringError } from './recurring.ts';

/** What its caller gave for a recurring order, checked and written in one form. */
export interface AskedRecurring {
  order: AskedOrder;
  interval: RecurringInterval;
  startsOn: string;
  endsOn: string | null;
  count: number | null;
}

/** The input in one form, and everything that is wrong with it by itself; `asked` is null where something is. */
export function checkedRecurring(input: CreateRecurringOrderInput): {
  asked: AskedRecurring | null;
  userErrors: RecurringOrderUserError[];
} {
  const { lines, email, shippingNote, billTo, paymentMethodId, idempotencyKey, startsOn } = input;
  const { asked: order, userErrors: wrong } = checkedOrder({
    lines,
    email,
    shippingNote: shippingNote ?? null,
    billTo: billTo ?? null,
    paymentMethodId: paymentMethodId ?? null,
    expectedTotal: input.acceptedTotal,
    idempotencyKey,
  });
  const userErrors: RecurringOrderUserError[] = [];
  for (const { code, field } of wrong) {
    const named = field === 'expectedTotal.amount' ? 'acceptedTotal.amount' : (field ?? null);
    if (isRecurringCode(code)) userErrors.push(recurringError(code, named));
  }
  const refuse = (code: RecurringErrorCode, field: string) => {
    userErrors.push(recurringError(code, field));
  };
  const endsOn = input.endsOn ?? null;
  const count = input.count ?? null;
  // An AWSDate may carry an offset, which a calendar day has not.
  if (!isDay(startsOn)) refuse('INVALID_START', 'startsOn');
  if (endsOn !== null && (!isDay(endsOn) || endsOn < startsOn)) refuse('INVALID_END', 'endsOn');
  if (count !== null && (count < 1 || count > recurringLimits.count)) refuse('INVALID_COUNT', 'count');
  if (endsOn !== null && count !== null) refuse('END_OR_COUNT', 'count');
  if (!order || userErrors.length > 0) return { asked: null, userErrors };
  return { asked: { order, interval: input.interval, startsOn, endsOn, count }, userErrors };
}

/** Whether its first day lies ahead, and not too far: at this moment, so that what was set up before is not refused to the same call after midnight. */
export function isAhead({ startsOn }: AskedRecurring): boolean {
  const today = dayOf(util.time.nowISO8601());
  return startsOn > today && startsOn <= addDays(today, recurringLimits.aheadDays);
}

/** The input in one form, so that a repeated call is told from another one. */
export function canonicalRecurring({ order, interval, startsOn, endsOn, count }: AskedRecurring): string {
  return JSON.stringify([canonicalOrder(order), interval, startsOn, endsOn, count]);
}
