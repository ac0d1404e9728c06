import type { Context } from '@aws-appsync/utils';
import type { AvailabilityChange, MutationPublishAvailabilityChangeArgs } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishAvailabilityChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishAvailabilityChangeArgs>): AvailabilityChange {
  return ctx.args.change;
}
