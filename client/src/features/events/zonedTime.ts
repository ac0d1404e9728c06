/** A time by the clocks of a place, without its zone, as an input of the kind `datetime-local` has it: `2027-03-28T19:30`. */
export type LocalTime = string;

/** What a time by the clocks of a place is. Instants are UTC, ISO 8601. */
export type ZonedInstant =
  | { readonly kind: 'ONCE'; readonly instant: string }
  /** The clocks are put back over it: it comes twice, `instant` first. Both offsets as people write them: `GMT+2`. */
  | {
      readonly kind: 'TWICE';
      readonly instant: string;
      readonly second: string;
      readonly offset: string;
      readonly secondOffset: string;
    }
  /** The clocks are put forward over it: `from` is the first time that does not exist, `until` the next that does. */
  | { readonly kind: 'NEVER'; readonly from: LocalTime; readonly until: LocalTime }
  /** The text is no time, or the browser does not know the zone. */
  | { readonly kind: 'INVALID' };

/**
 * The instant of a time by the clocks of a zone. Days on which the clocks change are told: a time that does not exist has no instant, and one that
 * exists twice has two. Two changes of one zone within two days are not thought of: no zone has had that.
 */
export function instantOf(local: LocalTime, zone: string): ZonedInstant {
  const wall = wallClock(local);
  if (wall === null || !isZone(zone)) return { kind: 'INVALID' };
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const found = [...new Set([before, after])]
    .map((offset) => ({ offset, at: wall - offset }))
    .filter(({ offset, at }) => offsetAt(at, zone) === offset)
    .sort((one, other) => one.at - other.at);
  const [first, second] = found;
  if (!first) {
    const change = changeBetween(wall - DAY, wall + DAY, zone);
    return { kind: 'NEVER', from: localText(change + before), until: localText(change + after) };
  }
  if (!second) return { kind: 'ONCE', instant: instantText(first.at) };
  return {
    kind: 'TWICE',
    instant: instantText(first.at),
    second: instantText(second.at),
    offset: offsetWords(first.offset),
    secondOffset: offsetWords(second.offset),
  };
}

/** What the clocks of a zone show at an instant, to the minute. Throws RangeError where either is none. */
export function localOf(instant: string, zone: string): LocalTime {
  const at = Date.parse(instant);
  return localText(at + offsetAt(at, zone));
}

/** How far a zone's clocks are from UTC at an instant, as people write it: `GMT+5:45`. */
export function offsetOf(instant: string, zone: string): string {
  return offsetWords(offsetAt(Date.parse(instant), zone));
}

/** Whether clocks of two zones show the same at an instant. */
export function sameClocks(instant: string, zone: string, other: string): boolean {
  const at = Date.parse(instant);
  return offsetAt(at, zone) === offsetAt(at, other);
}

/** The zone of the reader's own clocks, by its IANA name. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the browser knows a zone by this name. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time as milliseconds, as if the clocks showed UTC; null where it is none (`2027-02-30T10:00`). */
function wallClock(local: LocalTime): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const wall = Date.parse(`${local}:00Z`);
  return Number.isNaN(wall) || localText(wall) !== local ? null : wall;
}

function localText(wall: number): LocalTime {
  return new Date(wall).toISOString().slice(0, 16);
}

function instantText(at: number): string {
  return new Date(at).toISOString();
}

/** The first instant of the other offset, to the second. */
function changeBetween(from: number, until: number, zone: string): number {
  const old = offsetAt(from, zone);
  let [low, high] = [from, until];
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const second = Math.floor(at / SECOND) * SECOND;
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(second)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

function offsetWords(offset: number): string {
  if (offset === 0) return 'GMT';
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const rest = minutes % 60;
  const hours = String(Math.floor(minutes / 60));
  return `GMT${offset < 0 ? '−' : '+'}${rest === 0 ? hours : `${hours}:${String(rest).padStart(2, '0')}`}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
