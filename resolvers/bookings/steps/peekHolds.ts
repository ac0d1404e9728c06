import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { HoldKeys, HoldListStash } from '../../shared/holdList.ts';
import { findHolds } from '../../shared/holdList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, HoldListStash, undefined, undefined, HoldKeys>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { callerId, nextToken } = ctx.stash;
  return nextToken ? findHolds(callerId, 1, nextToken) : runtime.earlyReturn(null);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result.items.length === 0) ctx.stash.pageInfo = { hasNextPage: false, endCursor: null };
  return null;
}
