import type { RecurringStatus } from '#model/recurring.ts';
import { addDays as serverDays, recurringLimits, recurringMachine, runDay as serverDay } from '#model/recurring.ts';
import { describe, expect, it } from 'vitest';
import { needsConsent } from './consent.ts';
import { AHEAD_DAYS, addDays, firstRuns, isDay, runDay } from './days.ts';
import { MOST_ORDERS, once, scheduleInputOf, scheduleOf, startBounds } from './draft.ts';
import { endWords, isOver, recurringWords, rhythmWords, shorterMonths } from './words.ts';

const statuses = Object.keys(recurringMachine) as RecurringStatus[];

describe('the days of a recurring order', () => {
  it.each(['2026-11-21', '2027-12-31', '2028-02-29', '2027-01-29', '2027-01-30', '2026-08-31'])(
    'are those of the server, from %s',
    (startsOn) => {
      for (const interval of ['WEEKLY', 'MONTHLY'] as const) {
        for (let run = 0; run < 60; run += 1) {
          expect(runDay(startsOn, interval, run)).toBe(serverDay(startsOn, interval, run));
        }
      }
      expect(addDays(startsOn, 366)).toBe(serverDays(startsOn, 366));
    },
  );

  it('come on the last day of a shorter month, and on their own again in the next longer one', () => {
    const monthly = { interval: 'MONTHLY', startsOn: '2027-01-31', endsOn: null, count: null } as const;
    expect(firstRuns(monthly, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(shorterMonths(monthly)).toBe('In a month without day 31 the order is placed on its last day.');
    expect(shorterMonths({ ...monthly, startsOn: '2027-01-28' })).toBeNull();
    expect(shorterMonths({ ...monthly, interval: 'WEEKLY' })).toBeNull();
  });

  it('end with the last order', () => {
    const weekly = { interval: 'WEEKLY', startsOn: '2026-11-23' } as const;
    expect(firstRuns({ ...weekly, endsOn: '2026-12-06', count: null }, 3)).toEqual(['2026-11-23', '2026-11-30']);
    expect(firstRuns({ ...weekly, endsOn: null, count: 1 }, 3)).toEqual(['2026-11-23']);
  });

  it('exist', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', ''].filter(isDay)).toEqual([]);
    expect(isDay('2028-02-29')).toBe(true);
  });
});

describe('what somebody chooses', () => {
  const draft = { ...once('2026-11-21'), interval: 'MONTHLY' } as const;

  it('is once, until something else is chosen', () => {
    expect(scheduleOf(once('2026-11-21'))).toBeNull();
    expect(scheduleOf(draft)).toEqual({ interval: 'MONTHLY', startsOn: '2026-11-22', endsOn: null, count: null });
  });

  it('ends on a day or after so many orders, and is sent as one of the two', () => {
    const byDay = scheduleOf({ ...draft, end: 'DAY', endsOn: '2027-01-01' });
    const byCount = scheduleOf({ ...draft, end: 'COUNT', count: '6' });
    if (!byDay || !byCount) throw new Error('No schedule was made.');
    expect(scheduleInputOf(byDay)).toEqual({ interval: 'MONTHLY', startsOn: '2026-11-22', endsOn: '2027-01-01' });
    expect(scheduleInputOf(byCount)).toEqual({ interval: 'MONTHLY', startsOn: '2026-11-22', count: 6 });
    expect(endWords(byCount)).toBe('6 orders');
    expect(endWords({ endsOn: null, count: null })).toBe('until you end it');
  });

  it('is none where it is not whole', () => {
    expect(scheduleOf({ ...draft, startsOn: '' })).toBeNull();
    expect(scheduleOf({ ...draft, end: 'DAY', endsOn: '2026-11-21' })).toBeNull();
    for (const count of ['', '0', '-1', '1.5', '521']) expect(scheduleOf({ ...draft, end: 'COUNT', count })).toBeNull();
  });

  it('is bounded as the server bounds it', () => {
    expect([MOST_ORDERS, AHEAD_DAYS]).toEqual([recurringLimits.count, recurringLimits.aheadDays]);
    expect(startBounds('2026-11-21')).toEqual({ min: '2026-11-22', max: '2027-11-22' });
  });
});

describe('what is said of a recurring order', () => {
  it('names every status, and ends where its own machine ends', () => {
    expect(Object.keys(recurringWords).sort()).toEqual([...statuses].sort());
    expect(statuses.filter(isOver)).toEqual(statuses.filter((status) => recurringMachine[status].length === 0));
  });

  it('says its rhythm', () => {
    expect(rhythmWords({ interval: 'WEEKLY', startsOn: '2026-11-23' })).toBe('every Monday');
    expect(rhythmWords({ interval: 'MONTHLY', startsOn: '2026-11-03' })).toBe('every month on day 3');
  });
});

it.each([
  ['more', { amount: '11.91', currency: 'EUR' }, true],
  ['the same', { amount: '11.90', currency: 'EUR' }, false],
  ['less', { amount: '9.00', currency: 'EUR' }, false],
  ['less of another currency', { amount: '9.00', currency: 'USD' }, true],
] as const)('what costs %s asks for consent as the server does', (_, current, asks) => {
  expect(needsConsent(current, { amount: '11.90', currency: 'EUR' })).toBe(asks);
});
