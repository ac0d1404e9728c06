import type { Context } from '@aws-appsync/utils';
import { objectionToApproval } from '#model/approvals.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { deciderOf } from '../shared/owner.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, InvoiceSource>;

export function request() {
  return { payload: null };
}

export function response(ctx: FieldContext): boolean {
  return !!ctx.source && objectionToApproval(ctx.source, deciderOf(ctx.identity)) === null;
}
