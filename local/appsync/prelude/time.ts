import { evaluation } from './evaluation.ts';

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
}

function pad(value: number, width: number): string {
  let text = String(abs(value));
  while (text.length < width) text = `0${text}`;
  return value < 0 ? `-${text}` : text;
}

/** Minutes east of UTC that a zone has at an instant: `UTC`, `+02:00` or an IANA name. */
function offsetAt(epoch: number, zone: string): number {
  if (zone === 'UTC' || zone === 'Z' || zone === 'GMT') return 0;
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (fixed !== null) {
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
  }
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(epoch));
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(epoch / 1000) * 1000) / 60_000);
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
      const end = pattern.indexOf("'", at + 1);
      if (end < 0) throw new Error(`The date pattern ${pattern} has an open quote`);
      found.push({ letter: '', count: 0, text: end === at + 1 ? "'" : pattern.slice(at + 1, end) });
      at = end + 1;
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
    case 'z':
    case 'V':
      return moment.offset === 0 ? 'UTC' : offsetText(moment.offset, true, false);
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

function readNumber(text: string, reading: Reading, width: number): number {
  const found = /^[+-]?\d+/.exec(text.slice(reading.at, width > 0 ? reading.at + width : undefined));
  if (found === null) throw new Error(`${text} does not match the date pattern at ${reading.at}`);
  reading.at += found[0].length;
  return Number(found[0]);
}

function readName(text: string, reading: Reading, names: readonly string[], short: boolean): number {
  const rest = text.slice(reading.at).toLowerCase();
  const index = names.findIndex((name) => rest.startsWith((short ? name.slice(0, 3) : name).toLowerCase()));
  const name = names[index];
  if (name === undefined) throw new Error(`${text} does not match the date pattern at ${reading.at}`);
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
      readName(text, reading, days, count < 4);
      return;
    case 'a':
      reading.afternoon = text.slice(reading.at, reading.at + 2).toUpperCase() === 'PM';
      reading.at += 2;
      return;
    case 'S':
      reading.fields['S'] = Number((`${readNumber(text, reading, count)}` + '000').slice(0, 3));
      return;
    case 'X':
    case 'x':
    case 'Z':
    case 'z':
    case 'V': {
      const found = /^(?:Z|UTC|GMT|([+-])(\d{2}):?(\d{2})?)/.exec(text.slice(reading.at));
      if (found === null) throw new Error(`${text} does not match the date pattern at ${reading.at}`);
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

function parse(text: string, pattern: string, zone = 'UTC'): number {
  const reading: Reading = { at: 0, fields: {}, afternoon: undefined, offset: undefined };
  for (const token of tokens(pattern)) {
    if (token.letter !== '') {
      readToken(text, reading, token.letter, token.count);
      continue;
    }
    if (!text.startsWith(token.text, reading.at)) throw new Error(`${text} does not match the pattern ${pattern}`);
    reading.at += token.text.length;
  }
  if (reading.at !== text.length) throw new Error(`${text} does not match the pattern ${pattern}`);
  const { fields } = reading;
  const half = (fields['h'] ?? 0) % 12;
  const hour = fields['H'] ?? (reading.afternoon === true ? half + 12 : half);
  const local = Date.UTC(
    fields['y'] ?? 1970,
    (fields['M'] ?? 1) - 1,
    fields['d'] ?? 1,
    hour,
    fields['m'] ?? 0,
    fields['s'] ?? 0,
    fields['S'] ?? 0,
  );
  if (reading.offset !== undefined) return local - reading.offset * 60_000;
  const guess = local - offsetAt(local, zone) * 60_000;
  return local - offsetAt(guess, zone) * 60_000;
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
