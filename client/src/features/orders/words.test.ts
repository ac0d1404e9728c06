import type { OrderStatus } from '#model/orders.ts';
import { isTerminal, orderMachine } from '#model/orders.ts';
import { describe, expect, it } from 'vitest';
import { isEnded, statusWords, toCome } from './words.ts';

const statuses = Object.keys(orderMachine) as OrderStatus[];

describe('what is shown of an order’s life', () => {
  it('names every status, each otherwise', () => {
    expect(Object.keys(statusWords).sort()).toEqual([...statuses].sort());
    expect(new Set(Object.values(statusWords)).size).toBe(statuses.length);
  });

  it('ends where the order’s own machine ends', () => {
    expect(statuses.filter(isEnded)).toEqual(statuses.filter(isTerminal));
  });

  it('promises only what can still come', () => {
    const reachable = (from: OrderStatus, seen = new Set<OrderStatus>()): ReadonlySet<OrderStatus> => {
      for (const next of orderMachine[from]) {
        if (seen.has(next)) continue;
        seen.add(next);
        reachable(next, seen);
      }
      return seen;
    };
    for (const status of statuses) {
      for (const next of toCome(status)) expect(reachable(status), `${status} to ${next}`).toContain(next);
    }
    expect(toCome('PENDING').at(-1)).toBe('COMPLETED');
    expect(toCome('CANCELLING')).toEqual([]);
  });
});
