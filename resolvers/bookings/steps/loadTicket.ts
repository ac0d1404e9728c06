import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { TicketRow } from '#model/tickets.ts';
import { refused } from '../../shared/bookingPayload.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';
import type { TicketNameStash } from '../../shared/ticketName.ts';

type StepContext = Context<{ id: string }, TicketNameStash, undefined, undefined, TicketRow | null>;

/** Finds a ticket; whose it is its booking tells. */
export function request(ctx: StepContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  return get<TicketRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  if (!ctx.result) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  ctx.stash.ticket = ctx.result;
  return null;
}
