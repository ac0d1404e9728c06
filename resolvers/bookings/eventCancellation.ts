import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventCancellationRow } from '#model/cancellations.ts';
import type { EventCancellation, QueryEventCancellationArgs } from '#model/generated.ts';
import { moneyOf } from '#model/money.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  QueryEventCancellationArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  EventCancellationRow | null
>;

export function request(ctx: FieldContext) {
  if (!mayBeId(ctx.args.eventId)) return runtime.earlyReturn(null);
  return get<EventCancellationRow>({ key: { eventId: ctx.args.eventId }, consistentRead: true });
}

export function response(ctx: FieldContext): EventCancellation | null {
  if (ctx.error) return fail(ctx.error);
  const row = ctx.result;
  if (!row || (row.organizerId !== callerOf(ctx.identity) && !seesEverybody(ctx.identity))) return null;
  return {
    eventId: row.eventId,
    status: row.status,
    bookingsCancelled: row.bookingsCancelled,
    // What was counted by an index that was behind, and cancelled one by one.
    bookingsLeft: Math.max(row.bookingsLeft, 0),
    refundsRequested: row.refundsRequested,
    refundsSucceeded: row.refundsSucceeded,
    refundsFailed: row.refundsFailed,
    amount: moneyOf(row.amount, row.currency),
    version: row.version,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt ?? null,
  };
}
