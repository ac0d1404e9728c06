import type { Context } from '@aws-appsync/utils';
import type { QueryOrderDeskArgs } from '#model/generated.ts';
import type { OrderKeys, OrderListStash } from '../shared/orderList.ts';
import { deskOf } from '../shared/orderList.ts';
import { failOrderPage, findPage, keepPage } from '../shared/orderPage.ts';

type StepContext = Context<QueryOrderDeskArgs, OrderListStash, undefined, undefined, OrderKeys>;

export function request(ctx: StepContext) {
  ctx.stash.list = deskOf(ctx.args);
  return findPage(ctx.stash.list, ctx.args.first, ctx.args.after);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  return keepPage(ctx.stash, ctx.result);
}
