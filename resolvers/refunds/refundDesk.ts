import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryRefundDeskArgs } from '#model/generated.ts';
import type { RefundRow } from '#model/refunds.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import type { RefundKeys, RefundList, RefundListStash } from '../shared/refundList.ts';
import { failedRefunds, refundsOfDay } from '../shared/refundList.ts';
import { fail, isFault, isThrottling, refuse } from '../shared/result.ts';

type StepContext = Context<QueryRefundDeskArgs, RefundListStash, undefined, undefined, RefundKeys>;

/** A date of AppSync's may bear an offset, which a UTC day has not. */
const DAY_LENGTH = 10;

export function request(ctx: StepContext) {
  const { first, after } = ctx.args;
  const list = deskOf(ctx.args);
  ctx.stash.list = list;
  return query<RefundRow>({
    index: list.index,
    query: list.partition,
    limit: pageSize(first),
    nextToken: tokenOf(list.name, after),
    scanIndexForward: list.oldestFirst,
  });
}

function deskOf({ day, failed }: QueryRefundDeskArgs): RefundList {
  const isOfDay = typeof day === 'string';
  if (isOfDay === (failed === true)) return refuse('Exactly one of `day` and `failed` must be given.');
  if (!isOfDay) return failedRefunds();
  return day.length === DAY_LENGTH ? refundsOfDay(day) : refuse('`day` must be a UTC day without an offset.');
}

export function response(ctx: StepContext): null {
  const { error, stash } = ctx;
  if (error) {
    // A cursor of another list starts outside this one, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(error) && !isFault(error)) return refuseCursor();
    return fail(error);
  }
  const { items, nextToken } = ctx.result;
  const endCursor = cursorOf(stash.list.name, nextToken);
  stash.ids = items.map(({ id }) => id);
  stash.nextToken = nextToken ?? null;
  stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
