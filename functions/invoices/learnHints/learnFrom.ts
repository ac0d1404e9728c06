import type { InvoiceRow, Place } from '#model/invoices.ts';
import { fieldsOf } from '#model/invoices.ts';
import { vendorNameRow, vendorOwnNameRow } from '#model/keys.ts';
import type { VendorHint } from '#model/vendors.ts';
import { keysOf } from '../../platform/rows.ts';
import { ALIKE, comparedName, comparedVatNumber, likeness } from '../../platform/vendors/names.ts';
import type { VendorStore } from '../../platform/vendors/store.ts';
import { findBeside } from '../hints/beside.ts';
import { learnHint, withHint } from '../hints/learn.ts';
import type { PrintedPage } from '../hints/pages.ts';
import type { HintedField } from '../hints/values.ts';
import { hintedFields, isSame } from '../hints/values.ts';
import type { FieldChange } from './revision.ts';

/** What a correction taught. */
export interface Learned {
  readonly hints: number;
  /** Whether a misread name leads to its vendor from now on. */
  readonly alias: boolean;
}

/**
 * Labels of corrected values become hints of the invoice's vendor, and a corrected name an alias. Hints that lead to another value on the very document
 * are forgotten: used often enough, they would be believed. Learning the same again changes nothing.
 */
export async function learnFrom(
  changes: readonly FieldChange[],
  invoice: InvoiceRow,
  pages: readonly PrintedPage[],
  vendors: VendorStore,
): Promise<Learned> {
  const vendor = invoice.vendorId ? await vendors.resolve(invoice.vendorId) : null;
  if (!vendor) return { hints: 0, alias: false };
  const given = changes.flatMap((change) => givenBy(change, invoice) ?? []);
  const hints = given.flatMap((each) =>
    each.value === null ? [] : (learnHint({ ...each, value: each.value }, pages) ?? []),
  );
  const isKnown = (known: VendorHint, hint: VendorHint) =>
    known.field === hint.field && known.label === hint.label && known.direction === hint.direction;
  await vendors.settle(vendor.id, (row) => {
    const right = row.hints.filter((hint) => !given.some((each) => isRefuted(hint, each, pages)));
    const fresh = hints.filter((hint) => !right.some((known) => isKnown(known, hint)));
    const changed = fresh.length > 0 || right.length < row.hints.length;
    return changed ? { hints: fresh.reduce(withHint, right) } : null;
  });
  const renamed = changes.find(({ field }) => field === 'vendor');
  const alias = renamed ? await learnAlias(renamed, invoice, vendor.id, vendors) : false;
  return { hints: hints.length, alias };
}

/** What a person gave; null where it was given once more since then: it is studied with that correction. */
function givenBy({ field: member, after }: FieldChange, invoice: InvoiceRow): Given | null {
  const field = fieldNamed(member);
  if (!field) return null;
  const now = fieldsOf(invoice)[hintedFields[field]];
  return (now?.value ?? null) === after ? { field, value: after, place: now?.place ?? null } : null;
}

interface Given {
  readonly field: HintedField;
  /** Null where the field was emptied. */
  readonly value: string | null;
  readonly place: Place | null;
}

/** Whether the hint leads to something else on this document. */
function isRefuted(hint: VendorHint, { field, value }: Given, pages: readonly PrintedPage[]): boolean {
  const found = hint.field === field ? findBeside(field, hint, pages) : null;
  return found !== null && (value === null || !isSame(field, found.value, value));
}

function fieldNamed(member: string): HintedField | null {
  return keysOf(hintedFields).find((field) => hintedFields[field] === member) ?? null;
}

/**
 * Lets a misread name lead to the right vendor. One that is nearly the right name and stands for nobody else does so by itself; any other one
 * (the buyer's name, a heading) only where the invoice bears a VAT number or an account of the vendor, too.
 */
async function learnAlias(
  { before, after }: FieldChange,
  invoice: InvoiceRow,
  vendorId: string,
  vendors: VendorStore,
): Promise<boolean> {
  const misread = before === null ? '' : comparedName(before);
  const right = after === null ? '' : comparedName(after);
  if (misread === '' || right === '' || misread === right) return false;
  const key = vendorNameRow(invoice.ownerId, misread);
  const known = await vendors.named(key);
  if (known?.vendorId === vendorId) return false;
  const other = known && (await vendors.read(known.vendorId));
  const isOthers = other !== null && (other.version > 1 || other.recent.some((each) => each.invoiceId !== invoice.id));
  const instead = known?.vendorId ?? vendorId;
  if (likeness(misread, right) >= ALIKE && !isOthers) {
    return vendors.name({ key, vendorId, misread: true }, instead);
  }
  const witnesses = await witnessesOf(invoice, vendorId, vendors);
  if (witnesses.length === 0) return false;
  // Whoever bears the name by right keeps it for invoices without these witnesses.
  if (known) await vendors.name({ key: vendorOwnNameRow(key, vendorId), vendorId: known.vendorId });
  return vendors.name({ key, vendorId, misread: true, witnesses }, instead);
}

async function witnessesOf(invoice: InvoiceRow, vendorId: string, vendors: VendorStore): Promise<string[]> {
  const vendor = await vendors.read(vendorId);
  const { iban, vendorVatNumber } = fieldsOf(invoice);
  const numbers = [...(vendor?.vatNumbers ?? []), ...(vendorVatNumber ? [vendorVatNumber.value] : [])];
  return [...new Set([...numbers.flatMap((each) => comparedVatNumber(each) ?? []), ...(iban ? [iban.value] : [])])];
}
