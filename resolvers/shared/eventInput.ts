import { util } from '@aws-appsync/utils';
import type { EventRow, PolicyRow, VenueRow } from '#model/concerts.ts';
import { eventError, eventLimits } from '#model/concerts.ts';
import type { CancellationPolicyInput, EventUserError, VenueInput } from '#model/generated.ts';
import { basisPointsOf } from '#model/money.ts';
import { isTimeZone } from '#model/timeZones.ts';
import { isLine, isPlainText, trimmed } from './texts.ts';

const LONGEST_KEY = 128;

/** No rate is written longer: `100.00`. */
const LONGEST_RATE = 10;

/** What an organiser says when an event is: epoch milliseconds. */
export interface StatedTimes {
  starts: number;
  ends: number;
  doors: number | null;
}

/** When an event is, as its row holds it. */
export type EventTimes = Pick<EventRow, 'startsAt' | 'endsAt' | 'localStart' | 'localEnd' | 'doorsAt' | 'localDoors'>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant with its offset; what else a scalar may take is taken by nobody's clock alike. */
const INSTANT =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})(?![\\s\\S])';

/** 9999-12-31 in UTC: before it every clock of the world shows a year of four digits. */
export const LATEST_MS = 253_402_214_400_000;

/** Milliseconds since 1970 of what a caller gave; null where it is none, before 1970 or after 9999-12-30. */
export function instantOf(text: string): number | null {
  if (!util.matches(INSTANT, text)) return null;
  const milliseconds = util.time.parseISO8601ToEpochMilliSeconds(text);
  return milliseconds < 0 || milliseconds >= LATEST_MS ? null : milliseconds;
}

/** UTC, ISO 8601 with milliseconds, so that instants sort as texts. */
export function isoOf(milliseconds: number): string {
  return util.time.epochMilliSecondsToFormatted(milliseconds, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC');
}

/** By the clocks of a zone: `2027-03-28T19:30`. */
export function wallClockOf(milliseconds: number, zone: string): string {
  return util.time.epochMilliSecondsToFormatted(milliseconds, "yyyy-MM-dd'T'HH:mm", zone);
}

/** Whether an event can be so: its doors open before it starts, it ends after it, and it takes no more than 14 days. */
export function areInOrder({ starts, ends, doors }: StatedTimes): boolean {
  const longest = eventLimits.days * DAY_MS;
  if (ends <= starts || ends - starts > longest) return false;
  return doors === null || (doors <= starts && starts - doors <= longest);
}

/** When an event is, as its row holds it; by the clocks of its venue's zone, too. */
export function timesOf({ starts, ends, doors }: StatedTimes, zone: string): EventTimes {
  const times: EventTimes = {
    startsAt: isoOf(starts),
    endsAt: isoOf(ends),
    localStart: wallClockOf(starts, zone),
    localEnd: wallClockOf(ends, zone),
  };
  if (doors !== null) {
    times.doorsAt = isoOf(doors);
    times.localDoors = wallClockOf(doors, zone);
  }
  return times;
}

/** When a stored event is. */
export function statedTimes(row: Pick<EventRow, 'startsAt' | 'endsAt' | 'doorsAt'>): StatedTimes {
  return {
    starts: util.time.parseISO8601ToEpochMilliSeconds(row.startsAt),
    ends: util.time.parseISO8601ToEpochMilliSeconds(row.endsAt),
    doors: row.doorsAt ? util.time.parseISO8601ToEpochMilliSeconds(row.doorsAt) : null,
  };
}

/** What an organiser says an event is called. */
export function readTitle(title: string, userErrors: EventUserError[]): string {
  const text = trimmed(title, eventLimits.title);
  if (!isLine(text, eventLimits.title)) userErrors.push(eventError('INVALID_VALUE', 'title'));
  return text;
}

/** What an organiser says of it. */
export function readDescription(description: string, userErrors: EventUserError[]): string {
  const text = trimmed(description, eventLimits.description);
  if (!isPlainText(text, eventLimits.description)) userErrors.push(eventError('INVALID_VALUE', 'description'));
  return text;
}

/** Where it takes place, without blanks around anything. */
export function readVenue(venue: VenueInput, userErrors: EventUserError[]): VenueRow {
  const read = (text: string, most: number, field: string) => {
    const line = trimmed(text, most);
    if (!isLine(line, most)) userErrors.push(eventError('INVALID_VALUE', `venue.${field}`));
    return line;
  };
  const row: VenueRow = {
    name: read(venue.name, eventLimits.venueName, 'name'),
    street: read(venue.street, eventLimits.street, 'street'),
    city: read(venue.city, eventLimits.city, 'city'),
    country: venue.country,
    zone: venue.timeZone,
  };
  const postalCode = trimmed(venue.postalCode ?? '', eventLimits.postalCode);
  if (postalCode !== '') row.postalCode = read(postalCode, eventLimits.postalCode, 'postalCode');
  if (!isTimeZone(venue.timeZone)) userErrors.push(eventError('INVALID_TIME_ZONE', 'venue.timeZone'));
  return row;
}

/** Everything until the start. */
export const usualPolicy: PolicyRow = { refundUntilHours: 0, feeRate: 0 };

/** What a customer gets back who cancels. */
export function readPolicy(policy: CancellationPolicyInput, userErrors: EventUserError[]): PolicyRow {
  const hours = policy.refundUntilHours ?? null;
  if (hours !== null && (hours < 0 || hours > eventLimits.refundUntilHours)) {
    userErrors.push(eventError('INVALID_VALUE', 'cancellationPolicy.refundUntilHours'));
  }
  const feeRate = rateFrom(policy.feeRate ?? '0');
  if (feeRate === null) userErrors.push(eventError('INVALID_VALUE', 'cancellationPolicy.feeRate'));
  return { refundUntilHours: hours, feeRate: feeRate ?? 0 };
}

/** Hundredths of a percent; null where it is no rate, or over 100 percent. */
export function rateFrom(rate: string): number | null {
  return rate.length > LONGEST_RATE ? null : basisPointsOf(rate);
}

/** What an organiser says of a change; null where it is none. */
export function readNote(note: string | null | undefined, userErrors: EventUserError[]): string | null {
  const text = trimmed(note ?? '', eventLimits.note);
  if (!isPlainText(text, eventLimits.note)) userErrors.push(eventError('INVALID_NOTE', 'note'));
  return text === '' ? null : text;
}

/** Whether it can be a caller's own key of an action. */
export function isKey(key: string): boolean {
  return isLine(key, LONGEST_KEY);
}
