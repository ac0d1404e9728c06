import { partField } from './amounts.ts';
import { testCard } from './cards.ts';
import { invalid, missing, StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import { textField, textsField } from './form.ts';
import type { Call } from './intents.ts';
import { loadCharge, loadIntent } from './intents.ts';
import type { RefundFate } from './levers.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';
import { newId } from './records.ts';
import { newRefund } from './shapes.ts';

/** POST /v1/refunds. `later` hears of refunds whose end comes later. */
export function createRefund(call: Call, fields: Fields, later: (refundId: string) => void): RefundRecord {
  const { records, tell } = call;
  const charge = chargeToRefund(call, fields);
  if (call.refundFate === 'refundRefused') {
    throw new StripeFailure(
      400,
      {
        type: 'invalid_request_error',
        code: 'charge_disputed',
        message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      },
      { executed: true },
    );
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw new StripeFailure(
      400,
      {
        type: 'invalid_request_error',
        code: 'charge_already_refunded',
        message: `Charge ${charge.id} has already been refunded.`,
      },
      { executed: true },
    );
  }
  const amount = partField(fields, 'amount', charge.currency) ?? left;
  if (amount > left) {
    throw new StripeFailure(
      400,
      {
        type: 'invalid_request_error',
        message: `Refund amount (${amount} ${charge.currency}) is greater than unrefunded amount on charge (${left} ${charge.currency})`,
        param: 'amount',
      },
      { executed: true },
    );
  }
  const fate = call.refundFate ?? fateOf(call, charge);
  const refund = newRefund(charge, {
    amount,
    status: fate === 'refundLater' || fate === 'refundPending' ? 'pending' : 'succeeded',
    reason: reasonOf(textField(fields, 'reason')),
    metadata: textsField(fields, 'metadata'),
    created: records.seconds(),
  });
  records.refunds.put(refund);
  addRefunded(call, charge, amount);
  if (charge.payment_intent !== null) {
    records.count(loadIntent(records, charge.payment_intent), { refunds: 1, refunded: amount });
  }
  tell('refund.created', refund);
  tell('charge.refunded', charge);
  if (fate === undefined) return refund;
  records.store.put(FATES, refund.id, fate);
  if (fate !== 'refundPending') later(refund.id);
  return refund;
}

/** How a lever or its card lets a refund end, by its id. */
const FATES = 'fates';

function fateOf({ records }: Call, { payment_method }: ChargeRecord): RefundFate | undefined {
  const method = payment_method === null ? undefined : records.methods.get(payment_method);
  const end = method === undefined ? undefined : testCard(method.card).refund;
  if (end === undefined) return undefined;
  return end === 'fails' ? 'refundFails' : 'refundLater';
}

/** Somebody gives money back by hand, in Stripe's dashboard: nothing of ours stands in it. All that is left where no amount is told. */
export function refundByHand(call: Call, intent: string, amount: number | undefined): RefundRecord {
  const fields: Fields = { payment_intent: intent, reason: 'requested_by_customer' };
  if (amount !== undefined) fields['amount'] = String(amount);
  return createRefund({ ...call, refundFate: undefined }, fields, () => undefined);
}

/** A refund ends that did not end at once, as its card or a lever says. */
export function endRefund(call: Call, id: string): RefundRecord {
  const { records } = call;
  const refund = loadRefund(call, id);
  if (refund.charge === null) return refund;
  const fate = records.store.get<RefundFate>(FATES, id) ?? fateOf(call, loadCharge(records, refund.charge));
  return fate === 'refundFails'
    ? settleRefund(call, id, { status: 'failed', reason: 'expired_or_canceled_card' })
    : settleRefund(call, id, { status: 'succeeded' });
}

export type RefundEnd =
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed' | 'canceled'; readonly reason: string };

/** What the bank says in the end. One that failed or was canceled gives nothing back: https://docs.stripe.com/refunds#failed-refunds */
export function settleRefund(call: Call, id: string, end: RefundEnd): RefundRecord {
  const { records, tell } = call;
  const refund = loadRefund(call, id);
  if (refund.charge === null || refund.status === end.status) return refund;
  if (refund.status === 'failed' || refund.status === 'canceled') {
    throw invalid(`This refund has ended: it is ${refund.status}.`, { param: 'refund' });
  }
  refund.status = end.status;
  if (end.status !== 'succeeded') {
    refund.failure_reason = end.reason;
    refund.failure_balance_transaction = newId('txn');
    addRefunded(call, loadCharge(records, refund.charge), -refund.amount);
    if (refund.payment_intent !== null) {
      records.count(loadIntent(records, refund.payment_intent), { refunds: -1, refunded: -refund.amount });
    }
  }
  records.refunds.put(refund);
  tell('refund.updated', refund);
  tell('charge.refund.updated', refund);
  if (end.status === 'failed') tell('refund.failed', refund);
  return refund;
}

export function loadRefund({ records }: Pick<Call, 'records'>, id: string): RefundRecord {
  const refund = records.refunds.get(id);
  if (refund === undefined) throw missing('refund', id, 'id');
  return refund;
}

function addRefunded({ records }: Call, charge: ChargeRecord, amount: number): void {
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  records.charges.put(charge);
}

function chargeToRefund(call: Call, fields: Fields): ChargeRecord {
  const intentId = textField(fields, 'payment_intent');
  const chargeId = textField(fields, 'charge');
  if (intentId === undefined && chargeId === undefined) {
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
  }
  const latest = intentId === undefined ? undefined : loadIntent(call.records, intentId).latest_charge;
  const charge = chargeId ?? latest;
  const found = charge === undefined || charge === null ? undefined : loadCharge(call.records, charge);
  if (found?.captured === true) return found;
  throw invalid(`This PaymentIntent (${intentId ?? chargeId ?? ''}) does not have a successful charge to refund.`, {
    code: 'payment_intent_unexpected_state',
  });
}

function reasonOf(text: string | undefined): RefundRecord['reason'] {
  switch (text) {
    case undefined:
      return null;
    case 'duplicate':
    case 'fraudulent':
    case 'requested_by_customer':
      return text;
    default:
      throw invalid('Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer', {
        param: 'reason',
      });
  }
}
