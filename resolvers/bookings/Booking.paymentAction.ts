import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { PaymentAction } from '#model/generated.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { BookingSource } from '../shared/booking.ts';
import { awaitsCaller, paymentActionOf, readPayment } from '../shared/purchasePayment.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, PaymentRow | null>;

export function request(ctx: FieldContext) {
  const { source, identity } = ctx;
  return awaitsCaller(source, identity) ? readPayment(source) : runtime.earlyReturn(null);
}

export function response(ctx: FieldContext): PaymentAction | null {
  if (ctx.error) return fail(ctx.error);
  const { source, identity, env, result } = ctx;
  return source ? paymentActionOf(result, { source, identity, env }) : null;
}
