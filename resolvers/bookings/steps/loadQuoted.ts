import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryQuoteBookingArgs } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import { mayBeId } from '../../shared/id.ts';
import { callerOf, ownRow } from '../../shared/owner.ts';
import type { QuoteStash } from '../../shared/quote.ts';
import { notQuoted } from '../../shared/quote.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QueryQuoteBookingArgs, QuoteStash, undefined, undefined, HoldRow | null>;

/** Finds the caller's hold that can be booked, or says why there is none. */
export function request(ctx: StepContext) {
  const { holdId } = ctx.args;
  if (!mayBeId(holdId)) return runtime.earlyReturn(notQuoted('NOT_FOUND', 'holdId'), { skipTo: 'END' });
  return get<HoldRow>({ key: { id: holdId }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const hold = ownRow<HoldRow>(ctx.result, callerOf(ctx.identity));
  if (!hold) return runtime.earlyReturn(notQuoted('NOT_FOUND', 'holdId'), { skipTo: 'END' });
  if (hold.status !== 'ACTIVE' || hold.expiresAt <= util.time.nowISO8601()) {
    return runtime.earlyReturn(notQuoted('HOLD_EXPIRED', 'holdId'), { skipTo: 'END' });
  }
  ctx.stash.hold = hold;
  return null;
}
