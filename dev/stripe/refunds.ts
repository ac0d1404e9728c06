import { partField } from './amounts.ts';
import { testCard } from './cards.ts';
import { invalid, missing, StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import { textField, textsField } from './form.ts';
import type { Call } from './intents.ts';
import { loadCharge, loadIntent } from './intents.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';
import { newRefund } from './shapes.ts';

/** POST /v1/refunds. `later` hears of refunds whose end comes later. */
export function createRefund(call: Call, fields: Fields, later: (refundId: string) => void): RefundRecord {
  const { records, tell } = call;
  const charge = chargeToRefund(call, fields);
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
  const method = charge.payment_method === null ? undefined : records.methods.get(charge.payment_method);
  const end = method === undefined ? undefined : testCard(method.card).refund;
  const refund = newRefund(charge, {
    amount,
    status: end === 'later' ? 'pending' : 'succeeded',
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
  if (end !== undefined) later(refund.id);
  return refund;
}

/** How a refund ends that did not end at once: as its test card says. */
export function endRefund(call: Call, id: string): RefundRecord {
  const { records, tell } = call;
  const refund = loadRefund(call, id);
  if (refund.charge === null) return refund;
  const charge = loadCharge(records, refund.charge);
  const method = charge.payment_method === null ? undefined : records.methods.get(charge.payment_method);
  const fails = method !== undefined && testCard(method.card).refund === 'fails';
  const status = fails ? 'failed' : 'succeeded';
  if (refund.status === status) return refund;
  refund.status = status;
  if (fails) {
    refund.failure_reason = 'expired_or_canceled_card';
    addRefunded(call, charge, -refund.amount);
    if (charge.payment_intent !== null) {
      records.count(loadIntent(records, charge.payment_intent), { refunds: -1, refunded: -refund.amount });
    }
  }
  records.refunds.put(refund);
  tell('refund.updated', refund);
  tell('charge.refund.updated', refund);
  if (fails) tell('refund.failed', refund);
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
