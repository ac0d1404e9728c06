import type { Context } from '@aws-appsync/utils';
import type { InvoiceChange, MutationPublishInvoiceChangeArgs } from '#model/generated.ts';

/** Stores nothing: what it answers is what subscribers get. */
export function request(ctx: Context<MutationPublishInvoiceChangeArgs>) {
  return { payload: ctx.args.change };
}

export function response(ctx: Context<MutationPublishInvoiceChangeArgs>): InvoiceChange {
  return ctx.args.change;
}
