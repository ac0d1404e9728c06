import type { EventStatus } from '#model/concerts.ts';
import { eventMachine } from '#model/concerts.ts';
import { describe, expect, it } from 'vitest';
import {
  eventStatusWords,
  heardWords,
  hoursWords,
  leftWords,
  localWordsBeside,
  policyWords,
  priceWords,
  saleStateOf,
  seatsInOrder,
  shortWords,
  spanWords,
  zoneWords,
} from './words.ts';

const euros = (amount: string) => ({ priceWithTax: { amount, currency: 'EUR' } as const });

describe('what is said of an event', () => {
  it('names every status', () => {
    const statuses = Object.keys(eventMachine) as EventStatus[];
    expect(Object.keys(eventStatusWords).sort()).toEqual([...statuses].sort());
  });

  it('says the day once where it ends on the same, and both where it goes past midnight', () => {
    expect(spanWords('2027-03-28T19:30', '2027-03-28T22:00').match(/2027/g)).toHaveLength(1);
    expect(spanWords('2027-12-31T22:00', '2028-01-01T02:00')).toMatch(/2027.*2028/);
  });

  it('says the day of a time beside another only where it is another day', () => {
    expect(localWordsBeside('2027-03-28T19:30', '2027-03-28T18:00')).not.toContain('2027');
    expect(localWordsBeside('2027-03-28T19:30', '2027-03-29T01:15')).toMatch(/29.*2027/);
  });

  it('names a zone by its place and by how far it is from GMT on that day', () => {
    expect(zoneWords('Europe/Berlin', '2027-01-01T12:00:00Z')).toBe('Berlin time (GMT+1)');
    expect(zoneWords('America/New_York', '2027-07-01T12:00:00Z')).toBe('New York time (GMT−4)');
    expect(zoneWords('Asia/Calcutta', '2027-07-01T12:00:00Z')).toBe('Kolkata time (GMT+5:30)');
    expect(zoneWords('UTC', '2027-07-01T12:00:00Z')).toBe('UTC');
  });

  it('says the policy in sentences', () => {
    expect(policyWords({ refundUntilHours: null, feeRate: '0.00' })).toMatch(/no money back/);
    expect(policyWords({ refundUntilHours: 0, feeRate: '0.00' })).toBe(
      'Until the start you can cancel and get all of your money back.',
    );
    expect(policyWords({ refundUntilHours: 48, feeRate: '10.00' })).toMatch(
      /^Until 2 days before .* less a fee of 10\s% back; later nothing\.$/,
    );
    expect(hoursWords(1)).toBe('1 hour');
    expect(hoursWords(36)).toBe('36 hours');
  });

  it('says from which price on there are tickets', () => {
    expect(priceWords([])).toBe('');
    expect(priceWords([euros('20.00')])).toMatch(/^20.00/);
    expect(priceWords([euros('100.00'), euros('9.50')])).toMatch(/^From 9.50/);
    expect(priceWords([euros('0.00')])).toBe('Free');
    expect(priceWords([euros('5.00'), euros('0.00')])).toBe('From free');
  });

  it('tells the number of tickets once they are few', () => {
    expect([0, 1, 20, 21].map(leftWords)).toEqual([
      'None left at the moment',
      'Only 1 left',
      'Only 20 left',
      'Available',
    ]);
  });

  it('reads aloud where it becomes few or none, and not each number', () => {
    expect(heardWords('Stalls', undefined)).toBe('');
    const heard = [200, 21, 20, 3, 1, 0].map((available) => heardWords('Stalls', available));
    expect([...new Set(heard)]).toEqual(['Stalls: on sale.', 'Stalls: few tickets left.', 'Stalls: sold out for now.']);
  });

  it('says that too few are left only where that is known', () => {
    expect(shortWords(2, undefined)).toBe('');
    expect(shortWords(2, 2)).toBe('');
    expect(shortWords(2, 1)).toMatch(/not so many left/);
    expect(shortWords(2, 0)).toMatch(/^Others have the last ones/);
  });

  it('knows where the sale is', () => {
    const sale = { saleFrom: '2027-01-01T10:00:00.000Z', saleUntil: '2027-02-01T10:00:00.000Z' };
    const at = (instant: string) => saleStateOf(sale, Date.parse(instant));
    expect(at('2027-01-01T09:59:59.999Z')).toBe('TO_COME');
    expect(at('2027-01-01T10:00:00.000Z')).toBe('ON');
    expect(at('2027-02-01T10:00:00.000Z')).toBe('OVER');
    expect(saleStateOf({ ...sale, saleFrom: null }, 0)).toBe('ON');
  });

  it('puts seats in the order in which people look for them', () => {
    expect(seatsInOrder(['B-1', 'A-10', 'A-2'])).toEqual(['A-2', 'A-10', 'B-1']);
  });
});
