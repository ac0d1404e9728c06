import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlaceOrderInput } from '../../../graphql/graphql.ts';
import { forgetAttempt, keepAttempt, unansweredOf } from './attempt.ts';

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
    expect(unansweredOf('me')).toBeNull();
    keepAttempt('me', input);
    expect(unansweredOf('me')).toEqual(input);
    forgetAttempt('me');
    expect(unansweredOf('me')).toBeNull();
  });

  it('is nobody else’s who signs in with this browser, and stays its owner’s', () => {
    keepAttempt('me', input);
    expect(unansweredOf('another')).toBeNull();
    keepAttempt('another', { ...input, idempotencyKey: 'the-other-key' });
    forgetAttempt('another');
    expect(unansweredOf('me')).toEqual(input);
  });

  it('is asked for again only as long as the server promises to know its key', () => {
    keepAttempt('me', input);
    vi.advanceTimersByTime(24 * HOUR - 1);
    expect(unansweredOf('me')).toEqual(input);
    vi.advanceTimersByTime(1);
    expect(unansweredOf('me')).toBeNull();
    expect(stored.held.size).toBe(0);
  });

  it.each(['{', '1', 'null', '{"at":1}'])('is none where something else is stored: %s', (text) => {
    keepAttempt('me', input);
    for (const key of stored.held.keys()) stored.held.set(key, text);
    expect(unansweredOf('me')).toBeNull();
  });
});
