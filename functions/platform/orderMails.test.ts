import { describe, expect, test } from 'vitest';
import { orderReasonSentences } from '#model/orders.ts';
import type { MailedOrder } from './orderMails.ts';
import { cancellationOf, confirmationOf, failureOf, stockAlertOf } from './orderMails.ts';

const order: MailedOrder = {
  id: '7f3a91c2-0000-4000-8000-000000000000',
  ownerId: 'u1',
  email: 'mira@example.com',
  currency: 'JPY',
  lines: [{ productId: 'p1', name: 'Poster', quantity: 2, unitPrice: 1500, taxRate: 1000, net: 3000, tax: 300 }],
  subtotal: 3000,
  tax: 300,
  total: 3300,
  placedDay: '2026-11-21',
};

describe('the mail about an order', () => {
  test('says what was ordered, and what it costs', () => {
    expect(confirmationOf(order, 'RE-2026-000001', 'https://m.example')).toEqual({
      id: `order-confirmed-${order.id}`,
      template: 'order-confirmed',
      to: 'mira@example.com',
      ownerId: 'u1',
      values: {
        order: '7F3A-91C2',
        orderUrl: `https://m.example/orders/${order.id}`,
        placedOn: '2026-11-21',
        lines: [
          { name: 'Poster', quantity: '2', unitPrice: '1500 JPY', taxRate: '10.00', tax: '300 JPY', net: '3000 JPY' },
        ],
        subtotal: '3000 JPY',
        tax: '300 JPY',
        total: '3300 JPY',
        shippingNote: '',
        receipt: 'RE-2026-000001',
        receiptUrl: `https://m.example/orders/${order.id}/receipt`,
      },
    });
  });

  test.each(Object.keys(orderReasonSentences) as (keyof typeof orderReasonSentences)[])(
    'that ended by %s says why, and what can be done',
    (reason) => {
      const { values } = failureOf({ ...order, reason }, 'https://m.example');
      expect(values.reason).toBe(orderReasonSentences[reason]);
      expect(values.nextStep).toMatch(/\.$/u);
    },
  );

  test('carries its owner’s words to its address where it is paid, and not where it cost nothing', () => {
    const noted = { ...order, shippingNote: 'Visit evil.example' };
    expect(confirmationOf(noted, 'RE-2026-000001', 'https://m.example').values.shippingNote).toBe('Visit evil.example');
    for (const mail of [failureOf(noted, 'https://m.example'), cancellationOf(noted, 'https://m.example')]) {
      expect(JSON.stringify(mail)).not.toContain('evil');
    }
  });

  test('that says no reason says one all the same', () => {
    expect(cancellationOf(order, 'https://m.example')).toMatchObject({
      id: `order-cancelled-${order.id}`,
      values: { reason: orderReasonSentences.CANCELLED_BY_STAFF },
    });
  });
});

test('the mail about a stock is one for each change of it', () => {
  const state = { name: 'Poster', sku: 'P-1', availability: 'SOLD_OUT', stock: 0 } as const;
  const event = {
    type: 'ProductSoldOut',
    version: 1,
    id: 'p1',
    entityVersion: 7,
    at: '2026-11-21T10:00:00.000Z',
    after: state,
  } as const;
  expect(stockAlertOf(event, 'stock@m.example', 'https://m.example')).toMatchObject({
    id: 'stock-low-p1-7',
    ownerId: null,
    values: { soldOut: true, stock: '0', productUrl: 'https://m.example/stock/p1' },
  });
});
