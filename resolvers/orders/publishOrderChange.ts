import type { Context } from '@aws-appsync/utils';
import type { MutationPublishOrderChangeArgs, OrderChange } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishOrderChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishOrderChangeArgs>): OrderChange {
  return ctx.args.change;
}
