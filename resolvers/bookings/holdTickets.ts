import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { HoldPayload } from '../shared/hold.ts';
import { ending } from '../shared/hold.ts';
import type { HoldingStash, HoldTransaction } from '../shared/holding.ts';
import { judgeTaking, takeTickets } from '../shared/holding.ts';

type StepContext = Context<Record<string, unknown>, HoldingStash, undefined, undefined, HoldTransaction | null>;

/** Takes the tickets where they are thought to be: in the row that chance named, which with many rows and many tickets is all there is to do, and then where they were seen. */
export function request(ctx: StepContext) {
  const { sale, repeatedId } = ctx.stash;
  if (repeatedId || !sale) return runtime.earlyReturn(null);
  return takeTickets(ctx.stash, ctx.env, sale);
}

export function response(ctx: StepContext): HoldPayload | null {
  return ending(judgeTaking(ctx.stash, ctx.error, ctx.result));
}
