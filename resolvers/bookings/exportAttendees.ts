import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import type { ExportAttendeesPayload, MutationExportAttendeesArgs } from '#model/generated.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationExportAttendeesArgs,
  { event: EventRow | null },
  undefined,
  undefined,
  ExportAttendeesPayload
>;

export function request(ctx: StepContext) {
  const { event } = ctx.stash;
  if (!event) return runtime.earlyReturn({ export: null, userErrors: [bookingError('NOT_FOUND', 'eventId')] });
  return { operation: 'Invoke', payload: { callerId: callerOf(ctx.identity), eventId: event.id } };
}

export function response(ctx: StepContext): ExportAttendeesPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result;
}
