import { evaluation } from './evaluation.ts';
import { instantOf, offsetAt } from './time-zones.ts';

const { abs } = Math;
const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  weekday: number;
  /** Minutes east of UTC. */
  offset: number;
  zone: string;
}

function pad(value: number, width: number): string {
  let text = String(abs(value));
  while (text.length < width) text = `0${text}`;
  return value < 0 ? `-${text}` : text;
}

function momentAt(epoch: number, zone: string): Moment {
  const offset = offsetAt(epoch, zone);
  const date = new Date(epoch + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
    offset,
    zone,
  };
}

function offsetText(minutes: number, colon: boolean, zulu: boolean): string {
  if (minutes === 0 && zulu) return 'Z';
  const absolute = abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(absolute / 60), 2)}${colon ? ':' : ''}${pad(absolute % 60, 2)}`;
}

/** The pieces of a java.time.format.DateTimeFormatter pattern. */
function tokens(pattern: string): { letter: string; count: number; text: string }[] {
  const found: { letter: string; count: number; text: string }[] = [];
  let at = 0;
  while (at < pattern.length) {
    const letter = pattern.charAt(at);
    if (letter === "'") {
      // Two quotes are one, within quotes and without.
      const quoted = /^'((?:[^']|'')*)'(?!')/.exec(pattern.slice(at));
      if (quoted === null) throw new Error(`The date pattern ${pattern} has an open quote`);
      const [all, inner = ''] = quoted;
      found.push({ letter: '', count: 0, text: all === "''" ? "'" : inner.replaceAll("''", "'") });
      at += all.length;
      continue;
    }
    if (!/[A-Za-z]/.test(letter)) {
      found.push({ letter: '', count: 0, text: letter });
      at += 1;
      continue;
    }
    let end = at;
    while (pattern.charAt(end) === letter) end += 1;
    found.push({ letter, count: end - at, text: '' });
    at = end;
  }
  return found;
}

function part(moment: Moment, letter: string, count: number): string {
  switch (letter) {
    case 'y':
    case 'u':
      return count === 2 ? pad(moment.year % 100, 2) : pad(moment.year, count);
    case 'M':
    case 'L': {
      const name = months[moment.month - 1] ?? '';
      if (count >= 4) return name;
      return count === 3 ? name.slice(0, 3) : pad(moment.month, count);
    }
    case 'd':
      return pad(moment.day, count);
    case 'D': {
      const start = Date.UTC(moment.year, 0, 1);
      return pad((Date.UTC(moment.year, moment.month - 1, moment.day) - start) / 86_400_000 + 1, count);
    }
    case 'E': {
      const name = days[moment.weekday] ?? '';
      return count >= 4 ? name : name.slice(0, 3);
    }
    case 'H':
      return pad(moment.hour, count);
    case 'h':
      return pad(moment.hour % 12 === 0 ? 12 : moment.hour % 12, count);
    case 'a':
      return moment.hour < 12 ? 'AM' : 'PM';
    case 'm':
      return pad(moment.minute, count);
    case 's':
      return pad(moment.second, count);
    case 'S':
      return (pad(moment.millisecond, 3) + '000000').slice(0, count);
    case 'X':
      return offsetText(moment.offset, count >= 3, true);
    case 'x':
      return offsetText(moment.offset, count >= 3, false);
    case 'Z':
      return offsetText(moment.offset, count >= 5, count >= 5);
    case 'V':
      if (count !== 2) throw new Error(`Pattern letter count must be 2: ${letter}`);
      return moment.zone;
    case 'z':
      if (moment.zone === 'UTC' || moment.zone === 'GMT') return moment.zone;
      throw new Error('The letter z of a date pattern is implemented for UTC alone by the local AppSync');
    default:
      throw new Error(`The letter ${letter} of a date pattern is not implemented by the local AppSync`);
  }
}

function format(epoch: number, pattern: string, zone = 'UTC'): string {
  const moment = momentAt(epoch, zone);
  return tokens(pattern)
    .map((token) => (token.letter === '' ? token.text : part(moment, token.letter, token.count)))
    .join('');
}

interface Reading {
  at: number;
  fields: Record<string, number>;
  afternoon: boolean | undefined;
  offset: number | undefined;
}

function mismatch(text: string, at: number): Error {
  return new Error(`Text '${text}' could not be parsed at index ${at}`);
}

/** `width` digits, or as many as there are for 0. */
function readNumber(text: string, reading: Reading, width: number): number {
  const found = /^\d+/.exec(text.slice(reading.at, width > 0 ? reading.at + width : undefined));
  if (found === null || (width > 0 && found[0].length < width)) throw mismatch(text, reading.at);
  reading.at += found[0].length;
  return Number(found[0]);
}

function readName(text: string, reading: Reading, names: readonly string[], short: boolean): number {
  const rest = text.slice(reading.at).toLowerCase();
  const index = names.findIndex((name) => rest.startsWith((short ? name.slice(0, 3) : name).toLowerCase()));
  const name = names[index];
  if (name === undefined) throw mismatch(text, reading.at);
  reading.at += short ? 3 : name.length;
  return index;
}

function readToken(text: string, reading: Reading, letter: string, count: number): void {
  const fixed = count > 1 ? count : 0;
  switch (letter) {
    case 'y':
    case 'u': {
      const year = readNumber(text, reading, count === 4 ? 4 : fixed);
      reading.fields['y'] = count === 2 ? 2000 + year : year;
      return;
    }
    case 'M':
    case 'L':
      reading.fields['M'] =
        count >= 3 ? readName(text, reading, months, count === 3) + 1 : readNumber(text, reading, fixed);
      return;
    case 'E':
      reading.fields['E'] = readName(text, reading, days, count < 4);
      return;
    case 'a': {
      const half = text.slice(reading.at, reading.at + 2).toUpperCase();
      if (half !== 'AM' && half !== 'PM') throw mismatch(text, reading.at);
      reading.afternoon = half === 'PM';
      reading.at += 2;
      return;
    }
    case 'S': {
      const digits = text.slice(reading.at, reading.at + count);
      readNumber(text, reading, count);
      reading.fields['S'] = Number(`${digits}00`.slice(0, 3));
      return;
    }
    case 'X':
    case 'x':
    case 'Z':
    case 'z':
    case 'V': {
      const found = /^(?:Z|UTC|GMT|([+-])(\d{2}):?(\d{2})?)/.exec(text.slice(reading.at));
      if (found === null) throw mismatch(text, reading.at);
      reading.at += found[0].length;
      const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
      reading.offset = found[1] === '-' ? -minutes : minutes;
      return;
    }
    case 'd':
    case 'H':
    case 'h':
    case 'm':
    case 's':
      reading.fields[letter] = readNumber(text, reading, fixed);
      return;
    default:
      throw new Error(`The letter ${letter} of a date pattern is not implemented by the local AppSync`);
  }
}

const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  M: [1, 12],
  d: [1, 31],
  H: [0, 24],
  h: [1, 12],
  m: [0, 59],
  s: [0, 59],
};

function hourOf({ fields, afternoon }: Reading): number | undefined {
  if (fields['H'] !== undefined) return fields['H'];
  if (fields['h'] === undefined || afternoon === undefined) return undefined;
  return (fields['h'] % 12) + (afternoon ? 12 : 0);
}

/**
 * Local time as if it were UTC, resolved as `ResolverStyle.SMART` does: the 31st of a shorter month is its last day, 24:00 is the next
 * midnight, and a date without time or a time without date is none.
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/format/ResolverStyle.html
 */
function localOf(text: string, reading: Reading): number {
  const { fields } = reading;
  for (const [letter, [least, most]] of Object.entries(ranges)) {
    const value = fields[letter];
    if (value !== undefined && (value < least || value > most)) {
      throw new Error(`Text '${text}' could not be parsed: ${value} is not between ${least} and ${most}`);
    }
  }
  const hour = hourOf(reading);
  const { y: year, M: month, d: given, m: minutes = 0, s: seconds = 0, S: milliseconds = 0 } = fields;
  if (year === undefined || month === undefined || given === undefined || hour === undefined) {
    throw new Error(`Text '${text}' could not be parsed: Unable to obtain ZonedDateTime`);
  }
  if (hour === 24 && minutes + seconds + milliseconds > 0) {
    throw new Error(`Text '${text}' could not be parsed: Invalid value for HourOfDay (valid values 0 - 23): 24`);
  }
  const date = Math.min(given, new Date(Date.UTC(year, month, 0)).getUTCDate());
  const local = Date.UTC(year, month - 1, date, hour, minutes, seconds, milliseconds);
  const weekday = fields['E'];
  if (weekday !== undefined && new Date(Date.UTC(year, month - 1, date)).getUTCDay() !== weekday) {
    throw new Error(`Text '${text}' could not be parsed: Conflict found: its day of the week is another`);
  }
  return local;
}

function parse(text: string, pattern: string, zone = 'UTC'): number {
  const reading: Reading = { at: 0, fields: {}, afternoon: undefined, offset: undefined };
  for (const token of tokens(pattern)) {
    if (token.letter !== '') {
      readToken(text, reading, token.letter, token.count);
      continue;
    }
    if (!text.startsWith(token.text, reading.at)) throw mismatch(text, reading.at);
    reading.at += token.text.length;
  }
  if (reading.at !== text.length) throw mismatch(text, reading.at);
  const local = localOf(text, reading);
  return reading.offset === undefined ? instantOf(local, zone) : local - reading.offset * 60_000;
}

function parseISO8601(text: string): number {
  const epoch = Date.parse(text);
  if (Number.isNaN(epoch)) throw new Error(`${text} is not an ISO 8601 timestamp`);
  return epoch;
}

/** `util.time`. */
export const timeUtil = {
  nowISO8601: () => new Date(evaluation().now).toISOString(),
  nowEpochSeconds: () => Math.floor(evaluation().now / 1000),
  nowEpochMilliSeconds: () => evaluation().now,
  nowFormatted: (pattern: string, zone?: string) => format(evaluation().now, pattern, zone),
  parseFormattedToEpochMilliSeconds: parse,
  parseISO8601ToEpochMilliSeconds: parseISO8601,
  epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: format,
};
