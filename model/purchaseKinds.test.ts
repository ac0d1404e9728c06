import { describe, expect, it } from 'vitest';
import { bookingMachine } from './bookings.ts';
import { orderMachine } from './orders.ts';
import type { PurchaseStage } from './purchaseKinds.ts';
import { paidFor, purchaseAttribute, purchaseOf, purchasePath, samePurchase, stageOf } from './purchaseKinds.ts';
import type { PurchaseStatus } from './purchases.ts';

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];

describe('what a row is about', () => {
  it.each([
    ['ORDER', { orderId: 'x' }, '/orders/x'],
    ['BOOKING', { bookingId: 'x' }, '/bookings/x'],
  ] as const)('is named by one attribute: %s', (kind, row, path) => {
    expect(purchaseOf(row)).toEqual({ kind, id: 'x' });
    expect(paidFor({ kind, id: 'x' })).toEqual(row);
    const more = { ...row, ownerId: 'ada' };
    expect(samePurchase(more)).toEqual(row);
    expect(purchaseAttribute(row)).toEqual({ purchase: kind });
    expect(purchasePath({ kind, id: 'x' })).toBe(path);
  });
});

describe('what becomes of the money of a purchase', () => {
  const stages: Readonly<Record<PurchaseStage, readonly PurchaseStatus[]>> = {
    OPEN: ['PENDING', 'VALIDATED', 'PAYMENT_ACTION_REQUIRED', 'AUTHORIZED', 'RESERVED', 'CAPTURING'],
    PAID: ['PAID', 'COMPLETED', 'CONFIRMED'],
    UNDOING: ['FAILING', 'CANCELLING', 'NEEDS_ATTENTION'],
    UNDONE: ['FAILED', 'CANCELLED'],
  };

  it('is said of every status of either kind', () => {
    const said = Object.values(stages).flat().sort();
    expect(said).toEqual([...new Set([...keysOf(orderMachine), ...keysOf(bookingMachine)])].sort());
  });

  it.each(keysOf(stages).flatMap((stage) => stages[stage].map((status) => [status, stage] as const)))(
    'is of %s alone: %s',
    (status, stage) => {
      expect(stageOf({ status, timeline: [{ status: 'PENDING' }, { status }] })).toBe(stage);
    },
  );

  it('stays PAID where a booking is cancelled that was paid', () => {
    const timeline = (['PENDING', 'CAPTURING', 'PAID', 'CONFIRMED', 'CANCELLED'] as const).map((status) => ({
      status,
    }));
    expect(stageOf({ status: 'CANCELLED', timeline })).toBe('PAID');
    expect(stageOf({ status: 'CANCELLED', timeline: timeline.filter(({ status }) => status !== 'PAID') })).toBe('PAID');
  });

  it('is UNDONE where nothing in its life says that it was paid', () => {
    const timeline = (['PENDING', 'CANCELLING', 'CANCELLED'] as const).map((status) => ({ status }));
    expect(stageOf({ status: 'CANCELLED', timeline })).toBe('UNDONE');
  });
});
