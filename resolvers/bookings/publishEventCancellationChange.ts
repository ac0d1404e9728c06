import type { Context } from '@aws-appsync/utils';
import type { EventCancellationChange, MutationPublishEventCancellationChangeArgs } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishEventCancellationChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishEventCancellationChangeArgs>): EventCancellationChange {
  return ctx.args.change;
}
