import { describe, expect, it } from 'vitest';
import { MAXIMUM_TERM_WORDS } from '#model/catalog.ts';
import type { EventRow } from '#model/concerts.ts';
import { comparedCity, foundBy, termRowsOf } from './terms.ts';

const event: EventRow = {
  id: 'e1',
  organizerId: 'o1',
  status: 'PUBLISHED',
  version: 2,
  title: 'Großes Éclat',
  description: '',
  categoryId: 'c1',
  venue: { name: 'Oper', street: 'Ring 1', city: 'Köln', country: 'DE', zone: 'Europe/Berlin' },
  startsAt: '2027-03-27T23:30:00.000Z',
  endsAt: '2027-03-28T02:30:00.000Z',
  localStart: '2027-03-28T00:30',
  localEnd: '2027-03-28T04:30',
  images: [],
  currency: 'EUR',
  ticketCategories: [
    { id: 't1', name: 'A', price: 1000, taxRate: 1900, capacity: 1, perCustomer: 1, seatRows: [] },
    { id: 't2', name: 'B', price: 500, taxRate: 0, capacity: 1, perCustomer: 1, seatRows: [] },
  ],
  policy: { refundUntilHours: 0, feeRate: 0 },
  calendar: 'CALENDAR',
  createdAt: '',
  updatedAt: '',
  publishedAt: '2027-01-01T00:00:00.000Z',
};

const now = '2027-01-02T00:00:00.000Z';
const termsOf = (row: EventRow | null, at = now) => termRowsOf(foundBy(row, 'Concert', at)).map(({ term }) => term);

describe('an event in the index', () => {
  it('is led to by nothing, by its kind and by its city, each with the beginnings of its words', () => {
    const terms = termsOf(event);
    expect(terms).toEqual(
      expect.arrayContaining(['##', 'c1##', '#koln#', 'c1#koln#', '##gross', 'c1#koln#eclat', '#koln#con']),
    );
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.length % 4).toBe(0);
    expect(termRowsOf(foundBy(event, 'Concert', now))[0]).toEqual({
      term: '##',
      startEvent: '2027-03-27T23:30:00.000Z#e1',
      eventId: 'e1',
      localDay: '2027-03-28',
      words: ' concert koln oper grosses eclat ',
      categoryId: 'c1',
      city: 'koln',
      currency: 'EUR',
      lowestPrice: 500,
      highestPrice: 1190,
    });
  });

  it('is led to while it will take place, and not as a draft, called off or over', () => {
    expect(termsOf({ ...event, status: 'POSTPONED' })).toEqual(termsOf(event));
    for (const status of ['DRAFT', 'CANCELLING', 'CANCELLED'] as const)
      expect(termsOf({ ...event, status })).toEqual([]);
    expect(termsOf(event, event.endsAt)).toEqual([]);
    expect(termsOf(null)).toEqual([]);
  });

  it('of endless words has so many rows and no more', () => {
    const title = Array.from({ length: 60 }, (_, index) => `word${index}x`).join(' ');
    expect(termsOf({ ...event, title }).length).toBeLessThanOrEqual(4 * (MAXIMUM_TERM_WORDS * 6 + 1));
  });

  it('is compared by its city as who searches compares it', () => {
    expect(comparedCity('  SÃO  Paulo')).toBe('sao paulo');
    expect(comparedCity('§§')).toBe('§§');
  });
});
