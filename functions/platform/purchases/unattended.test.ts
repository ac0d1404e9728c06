import { expect, test } from 'vitest';
import { paymentMachine } from '#model/payments.ts';
import { waitsForOwner } from './processPayment.ts';

test('no order whose kept card is charged waits for its owner, however its payment stands', () => {
  for (const status of Object.keys(paymentMachine) as (keyof typeof paymentMachine)[]) {
    expect(waitsForOwner({ customerId: 'cus_1', paymentMethodId: 'pm_1' }, { status })).toBe(false);
    expect(waitsForOwner({ customerId: 'cus_1' }, { status })).toBe(false);
  }
  expect(waitsForOwner({ paymentMethodId: 'pm_1' }, { status: 'ACTION_REQUIRED' })).toBe(true);
});
