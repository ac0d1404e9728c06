import { describe, expect, it } from 'vitest';
import { timeUtil } from './time.ts';

const { epochMilliSecondsToFormatted: formatted, parseFormattedToEpochMilliSeconds: parsed } = timeUtil;
const pattern = 'yyyy-MM-dd HH:mm';

function instant(text: string, zone: string, as = pattern): string {
  return new Date(parsed(text, as, zone)).toISOString();
}

describe('a local time of a zone', () => {
  it.each([
    ['2026-07-01 20:00', 'Europe/Berlin', '2026-07-01T18:00:00.000Z'],
    ['2026-12-01 20:00', 'Europe/Berlin', '2026-12-01T19:00:00.000Z'],
    ['2026-07-01 20:00', 'America/New_York', '2026-07-02T00:00:00.000Z'],
    ['2026-07-01 20:00', 'Asia/Kolkata', '2026-07-01T14:30:00.000Z'],
    ['2026-07-01 20:00', 'Pacific/Kiritimati', '2026-07-01T06:00:00.000Z'],
    ['2026-07-01 20:00', 'UTC', '2026-07-01T20:00:00.000Z'],
    ['2026-07-01 20:00', '-03:30', '2026-07-01T23:30:00.000Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
    expect(formatted(Date.parse(expected), pattern, zone)).toBe(text);
  });

  it.each([
    // As java.time.ZonedDateTime.ofLocal says: "the local date-time is adjusted to be later by the length of the gap".
    ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08 02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ])('that is skipped, %s in %s, moves on by the length of the gap', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it.each([
    ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ])('that comes twice, %s in %s, is the first', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
    expect(formatted(Date.parse(expected) + 3_600_000, pattern, zone)).toBe(text);
  });

  it.each([
    ['2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-03-08 03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-03-08 01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
  ])('beside a change of the clock, %s in %s', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it('is the offset’s where the text has one', () => {
    expect(instant('2026-07-01 20:00+0530', 'Europe/Berlin', 'yyyy-MM-dd HH:mmZ')).toBe('2026-07-01T14:30:00.000Z');
  });
});

describe('a zone that does not exist', () => {
  it.each(['Europe/Atlantis', 'europe/berlin', 'Berlin', ''])('is refused: "%s"', (zone) => {
    expect(() => parsed('2026-07-01 20:00', pattern, zone)).toThrow(`Unknown time-zone ID: ${zone}`);
    expect(() => formatted(0, pattern, zone)).toThrow('Unknown time-zone ID');
  });
});

describe('a pattern', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-07-01 20:05:09.120'],
    ["EEEE, d MMMM yyyy 'at' h:mm a", 'Wednesday, 1 July 2026 at 8:05 PM'],
    ['EEE dd.MM.yy HH.mm', 'Wed 01.07.26 20.05'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-07-01T20:05:09+02:00'],
    ["HH 'o''clock' VV ''d''", "20 o'clock Europe/Berlin '1'"],
  ])('%s is written', (text, expected) => {
    expect(formatted(Date.parse('2026-07-01T18:05:09.120Z'), text, 'Europe/Berlin')).toBe(expected);
  });

  it.each([
    ['2026-02-31 10:00', pattern, '2026-02-28T10:00:00.000Z'],
    ['2026-07-01 24:00', pattern, '2026-07-02T00:00:00.000Z'],
    ['1 July 2026 12:05 AM', 'd MMMM yyyy h:mm a', '2026-07-01T00:05:00.000Z'],
    ['2026-07-01 10:00.05', 'yyyy-MM-dd HH:mm.SS', '2026-07-01T10:00:00.050Z'],
  ])('takes %s as %s', (text, as, expected) => {
    expect(instant(text, 'UTC', as)).toBe(expected);
  });

  it.each([
    ['2026-13-01 10:00', pattern],
    ['2026-02-32 10:00', pattern],
    ['2026-07-01 24:01', pattern],
    ['2026-07-01 10:60', pattern],
    ['2026-7-1 10:00', pattern],
    ['2026-07-01 10:00 ', pattern],
    ['+2026-07-01 10:00', pattern],
    ['2026-07-01', 'yyyy-MM-dd'],
    ['10:00', 'HH:mm'],
    ['2026-07-01 08:00', 'yyyy-MM-dd hh:mm'],
    ['Mon 2026-07-01 10:00', 'EEE yyyy-MM-dd HH:mm'],
  ])('refuses %s as %s', (text, as) => {
    expect(() => parsed(text, as, 'UTC')).toThrow('could not be parsed');
  });
});
