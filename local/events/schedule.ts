import { AwsError } from '../core/errors.ts';

/** When a schedule runs. */
export interface Schedule {
  /** The first run after `after`, or `undefined` when there is none. All instants are epoch milliseconds. */
  next(after: number, anchor: number): number | undefined;
  /** Runs once and never again. */
  readonly once: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units: Readonly<Record<string, number>> = { minute, hour, day };
/** Past this, a schedule is taken to have no further run. */
const horizonDays = 366 * 8;

/**
 * Reads `rate(5 minutes)`, `cron(0 12 * * ? *)` or `at(2026-01-31T12:00:00)`. A rate counts from the schedule's creation.
 * Throws `ValidationException`. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseSchedule(expression: string, timezone = 'UTC'): Schedule {
  const [, kind = '', inner = ''] = /^(rate|cron|at)\((.*)\)$/u.exec(expression.trim()) ?? [];
  switch (kind) {
    case 'rate':
      return rate(inner, expression);
    case 'cron':
      return cron(inner, zoneOf(timezone), expression);
    case 'at':
      return at(inner, zoneOf(timezone), expression);
    default:
      throw invalid(expression);
  }
}

function rate(inner: string, expression: string): Schedule {
  const [, value = '', unit = ''] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/u.exec(inner) ?? [];
  const period = Number(value) * (units[unit] ?? 0);
  if (period === 0) throw invalid(expression);
  return {
    once: false,
    next: (after, anchor) => anchor + (Math.floor(Math.max(0, after - anchor) / period) + 1) * period,
  };
}

function at(inner: string, zone: Zone, expression: string): Schedule {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/u.exec(inner.trim());
  if (match === null) throw invalid(expression);
  const [year = 0, month = 1, date = 1, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  const local = Date.UTC(year, month - 1, date, hours, minutes, seconds);
  const isDate = new Date(local).toISOString().startsWith(inner.trim());
  // Where a change of the clock leaves the time out, too; a time that it brings twice is meant the first time.
  const instant = isDate ? zone.toInstant(local) : undefined;
  if (instant === undefined) throw invalid(expression);
  return { once: true, next: (after) => (instant > after ? instant : undefined) };
}

function cron(inner: string, zone: Zone, expression: string): Schedule {
  const fields = inner.trim().split(/\s+/u);
  const [minutes = '', hours = '', dates = '', months = '', weekdays = '', years = ''] = fields;
  // One of the two kinds of day must be left open by a question mark.
  if (fields.length !== 6 || (dates === '?') === (weekdays === '?')) throw invalid(expression);
  const read = (text: string, from: number, to: number, names: readonly string[] = []) => {
    const values = readField(text, from, to, names);
    if (values === undefined) throw invalid(expression);
    return values;
  };
  const minuteValues = [...read(minutes, 0, 59)].sort((left, right) => left - right);
  const hourValues = [...read(hours, 0, 23)].sort((left, right) => left - right);
  const monthValues = read(months, 1, 12, monthNames);
  const yearValues = read(years, 1970, 2199);
  const matchesDay = weekdays === '?' ? dateMatcher(dates, read) : weekdayMatcher(weekdays, read);

  return {
    once: false,
    next(after) {
      const local = new Date(zone.toLocal(after));
      const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
      for (let offset = -1; offset < horizonDays; offset += 1) {
        const date = new Date(first + offset * day);
        if (!yearValues.has(date.getUTCFullYear()) || !monthValues.has(date.getUTCMonth() + 1) || !matchesDay(date))
          continue;
        for (const hours of hourValues) {
          for (const minutes of minuteValues) {
            // A time that a change of the clock leaves out has no run.
            const instant = zone.toInstant(date.getTime() + hours * hour + minutes * minute);
            if (instant !== undefined && instant > after) return instant;
          }
        }
      }
      return undefined;
    },
  };
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type ReadField = (text: string, from: number, to: number, names?: readonly string[]) => Set<number>;

/** Values of a field with `*`, lists, ranges and steps; `undefined` where it cannot be read. */
function readField(text: string, from: number, to: number, names: readonly string[]): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.toUpperCase().split(',')) {
    const [range = '', stepText] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    const bounds = range === '*' ? [from, to] : range.split('-').map((one) => numberOf(one, from, names));
    const [start = Number.NaN, end = stepText === undefined ? start : to] = bounds;
    const fits = Number.isInteger(start) && Number.isInteger(end) && start >= from && end <= to && start <= end;
    if (!fits || !Number.isInteger(step) || step < 1 || bounds.length > 2) return undefined;
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return values;
}

function numberOf(text: string, from: number, names: readonly string[]): number {
  const named = names.indexOf(text);
  if (named >= 0) return named + from;
  return /^\d+$/u.test(text) ? Number(text) : Number.NaN;
}

function dateMatcher(field: string, read: ReadField): (date: Date) => boolean {
  if (field === 'L') return (date) => date.getUTCDate() === lastDate(date);
  const [, nearest] = /^(\d+|L)W$/u.exec(field) ?? [];
  if (nearest !== undefined) {
    return (date) => date.getUTCDate() === nearestWeekday(date, nearest === 'L' ? lastDate(date) : Number(nearest));
  }
  const dates = read(field, 1, 31);
  return (date) => dates.has(date.getUTCDate());
}

/** Weekdays count from 1, Sunday. */
function weekdayMatcher(field: string, read: ReadField): (date: Date) => boolean {
  const [, lastOf] = /^(\w+)L$/u.exec(field) ?? [];
  if (lastOf !== undefined) {
    const weekdays = read(lastOf, 1, 7, weekdayNames);
    return (date) => weekdays.has(date.getUTCDay() + 1) && date.getUTCDate() > lastDate(date) - 7;
  }
  const [, weekday, nth] = /^(\w+)#([1-5])$/u.exec(field) ?? [];
  if (weekday !== undefined) {
    const weekdays = read(weekday, 1, 7, weekdayNames);
    return (date) => weekdays.has(date.getUTCDay() + 1) && Math.ceil(date.getUTCDate() / 7) === Number(nth);
  }
  const weekdays = read(field === 'L' ? 'SAT' : field, 1, 7, weekdayNames);
  return (date) => weekdays.has(date.getUTCDay() + 1);
}

function lastDate(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The weekday nearest to that date, never in another month. */
function nearestWeekday(date: Date, target: number): number {
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), target)).getUTCDay();
  if (weekday === 6) return target === 1 ? 3 : target - 1;
  if (weekday === 0) return target === lastDate(date) ? target - 2 : target + 1;
  return target;
}

interface Zone {
  /** The wall clock at that instant, as if it were UTC. */
  toLocal(instant: number): number;
  /** The first instant that the wall clock shows this; `undefined` where a change of the clock leaves it out. */
  toInstant(local: number): number | undefined;
}

function zoneOf(name: string): Zone {
  if (name === 'UTC') return { toLocal: (instant) => instant, toInstant: (local) => local };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    throw new AwsError('ValidationException', `Invalid Schedule Expression Timezone ${name}.`, { cause: error });
  }
  const toLocal = (instant: number): number => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const whole = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return whole + (((instant % 1000) + 1000) % 1000);
  };
  return {
    toLocal,
    toInstant(local) {
      // The offset of the day before and of the day after are the only two that can hold.
      const candidates = [local - day, local + day].map((near) => local - (toLocal(near) - near));
      return candidates.sort((left, right) => left - right).find((instant) => toLocal(instant) === local);
    },
  };
}

function invalid(expression: string): AwsError {
  return new AwsError('ValidationException', `Parameter ScheduleExpression is not valid: ${expression}.`);
}
