import type { Context } from '@aws-appsync/utils';
import type { Payment } from '#model/generated.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { BookingSource } from '../shared/booking.ts';
import { visibleRow } from '../shared/owner.ts';
import { paymentOf, readPayment } from '../shared/purchasePayment.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource>;

export function request(ctx: FieldContext) {
  return readPayment(ctx.source);
}

export function response(ctx: FieldContext): Payment | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<PaymentRow>(ctx.result, ctx.identity);
  return row ? paymentOf(row) : null;
}
