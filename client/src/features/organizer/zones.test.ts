import { timeZones } from '#model/timeZones.ts';
import { describe, expect, it } from 'vitest';
import { offeredZones, zoneAsTaken, zoneMeant } from './zones.ts';

describe('zones that a venue may have', () => {
  it('are those that Marquee takes, each by one of its names', () => {
    const names = offeredZones().flatMap(({ zone, alsoKnownAs }) => [
      zone,
      ...(alsoKnownAs === null ? [] : [alsoKnownAs]),
    ]);
    expect(names.sort()).toEqual([...timeZones].sort());
  });

  it.each(offeredZones().flatMap(({ zone, alsoKnownAs }) => (alsoKnownAs === null ? [] : [[alsoKnownAs, zone]])))(
    '%s is taken as %s, which has the same clocks',
    (name = '', zone = '') => {
      expect(zoneAsTaken(name)).toBe(zone);
      const clock = (timeZone: string) =>
        [0, 6].map((month) =>
          new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'long' })
            .format(Date.UTC(2027, month, 1))
            .replace(/ [^ ]+$/, ''),
        );
      expect(clock(name)).toEqual(clock(zone));
    },
  );

  it('are found by name or by city, however they are written', () => {
    expect(zoneMeant('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneMeant(' New York ')).toBe('America/New_York');
    expect(zoneMeant('Kolkata')).toBe('Asia/Calcutta');
    expect(zoneMeant('Europe/Kyiv')).toBe('Europe/Kiev');
    expect(zoneMeant('Atlantis')).toBeNull();
    expect(zoneMeant('')).toBeNull();
  });
});
