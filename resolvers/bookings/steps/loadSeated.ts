import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { QuerySeatMapArgs } from '#model/generated.ts';
import type { TicketSaleRow } from '#model/tickets.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QuerySeatMapArgs, Record<string, unknown>, undefined, undefined, TicketSaleRow | null>;

/** Finds out whether these tickets are sold at all, and by numbered seats. */
export function request(ctx: StepContext) {
  const { eventId, categoryId } = ctx.args;
  if (!mayBeId(eventId) || !mayBeId(categoryId)) return runtime.earlyReturn(null, { skipTo: 'END' });
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ eventId, categoryId }), consistentRead: true };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  return (ctx.result?.seatRows ?? []).length > 0 ? null : runtime.earlyReturn(null, { skipTo: 'END' });
}
