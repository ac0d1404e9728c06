import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { MailSuppressionConnection } from '#model/generated.ts';
import type { SuppressionRow } from '#model/mail.ts';
import { SUPPRESSIONS } from '#model/mail.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  unknown,
  { nextToken: string | null },
  { result: MailSuppressionConnection },
  undefined,
  { items: unknown[] }
>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(ctx.prev.result);
  return query<SuppressionRow>({
    index: 'byTime',
    query: { list: { eq: SUPPRESSIONS } },
    limit: 1,
    nextToken,
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): MailSuppressionConnection {
  if (ctx.error) return fail(ctx.error);
  const page = ctx.prev.result;
  if (ctx.result.items.length > 0) return page;
  return { nodes: page.nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
