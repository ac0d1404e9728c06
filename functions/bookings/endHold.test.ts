import { describe, expect, it } from 'vitest';
import type { HoldRow } from '#model/holds.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { OvertakenError } from '../platform/table.ts';
import type { HoldPorts } from './endHold.ts';
import { endHold } from './endHold.ts';
import { expireHold } from './expireHold/expireHold.ts';

const row: HoldRow = {
  id: 'h1',
  ownerId: 'ada',
  eventId: 'e1',
  categoryId: 'c1',
  status: 'ACTIVE',
  version: 1,
  quantity: 3,
  seats: ['A-1', 'A-2', 'A-3'],
  shards: [
    { shard: 0, quantity: 1 },
    { shard: 4, quantity: 2 },
  ],
  eventTitle: 'Night',
  eventStartsAt: '2026-06-01T18:00:00.000Z',
  categoryName: 'Stalls',
  unitPrice: 100,
  currency: 'EUR',
  taxRate: 0,
  expiresAt: '2026-03-01T10:00:00.000Z',
  createdAt: '2026-03-01T09:50:00.000Z',
  updatedAt: '2026-03-01T09:50:00.000Z',
  holderId: 'ada',
  heldStock: 'e1#c1#0',
  dueShard: 'due#0',
  dueAt: '2026-03-01T10:00:00.000Z',
};

function ports(stored: HoldRow | null, answers: readonly ('DONE' | 'OVERTAKEN')[] = ['DONE']) {
  const written: (readonly PlannedWrite[])[] = [];
  const made: HoldPorts & { readonly written: typeof written } = {
    written,
    read: () => Promise.resolve(stored),
    carryOut(writes) {
      written.push(writes);
      return Promise.resolve(answers[written.length - 1] ?? answers.at(-1) ?? 'DONE');
    },
    pause: () => Promise.resolve(),
    now: () => new Date('2026-03-01T10:00:00.000Z'),
  };
  return made;
}

describe('ending a hold', () => {
  it('gives back what it keeps in every row, and leaves nothing that would have it found again', async () => {
    const places = ports(row);
    await expireHold('h1', places);
    const [writes = []] = places.written;
    expect(writes.map(({ what, table }) => `${what} ${table}`)).toEqual([
      'CHANGE TicketHolds',
      'CHANGE TicketStock',
      'CHANGE TicketStock',
      'CHANGE TicketAllowances',
      'DELETE Seats',
      'DELETE Seats',
      'DELETE Seats',
    ]);
    expect(writes[0]).toMatchObject({
      set: { status: 'EXPIRED', version: 2 },
      remove: ['holderId', 'heldStock', 'dueShard', 'dueAt'],
    });
    expect(writes.slice(1, 4).map(({ add }) => add)).toEqual([
      { available: 1, held: -1, version: 1 },
      { available: 2, held: -2, version: 1 },
      { taken: -3 },
    ]);
  });

  it.each([
    ['is gone', null],
    ['has ended', { ...row, status: 'RELEASED' as const }],
    ['is booked', { ...row, status: 'BOOKED' as const }],
    ['has a millisecond left', { ...row, expiresAt: '2026-03-01T10:00:00.001Z' }],
  ])('does nothing where it %s', async (_, stored) => {
    const places = ports(stored);
    await expireHold('h1', places);
    expect(places.written).toEqual([]);
  });

  it('looks again where somebody else was at work on it, and gives up after several times', async () => {
    const once = ports(row, ['OVERTAKEN', 'DONE']);
    expect(await endHold('h1', 'EXPIRED', () => true, once)).toMatchObject({
      ended: true,
      hold: { status: 'EXPIRED' },
    });
    expect(once.written).toHaveLength(2);
    const always = ports(row, ['OVERTAKEN']);
    await expect(endHold('h1', 'EXPIRED', () => true, always)).rejects.toThrow(OvertakenError);
    expect(always.written).toHaveLength(8);
  });
});
