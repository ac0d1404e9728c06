import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import { deskEvent } from '../../shared/event.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ eventId: string }, OrganizedStash, undefined, undefined, EventRow | null>;

/** What the steps of a field about one event hand on. */
interface OrganizedStash {
  /** The event where its bookings are the caller's to see: their own (ORGANIZER), any (STAFF, ADMIN). Null where it is missing or another's. */
  event: EventRow | null;
}

export function request(ctx: StepContext) {
  ctx.stash.event = null;
  if (!mayBeId(ctx.args.eventId)) return runtime.earlyReturn(null);
  return get<EventRow>({ key: { id: ctx.args.eventId } });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.event = deskEvent(ctx.result, ctx.identity);
  return null;
}
