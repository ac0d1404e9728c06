import { describe, expect, it } from 'vitest';
import type { Money } from '../shop/price.ts';
import type { RefundDraft } from './draft.ts';
import { choicesOf, emptyRefund, isTooMuch, productOfError, refundInputOf, sumOfRefund } from './draft.ts';

const euros = (amount: string): Money => ({ amount, currency: 'EUR' });

/** Two lines: three shirts of which one was given back, and two mugs; and as much left as is said. */
function order(refundable = '71.40') {
  const line = (id: string, name: string, quantity: number) => ({
    product: { id },
    name,
    quantity,
    unitPrice: euros('10.00'),
    taxRate: '19.00',
    net: euros('0.00'),
    tax: euros('0.00'),
    total: euros('0.00'),
  });
  return {
    lines: [line('shirt', 'Shirt', 3), line('mug', 'Mug', 2), line('cap', 'Cap', 1)],
    money: {
      authorized: euros('71.40'),
      captured: euros('71.40'),
      refunded: euros('0.00'),
      refundPending: euros('0.00'),
      net: euros('71.40'),
      refundable: euros(refundable),
      refundableLines: [
        { productId: 'shirt', name: 'Shirt', quantity: 2, total: euros('23.80') },
        { productId: 'mug', name: 'Mug', quantity: 2, total: euros('23.80') },
        { productId: 'cap', name: 'Cap', quantity: 0, total: euros('0.00') },
      ],
    },
  };
}

const draft = (changes: Partial<RefundDraft>): RefundDraft => ({ ...emptyRefund, ...changes });

describe('a refund that is being chosen', () => {
  it('offers the lines of which something is left', () => {
    expect(choicesOf(order(), emptyRefund).map(({ productId, left }) => [productId, left])).toEqual([
      ['shirt', 2],
      ['mug', 2],
    ]);
  });

  it('comes to its pieces, its amount, or all that is left', () => {
    expect(sumOfRefund(order(), draft({ pieces: { shirt: 1, mug: 2 } }))).toEqual(euros('35.70'));
    expect(sumOfRefund(order(), draft({ kind: 'AMOUNT', amount: '5,5' }))).toEqual(euros('5.50'));
    expect(sumOfRefund(order('12.00'), draft({ kind: 'EVERYTHING' }))).toEqual(euros('12.00'));
    expect(sumOfRefund(order(), emptyRefund)).toBeNull();
  });

  it('never chooses pieces that are gone meanwhile', () => {
    expect(sumOfRefund(order(), draft({ pieces: { shirt: 3, cap: 1 } }))).toEqual(euros('23.80'));
  });

  it('says so where it is more than is left', () => {
    expect(isTooMuch(order('30.00'), draft({ pieces: { shirt: 2, mug: 1 } }))).toBe(true);
    expect(isTooMuch(order('35.70'), draft({ pieces: { shirt: 2, mug: 1 } }))).toBe(false);
    expect(isTooMuch(order('5.00'), draft({ kind: 'AMOUNT', amount: '5.01' }))).toBe(true);
  });

  it('is sent as it was shown', () => {
    const said = { reason: 'DAMAGED', note: 'Torn.', idempotencyKey: 'key' } as const;
    const typed = draft({ reason: 'DAMAGED', note: ' Torn. ', pieces: { mug: 1 }, amount: '5', restock: true });
    expect(refundInputOf(order(), typed, 'key')).toEqual({
      ...said,
      lines: [{ productId: 'mug', quantity: 1 }],
      restock: true,
    });
    expect(refundInputOf(order(), { ...typed, kind: 'AMOUNT' }, 'key')).toEqual({ ...said, amount: euros('5.00') });
    expect(refundInputOf(order('12.00'), { ...typed, kind: 'EVERYTHING' }, 'key')).toEqual({
      ...said,
      amount: euros('12.00'),
    });
    expect(refundInputOf(order(), emptyRefund, 'key')).toBeNull();
  });

  it('finds the line that an error is about', () => {
    const input = refundInputOf(order(), draft({ pieces: { mug: 1 } }), 'key');
    if (!input) throw new Error('Nothing is sent.');
    expect(productOfError('lines.0.quantity', input)).toBe('mug');
    expect(productOfError('input.lines.0.quantity', input)).toBe('mug');
    expect(productOfError('amount', input)).toBeNull();
    expect(productOfError(null, input)).toBeNull();
  });
});
