import type { Intent } from '../../ports/payments.ts';
import type { PaymentRow, PaymentStatus } from '#model/payments.ts';
import { paymentMachine } from '#model/payments.ts';
import { absent } from '#model/writes.ts';
import type { Change } from '../table.ts';

/**
 * What the provider's payment changes in its row, or null where it changes nothing: because it is old news, or is about another payment. Who
 * heard it first does not matter: answers and notices meet here, in one conditional write. Nothing that is known is unlearned, amounts never
 * go back, and a change of facts alone is nobody's news.
 */
export function settlePayment(row: PaymentRow, intent: Intent): Change | null {
  if (!isAbout(row, intent)) return null;
  const to = moveOf(row, statusOf(row, intent));
  const set = changesOf(row, { ...lastingFacts(row, intent), ...factsOf(row, to, intent), status: to });
  const remove = outdated(to).filter((name) => row[name] !== undefined && set[name] === undefined);
  if (Object.keys(set).length === 0 && remove.length === 0) return null;
  return {
    set,
    remove,
    silent: to === row.status,
    // The id is learned in silence, which no version tells: two that learn one at the same time must not both be right.
    ...(set['intentId'] === undefined ? {} : { while: [absent('intentId')] }),
  };
}

/** Whether the row is of this payment and no other, over the same amount. */
export function isAbout(row: PaymentRow, intent: Intent): boolean {
  if (intent.amount !== row.amount || intent.currency !== row.currency) return false;
  return row.intentId === undefined ? intent.metadata['paymentId'] === row.id : row.intentId === intent.id;
}

function statusOf(row: PaymentRow, intent: Intent): PaymentStatus {
  switch (intent.status) {
    case 'REQUIRES_PAYMENT_METHOD':
    case 'REQUIRES_CONFIRMATION':
      if (intent.failure) return 'DECLINED';
      return row.paymentMethodId === undefined ? 'ACTION_REQUIRED' : 'CREATED';
    case 'REQUIRES_ACTION':
      return 'ACTION_REQUIRED';
    case 'PROCESSING':
      return row.status;
    case 'AUTHORIZED':
      return 'AUTHORIZED';
    case 'CAPTURED':
      // What was given back say its refunds: functions/platform/payments/refunds.ts.
      return row.status === 'REFUNDED' ? 'REFUNDED' : 'CAPTURED';
    case 'CANCELED':
      return 'VOIDED';
  }
}

/** Where there is no edge the row stays. With a method that the caller chose there is one try: what was declined does not ask again. */
function moveOf(row: PaymentRow, to: PaymentStatus): PaymentStatus {
  const next: readonly PaymentStatus[] = paymentMachine[row.status];
  if (!next.includes(to)) return row.status;
  const asksAgain = row.status === 'DECLINED' && to === 'ACTION_REQUIRED';
  return asksAgain && row.paymentMethodId !== undefined ? row.status : to;
}

/** What is true from the moment it is known. */
function lastingFacts(row: PaymentRow, intent: Intent): Partial<PaymentRow> {
  return {
    intentId: row.intentId ?? intent.id,
    captured: Math.max(row.captured, intent.amountReceived),
    ...(intent.card ? { card: { brand: intent.card.brand, last4: intent.card.last4 } } : {}),
  };
}

/** What is true while the row is in this status, as far as the payment tells it. */
function factsOf(row: PaymentRow, to: PaymentStatus, intent: Intent): Partial<PaymentRow> {
  if (statusOf(row, intent) !== to) return {};
  const secret = intent.clientSecret ? { clientSecret: intent.clientSecret } : {};
  if (to === 'CREATED') return secret;
  if (to === 'ACTION_REQUIRED') return { ...secret, ...(intent.actionUrl ? { actionUrl: intent.actionUrl } : {}) };
  if (to === 'DECLINED') return { ...secret, ...(intent.failure ? { failure: intent.failure } : {}) };
  return {};
}

type Passing = 'clientSecret' | 'actionUrl' | 'failure';

/** What a status has no use for. Its owner's secret goes as soon as nothing can be done with it. */
export function outdated(status: PaymentStatus): Passing[] {
  switch (status) {
    case 'CREATED':
    case 'ACTION_REQUIRED':
      return [];
    case 'DECLINED':
      return ['actionUrl'];
    case 'VOIDED':
      // Why it was declined, where it was, stays to be read.
      return ['clientSecret', 'actionUrl'];
    case 'AUTHORIZED':
    case 'CAPTURED':
    case 'REFUNDED':
      return ['clientSecret', 'actionUrl', 'failure'];
  }
}

function changesOf(row: PaymentRow, facts: Partial<PaymentRow>): Partial<PaymentRow> & Record<string, unknown> {
  const stored: Partial<Record<string, unknown>> = { ...row };
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => JSON.stringify(stored[name]) !== JSON.stringify(value)),
  );
}
