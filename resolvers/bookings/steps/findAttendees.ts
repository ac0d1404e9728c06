import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryAttendeesArgs } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { AttendeesStash } from '../../shared/attendees.ts';
import { attendeeList, attendeesOf } from '../../shared/attendees.ts';
import { failOrderPage } from '../../shared/orderPage.ts';
import { cursorOf, pageSize, tokenOf } from '../../shared/page.ts';

type StepContext = Context<
  QueryAttendeesArgs,
  AttendeesStash,
  undefined,
  undefined,
  { items: { id: string }[]; nextToken?: string | null }
>;

const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Which tickets stand on the page: the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { event } = ctx.stash;
  const limit = pageSize(ctx.args.first);
  const nextToken = tokenOf(attendeeList(ctx.args.eventId), ctx.args.after);
  if (!event) return runtime.earlyReturn(nothing, { skipTo: 'END' });
  return query<TicketRow>({ ...attendeesOf(event.id), limit, nextToken });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return failOrderPage(ctx.error, ctx.args.after);
  const { items, nextToken } = ctx.result;
  const endCursor = cursorOf(attendeeList(ctx.args.eventId), nextToken);
  ctx.stash.ids = items.map(({ id }) => id);
  ctx.stash.nextToken = nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
