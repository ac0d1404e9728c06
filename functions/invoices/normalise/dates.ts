import { westernDigits } from './digits.ts';

/** The order in which a document writes day and month in figures. */
export type DayOrder = 'day-first' | 'month-first';

/** A date as it was printed: one ISO 8601 day, or two where figures allow both. */
export interface ReadDate {
  readonly dayFirst: string | undefined;
  readonly monthFirst: string | undefined;
}

const MONTHS: readonly RegExp[] = [
  /^(?:jan|styc|sty$|gen|ene|janv)/u,
  /^(?:feb|fev|lut)/u,
  /^(?:mar(?!ço$)|mrz|mrt|maa|maer|maerz)/u,
  /^(?:apr|avr|abr|kwi)/u,
  /^(?:may|maio?$|mei|maj|mag|mayo)/u,
  /^(?:jun|juin|cze|giu)/u,
  /^(?:jul|juil|lip|lug)/u,
  /^(?:aug|aou|sie|ago)/u,
  /^(?:sep|wrz|set)/u,
  /^(?:oct|okt|out|paz|ott)/u,
  /^(?:nov|lis)/u,
  /^(?:dec|dez|gru|dic)/u,
];

/** Reads one date out of a printed value, in figures or with the month's name in eight languages. Undefined where there is none. */
export function parseDate(text: string): ReadDate | undefined {
  const folded = westernDigits(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/gu, 'l');
  return iso(folded) ?? compact(folded) ?? named(folded) ?? figures(folded);
}

function iso(text: string): ReadDate | undefined {
  const match = /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/u.exec(text);
  const day = match === null ? undefined : calendarDay(match[1], match[2], match[3]);
  return day === undefined ? undefined : { dayFirst: day, monthFirst: day };
}

/** `20260309`, where nothing else stands beside it. */
function compact(text: string): ReadDate | undefined {
  const match = /^\D*((?:19|20)\d{2})(\d{2})(\d{2})\D*$/u.exec(text);
  const day = match === null ? undefined : calendarDay(match[1], match[2], match[3]);
  return day === undefined ? undefined : { dayFirst: day, monthFirst: day };
}

function named(text: string): ReadDate | undefined {
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.º])?[\s./-]{0,3}(?:(?:de|of)\s)?(\p{L}{3,12})\.?[\s,./-]{0,3}(?:de[l]?\s)?'?(\d{4}|\d{2})(?!\d)/u.exec(
      text,
    );
  const monthFirst = /(\p{L}{3,12})\.?[\s-]{0,3}(\d{1,2})(?:st|nd|rd|th)?[,\s-]{1,3}(\d{4})(?!\d)/u.exec(text);
  const first = dayFirst === null ? undefined : calendarDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const day =
    first ?? (monthFirst === null ? undefined : calendarDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]));
  return day === undefined ? undefined : { dayFirst: day, monthFirst: day };
}

function monthOf(name: string | undefined): string | undefined {
  const index = MONTHS.findIndex((month) => month.test(name ?? ''));
  return index < 0 ? undefined : String(index + 1);
}

function figures(text: string): ReadDate | undefined {
  const match = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)/u.exec(text);
  if (match === null) return undefined;
  const [, first, separator, second, year] = match;
  const dayFirst = calendarDay(year, second, first);
  // Points between figures are written where the day comes first.
  const monthFirst = separator === '.' ? dayFirst : calendarDay(year, first, second);
  return dayFirst === undefined && monthFirst === undefined ? undefined : { dayFirst, monthFirst };
}

/** Two-digit years are of this century, except 80 to 99. */
function calendarDay(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const short = Number(year);
  const full = year.length === 4 ? short : short >= 80 ? 1900 + short : 2000 + short;
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Whether figures leave open which is the day. */
export const isAmbiguous = (date: ReadDate): boolean =>
  date.dayFirst !== undefined && date.monthFirst !== undefined && date.dayFirst !== date.monthFirst;

export function dayBy(date: ReadDate, order: DayOrder): string | undefined {
  return order === 'day-first' ? (date.dayFirst ?? date.monthFirst) : (date.monthFirst ?? date.dayFirst);
}

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
