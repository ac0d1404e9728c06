import { describe, expect, test } from 'vitest';
import type { PaymentRow } from '#model/payments.ts';
import { fakeTable } from '../fakeTable.ts';
import { paymentDesk } from './desk.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';

async function kept(card: string) {
  const provider = fakeProvider();
  const { id: customerId } = await provider.createCustomer({
    ownerId: 'ada',
    email: 'ada@example.com',
    idempotencyKey: 'customer',
  });
  const setup = await provider.createSetup({ setupId: 's1', customerId, metadata: {}, idempotencyKey: 'create' });
  provider.giveCard(setup.id, card);
  if (card === fakeCards.asks) provider.authenticateSetup(setup.id, true);
  const [paymentMethodId = ''] = provider.kept();
  return { provider, customerId, paymentMethodId };
}

describe('a kept card, charged while its owner is away', () => {
  test.each([
    [fakeCards.good, 'AUTHORIZED', undefined],
    [fakeCards.asks, 'DECLINED', 'AUTHENTICATION_REQUIRED'],
  ] as const)('%s: %s, and nobody is waited for', async (card, status, failure) => {
    const { provider, customerId, paymentMethodId } = await kept(card);
    const table = fakeTable<PaymentRow>();
    const desk = paymentDesk({
      provider,
      table: {
        ...table,
        insert(row) {
          table.rows.set(row.id, row);
          return Promise.resolve();
        },
      },
      purchase: 'ORDER' as const,
      returnUrl: (id) => `https://web.example/orders/${id}`,
      now: () => new Date('2026-11-21T10:00:00.000Z'),
    });
    const order = {
      id: 'o1',
      ownerId: 'ada',
      payAttempt: 1,
      currency: 'EUR',
      total: 1190,
      customerId,
      paymentMethodId,
    } as const;
    const row = await desk.authorise(await desk.begin(order));
    expect(row).toMatchObject({ status, customerId, ...(failure ? { failure } : {}) });
    expect(row.actionUrl).toBeUndefined();
    expect(provider.tally.held).toBe(status === 'AUTHORIZED' ? 1190 : 0);
  });
});
