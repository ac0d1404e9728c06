import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import { vendorNameRow, vendorOwnNameRow, vendorVatRow } from '#model/keys.ts';
import type { VendorNameRow, VendorRow } from '#model/vendors.ts';
import { MAXIMUM_ALIASES, MAXIMUM_SEEN_IBANS, MAXIMUM_VAT_NUMBERS, MAXIMUM_VENDOR_NAME } from '#model/vendors.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { ALIKE, comparedName, comparedVatNumber, likeness } from '../../platform/vendors/names.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import type { VendorChange, VendorStore } from '../../platform/vendors/store.ts';

/** A VAT number that was read less surely is no evidence of who somebody is. */
const SURE_VAT = 0.8;

/** Somebody took the name at the same moment: the next look finds the vendor. */
const LOOKS = 5;

/** What tells the vendor of an invoice. */
export interface Evidence {
  readonly name: string | null;
  readonly vatNumber: string | null;
  readonly iban: string | null;
}

/** A vendor that was found. */
export interface FoundVendor {
  readonly vendor: VendorRow;
  /** Whether the name that was read is known to be misread: the vendor's own is meant. */
  readonly misread: boolean;
  /** Another vendor, whom the VAT number speaks for. */
  readonly claimant?: VendorRow;
}

/** What was read of the vendor, as far as the checks of its form let it stand. */
export function evidenceOf(fields: InvoiceFields, checks: readonly InvoiceCheck[]): Evidence {
  const wellFormed = (code: InvoiceCheck['code']) => !checks.some((check) => check.code === code && !check.passed);
  const { vendor, vendorVatNumber: vat, iban } = fields;
  return {
    name: vendor && beginningOf(vendor.value.trim(), MAXIMUM_VENDOR_NAME),
    vatNumber:
      vat && (vat.corrected === true || vat.confidence >= SURE_VAT) && wellFormed('VAT_NUMBER_FORM') ? vat.value : null,
    iban: iban && wellFormed('IBAN_FORM') ? iban.value : null,
  };
}

/**
 * The owner's vendor whom the evidence speaks for, made where there is none. A VAT number decides where the name agrees with it, or none was
 * read: the buyer's own number, misread as the supplier's, must not make one vendor of all. Null where nothing was read.
 */
export async function findVendor(ownerId: string, evidence: Evidence, store: VendorStore): Promise<FoundVendor | null> {
  const name = evidence.name === null ? '' : comparedName(evidence.name);
  const vatNumber = evidence.vatNumber && comparedVatNumber(evidence.vatNumber);
  const nameKey = vendorNameRow(ownerId, name);
  const vatKey = vatNumber ? vendorVatRow(ownerId, vatNumber) : null;

  const byVat = vatKey ? await vendorOf(await store.named(vatKey), store) : null;
  if (byVat && (name === '' || isCalled(byVat, name))) {
    if (name !== '') await store.name({ key: nameKey, vendorId: byVat.id });
    return { vendor: byVat, misread: false };
  }
  if (name === '' || evidence.name === null) return null;
  const found = await byName(ownerId, { ...evidence, name: evidence.name }, { nameKey, vatKey }, store);
  return byVat && byVat.id !== found.vendor.id ? { ...found, claimant: byVat } : found;
}

