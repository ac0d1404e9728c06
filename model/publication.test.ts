import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketCategoryRow } from './concerts.ts';
import { MAXIMUM_EVENT_SHARDS, MAXIMUM_SHARDS } from './concerts.ts';
import { added, removed, stockKeys, withShards } from './publication.ts';
import type { TicketStockRow } from './tickets.ts';

const category = (capacity: number, id = 'c'): TicketCategoryRow => ({
  id,
  name: 'Hall',
  price: 0,
  taxRate: 0,
  capacity,
  perCustomer: 10,
  seatRows: [],
});

const row = (available: number, shard: number): TicketStockRow => ({
  id: `e#c#${shard}`,
  eventId: 'e',
  categoryId: 'c',
  shard,
  capacity: available,
  available,
  held: 0,
  sold: 0,
  open: true,
  version: 1,
  updatedAt: '',
});

describe('the rows that count tickets', () => {
  it('are no more than one transaction writes beside the event and its sales', () => {
    for (let count = 1; count <= 12; count += 1) {
      const categories = withShards(Array.from({ length: count }, (_, index) => category(100_000, `c${index}`)));
      const rows = stockKeys('e', categories).length;
      expect(rows).toBeLessThanOrEqual(MAXIMUM_EVENT_SHARDS);
      expect(1 + count + rows).toBeLessThanOrEqual(100);
      for (const { shards = 0 } of categories) expect(shards).toBeGreaterThanOrEqual(6);
    }
    expect(withShards([category(100_000)])[0]?.shards).toBe(MAXIMUM_SHARDS);
    expect(withShards([{ ...category(2_000), seatRows: [{ row: 'A', first: 1, last: 999 }] }])[0]?.shards).toBe(1);
  });

  it('get as many more as are added', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.integer({ min: 1, max: 8 }), (tickets, shards) => {
        const parts = added(tickets, shards);
        expect(parts.reduce((sum, { change }) => sum + change, 0)).toBe(tickets);
        expect(parts.every(({ change, shard }) => change > 0 && shard < shards)).toBe(true);
      }),
    );
  });

  it('give as many as are taken away, none more than it has, or nothing at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20_000), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 100_000 }),
        (available, tickets) => {
          const parts = removed(tickets, available.map(row));
          const sum = available.reduce((total, each) => total + each, 0);
          const taken = (parts ?? []).reduce((total, { change }) => total - change, 0);
          expect(parts === null).toBe(sum < tickets);
          expect(taken).toBe(sum < tickets ? 0 : tickets);
          for (const { shard, change } of parts ?? []) {
            expect(change).toBeLessThan(0);
            expect(-change).toBeLessThanOrEqual(available[shard] ?? 0);
          }
        },
      ),
    );
  });
});
