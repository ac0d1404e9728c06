import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { CancellingStash, GroundsBatch } from '../../shared/bookingCancelling.ts';
import { groundsOf, readGrounds } from '../../shared/bookingCancelling.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, CancellingStash, undefined, undefined, GroundsBatch>;

/** What decides about the money, where there is any to decide about. */
export function request(ctx: StepContext) {
  const { booking } = ctx.stash;
  if (!booking || booking.status !== 'CONFIRMED') return runtime.earlyReturn(null);
  return readGrounds(booking, ctx.env);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.grounds = groundsOf(ctx.result, ctx.env);
  return null;
}