/** The vendor of this name, made where there is none; the VAT number is theirs where it is nobody's yet. */
async function byName(
  ownerId: string,
  evidence: Evidence & { readonly name: string },
  { nameKey, vatKey }: { nameKey: string; vatKey: string | null },
  store: VendorStore,
): Promise<FoundVendor> {
  for (let look = 0; look < LOOKS; look += 1) {
    const known = await store.named(nameKey);
    const found = known && speaksFor(known, evidence) ? await vendorOf(known, store) : null;
    if (found) {
      if (vatKey) await store.name({ key: vatKey, vendorId: found.id });
      return { vendor: found, misread: known?.misread === true };
    }
    const made = newVendor(crypto.randomUUID(), ownerId, evidence.name, new Date().toISOString());
    if (known) {
      // A misread name that proves nothing here stands in the way of its own vendor: that one goes by a key of its own.
      const own = vendorOwnNameRow(nameKey, known.vendorId);
      const other = await vendorOf(await store.named(own), store);
      if (other) return { vendor: other, misread: false };
      if (await store.create(made, own)) return { vendor: made, misread: false };
      continue;
    }
    if (await store.create(made, nameKey)) {
      if (vatKey) await store.name({ key: vatKey, vendorId: made.id });
      return { vendor: made, misread: false };
    }
  }
  throw new Error(`The name of a vendor of ${ownerId} was taken ${LOOKS} times in a row, by nobody.`);
}

async function vendorOf(named: VendorNameRow | null, store: VendorStore): Promise<VendorRow | null> {
  return named && (await store.resolve(named.vendorId));
}

/** Whether the key alone is enough, or the invoice bears what its vendor is known by. */
function speaksFor(named: VendorNameRow, { vatNumber, iban }: Evidence): boolean {
  if (!named.witnesses) return true;
  const shown = [vatNumber && comparedVatNumber(vatNumber), iban];
  return named.witnesses.some((witness) => shown.includes(witness));
}

function isCalled(vendor: VendorRow, name: string): boolean {
  return [vendor.name, ...vendor.aliases].some((each) => {
    const compared = comparedName(each);
    return likeness(compared, name) >= ALIKE || compared.startsWith(`${name} `) || name.startsWith(`${compared} `);
  });
}

/**
 * Whether an invoice bears the VAT number of one vendor under the name of another that nobody vouches for: a new name has no account that it could
 * differ from. Not where the number is the buyer's own, a person gave the name or said that the two are not one, or an account of it was approved.
 */
export function isImpostor({ vendor, claimant }: FoundVendor, fields: InvoiceFields): boolean {
  if (!claimant || fields.vendor?.corrected === true || vendor.accepted.length > 0) return false;
  if (vendor.dismissed.includes(claimant.id) || claimant.dismissed.includes(vendor.id)) return false;
  const own = fields.vendorVatNumber && comparedVatNumber(fields.vendorVatNumber.value);
  return !fields.details.some(
    ({ party, type, value }) =>
      (party === 'RECEIVER' || type === 'RECEIVER_VAT_NUMBER') && comparedVatNumber(value) === own,
  );
}

/** What an invoice adds to what is known of its vendor; null where it tells nothing new. */
export function acquaint(vendor: VendorRow, evidence: Evidence, invoiceId: string): VendorChange | null {
  const { name, iban } = evidence;
  const known = new Set([vendor.name, ...vendor.aliases].map((each) => each.toLowerCase()));
  const alias =
    name !== null && !known.has(name.toLowerCase()) && vendor.aliases.length < MAXIMUM_ALIASES ? name : null;
  const vatNumber = evidence.vatNumber && newVatNumber(vendor, evidence.vatNumber) ? evidence.vatNumber : null;
  const seen = iban !== null && !vendor.seen.some((each) => each.iban === iban) ? { iban, invoiceId } : null;
  if (alias === null && vatNumber === null && seen === null) return null;
  return {
    ...(alias === null ? {} : { aliases: [...vendor.aliases, alias] }),
    ...(vatNumber === null ? {} : { vatNumbers: [...vendor.vatNumbers, vatNumber] }),
    ...(seen === null ? {} : { seen: [...vendor.seen, seen].slice(-MAXIMUM_SEEN_IBANS) }),
  };
}

function newVatNumber(vendor: VendorRow, vatNumber: string): boolean {
  const compared = comparedVatNumber(vatNumber);
  return (
    compared !== null &&
    vendor.vatNumbers.length < MAXIMUM_VAT_NUMBERS &&
    !vendor.vatNumbers.some((each) => comparedVatNumber(each) === compared)
  );
}
