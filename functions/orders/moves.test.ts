import { describe, expect, test } from 'vitest';
import type { OrderRow, OrderStatus } from '#model/orders.ts';
import { isTerminal, orderMachine } from '#model/orders.ts';
import { keysOf } from '../platform/rows.ts';
import { forward, moveTo, OrderMissing, OrderStopped, OutOfTurn, stopping } from './moves.ts';
import { orderWorld } from './orderWorld.ts';

const statuses = keysOf(orderMachine);
const clock = { now: () => new Date('2026-11-21T10:00:00.000Z'), stalledSeconds: 300 };
const at = (status: OrderStatus): OrderRow => ({ ...orderWorld().order(), status });
const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

describe('an order moves', () => {
  test.each(pairs)('from %s to %s exactly where its machine has that edge', (from, to) => {
    const next: readonly OrderStatus[] = orderMachine[from];
    if (!next.includes(to)) {
      expect(() => moveTo(at(from), to, clock)).toThrow(OutOfTurn);
      return;
    }
    const { set } = moveTo(at(from), to, clock);
    expect(set).toMatchObject({ status: to, timeline: [{ status: 'PENDING' }, { status: to, version: 2 }] });
  });

  test('to every status there is, from PENDING', () => {
    const reached = new Set<OrderStatus>(['PENDING']);
    for (const from of reached) for (const to of orderMachine[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  test('to an end from every status that is none', () => {
    const ends = (from: OrderStatus, seen: readonly OrderStatus[] = []): boolean =>
      isTerminal(from) || orderMachine[from].some((to) => !seen.includes(to) && ends(to, [...seen, from]));
    expect(statuses.filter((status) => !ends(status))).toEqual([]);
  });
});

describe('the moment at which a sweeper looks at an order', () => {
  const dueOf = (dueAt: string) => moveTo({ ...at('PENDING'), dueAt }, 'VALIDATED', clock).set;

  test.each([
    ['stays while half of its time is left', '2026-11-21T10:02:30.000Z', '2026-11-21T10:02:30.000Z'],
    ['moves along once less is left', '2026-11-21T10:02:29.000Z', '2026-11-21T10:05:00.000Z'],
    [
      'comes forward where it is further away than a move may put it',
      '2026-11-21T11:00:00.000Z',
      '2026-11-21T10:05:00.000Z',
    ],
  ])('%s', (_, dueAt, then) => {
    expect(dueOf(dueAt)).toMatchObject({ dueAt: then });
  });
});

describe('a step forward', () => {
  const path = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID', 'COMPLETED'] as const;

  test.each(path)('to %s is made once: where the order is there, or further, nothing is written', (to) => {
    for (const from of path.slice(path.indexOf(to))) expect(forward(at(from), to, clock)).toBeNull();
  });

  test.each(['FAILING', 'FAILED', 'CANCELLING', 'CANCELLED', 'NEEDS_ATTENTION'] as const)(
    'is made no more where the order is %s',
    (status) => {
      for (const to of path) expect(() => forward(at(status), to, clock)).toThrow(OrderStopped);
    },
  );

  test('that leaves one out is a fault', () => {
    expect(() => forward(at('PENDING'), 'RESERVED', clock)).toThrow(OutOfTurn);
    expect(() => forward(null, 'VALIDATED', clock)).toThrow(OrderMissing);
  });

  test('after the owner has acted leads on', () => {
    expect(forward(at('PAYMENT_ACTION_REQUIRED'), 'AUTHORIZED', clock)?.set).toMatchObject({ status: 'AUTHORIZED' });
  });
});

describe('stopping', () => {
  test.each(statuses)('an order that is %s does what its machine allows', (status) => {
    const next: readonly OrderStatus[] = orderMachine[status];
    const change = stopping(at(status), 'NOT_PROCESSED', clock);
    // What waits for a person is left to that person.
    if (status === 'NEEDS_ATTENTION' || !next.includes('FAILING')) expect(change).toBeNull();
    else expect(change?.set).toMatchObject({ status: 'FAILING', reason: 'NOT_PROCESSED', undoneAs: 'FAILED' });
  });

  test('keeps the token by which whoever waits can be woken', () => {
    const change = stopping({ ...at('PAYMENT_ACTION_REQUIRED'), taskToken: 't' }, 'NOT_PROCESSED', clock);
    expect(change?.remove).not.toContain('taskToken');
  });
});
