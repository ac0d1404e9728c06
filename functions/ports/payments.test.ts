import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Intent } from './payments.ts';
import { PaymentRefused, PaymentStateError } from './payments.ts';

const intent: Intent = {
  id: 'pi_1',
  status: 'REQUIRES_PAYMENT_METHOD',
  amount: 100,
  amountCapturable: 0,
  amountReceived: 0,
  amountRefunded: 0,
  currency: 'EUR',
  clientSecret: 'pi_1_secret_of_its_owner',
  actionUrl: null,
  card: null,
  failure: 'CARD_DECLINED',
  metadata: {},
};

test.each([new PaymentRefused('CARD_DECLINED', 'declined', { intent }), new PaymentStateError('held', { intent })])(
  '$name tells the payment to whoever catches it, and its owner’s secret to no log',
  (error) => {
    expect(error.intent).toBe(intent);
    expect(inspect(error)).not.toContain('secret');
    // As the runtime of Lambda writes an error that nobody caught.
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('secret');
  },
);
