import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { Payment, PaymentAction } from '#model/generated.ts';
import { purchasePayment } from '#model/keys.ts';
import { moneyOf } from '#model/money.ts';
import type { PaymentRow } from '#model/payments.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import { PAYMENT_ACTION_MINUTES } from '#model/purchases.ts';
import { callerOf, ownRow } from './owner.ts';

const SECONDS = 60;
const MILLISECONDS = 1000;

/** An order or a booking, as far as its payment goes by. */
export interface PaidSource {
  id: string;
  ownerId: string;
  payAttempt: number;
  status: string;
  timeline: readonly { status: string; at: string }[];
}

/** Reads the current attempt to pay. */
export function readPayment(source: Pick<PaidSource, 'id' | 'payAttempt'> | null | undefined) {
  const { id, payAttempt } = { id: '-', payAttempt: 1, ...source };
  return get<PaymentRow>({ key: { id: purchasePayment(id, payAttempt) }, consistentRead: true });
}

/** Whether the caller is who must complete a payment now: with its secret whoever holds it completes it, so it is the owner's alone. */
export function awaitsCaller(source: PaidSource | null | undefined, identity: Identity): source is PaidSource {
  if (!source) return false;
  return source.status === 'PAYMENT_ACTION_REQUIRED' && source.ownerId === callerOf(identity);
}

/** What the owner must do, of the payment that `readPayment` read; null where nothing. */
export function paymentActionOf(
  payment: PaymentRow | null | undefined,
  { source, identity, env }: { source: PaidSource; identity: Identity; env: Record<string, string> },
): PaymentAction | null {
  const row = ownRow<PaymentRow>(payment, callerOf(identity));
  // The payment may be a moment ahead of its purchase: what it has gone through already needs no owner.
  const isOpen = row !== null && (row.status === 'ACTION_REQUIRED' || row.status === 'DECLINED');
  if (!row || !isOpen || !row.clientSecret) return null;
  return { clientSecret: row.clientSecret, url: row.actionUrl ?? null, expiresAt: expiryOf(source, env) };
}

/** The workflow's own clock starts a moment after this one: nobody is told a time that is too late. */
function expiryOf({ timeline }: PaidSource, env: Record<string, string>): string {
  const set = parseInt(env.PAYMENT_ACTION_SECONDS ?? '');
  const seconds = set > 0 ? set : PAYMENT_ACTION_MINUTES * SECONDS;
  let since = '';
  for (const entry of timeline) if (entry.status === 'PAYMENT_ACTION_REQUIRED') since = entry.at;
  const start = since === '' ? util.time.nowEpochMilliSeconds() : util.time.parseISO8601ToEpochMilliSeconds(since);
  return util.time.epochMilliSecondsToISO8601(start + seconds * MILLISECONDS);
}

/** The payment as the schema shows it. */
export function paymentOf(row: PaymentRow): Payment {
  const { currency, failure, card } = row;
  return {
    id: row.id,
    status: row.status,
    amount: moneyOf(row.amount, currency),
    captured: moneyOf(row.captured, currency),
    refunded: moneyOf(row.refunded, currency),
    card: card ? { brand: card.brand, last4: card.last4 } : null,
    refusal: failure ? { code: failure, message: paymentFailureSentences[failure] } : null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
