import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bookingAttempts, orderAttempts, recurringAttempts } from '../orders/checkout/attempt.ts';
import { readCart, writeCart } from '../shop/cart.ts';
import { leaveNothing } from './leave.ts';

const lines = [{ productId: 'shirt', quantity: 2 }];
const input = { lines, email: 'customer@example.com', idempotencyKey: 'the-key' };

const recurring = {
  ...input,
  interval: 'WEEKLY',
  startsOn: '2026-11-23',
  acceptedTotal: { amount: '23.80', currency: 'EUR' },
} as const;

describe('somebody who signs out', () => {
  const held = new Map<string, string>();

  beforeEach(() => {
    held.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => held.set(key, value),
      removeItem: (key: string) => held.delete(key),
    });
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('leaves nothing of theirs in the browser', () => {
    writeCart('me', lines);
    orderAttempts.keep('me', input);
    recurringAttempts.keep('me', recurring);
    bookingAttempts.keep('me', { holdId: 'hold', email: input.email, idempotencyKey: input.idempotencyKey });
    expect(held.size).toBe(4);
    leaveNothing('me');
    expect(held.size).toBe(0);
    expect(readCart('me')).toEqual([]);
    expect(orderAttempts.unanswered('me')).toBeNull();
    expect(recurringAttempts.unanswered('me')).toBeNull();
    expect(bookingAttempts.unanswered('me')).toBeNull();
  });

  it('neither saw nor takes along what another person left whose session ended', () => {
    writeCart('another', lines);
    orderAttempts.keep('another', input);
    expect(readCart('me')).toEqual([]);
    expect(orderAttempts.unanswered('me')).toBeNull();
    leaveNothing('me');
    expect(readCart('another')).toEqual(lines);
    expect(orderAttempts.unanswered('another')).toEqual(input);
  });
});
