import { describe, expect, it } from 'vitest';
import { parseSchedule } from './schedule.ts';

function runs(expression: string, after: string, count: number, timezone?: string): string[] {
  const schedule = parseSchedule(expression, timezone);
  const anchor = Date.parse(after);
  const found: string[] = [];
  let last = anchor;
  while (found.length < count) {
    const next = schedule.next(last, anchor);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().slice(0, 16));
    last = next;
  }
  return found;
}

describe('schedules', () => {
  it.each<[string, string, string, string[]]>([
    ['a rate, from its creation', 'rate(5 minutes)', '2026-01-01T00:02:00Z', ['2026-01-01T00:07', '2026-01-01T00:12']],
    ['a rate of days', 'rate(1 day)', '2026-01-01T00:02:00Z', ['2026-01-02T00:02', '2026-01-03T00:02']],
    ['every day at noon', 'cron(0 12 * * ? *)', '2026-01-01T12:00:00Z', ['2026-01-02T12:00', '2026-01-03T12:00']],
    [
      'steps',
      'cron(0/20 8-9 ? * MON-FRI *)',
      '2026-01-02T09:30:00Z',
      ['2026-01-02T09:40', '2026-01-05T08:00', '2026-01-05T08:20'],
    ],
    ['the last day of a month', 'cron(0 0 L * ? *)', '2026-01-31T00:00:00Z', ['2026-02-28T00:00', '2026-03-31T00:00']],
    [
      'a date that short months lack',
      'cron(0 0 31 * ? *)',
      '2026-01-31T00:00:00Z',
      ['2026-03-31T00:00', '2026-05-31T00:00'],
    ],
    ['29 February', 'cron(0 0 29 2 ? *)', '2026-01-01T00:00:00Z', ['2028-02-29T00:00']],
    ['the nearest weekday', 'cron(0 0 1W * ? *)', '2026-01-31T00:00:00Z', ['2026-02-02T00:00']],
    ['the third Friday', 'cron(0 0 ? * FRI#3 *)', '2026-01-01T00:00:00Z', ['2026-01-16T00:00', '2026-02-20T00:00']],
    ['the last Friday', 'cron(0 0 ? * 6L *)', '2026-01-01T00:00:00Z', ['2026-01-30T00:00']],
    ['one year only', 'cron(0 0 1 1 ? 2027)', '2026-01-01T00:00:00Z', ['2027-01-01T00:00']],
    ['once', 'at(2026-05-01T10:00:00)', '2026-01-01T00:00:00Z', ['2026-05-01T10:00']],
  ])('run at %s', (_name, expression, after, expected) => {
    expect(runs(expression, after, expected.length)).toEqual(expected);
  });

  it('end', () => {
    expect(runs('at(2026-05-01T10:00:00)', '2026-05-01T10:00:00Z', 1)).toEqual([]);
    expect(runs('cron(0 0 1 1 ? 2020)', '2026-01-01T00:00:00Z', 1)).toEqual([]);
  });

  it('follow the clock of their zone, leaving out the hour that a spring night lacks', () => {
    expect(runs('cron(30 2 * * ? *)', '2026-03-28T00:00:00Z', 3, 'Europe/Berlin')).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
      '2026-03-31T00:30',
    ]);
  });

  it('run once in the hour that an autumn night has twice', () => {
    expect(runs('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 2, 'Europe/Berlin')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 12 * * * *)',
    'cron(60 12 * * ? *)',
    'cron(0 12 * ?)',
    'at(tomorrow)',
    'daily',
  ])('refuse %s', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(/ScheduleExpression is not valid/u);
  });

  it('that run once take the first of two times that an autumn night has, and none that a spring night lacks', () => {
    expect(runs('at(2026-10-25T02:30:00)', '2026-10-01T00:00:00Z', 2, 'Europe/Berlin')).toEqual(['2026-10-25T00:30']);
    expect(runs('at(2026-10-25T02:30:00)', '2026-10-01T00:00:00Z', 1)).toEqual(['2026-10-25T02:30']);
    expect(() => parseSchedule('at(2026-03-29T02:30:00)', 'Europe/Berlin')).toThrow(/ScheduleExpression/u);
    expect(runs('at(2026-03-29T03:00:00)', '2026-03-01T00:00:00Z', 1, 'Europe/Berlin')).toEqual(['2026-03-29T01:00']);
  });

  it('refuse a zone that is none', () => {
    expect(() => parseSchedule('cron(0 12 * * ? *)', 'Mars/Olympus')).toThrow(/Timezone/u);
  });
});
