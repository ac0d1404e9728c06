import type { Context } from '@aws-appsync/utils';
import type { QueryBookingsArgs } from '#model/generated.ts';
import type { OrderKeys, OrderListStash } from '../shared/orderList.ts';
import { failOrderPage, findPage, keepPage } from '../shared/orderPage.ts';
import { callerOf } from '../shared/owner.ts';

type StepContext = Context<QueryBookingsArgs, OrderListStash, undefined, undefined, OrderKeys>;

export function request(ctx: StepContext) {
  const partition = { ownerId: { eq: callerOf(ctx.identity) } };
  ctx.stash.list = { name: 'BOOKINGS', index: 'byOwner', partition, oldestFirst: false };
  return findPage(ctx.stash.list, ctx.args.first, ctx.args.after);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  return keepPage(ctx.stash, ctx.result);
}
