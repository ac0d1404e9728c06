import { describe, expect, test } from 'vitest';
import type { CurrencyCode } from '#model/currencies.ts';
import { moneyOf } from '#model/money.ts';
import type { PaymentRow, PaymentStatus } from '#model/payments.ts';
import { moneyOfPurchase } from './purchaseMoney.ts';

function order(currency: CurrencyCode, unitPrice: number) {
  const money = (minor: number) => moneyOf(minor, currency);
  const line = {
    productId: 'mug',
    name: 'Mug',
    quantity: 3,
    unitPrice: money(unitPrice),
    taxRate: '19.00',
    net: money(3 * unitPrice),
    tax: money(570),
    total: money(3 * unitPrice + 570),
  };
  return { lines: [line], total: line.total };
}

function payment(status: PaymentStatus, change: Partial<PaymentRow> = {}): PaymentRow {
  return {
    id: 'o-p1',
    ownerId: 'ada',
    orderId: 'o',
    attempt: 1,
    status,
    version: 1,
    amount: 3570,
    currency: 'EUR',
    captured: status === 'CAPTURED' || status === 'REFUNDED' ? 3570 : 0,
    refunded: 0,
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
    ...change,
  };
}

describe('what an order’s payment comes to', () => {
  test('is nothing where none was begun', () => {
    const nothing = { amount: '0.000', currency: 'KWD' };
    expect(moneyOfPurchase(order('KWD', 1000), null)).toEqual({
      authorized: nothing,
      captured: nothing,
      refunded: nothing,
      refundPending: nothing,
      net: nothing,
      refundable: nothing,
      refundableLines: [],
    });
  });

  test.each<[PaymentStatus, string]>([
    ['CREATED', '0.00'],
    ['ACTION_REQUIRED', '0.00'],
    ['DECLINED', '0.00'],
    ['VOIDED', '0.00'],
    ['AUTHORIZED', '35.70'],
    ['CAPTURED', '35.70'],
    ['REFUNDED', '35.70'],
  ])('%s: %s is held or was charged', (status, amount) => {
    expect(moneyOfPurchase(order('EUR', 1000), payment(status)).authorized).toEqual({ amount, currency: 'EUR' });
  });

  test('says what was given back, what is about to be, and what is left of it and of each line', () => {
    const change = { refunded: 1190, refundPending: 500, refundedPieces: { mug: 1 }, refundedPieceTaxes: { mug: 190 } };
    expect(moneyOfPurchase(order('EUR', 1000), payment('CAPTURED', change))).toMatchObject({
      captured: { amount: '35.70' },
      refunded: { amount: '11.90' },
      refundPending: { amount: '5.00' },
      net: { amount: '23.80' },
      refundable: { amount: '18.80' },
      refundableLines: [{ productId: 'mug', name: 'Mug', quantity: 2, total: { amount: '23.80', currency: 'EUR' } }],
    });
  });

  test('counts yen in wholes, and shows no line where nothing is left', () => {
    const change: Partial<PaymentRow> = { currency: 'JPY', refunded: 3570, refundedPieces: { mug: 3 } };
    const shown = moneyOfPurchase(order('JPY', 1000), payment('REFUNDED', change));
    expect(shown).toMatchObject({
      net: { amount: '0', currency: 'JPY' },
      refundable: { amount: '0' },
      refundableLines: [],
    });
  });
});
