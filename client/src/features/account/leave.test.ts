import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAttempt, unansweredOf } from '../orders/checkout/attempt.ts';
import { readCart, writeCart } from '../shop/cart.ts';
import { leaveNothing } from './leave.ts';

const lines = [{ productId: 'shirt', quantity: 2 }];
const input = { lines, email: 'customer@example.com', idempotencyKey: 'the-key' };

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
    keepAttempt('me', input);
    expect(held.size).toBe(2);
    leaveNothing('me');
    expect(held.size).toBe(0);
    expect(readCart('me')).toEqual([]);
    expect(unansweredOf('me')).toBeNull();
  });

  it('neither saw nor takes along what another person left whose session ended', () => {
    writeCart('another', lines);
    keepAttempt('another', input);
    expect(readCart('me')).toEqual([]);
    expect(unansweredOf('me')).toBeNull();
    leaveNothing('me');
    expect(readCart('another')).toEqual(lines);
    expect(unansweredOf('another')).toEqual(input);
  });
});
