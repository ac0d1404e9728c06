import { cardOfId, cardOfNumber, declines, hasCheckDigit } from './cards.ts';
import { loadCustomer } from './customers.ts';
import { cardError, invalid, missing } from './failures.ts';
import type { Fields } from './form.ts';
import { groupField, textField } from './form.ts';
import type { Call } from './intents.ts';
import type { IntentRecord, MethodRecord, Records, StoredMethod } from './records.ts';
import { methodShape, newId } from './records.ts';

/** POST /v1/payment_methods: makes an id of a test card's number, which is looked at and not kept. */
export function createMethod(records: Records, fields: Fields): MethodRecord {
  if (textField(fields, 'type') !== 'card') {
    throw invalid('This stand-in takes payment methods of type card only.', { param: 'type' });
  }
  const card = groupField(fields, 'card');
  const number = (textField(card, 'number') ?? '').replaceAll(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(number) || !hasCheckDigit(number)) {
    throw refused('incorrect_number', 'Your card number is incorrect.', 'number');
  }
  const name = cardOfNumber(number);
  if (name === undefined) {
    throw cardError({
      ...declines.generic_decline,
      declineCode: 'test_mode_live_card',
      message:
        'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    });
  }
  const month = Number(textField(card, 'exp_month'));
  const year = fullYear(Number(textField(card, 'exp_year')));
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw refused('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  }
  const now = new Date(records.now());
  const isPast = year < now.getUTCFullYear() || (year === now.getUTCFullYear() && month < now.getUTCMonth() + 1);
  if (!Number.isInteger(year) || isPast) {
    throw refused('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  const cvc = textField(card, 'cvc');
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw refused('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  const method: StoredMethod = {
    id: newId('pm'),
    card: name,
    created: records.seconds(),
    expiryMonth: month,
    expiryYear: year,
    used: false,
  };
  records.methods.put(method);
  return methodShape(method);
}

/** POST /v1/payment_methods/:id/attach */
export function attachMethod(call: Call, id: string, fields: Fields): MethodRecord {
  const customer = loadCustomer(call.records, textField(fields, 'customer') ?? '').id;
  const method = loadMethod(call, id);
  if ((method.customer ?? null) !== null && method.customer !== customer) {
    throw invalid('The payment method you provided has already been attached to a customer.', {
      param: 'payment_method',
    });
  }
  const refusal = unusable(method, customer);
  if (refusal !== null) throw invalid(refusal, { param: 'payment_method' });
  return methodShape(keepMethod(call, method, customer, {}));
}

/** Keeps a method for a customer; with `setUp` so that it can be charged off session. */
export function keepMethod(
  { records, tell }: Call,
  method: StoredMethod,
  customer: string,
  { setUp = method.setUp === true }: { readonly setUp?: boolean },
): StoredMethod {
  const kept: StoredMethod = { ...method, customer, setUp };
  records.methods.put(kept);
  if (method.customer !== customer) tell('payment_method.attached', methodShape(kept));
  return kept;
}

/** POST /v1/payment_methods/:id/detach: it can never be used again. */
export function detachMethod(call: Call, id: string): MethodRecord {
  const method = loadMethod(call, id);
  if ((method.customer ?? null) === null) {
    throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.', {
      param: 'payment_method',
    });
  }
  const detached: StoredMethod = { ...method, customer: null, used: true };
  call.records.methods.put(detached);
  call.tell('payment_method.detached', methodShape(detached));
  return methodShape(detached);
}

/** A stored payment method, or a new one of the test card that the id stands for. */
export function loadMethod({ records }: Pick<Call, 'records'>, id: string): StoredMethod {
  const stored = records.methods.get(id);
  if (stored !== undefined) return stored;
  const card = cardOfId(id);
  if (card === undefined) throw missing('PaymentMethod', id, 'payment_method');
  const method: StoredMethod = {
    id: newId('pm'),
    card,
    created: records.seconds(),
    expiryMonth: CARD_MONTH,
    expiryYear: new Date(records.now()).getUTCFullYear() + CARD_YEARS,
    used: false,
  };
  records.methods.put(method);
  return method;
}

const CARD_YEARS = 3;
const CARD_MONTH = 12;

/** Why a method cannot be used for a customer, or for nobody's payment; null where it can. */
export function unusable(method: StoredMethod, customer: IntentRecord['customer']): string | null {
  const owner = method.customer ?? null;
  if (owner === null && method.used) {
    return 'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.';
  }
  if (owner === null || owner === customer) return null;
  if (customer === null) {
    return `The PaymentMethod ${method.id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`;
  }
  return `The PaymentMethod ${method.id} does not belong to the Customer you supplied. Please use this payment method with the Customer that it belongs to instead.`;
}

const CENTURY = 2000;

/** Stripe takes two digits as well as four. */
function fullYear(year: number): number {
  return year < 100 ? CENTURY + year : year;
}

function refused(code: string, message: string, param: string): ReturnType<typeof cardError> {
  return cardError({ code, message }, { param });
}
