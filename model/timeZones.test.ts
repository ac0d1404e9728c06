import { expect, it } from 'vitest';
import { timeZones } from './timeZones.ts';

it('holds every zone that this engine knows, and none that it does not', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => !timeZones.includes(zone))).toEqual([]);
  for (const timeZone of timeZones) expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
  expect(new Set(timeZones).size).toBe(timeZones.length);
});

it('holds the names of today and those that browsers still give', () => {
  for (const zone of ['Europe/Kyiv', 'Europe/Kiev', 'Asia/Kolkata', 'Asia/Calcutta', 'Asia/Kathmandu', 'UTC']) {
    expect(timeZones).toContain(zone);
  }
});
