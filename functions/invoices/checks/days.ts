import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';

/** What is older than this was not just sent: nobody books it unseen. */
const LONGEST_PAST_YEARS = 10;
/** Nobody waits longer for money than this after today. */
const LONGEST_TERM_YEARS = 3;
/** East of here it may be tomorrow already. */
const AHEAD_DAYS = 1;
const DAY = 86_400_000;

/** Due on or after issue; dates neither in the future (the day of issue) nor long past. `today` is an ISO 8601 day; without it only the first is checked. */
export function dayChecks(fields: InvoiceFields, today: string | undefined): InvoiceCheck[] {
  const issue = fields.issueDate?.value;
  const due = fields.dueDate?.value;
  const checks: InvoiceCheck[] = [];
  if (issue !== undefined && due !== undefined)
    checks.push({
      code: 'DUE_AFTER_ISSUE',
      passed: due >= issue,
      field: 'dueDate',
      expected: `on or after ${issue}`,
      found: due,
    });
  if (today === undefined) return checks;
  if (issue !== undefined) checks.push(plausible('issueDate', issue, today, moved(today, 0, AHEAD_DAYS)));
  if (due !== undefined) checks.push(plausible('dueDate', due, today, moved(today, LONGEST_TERM_YEARS, 0)));
  return checks;
}

function plausible(field: 'issueDate' | 'dueDate', day: string, today: string, latest: string): InvoiceCheck {
  const earliest = moved(today, -LONGEST_PAST_YEARS, 0);
  return {
    code: 'DATE_PLAUSIBLE',
    passed: day >= earliest && day <= latest,
    field,
    expected: `${earliest} to ${latest}`,
    found: day,
  };
}

function moved(day: string, years: number, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return new Date(date.getTime() + days * DAY).toISOString().slice(0, 10);
}
