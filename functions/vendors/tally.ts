import type { AcceptedIban, RecentInvoice, VendorRow } from '#model/vendors.ts';
import { MAXIMUM_IBANS, MAXIMUM_RECENT, MAXIMUM_SEEN_IBANS } from '#model/vendors.ts';
import { nameKeyOf } from '../platform/vendors/names.ts';
import type { VendorChange } from '../platform/vendors/store.ts';
import type { Contribution } from './contribution.ts';

type Tally = Pick<VendorRow, 'invoiceCount' | 'recent' | 'accepted' | 'seen'>;

/**
 * The vendor after an invoice counts for `after` instead of `before`: either may be null, and both are this vendor's. Of its accounts only
 * that of `after` stays: the others were seen by attempts that never ended, or that came to something else.
 */
export function tally(
  vendor: VendorRow,
  invoiceId: string,
  before: Contribution | null,
  after: Contribution | null,
): VendorChange {
  const seen = vendor.seen.filter((account) => account.invoiceId !== invoiceId);
  const without = { ...(before ? taken(vendor, before) : vendor), seen };
  return derived(vendor, after ? added(without, after) : without);
}

/** The vendor with just these invoices, whatever was counted before. */
export function tallyAnew(vendor: VendorRow, all: readonly Contribution[]): VendorChange {
  const none: Tally = { invoiceCount: 0, recent: [], accepted: [], seen: [] };
  return derived(vendor, all.reduce(added, none));
}

function derived(vendor: VendorRow, counted: Tally): VendorChange {
  const { invoiceCount, recent, accepted, seen } = counted;
  // The list holds vendors with invoices, and those that a person touched.
  const isListed = vendor.mergedInto === undefined && (invoiceCount > 0 || vendor.version > 1);
  return {
    invoiceCount,
    recent,
    accepted,
    seen,
    lastInvoiceOn: recent.map(({ issueDate }) => issueDate).find((day) => day !== null) ?? null,
    nameKey: isListed ? nameKeyOf(vendor.name) : undefined,
  };
}

function added(to: Tally, one: Contribution): Tally {
  const { invoiceId, kind, issueDate, total, currency, iban } = one;
  const recent: RecentInvoice[] = [{ invoiceId, kind, issueDate, total, currency, iban }, ...to.recent]
    .sort((first, second) => (second.issueDate ?? '').localeCompare(first.issueDate ?? ''))
    .slice(0, MAXIMUM_RECENT);
  const isNew = iban !== null && !to.seen.some((each) => each.iban === iban);
  return {
    invoiceCount: to.invoiceCount + 1,
    recent,
    accepted: one.approved && iban !== null ? approved(to.accepted, iban) : to.accepted,
    seen: isNew ? [...to.seen, { iban, invoiceId }].slice(-MAXIMUM_SEEN_IBANS) : to.seen,
  };
}

function taken(from: Tally, one: Contribution): Omit<Tally, 'seen'> {
  return {
    invoiceCount: Math.max(0, from.invoiceCount - 1),
    recent: from.recent.filter(({ invoiceId }) => invoiceId !== one.invoiceId),
    accepted: one.approved && one.iban !== null ? disapproved(from.accepted, one.iban) : from.accepted,
  };
}

function approved(accepted: readonly AcceptedIban[], iban: string): AcceptedIban[] {
  const known = accepted.find((each) => each.iban === iban);
  const others = accepted.filter((each) => each !== known);
  return [{ iban, approvals: (known?.approvals ?? 0) + 1 }, ...others].slice(0, MAXIMUM_IBANS);
}

function disapproved(accepted: readonly AcceptedIban[], iban: string): AcceptedIban[] {
  return accepted
    .map((each) => (each.iban === iban ? { ...each, approvals: each.approvals - 1 } : each))
    .filter(({ approvals }) => approvals > 0);
}
