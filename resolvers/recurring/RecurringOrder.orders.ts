import type { Context } from '@aws-appsync/utils';
import type { RecurringOrderOrdersArgs } from '#model/generated.ts';
import type { OrderKeys, OrderListStash } from '../shared/orderList.ts';
import { runsOf } from '../shared/orderList.ts';
import { failOrderPage, findPage, keepPage } from '../shared/orderPage.ts';
import type { RecurringSource } from '../shared/recurring.ts';

type StepContext = Context<RecurringOrderOrdersArgs, OrderListStash, undefined, RecurringSource, OrderKeys>;

/** Whoever sees a recurring order sees its runs: they are of the same owner. */
export function request(ctx: StepContext) {
  ctx.stash.list = runsOf(ctx.source?.id ?? '-');
  return findPage(ctx.stash.list, ctx.args.first, ctx.args.after);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  return keepPage(ctx.stash, ctx.result);
}
