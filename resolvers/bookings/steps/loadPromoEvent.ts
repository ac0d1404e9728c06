import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import { ownEvent } from '../../shared/event.ts';
import { mayBeId } from '../../shared/id.ts';
import { promoRefused } from '../../shared/promoCode.ts';
import { fail } from '../../shared/result.ts';

interface Arguments {
  eventId?: string;
  input?: { eventId?: string };
}

type StepContext = Context<Arguments, { event: EventRow }, undefined, undefined, EventRow | null>;

/** Finds the event that the caller may make promo codes for, or ends with NOT_FOUND: a foreign one and a missing one answer alike. */
export function request(ctx: StepContext) {
  const id = ctx.args.eventId ?? ctx.args.input?.eventId ?? '';
  if (!mayBeId(id)) return runtime.earlyReturn(promoRefused('NOT_FOUND', 'eventId'), { skipTo: 'END' });
  return get<EventRow>({ key: { id }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const event = ownEvent(ctx.result, ctx.identity);
  if (!event) return runtime.earlyReturn(promoRefused('NOT_FOUND', 'eventId'), { skipTo: 'END' });
  ctx.stash.event = event;
  return null;
}
