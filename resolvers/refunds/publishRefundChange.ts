import type { Context } from '@aws-appsync/utils';
import type { MutationPublishRefundChangeArgs, RefundChange } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishRefundChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishRefundChangeArgs>): RefundChange {
  return ctx.args.change;
}
