import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { MailSuppressionConnection, QueryMailSuppressionsArgs } from '#model/generated.ts';
import type { SuppressionRow } from '#model/mail.ts';
import { SUPPRESSIONS } from '#model/mail.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import { fail, isFault, isThrottling } from '../shared/result.ts';

interface Stash {
  nextToken: string | null;
}

type StepContext = Context<
  QueryMailSuppressionsArgs,
  Stash,
  undefined,
  undefined,
  { items: SuppressionRow[]; nextToken?: string | null }
>;

export function request(ctx: StepContext) {
  return query<SuppressionRow>({
    index: 'byTime',
    query: { list: { eq: SUPPRESSIONS } },
    limit: pageSize(ctx.args.first),
    nextToken: tokenOf(SUPPRESSIONS, ctx.args.after),
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): MailSuppressionConnection {
  if (ctx.error) {
    // A cursor that was tampered with starts outside this list, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  ctx.stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(SUPPRESSIONS, nextToken);
  return {
    nodes: items.map(({ address, reason, at }) => ({ address, reason, at })),
    pageInfo: { hasNextPage: endCursor !== null, endCursor },
  };
}
