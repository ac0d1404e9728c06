import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { QueryAttendeesArgs } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { AttendeesStash } from '../../shared/attendees.ts';
import type { Batch } from '../../shared/batch.ts';
import { foundRows, readRows } from '../../shared/batch.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QueryAttendeesArgs, AttendeesStash, undefined, undefined, Batch<TicketRow>>;

/** The page's tickets as they are now, at most 100. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo }, { skipTo: 'END' });
  return readRows(ctx.env.TICKETS_TABLE ?? '', ids);
}

/** One that was cancelled since the index was asked is left out. */
export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  const found = foundRows(ctx.env.TICKETS_TABLE ?? '', ctx.stash.ids, ctx.result);
  ctx.stash.tickets = found.filter(({ status }) => status === 'VALID');
  return null;
}
