import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryAttendeesArgs } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { AttendeesStash } from '../../shared/attendees.ts';
import { attendeesOf } from '../../shared/attendees.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QueryAttendeesArgs, AttendeesStash, undefined, undefined, { items: { id: string }[] }>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<TicketRow>({ ...attendeesOf(ctx.args.eventId), limit: 1, nextToken });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result.items.length === 0) ctx.stash.pageInfo = { hasNextPage: false, endCursor: null };
  return null;
}
