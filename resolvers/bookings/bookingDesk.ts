import type { Context } from '@aws-appsync/utils';
import type { QueryBookingDeskArgs } from '#model/generated.ts';
import type { OrderKeys, OrderListStash } from '../shared/orderList.ts';
import { deskOf } from '../shared/orderList.ts';
import { failOrderPage, findPage, keepPage } from '../shared/orderPage.ts';

type StepContext = Context<QueryBookingDeskArgs, OrderListStash, undefined, undefined, OrderKeys>;

export function request(ctx: StepContext) {
  const list = deskOf(ctx.args);
  ctx.stash.list = { ...list, name: `BOOKINGS-${list.name}` };
  return findPage(ctx.stash.list, ctx.args.first, ctx.args.after);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  return keepPage(ctx.stash, ctx.result);
}
