import type { BookingStatus } from '#model/bookings.ts';
import { bookingMachine, bookingReasonSentences } from '#model/bookings.ts';
import { describe, expect, it } from 'vitest';
import { isEnded } from '../orders/words.ts';
import { bookedWords, bookingStatusWords, isTold, nextSteps, ticketWords, toCome } from './words.ts';

const statuses = Object.keys(bookingMachine) as BookingStatus[];

describe('what is shown of a booking’s life', () => {
  it('names every status, each otherwise', () => {
    expect(Object.keys(bookingStatusWords).sort()).toEqual([...statuses].sort());
    expect(new Set(Object.values(bookingStatusWords)).size).toBe(statuses.length);
  });

  it('promises only what can still come', () => {
    const reachable = (from: BookingStatus, seen = new Set<BookingStatus>()): ReadonlySet<BookingStatus> => {
      for (const next of bookingMachine[from]) {
        if (seen.has(next)) continue;
        seen.add(next);
        reachable(next, seen);
      }
      return seen;
    };
    for (const status of statuses) {
      for (const next of toCome(status)) expect(reachable(status), `${status} to ${next}`).toContain(next);
    }
    expect(toCome('PENDING').at(-1)).toBe('CONFIRMED');
    expect(toCome('CANCELLING')).toEqual([]);
  });

  it('says nothing of payment where nothing is paid, and everything where something is', () => {
    const told = (amount: string) => statuses.filter((status) => isTold(status, { amount, currency: 'EUR' }));
    expect(told('0.01')).toEqual(statuses);
    expect(statuses.filter((status) => !told('0.00').includes(status)).sort()).toEqual([
      'AUTHORIZED',
      'CAPTURING',
      'PAID',
    ]);
  });

  it('has ended where nothing comes by itself: a confirmed one can be cancelled, but nobody waits for it', () => {
    expect(statuses.filter(isEnded).sort()).toEqual(['CANCELLED', 'CONFIRMED', 'FAILED']);
  });

  it('knows what to do next for every reason', () => {
    expect(Object.keys(nextSteps).sort()).toEqual(Object.keys(bookingReasonSentences).sort());
  });

  it('says of held tickets no longer that a booking pays for them once it has ended', () => {
    const said = statuses.filter((status) => /is paying/.test(bookedWords({ status, refusal: null })));
    expect(said).toEqual(statuses.filter((status) => !isEnded(status)));
    expect(bookedWords({ status: 'CONFIRMED', refusal: null })).toBe('These tickets are booked.');
    expect(bookedWords({ status: 'FAILED', refusal: { message: 'The card was declined.' } })).toBe(
      'The booking of these tickets has ended. The card was declined.',
    );
  });

  it('names seats where they are numbered', () => {
    expect(ticketWords({ quantity: 1, seats: [] })).toBe('1 ticket');
    expect(ticketWords({ quantity: 2, seats: ['A-1', 'A-2'] })).toBe('2 tickets: A-1, A-2');
  });
});
