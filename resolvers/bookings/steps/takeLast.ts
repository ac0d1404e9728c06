import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { HoldPayload } from '../../shared/hold.ts';
import { ending, notHeld } from '../../shared/hold.ts';
import type { HoldingStash, HoldTransaction } from '../../shared/holding.ts';
import { judgeTaking, takeTickets } from '../../shared/holding.ts';

type StepContext = Context<Record<string, unknown>, HoldingStash, undefined, undefined, HoldTransaction | null>;

/** Takes the tickets, or asks the caller to come again: a resolver cannot wait, and those who are in its way are done in milliseconds. */
export function request(ctx: StepContext) {
  const { sale, repeatedId } = ctx.stash;
  if (repeatedId || !sale) return runtime.earlyReturn(null);
  return takeTickets(ctx.stash, ctx.env, sale);
}

export function response(ctx: StepContext): HoldPayload | null {
  const answer = judgeTaking(ctx.stash, ctx.error, ctx.result);
  return ending(answer ?? (ctx.stash.repeatedId ? null : notHeld('TRY_AGAIN', null)));
}
