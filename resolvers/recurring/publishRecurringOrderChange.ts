import type { Context } from '@aws-appsync/utils';
import type { MutationPublishRecurringOrderChangeArgs, RecurringOrderChange } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishRecurringOrderChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishRecurringOrderChangeArgs>): RecurringOrderChange {
  return ctx.args.change;
}
