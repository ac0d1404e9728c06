import type { Context } from '@aws-appsync/utils';
import type { MutationPublishBookingChangeArgs, BookingChange } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishBookingChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishBookingChangeArgs>): BookingChange {
  return ctx.args.change;
}
