import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryReceiptJournalArgs } from '#model/generated.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import type { JournalStash, ReceiptKeys } from '../shared/receiptList.ts';
import { journalOf } from '../shared/receiptList.ts';
import { fail, isFault, isThrottling, refuse } from '../shared/result.ts';

type StepContext = Context<QueryReceiptJournalArgs, JournalStash, undefined, undefined, ReceiptKeys>;

const FIRST_YEAR = 2000;
const LAST_YEAR = 9999;

export function request(ctx: StepContext) {
  const { kind, year, first, after } = ctx.args;
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse(`\`year\` must be ${FIRST_YEAR}-${LAST_YEAR}.`);
  ctx.stash.series = journalOf(kind, year);
  return query<ReceiptRow>({
    index: 'bySeries',
    query: { series: { eq: ctx.stash.series } },
    limit: pageSize(first),
    nextToken: tokenOf(ctx.stash.series, after),
    scanIndexForward: false,
  });
}

/** Hands on which receipts stand on the page and where it ended. */
export function response(ctx: StepContext): null {
  if (ctx.error) {
    // As resolvers/shared/orderPage.ts: a cursor of another list starts outside this one, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  const endCursor = cursorOf(ctx.stash.series, nextToken);
  ctx.stash.ids = items.map(({ id }) => id);
  ctx.stash.nextToken = nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
