import { otherNames } from '../events/zoneNames.ts';

/** A zone that is offered. */
export interface OfferedZone {
  /** As Marquee takes it. */
  readonly zone: string;
  /** Its newer name, where it has one. */
  readonly alsoKnownAs: string | null;
}

/** Zones that a venue may have, by name: those of the browser, by the names that Marquee takes, and UTC. */
export function offeredZones(): readonly OfferedZone[] {
  const newer = new Map(Object.entries(otherNames).map(([name, zone]) => [zone, name]));
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(zoneAsTaken)])]
    .sort()
    .map((zone) => ({ zone, alsoKnownAs: newer.get(zone) ?? null }));
}

/** A zone by the name that Marquee takes. */
export function zoneAsTaken(zone: string): string {
  return otherNames[zone] ?? zone;
}

/** The zone that somebody means: by its name, letter case and blanks aside, or by its city alone. Null where that is none, or several. */
export function zoneMeant(text: string): string | null {
  const wanted = compared(text);
  if (wanted === '') return null;
  const names = offeredZones().flatMap(({ zone, alsoKnownAs }) => [
    { zone, name: zone },
    ...(alsoKnownAs === null ? [] : [{ zone, name: alsoKnownAs }]),
  ]);
  const whole = names.find(({ name }) => compared(name) === wanted);
  if (whole) return whole.zone;
  const cities = new Set(
    names.filter(({ name }) => compared(name.split('/').at(-1) ?? '') === wanted).map(({ zone }) => zone),
  );
  const [only, ...others] = cities;
  return only !== undefined && others.length === 0 ? only : null;
}

function compared(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_');
}
