import { describe, expect, test } from 'vitest';
import { bookingLife } from '#model/bookings.ts';
import { orderLife } from '#model/orders.ts';
import type { PurchaseLife, PurchaseRow, PurchaseStatus } from '#model/purchases.ts';
import { begunPurchase, nextOf } from '#model/purchases.ts';
import { forward, moveTo, OutOfTurn, PurchaseMissing, PurchaseStopped, stopping } from './moves.ts';

const clock = { now: () => new Date('2026-11-21T10:00:00.000Z'), stalledSeconds: 300 };
const begun = { id: 'p1', at: '2026-11-21T10:00:00.000Z', dueAt: '2026-11-21T10:05:00.000Z' };
const at = (status: PurchaseStatus): PurchaseRow => ({ id: 'p1', ownerId: 'ada', ...begunPurchase(begun), status });
const statusesOf = ({ machine }: PurchaseLife) => Object.keys(machine) as PurchaseStatus[];

/** Statuses in which a kind rests for good: what the workflow brings about. */
const restsIn = ({ complete }: PurchaseLife): readonly PurchaseStatus[] => [complete, 'FAILED', 'CANCELLED'];

describe.each([orderLife, bookingLife])('the $noun', (life) => {
  const statuses = statusesOf(life);
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));
  const path = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID', life.complete] as const;

  test.each(pairs)('moves from %s to %s exactly where its machine has that edge', (from, to) => {
    if (!nextOf(life, from).includes(to)) {
      expect(() => moveTo(life, at(from), to, clock)).toThrow(OutOfTurn);
      return;
    }
    const { set } = moveTo(life, at(from), to, clock);
    expect(set).toMatchObject({ status: to, timeline: [{ status: 'PENDING' }, { status: to, version: 2 }] });
  });

  test('comes to every status there is, from PENDING', () => {
    const reached = new Set<PurchaseStatus>(['PENDING']);
    for (const from of reached) for (const to of nextOf(life, from)) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  test('comes to its end from every status that is none', () => {
    const ends = (from: PurchaseStatus, seen: readonly PurchaseStatus[] = []): boolean =>
      restsIn(life).includes(from) || nextOf(life, from).some((to) => !seen.includes(to) && ends(to, [...seen, from]));
    expect(statuses.filter((status) => !ends(status))).toEqual([]);
  });

  test('is looked at by a sweeper exactly while its workflow has something to do', () => {
    for (const [from, to] of pairs.filter(([from, to]) => nextOf(life, from).includes(to))) {
      const { set } = moveTo(life, at(from), to, clock);
      const isWatched = ![...restsIn(life), 'NEEDS_ATTENTION'].includes(to);
      expect({ to, isWatched: 'dueAt' in set }).toEqual({ to, isWatched });
    }
  });

  test.each(path)('steps to %s once: where it is there, or further, nothing is written', (to) => {
    for (const from of path.slice(path.indexOf(to))) expect(forward(life, at(from), to, clock)).toBeNull();
  });

  test.each(['FAILING', 'FAILED', 'CANCELLING', 'CANCELLED', 'NEEDS_ATTENTION'] as const)(
    'steps forward no more where it is %s',
    (status) => {
      for (const to of path) expect(() => forward(life, at(status), to, clock)).toThrow(PurchaseStopped);
    },
  );

  test('leaves out no step: that is a fault', () => {
    expect(() => forward(life, at('PENDING'), 'RESERVED', clock)).toThrow(OutOfTurn);
    expect(() => forward(life, null, 'VALIDATED', clock)).toThrow(PurchaseMissing);
  });

  test('goes on after its owner has acted', () => {
    const change = forward(life, at('PAYMENT_ACTION_REQUIRED'), 'AUTHORIZED', clock);
    expect(change?.set).toMatchObject({ status: 'AUTHORIZED' });
  });

  test.each(statuses)('that is %s is stopped as its machine allows', (status) => {
    const change = stopping(life, at(status), 'NOT_PROCESSED', clock);
    // What waits for a person is left to that person.
    if (status === 'NEEDS_ATTENTION' || !nextOf(life, status).includes('FAILING')) expect(change).toBeNull();
    else expect(change?.set).toMatchObject({ status: 'FAILING', reason: 'NOT_PROCESSED', undoneAs: 'FAILED' });
  });

  test('that is stopped keeps the token by which whoever waits can be woken', () => {
    const waiting = { ...at('PAYMENT_ACTION_REQUIRED'), taskToken: 't' };
    expect(stopping(life, waiting, 'NOT_PROCESSED', clock)?.remove).not.toContain('taskToken');
  });
});

describe('the moment at which a sweeper looks at a purchase', () => {
  const dueOf = (dueAt: string) => moveTo(orderLife, { ...at('PENDING'), dueAt }, 'VALIDATED', clock).set;

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
