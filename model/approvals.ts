import type { CurrencyCode } from './currencies.ts';
import { compareMagnitudes, isDecimal } from './decimals.ts';
import type { InvoiceErrorCode } from './errors.ts';
import type { Decimal, InvoiceStatus } from './invoices.ts';
import type { ReviewReason } from './reviews.ts';

/** Who decides at the review desk: by their highest role, or null for whoever has no say there. */
export interface Decider {
  id: string;
  role: DeciderRole | null;
}

/** Roles that decide about invoices. */
export type DeciderRole = 'ADMIN' | 'STAFF';

/**
 * Up to what amount a role may approve, by currency: about 5,000 euros, as round figures that are fixed here, so that no exchange rate
 * decides who may approve. A currency that is not there is ADMIN's alone. ADMIN has no limit.
 */
export const approvalLimits = {
  STAFF: {
    AED: '20000',
    AUD: '8000',
    BGN: '10000',
    BRL: '25000',
    CAD: '7500',
    CHF: '5000',
    CZK: '125000',
    DKK: '37000',
    EUR: '5000',
    GBP: '4500',
    HKD: '40000',
    HUF: '2000000',
    ILS: '20000',
    INR: '450000',
    JPY: '800000',
    MXN: '100000',
    MYR: '25000',
    NOK: '55000',
    NZD: '8500',
    PLN: '21000',
    RON: '25000',
    SEK: '55000',
    SGD: '7000',
    THB: '190000',
    USD: '5000',
    ZAR: '95000',
  },
} as const satisfies Record<'STAFF', Partial<Record<CurrencyCode, Decimal>>>;

/** Doubts that only an ADMIN may approve over: money may go to the wrong account, twice, or for what is not printed. */
export const graveDoubts: readonly ReviewReason[] = [
  'IBAN_CHANGED',
  'INSTRUCTIONS_FOUND',
  'XML_DISAGREES',
  'IBAN_INVALID',
  'DUPLICATE',
];

/** Invoices that can be approved in one call, at most. */
export const MAXIMUM_APPROVALS = 25;

/** Statuses in which an invoice can be corrected, approved or refused. */
export const decidableInvoiceStatuses: readonly InvoiceStatus[] = ['READ', 'NEEDS_REVIEW'];

interface Printed {
  value: string;
}

/** What is looked at before an approval. A row is one, and so is an invoice as the API shows it. */
export interface Approvable {
  ownerId: string;
  status: InvoiceStatus;
  reviews?: readonly { code: ReviewReason }[];
  /** Who corrected away since it was read what somebody else has to look at: `asksForAnother`. */
  settledBy?: readonly string[];
  vendor?: Printed | null;
  total?: Printed | null;
  amountDue?: Printed | null;
  currency?: Printed | null;
}

/** Why it may not be approved as it is now by this person, or null where it may. Nothing but what stands in it is looked at. */
export function objectionToApproval(invoice: Approvable, decider: Decider): InvoiceErrorCode | null {
  if (decider.role === null) return 'NOT_FOUND';
  if (!decidableInvoiceStatuses.includes(invoice.status)) return 'WRONG_STATUS';
  if (decider.role !== 'ADMIN' && invoice.ownerId === decider.id) return 'OWN_INVOICE';
  if (!invoice.vendor || !invoice.total || !invoice.currency) return 'INCOMPLETE';
  if (decider.role === 'ADMIN') return null;
  const doubts = invoice.status === 'NEEDS_REVIEW' ? (invoice.reviews ?? []) : [];
  if (doubts.some(({ code }) => graveDoubts.includes(code))) return 'GRAVE_DOUBT';
  // Two see what could send money to the wrong place: one says that it is settled, another approves.
  if ((invoice.settledBy ?? []).includes(decider.id)) return 'GRAVE_DOUBT';
  return isOverLimit(invoice, decider.role) ? 'OVER_APPROVAL_LIMIT' : null;
}

/** Whether an amount that is known is over what the role may approve. */
function isOverLimit({ total, amountDue, currency }: Sums, role: 'STAFF'): boolean {
  if (!currency) return false;
  const limit = limitOf(role, currency.value);
  const amounts: string[] = [];
  if (total) amounts.push(total.value);
  if (amountDue) amounts.push(amountDue.value);
  return amounts.some((amount) => limit === null || !isWithin(amount, limit));
}

/** What the limits are about. */
type Sums = Pick<Approvable, 'total' | 'amountDue' | 'currency'>;

/**
 * Whether a correction takes an invoice under the limit that it was over, or gives money another account than the one that was there: whoever made
 * it does not approve it, too.
 */
export function asksForAnother(before: Sums & Account, after: Sums & Account): boolean {
  if (isOverLimit(before, 'STAFF') && !isOverLimit(after, 'STAFF')) return true;
  return !!before.iban && before.iban.value !== after.iban?.value;
}

interface Account {
  iban?: Printed | null;
}

/** Up to what a role may approve in a currency, or null where it may nothing. Not for ADMIN, who has no limit. */
export function limitOf(role: 'STAFF', currency: string): Decimal | null {
  const limits: Partial<Record<string, Decimal>> = approvalLimits[role];
  return Object.hasOwn(limits, currency) ? (limits[currency] ?? null) : null;
}

/** A credit note counts like an invoice over the same amount; a text that is no amount is within nothing. */
function isWithin(amount: string, limit: Decimal): boolean {
  return isDecimal(amount) && compareMagnitudes(amount, limit) <= 0;
}
