import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { refundRefusal } from './stripeErrors.ts';

/** As Stripe answers it. */
function refused(error: Pick<Stripe.StripeRawError, 'message' | 'code' | 'param'>): unknown {
  return refundRefusal(
    new Stripe.errors.StripeInvalidRequestError({ type: 'invalid_request_error', statusCode: 400, ...error }),
  );
}

describe('a refund that Stripe refuses', () => {
  it.each([
    { message: 'Refund amount (€20.00) is greater than unrefunded amount on charge (€10.00)', param: 'amount' },
    { message: 'Charge ch_1 has already been refunded.', code: 'charge_already_refunded' },
  ])('has less left than it asks for: $message', (error) => {
    expect(refused(error)).toMatchObject({ name: 'PaymentStateError' });
  });

  it.each([
    [{ message: 'Charge ch_1 has been charged back.', code: 'charge_disputed' }, 'charge_disputed'],
    [{ message: 'This charge cannot be refunded.', code: 'charge_not_refundable' }, 'charge_not_refundable'],
    [{ message: 'Insufficient funds in your Stripe balance to refund this amount.' }, 'balance_insufficient'],
    [{ message: 'Something new.' }, 'StripeInvalidRequestError'],
  ])('is refused for another reason, which is told: %o', (error, code) => {
    expect(refused(error)).toMatchObject({ name: 'PaymentFault', code });
  });
});
