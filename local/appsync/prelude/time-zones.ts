/*
 * Time zones as java.time has them, which AppSync's util.time follows.
 * https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html
 */

const minute = 60_000;
const day = 86_400_000;

/** Zones are few and making a formatter is slow. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function unknown(zone: string): Error {
  return new Error(`Unknown time-zone ID: ${zone}`);
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw unknown(zone);
  }
  const { timeZone } = made.resolvedOptions();
  // Java tells upper and lower case of a zone's name apart, Intl does not.
  if (timeZone !== zone && timeZone.toLowerCase() === zone.toLowerCase()) throw unknown(zone);
  formatters.set(zone, made);
  return made;
}

/** Minutes east of UTC that a zone has at an instant: `UTC`, `+02:00` or an IANA name. Throws where there is no such zone. */
export function offsetAt(epoch: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Z' || zone === 'GMT') return 0;
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (fixed !== null) {
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
  }
  const parts = formatterOf(zone).formatToParts(new Date(epoch));
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(epoch / 1000) * 1000) / minute);
}

/**
 * The instant of a zone's local time, given as if it were UTC. What a change of the clock skips moves on by the length of the gap; what
 * it repeats is the first of the two: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/ZonedDateTime.html
 */
export function instantOf(local: number, zone: string): number {
  const before = offsetAt(local - day, zone);
  const after = offsetAt(local + day, zone);
  const earlier = local - Math.max(before, after) * minute;
  const later = local - Math.min(before, after) * minute;
  const valid = [earlier, later].find((instant) => instant + offsetAt(instant, zone) * minute === local);
  return valid ?? local - before * minute;
}
