import type { ReadValue } from '#model/invoices.ts';
import { dayBy, daysBetween, isAmbiguous, parseDate } from './dates.ts';
import type { DayOrder, ReadDate } from './dates.ts';
import { dayOrderOf } from './origin.ts';
import type { Origin } from './origin.ts';
import type { Printed } from './printed.ts';

interface Candidate {
  readonly field: Printed;
  readonly date: ReadDate;
}

export interface Days {
  readonly issueDate: ReadValue<string> | null;
  readonly dueDate: ReadValue<string> | null;
  /** All days that were read, the chosen one among them; both readings where figures leave them open. */
  readonly issueAlternates: readonly ReadValue<string>[];
  readonly dueAlternates: readonly ReadValue<string>[];
  /** Fields whose day could be another one just as well. */
  readonly ambiguous: readonly ('issueDate' | 'dueDate')[];
}

/** What remains of a date's confidence where only habit says which figure is the day. */
const GUESSED = 0.5;
/** Dates this close in confidence to the surest, and different, leave the choice open. */
const CLOSE = 0.04;
const LONGEST_TERM = 130;
const USUAL_TERMS: ReadonlySet<number> = new Set([0, 7, 8, 10, 14, 15, 20, 21, 28, 29, 30, 31, 45, 60, 61, 90]);

/**
 * Issue and due date. Figures such as `12-01-19` are read by what other dates of the document show, else by language and country, else by the usual
 * terms of payment; where all of that is silent the day first, and marked as ambiguous. `today` (ISO 8601) rules out days to come.
 */
export function daysOf(
  fields: readonly Printed[],
  lines: readonly string[],
  origin: Origin,
  today: string | undefined,
): Days {
  const issues = candidates(fields, 'INVOICE_RECEIPT_DATE');
  const dues = candidates(fields, 'DUE_DATE');
  const issue = issues[0];
  const due = dues[0];
  const decided =
    orderShown(lines, [...issues, ...dues]) ??
    dayOrderOf(origin) ??
    orderByTerms(issue, due) ??
    orderByToday(issue, today);
  const order = decided ?? 'day-first';
  const open = (candidate: Candidate | undefined): boolean =>
    candidate !== undefined && decided === undefined && isAmbiguous(candidate.date);
  const value = (candidate: Candidate | undefined): ReadValue<string> | null => {
    const day = candidate === undefined ? undefined : dayBy(candidate.date, order);
    if (candidate === undefined || day === undefined) return null;
    return {
      value: day,
      confidence: candidate.field.confidence * (open(candidate) ? GUESSED : 1),
      place: candidate.field.place,
    };
  };
  const readings = (candidate: Candidate): ReadValue<string>[] => {
    const first = value(candidate);
    const second = dayBy(candidate.date, order === 'day-first' ? 'month-first' : 'day-first');
    return [
      ...(first === null ? [] : [first]),
      ...(first === null || second === undefined || second === first.value || !open(candidate)
        ? []
        : [{ ...first, value: second }]),
    ];
  };
  const issueDate = value(issue);
  const rivals = issues
    .slice(1)
    .filter((other) => issue !== undefined && other.field.confidence > issue.field.confidence - CLOSE);
  const contested = rivals.some((other) => dayBy(other.date, order) !== issueDate?.value);
  const dueDate =
    due !== undefined && issue !== undefined && precedes(value(due)?.value, issueDate?.value) && dues.length > 1
      ? value(dues[1])
      : value(due);
  return {
    issueDate,
    dueDate,
    issueAlternates: issues.flatMap((other) => readings(other)),
    dueAlternates: dues.flatMap((other) => readings(other)),
    ambiguous: [
      ...(open(issue) || contested ? (['issueDate'] as const) : []),
      ...(open(due) ? (['dueDate'] as const) : []),
    ],
  };
}

const precedes = (due: string | undefined, issue: string | undefined): boolean =>
  due !== undefined && issue !== undefined && due < issue;

function candidates(fields: readonly Printed[], type: string): Candidate[] {
  return fields
    .filter((field) => field.type === type)
    .flatMap((field) => {
      const date = parseDate(field.text);
      return date === undefined ? [] : [{ field, date }];
    })
    .sort((a, b) => b.field.confidence - a.field.confidence);
}

/** The order that unambiguous dates of the document are written in, if they agree. */
function orderShown(lines: readonly string[], read: readonly Candidate[]): DayOrder | undefined {
  const printed = lines
    .flatMap((line) => line.match(/(?<![\d./-])\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?![\d/-])/gu) ?? [])
    .flatMap((text) => parseDate(text) ?? []);
  const dates = [
    ...printed,
    ...read.filter(({ field }) => /^\D*\d{1,2}\s?[/-]\s?\d/u.test(field.text)).map(({ date }) => date),
  ];
  const dayFirst = dates.some((date) => date.monthFirst === undefined);
  const monthFirst = dates.some((date) => date.dayFirst === undefined);
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day-first' : 'month-first';
}

/** The order in which the due date follows the issue date by a usual term, if the other one does not. */
function orderByTerms(issue: Candidate | undefined, due: Candidate | undefined): DayOrder | undefined {
  if (issue === undefined || due === undefined) return undefined;
  const fits = (order: DayOrder): 0 | 1 | 2 => {
    const from = dayBy(issue.date, order);
    const to = dayBy(due.date, order);
    if (from === undefined || to === undefined) return 0;
    const days = daysBetween(from, to);
    if (days < 0 || days > LONGEST_TERM) return 0;
    return USUAL_TERMS.has(days) ? 2 : 1;
  };
  const dayFirst = fits('day-first');
  const monthFirst = fits('month-first');
  if (dayFirst === monthFirst) return undefined;
  if (Math.min(dayFirst, monthFirst) === 1) return undefined;
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

function orderByToday(issue: Candidate | undefined, today: string | undefined): DayOrder | undefined {
  if (issue === undefined || today === undefined || !isAmbiguous(issue.date)) return undefined;
  const dayFirst = issue.date.dayFirst ?? '';
  const monthFirst = issue.date.monthFirst ?? '';
  if (dayFirst > today && monthFirst <= today) return 'month-first';
  if (monthFirst > today && dayFirst <= today) return 'day-first';
  return undefined;
}
