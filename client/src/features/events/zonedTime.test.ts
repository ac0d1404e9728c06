import { describe, expect, it } from 'vitest';
import { instantOf, isZone, localOf, offsetOf, sameClocks } from './zonedTime.ts';

describe('times by the clocks of a place', () => {
  it.each([
    ['2027-01-15T19:30', 'Europe/Berlin', '2027-01-15T18:30:00.000Z'],
    ['2027-07-15T19:30', 'Europe/Berlin', '2027-07-15T17:30:00.000Z'],
    ['2027-07-15T19:30', 'America/New_York', '2027-07-15T23:30:00.000Z'],
    ['2027-07-15T00:15', 'Asia/Kathmandu', '2027-07-14T18:30:00.000Z'],
    ['2027-01-01T00:30', 'Pacific/Kiritimati', '2026-12-31T10:30:00.000Z'],
    ['2027-01-01T23:30', 'Pacific/Pago_Pago', '2027-01-02T10:30:00.000Z'],
    ['2027-07-15T12:00', 'UTC', '2027-07-15T12:00:00.000Z'],
  ])('%s in %s is %s, and back', (local, zone, instant) => {
    expect(instantOf(local, zone)).toEqual({ kind: 'ONCE', instant });
    expect(localOf(instant, zone)).toBe(local);
  });

  it.each([
    // The last and the first minutes that exist around a night on which clocks are put forward, and around one on which they are put back.
    ['2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T19:30', 'Europe/Berlin', '2027-03-28T17:30:00.000Z'],
    ['2027-10-31T01:59', 'Europe/Berlin', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
    ['2027-03-14T19:30', 'America/New_York', '2027-03-14T23:30:00.000Z'],
    ['2027-11-07T19:30', 'America/New_York', '2027-11-08T00:30:00.000Z'],
    ['2027-04-04T19:30', 'Australia/Lord_Howe', '2027-04-04T09:00:00.000Z'],
    ['2027-10-03T19:30', 'Australia/Lord_Howe', '2027-10-03T08:30:00.000Z'],
  ])('%s in %s is %s on a day on which the clocks change', (local, zone, instant) => {
    expect(instantOf(local, zone)).toEqual({ kind: 'ONCE', instant });
    expect(localOf(instant, zone)).toBe(local);
  });

  it.each([
    ['2027-03-28T02:00', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['2027-03-28T02:59', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['2027-03-14T02:30', 'America/New_York', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-03T02:00', '2027-10-03T02:30'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T00:00', '2011-12-31T00:00'],
  ])('%s in %s does not exist: the clocks go from %s to %s', (local, zone, from, until) => {
    expect(instantOf(local, zone)).toEqual({ kind: 'NEVER', from, until });
  });

  it.each([
    ['2027-10-31T02:00', 'Europe/Berlin', '2027-10-31T00:00:00.000Z', 'GMT+2', '2027-10-31T01:00:00.000Z', 'GMT+1'],
    ['2027-10-31T02:59', 'Europe/Berlin', '2027-10-31T00:59:00.000Z', 'GMT+2', '2027-10-31T01:59:00.000Z', 'GMT+1'],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z', 'GMT−4', '2027-11-07T06:30:00.000Z', 'GMT−5'],
    // Half an hour alone.
    [
      '2027-04-04T01:45',
      'Australia/Lord_Howe',
      '2027-04-03T14:45:00.000Z',
      'GMT+11',
      '2027-04-03T15:15:00.000Z',
      'GMT+10:30',
    ],
  ])('%s in %s comes twice', (local, zone, instant, offset, second, secondOffset) => {
    expect(instantOf(local, zone)).toEqual({ kind: 'TWICE', instant, offset, second, secondOffset });
    expect(localOf(instant, zone)).toBe(local);
    expect(localOf(second, zone)).toBe(local);
  });

  it.each(['', '2027-02-30T10:00', '2027-13-01T10:00', '2027-01-01T24:00', '2027-01-01', 'tomorrow'])(
    'takes no time out of %j',
    (local) => {
      expect(instantOf(local, 'Europe/Berlin')).toEqual({ kind: 'INVALID' });
    },
  );

  it('takes no zone that there is not', () => {
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(instantOf('2027-01-01T10:00', 'Mars/Olympus')).toEqual({ kind: 'INVALID' });
  });

  it('is the same by every zone of the browser, on each day around the changes of a year', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const day of ['01-01', '03-14', '03-28', '04-04', '07-01', '10-03', '10-31', '11-07']) {
        const instant = `2027-${day}T01:30:00.000Z`;
        const found = instantOf(localOf(instant, zone), zone);
        expect(
          found.kind === 'ONCE' ? [found.instant] : found.kind === 'TWICE' ? [found.instant, found.second] : [],
          `${zone} ${instant}`,
        ).toContain(instant);
      }
    }
  });

  it('says how far clocks are from UTC, and whether those of two places show the same', () => {
    expect(offsetOf('2027-07-15T12:00:00Z', 'Asia/Kathmandu')).toBe('GMT+5:45');
    expect(offsetOf('2027-07-15T12:00:00Z', 'America/St_Johns')).toBe('GMT−2:30');
    expect(offsetOf('2027-07-15T12:00:00Z', 'Africa/Abidjan')).toBe('GMT');
    expect(sameClocks('2027-07-15T12:00:00Z', 'Europe/Berlin', 'Europe/Paris')).toBe(true);
    expect(sameClocks('2027-07-15T12:00:00Z', 'Europe/Berlin', 'Europe/London')).toBe(false);
  });
});
