import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecurringInterval } from './recurring.ts';
import { addDays, daysBetween, daysInMonth, isDay, monthsBetween, runDay } from './recurring.ts';
import { nextRun, occurrenceFrom } from './recurringRuns.ts';

const day = fc
  .date({ min: new Date('1999-12-31T00:00:00Z'), max: new Date('2110-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const interval = fc.constantFrom<RecurringInterval>('WEEKLY', 'MONTHLY');

/** The same by the platform's own calendar. */
const byDate = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('calendar days', () => {
  test('are added as the platform adds them, and told apart by as many', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(addDays(from, days)).toBe(byDate(from, days));
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(isDay(from)).toBe(true);
      }),
    );
  });

  test.each(['2027-02-29', '2027-02-30', '2027-04-31', '2027-13-01', '2027-00-10', '2027-1-1', '2027-01-01Z', '', 'x'])(
    '“%s” is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  test.each(['2028-02-29', '2000-02-29', '2027-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test('lie as many months apart as the calendar says', () => {
    expect(monthsBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(monthsBetween('2027-01-01', '2026-12-31')).toBe(-1);
    expect(monthsBetween('2026-01-31', '2028-03-01')).toBe(26);
  });
});

describe('runs', () => {
  test.each<[string, string[]]>([
    ['2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['2027-12-31', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31']],
    ['2028-02-29', ['2028-02-29', '2028-03-29', '2028-04-29']],
    ['2027-11-30', ['2027-11-30', '2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30']],
    ['2099-12-31', ['2099-12-31', '2100-01-31', '2100-02-28', '2100-03-31']],
  ])('monthly from %s', (startsOn, days) => {
    expect(days.map((_, run) => runDay(startsOn, 'MONTHLY', run))).toEqual(days);
  });

  test('29 February comes back as itself in leap years alone', () => {
    expect([12, 24, 36, 48].map((run) => runDay('2028-02-29', 'MONTHLY', run))).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  test('come in order, never after their day of the month, and never drift from it', () => {
    fc.assert(
      fc.property(day, fc.nat(600), (startsOn, run) => {
        const here = runDay(startsOn, 'MONTHLY', run);
        const wanted = Number(startsOn.slice(8));
        const [year = 0, month = 0, date = 0] = here.split('-').map(Number);
        expect(runDay(startsOn, 'MONTHLY', run + 1) > here).toBe(true);
        expect(date).toBe(Math.min(wanted, daysInMonth(year, month)));
        expect(monthsBetween(startsOn, here)).toBe(run);
        expect(isDay(here)).toBe(true);
        expect(runDay(startsOn, 'WEEKLY', run)).toBe(byDate(startsOn, 7 * run));
      }),
    );
  });

  test('the first one that is not past is found, however long the pause', () => {
    fc.assert(
      fc.property(day, interval, fc.nat(50), fc.nat(4000), (startsOn, every, occurrence, later) => {
        const today = addDays(startsOn, later);
        const found = occurrenceFrom({ startsOn, interval: every }, occurrence, today);
        expect(found).toBeGreaterThanOrEqual(occurrence);
        expect(runDay(startsOn, every, found) >= today).toBe(true);
        if (found > occurrence) expect(runDay(startsOn, every, found - 1) < today).toBe(true);
      }),
    );
  });

  test('end after their last day, and after as many as were asked for', () => {
    const plan = { startsOn: '2026-01-31', interval: 'MONTHLY', placed: 0 } as const;
    expect(nextRun({ ...plan, endsOn: '2026-02-28' }, 1)).toBe('2026-02-28');
    expect(nextRun({ ...plan, endsOn: '2026-02-27' }, 1)).toBeNull();
    expect(nextRun({ ...plan, count: 2, placed: 1 }, 5)).toBe('2026-06-30');
    expect(nextRun({ ...plan, count: 2, placed: 2 }, 5)).toBeNull();
  });
});
