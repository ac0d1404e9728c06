import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlaceOrderInput } from '../../../graphql/graphql.ts';
import { orderAttempts, recurringAttempts } from './attempt.ts';

const input: PlaceOrderInput = {
  lines: [{ productId: 'shirt', quantity: 2 }],
  email: 'customer@example.com',
  idempotencyKey: 'the-key',
};

const HOUR = 60 * 60 * 1000;

/** A browser's storage, as much of it as is used. */
function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
    held,
  };
}

describe('an order that was sent', () => {
  let stored: ReturnType<typeof storage>;

  beforeEach(() => {
    stored = storage();
    vi.stubGlobal('localStorage', stored);
    vi.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00Z') });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is kept with its key until it is answered', () => {
    expect(orderAttempts.unanswered('me')).toBeNull();
    orderAttempts.keep('me', input);
    expect(orderAttempts.unanswered('me')).toEqual(input);
    orderAttempts.forget('me');
    expect(orderAttempts.unanswered('me')).toBeNull();
  });

  it('is not taken for a recurring order', () => {
    orderAttempts.keep('me', input);
    expect(recurringAttempts.unanswered('me')).toBeNull();
    recurringAttempts.forget('me');
    expect(orderAttempts.unanswered('me')).toEqual(input);
  });

  it('is nobody else’s who signs in with this browser, and stays its owner’s', () => {
    orderAttempts.keep('me', input);
    expect(orderAttempts.unanswered('another')).toBeNull();
    orderAttempts.keep('another', { ...input, idempotencyKey: 'the-other-key' });
    orderAttempts.forget('another');
    expect(orderAttempts.unanswered('me')).toEqual(input);
  });

  it('is asked for again only as long as the server promises to know its key', () => {
    orderAttempts.keep('me', input);
    vi.advanceTimersByTime(24 * HOUR - 1);
    expect(orderAttempts.unanswered('me')).toEqual(input);
    vi.advanceTimersByTime(1);
    expect(orderAttempts.unanswered('me')).toBeNull();
    expect(stored.held.size).toBe(0);
  });

  it.each(['{', '1', 'null', '{"at":1}'])('is none where something else is stored: %s', (text) => {
    orderAttempts.keep('me', input);
    for (const key of stored.held.keys()) stored.held.set(key, text);
    expect(orderAttempts.unanswered('me')).toBeNull();
  });
});
