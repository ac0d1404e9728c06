import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { QueryAttendeesArgs } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { AttendeesStash, RowBatch } from '../../shared/attendees.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QueryAttendeesArgs, AttendeesStash, undefined, undefined, RowBatch<TicketRow>>;

/** The page's tickets as they are now, at most 100. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo }, { skipTo: 'END' });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.TICKETS_TABLE ?? '']: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true },
    },
  };
}

/** A batch answers in any order: the index's is put in place again. One that was cancelled since the index was asked is left out. */
export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.TICKETS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, TicketRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const tickets: TicketRow[] = [];
  for (const id of ctx.stash.ids) {
    const row = rows[id];
    if (row && row.status === 'VALID') tickets.push(row);
  }
  ctx.stash.tickets = tickets;
  return null;
}
