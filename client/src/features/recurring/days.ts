import type { RecurringInterval } from '../../graphql/graphql.ts';

/** Days are calendar days, `2026-12-31`. */
export type Day = string;

/** How far ahead the first run may lie, from today in UTC: the server's own bound. */
export const AHEAD_DAYS = 366;

/** The day of the run with this number, from 0, by the server's own rule: monthly on the 29th to 31st is the last day of a shorter month. */
export function runDay(startsOn: Day, interval: RecurringInterval, run: number): Day {
  if (interval === 'WEEKLY') return addDays(startsOn, 7 * run);
  const start = dateOf(startsOn);
  const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + run, 1);
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + run + 1, 0)).getUTCDate();
  return addDays(dayOf(first), Math.min(start.getUTCDate(), length) - 1);
}

/** A day so many days later. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dateOf(day).getTime() + days * DAY);
}

/** The day in UTC, as the server counts it. */
export function today(): Day {
  return dayOf(Date.now());
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dateOf(text).getTime()) && addDays(text, 0) === text;
}

/** Whether monthly runs from this day come on another day in shorter months. */
export function isMoved(startsOn: Day): boolean {
  return dateOf(startsOn).getUTCDate() > 28;
}

/** The days of the first runs: of at most so many as there are. */
export function firstRuns({ startsOn, interval, endsOn, count }: Schedule, most: number): readonly Day[] {
  return Array.from({ length: Math.min(most, count ?? most) }, (_, run) => runDay(startsOn, interval, run)).filter(
    (day) => endsOn === null || day <= endsOn,
  );
}

/** When orders are placed. */
export interface Schedule {
  readonly interval: RecurringInterval;
  readonly startsOn: Day;
  /** No run comes after it; null where there is none. */
  readonly endsOn: Day | null;
  /** Runs in all; null where it is not said. */
  readonly count: number | null;
}

const DAY = 24 * 60 * 60 * 1000;

function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
