import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { RecurringErrorCode } from '#model/errors.ts';
import type { MutationResumeRecurringOrderArgs } from '#model/generated.ts';
import type { AskedOrder, PricedOrder } from '#model/orders.ts';
import { priceOrder } from '#model/orders.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { resumeRuns } from '#model/recurringRuns.ts';
import { statedTotal } from '../shared/payingInput.ts';
import { callerOf } from '../shared/owner.ts';
import type { RecurringPayload } from '../shared/recurring.ts';
import { isRecurringCode, recurringError, recurringRefused, recurringRefusedFor } from '../shared/recurring.ts';
import { writeRecurring, writtenRecurring } from '../shared/recurringMove.ts';
import type { PricesStash } from './steps/loadPrices.ts';

type StepContext = Context<
  MutationResumeRecurringOrderArgs,
  PricesStash,
  undefined,
  undefined,
  RecurringOrderRow | null
>;

export function request(ctx: StepContext) {
  const { products, recurring: row } = ctx.stash;
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  const makeUp = ctx.args.makeUp === true;
  const objection = objectionTo(row, ctx.args.expectedVersion, makeUp);
  if (objection) return runtime.earlyReturn(recurringRefused(objection), { skipTo: 'END' });
  const stated = statedTotal(ctx.args.acceptedTotal);
  if (ctx.args.acceptedTotal && !stated) {
    return runtime.earlyReturn(recurringRefused('INVALID_AMOUNT', 'acceptedTotal.amount'), { skipTo: 'END' });
  }
  const { priced, userErrors } = priceOrder(row.lines, products);
  if (!priced) {
    const told = [];
    for (const { code } of userErrors) if (isRecurringCode(code)) told.push(recurringError(code, null));
    return runtime.earlyReturn(recurringRefusedFor(told), { skipTo: 'END' });
  }
  // Nobody but its owner agrees to a price.
  const accepted = row.ownerId === callerOf(ctx.identity) ? stated : null;
  const isAgreed = accepted ? isSame(accepted, priced) : isCovered(row, priced);
  if (!isAgreed) return runtime.earlyReturn(recurringRefused('PRICE_CHANGED'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  return writeRecurring(row, resumeRuns(row, { agreed: accepted ? priced : null, makeUp }, at), at);
}

function objectionTo(row: RecurringOrderRow, expectedVersion: number, makeUp: boolean): RecurringErrorCode | null {
  if (row.version !== expectedVersion) return 'STALE_VERSION';
  if (row.status !== 'PAUSED') return 'WRONG_STATUS';
  if (row.paymentMethodId === undefined) return 'CARD_REQUIRED';
  return makeUp && !(row.missedRunOn !== undefined && row.retry) ? 'NOTHING_MISSED' : null;
}

function isSame(accepted: NonNullable<AskedOrder['expectedTotal']>, priced: PricedOrder): boolean {
  return accepted.minor === priced.total && accepted.currency === priced.currency;
}

function isCovered(row: RecurringOrderRow, priced: PricedOrder): boolean {
  return priced.currency === row.currency && priced.total <= row.agreedTotal;
}

export function response(ctx: StepContext): RecurringPayload {
  return writtenRecurring(ctx.error, ctx.result);
}
