import { cardOfNumber, declines, hasCheckDigit } from './cards.ts';
import { cardError, invalid } from './failures.ts';
import type { Fields } from './form.ts';
import { groupField, textField } from './form.ts';
import type { MethodRecord, Records, StoredMethod } from './records.ts';
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

const CENTURY = 2000;

/** Stripe takes two digits as well as four. */
function fullYear(year: number): number {
  return year < 100 ? CENTURY + year : year;
}

function refused(code: string, message: string, param: string): ReturnType<typeof cardError> {
  return cardError({ code, message }, { param });
}
