import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { QuerySearchInvoicesArgs } from '#model/generated.ts';
import { ownerTerm } from '#model/keys.ts';
import type { SearchPlan } from '#model/reports.ts';
import { filterFault, filterOf, searchPlan } from '#model/reports.ts';
import { callerOf } from '../../shared/owner.ts';
import { cursorOf, refuseCursor, tokenOf } from '../../shared/page.ts';
import { fail, isFault, isThrottling, refuse } from '../../shared/result.ts';
import type { SearchStash } from '../../shared/search.ts';
import { BEHIND, ONWARDS, wordsOf } from '../../shared/search.ts';

type StepContext = Context<
  QuerySearchInvoicesArgs,
  SearchStash,
  undefined,
  undefined,
  { items: { invoiceId: string; dayInvoice: string }[]; nextToken?: string | null }
>;

const DEFAULT_PAGE = 20;
const MAXIMUM_PAGE = 50;

/** Rows that one page with conditions looks through at most: what it costs does not grow with the table. */
const LOOKED_THROUGH = 200;

/** Asks the index by the filter's most selective part. */
export function request(ctx: StepContext) {
  const size = ctx.args.first ?? DEFAULT_PAGE;
  if (size < 1 || size > MAXIMUM_PAGE) return refuse(`\`first\` must be 1–${MAXIMUM_PAGE}.`);
  const filter = filterOf(ctx.args.filter);
  const words = wordsOf(filter);
  const fault = filterFault(filter, words);
  if (fault) return refuse(`\`filter.${fault.part}\`: ${fault.message}`);

  const callerId = callerOf(ctx.identity);
  const plan = searchPlan(filter, words);
  const list = `SEARCH ${JSON.stringify([callerId, filter])}`;
  const token = tokenOf(list, ctx.args.after);
  const last = token && token.startsWith(BEHIND) ? token.slice(1) : null;
  if (token && !last && !token.startsWith(ONWARDS)) return refuseCursor();
  if (last && !isWithin(last, plan)) return refuseCursor();
  ctx.stash.list = list;
  ctx.stash.size = size;
  ctx.stash.last = last;
  return {
    operation: 'Query',
    query: {
      expression: '#ownerTerm = :ownerTerm AND #dayInvoice BETWEEN :low AND :high',
      expressionNames: { '#ownerTerm': 'ownerTerm', '#dayInvoice': 'dayInvoice' },
      expressionValues: util.dynamodb.toMapValues({
        ':ownerTerm': ownerTerm(callerId, plan.term),
        ':low': plan.low,
        ':high': last ?? plan.high,
      }),
    },
    projection: {
      expression: '#invoiceId, #dayInvoice',
      expressionNames: { '#invoiceId': 'invoiceId', '#dayInvoice': 'dayInvoice' },
    },
    scanIndexForward: false,
    // One more tells whether there is a next page; the last of the page before comes again.
    limit: plan.filter ? LOOKED_THROUGH : size + (last ? 2 : 1),
    ...(token && !last ? { nextToken: token.slice(1) } : {}),
    ...(plan.filter ? { filter: conditionOf(plan.filter) } : {}),
  };
}

function conditionOf({ expression, expressionNames, expressionValues }: NonNullable<SearchPlan['filter']>) {
  return { expression, expressionNames, expressionValues: util.dynamodb.toMapValues(expressionValues) };
}

function isWithin(last: string, plan: SearchPlan): boolean {
  return (
    util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}#[0-9A-Za-z-]+(?![\\s\\S])', last) && last >= plan.low && last <= plan.high
  );
}

export function response(ctx: StepContext) {
  const { list, size, last } = ctx.stash;
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  const found = items.filter(({ dayInvoice }) => dayInvoice !== last);
  const page = found.slice(0, size);
  const end = page[size - 1];
  ctx.stash.found = page;
  ctx.stash.endCursor =
    found.length > size && end
      ? cursorOf(list, `${BEHIND}${end.dayInvoice}`)
      : cursorOf(list, nextToken ? `${ONWARDS}${nextToken}` : null);
  return page;
}
