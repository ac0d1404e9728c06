import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { PaymentAction } from '#model/generated.ts';
import { purchasePayment } from '#model/keys.ts';
import { PAYMENT_ACTION_MINUTES } from '#model/purchases.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { OrderSource } from '../shared/order.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, OrderSource>;

const SECONDS = 60;
const MILLISECONDS = 1000;

/** With the secret whoever holds it completes the payment: it is the owner's alone, and only while the order waits for them. */
export function request(ctx: FieldContext) {
  const order = ctx.source;
  if (!order || order.status !== 'PAYMENT_ACTION_REQUIRED' || order.ownerId !== callerOf(ctx.identity)) {
    return runtime.earlyReturn(null);
  }
  return get<PaymentRow>({ key: { id: purchasePayment(order.id, order.payAttempt) }, consistentRead: true });
}

export function response(ctx: FieldContext): PaymentAction | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<PaymentRow>(ctx.result, callerOf(ctx.identity));
  // The payment may be a moment ahead of its order: what it has gone through already needs no owner.
  const isOpen = row !== null && (row.status === 'ACTION_REQUIRED' || row.status === 'DECLINED');
  if (!row || !isOpen || !row.clientSecret) return null;
  return { clientSecret: row.clientSecret, url: row.actionUrl ?? null, expiresAt: expiryOf(ctx) };
}

/** The workflow's own clock starts a moment after this one: nobody is told a time that is too late. */
function expiryOf(ctx: FieldContext): string {
  const set = parseInt(ctx.env.PAYMENT_ACTION_SECONDS ?? '');
  const seconds = set > 0 ? set : PAYMENT_ACTION_MINUTES * SECONDS;
  let since = '';
  for (const entry of ctx.source?.timeline ?? []) if (entry.status === 'PAYMENT_ACTION_REQUIRED') since = entry.at;
  const start = since === '' ? util.time.nowEpochMilliSeconds() : util.time.parseISO8601ToEpochMilliSeconds(since);
  return util.time.epochMilliSecondsToISO8601(start + seconds * MILLISECONDS);
}
