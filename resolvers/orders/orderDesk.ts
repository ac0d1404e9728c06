import type { Context } from '@aws-appsync/utils';
import type { QueryOrderDeskArgs } from '#model/generated.ts';
import { orderLimits } from '#model/orders.ts';
import type { OrderKeys, OrderList, OrderListStash } from '../shared/orderList.ts';
import { ordersFor, ordersInNeed, ordersOfDay } from '../shared/orderList.ts';
import { failOrderPage, findPage, keepPage } from '../shared/orderPage.ts';
import { refuse } from '../shared/result.ts';

type StepContext = Context<QueryOrderDeskArgs, OrderListStash, undefined, undefined, OrderKeys>;

/** A date of AppSync's may bear an offset, which a UTC day has not. */
const DAY_LENGTH = 10;

export function request(ctx: StepContext) {
  ctx.stash.list = deskOf(ctx.args);
  return findPage(ctx.stash.list, ctx.args.first, ctx.args.after);
}

function deskOf({ day, email, needsAttention }: QueryOrderDeskArgs): OrderList {
  const lists: OrderList[] = [];
  if (typeof day === 'string') lists.push(ordersOfDay(day));
  if (typeof email === 'string') lists.push(ordersFor(email.toLowerCase()));
  if (needsAttention) lists.push(ordersInNeed());
  const list = lists[0];
  if (!list || lists.length > 1) return refuse('Exactly one of `day`, `email` and `needsAttention` must be given.');
  if (list.index === 'byDay' && list.partition.placedDay?.eq.length !== DAY_LENGTH) {
    return refuse('`day` must be a UTC day without an offset.');
  }
  const address = list.partition.email?.eq ?? '-';
  if (address.length < 1 || address.length > orderLimits.email) {
    return refuse(`\`email\` must have 1–${orderLimits.email} characters.`);
  }
  return list;
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  return keepPage(ctx.stash, ctx.result);
}
