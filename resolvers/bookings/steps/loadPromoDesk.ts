import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import type { QueryPromoCodesArgs } from '#model/generated.ts';
import { deskEvent } from '../../shared/event.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<QueryPromoCodesArgs, Record<string, unknown>, undefined, undefined, EventRow | null>;

/** Promo codes are shown to who sees the event whatever its status. */
export function request(ctx: StepContext) {
  const { eventId } = ctx.args;
  if (!mayBeId(eventId)) return runtime.earlyReturn([], { skipTo: 'END' });
  return get<EventRow>({ key: { id: eventId }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  return deskEvent(ctx.result, ctx.identity) ? null : runtime.earlyReturn([], { skipTo: 'END' });
}
