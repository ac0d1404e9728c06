import { describe, expect, it } from 'vitest';
import { isTimeZone, timeZones } from './timeZones.ts';

describe('zones', () => {
  it('are those of the database, each once', () => {
    expect(new Set(timeZones).size).toBe(timeZones.length);
    for (const zone of timeZones) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone).not.toThrow();
    }
  });

  it.each(['Europe/Berlin', 'UTC', 'Europe/Kiev', 'Europe/Kyiv', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])(
    'take %s, whatever the database called it first',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it.each(['', 'Berlin', 'Europe/Atlantis', 'europe/berlin', 'GMT+2', 'Europe/Berlin Europe/Bonn'])(
    'do not take %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});
