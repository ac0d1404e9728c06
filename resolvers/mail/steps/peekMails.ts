import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { OutgoingMailRow } from '#model/mail.ts';
import type { MailListStash } from '../../shared/mail.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<unknown, MailListStash, { result: null }, undefined, { items: unknown[] }>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { index, partition, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<OutgoingMailRow>({ index, query: partition, limit: 1, nextToken, scanIndexForward: false });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result.items.length === 0) ctx.stash.pageInfo = { hasNextPage: false, endCursor: null };
  return null;
}
