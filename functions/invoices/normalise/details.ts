import type { InvoiceAlternate, InvoiceDetail, InvoiceFields, ReadValue } from '#model/invoices.ts';
import { MAXIMUM_ALTERNATES, MAXIMUM_DETAILS } from '#model/invoices.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { CHANGE, ROUNDING } from './payments.ts';
import type { Printed } from './printed.ts';

/** Types that have a field of their own: their values are fields or alternates. */
const TYPED: ReadonlySet<string> = new Set([
  'VENDOR_NAME',
  'INVOICE_RECEIPT_ID',
  'INVOICE_RECEIPT_DATE',
  'DUE_DATE',
  'SUBTOTAL',
  'TAX',
  'DISCOUNT',
  'SHIPPING_HANDLING_CHARGE',
  'PRIOR_BALANCE',
  'AMOUNT_PAID',
  'TOTAL',
  'AMOUNT_DUE',
  'PO_NUMBER',
  'PAYMENT_TERMS',
  'CURRENCY',
]);
const MAXIMUM_LENGTH = 300;

/** What was printed under a label and has no field of its own, in printed order, each once. Fields of one group belong to one party. */
export function detailsOf(
  fields: readonly Printed[],
  own: Pick<InvoiceFields, 'vendor' | 'vendorVatNumber'>,
): InvoiceDetail[] {
  const seen = new Set<string>();
  return fields
    .filter((field) => !TYPED.has(field.type) || isBeside(field))
    .filter((field) => !isOwn(field, own) && !isNamedTwice(field, fields))
    .flatMap((field): InvoiceDetail[] => {
      const value = beginningOf(field.text, MAXIMUM_LENGTH);
      const party = partyOf(field, fields);
      const key = [field.type, field.label, value, party].join('\n').toLowerCase();
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          type: field.type,
          label: field.label === '' ? null : beginningOf(field.label.replace(/\s+/gu, ' '), MAXIMUM_LENGTH),
          party,
          value,
          confidence: field.confidence,
          place: field.place,
        },
      ];
    })
    .slice(0, MAXIMUM_DETAILS);
}

/** Change and rounding are printed as payments and are none. */
const isBeside = (field: Printed): boolean =>
  field.type === 'AMOUNT_PAID' && (CHANGE.test(field.label) || ROUNDING.test(field.label));

/** A party's name comes as `NAME` of its group and as `RECEIVER_NAME`: it is told once. */
const isNamedTwice = (field: Printed, fields: readonly Printed[]): boolean =>
  field.type === 'NAME' &&
  fields.some((other) => (other.type === 'RECEIVER_NAME' || other.type === 'VENDOR_NAME') && other.text === field.text);

function isOwn(field: Printed, own: Pick<InvoiceFields, 'vendor' | 'vendorVatNumber'>): boolean {
  if (field.type === 'NAME') return field.text === own.vendor?.value;
  if (!/VAT_NUMBER|GST_NUMBER|ABN_NUMBER|TAX_PAYER_ID/u.test(field.type)) return false;
  const value = field.text.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  return own.vendorVatNumber?.value.startsWith(value) === true;
}

function partyOf(field: Printed, fields: readonly Printed[]): 'VENDOR' | 'RECEIVER' | null {
  const named = partyNamed(field.type) ?? partyNamed(field.party);
  if (named !== undefined) return named;
  if (field.group === undefined) return null;
  const kin = fields.filter((other) => other.group === field.group && other.page === field.page);
  return (
    kin.map((other) => partyNamed(other.type) ?? partyNamed(other.party)).find((party) => party !== undefined) ?? null
  );
}

/** `VENDOR_REMIT_TO` and `RECEIVER_SHIP_TO` are parties, too. */
function partyNamed(name: string | undefined): 'VENDOR' | 'RECEIVER' | undefined {
  if (name?.startsWith('VENDOR') === true) return 'VENDOR';
  return name?.startsWith('RECEIVER') === true ? 'RECEIVER' : undefined;
}

/** Other values that were read for each field, surest first, without those that say the same. */
export function alternatesOf(
  others: readonly (readonly [field: string, chosen: string | undefined, values: readonly ReadValue<string>[]])[],
): InvoiceAlternate[] {
  return others
    .flatMap(([field, chosen, values]) =>
      values
        .filter(({ value }) => value.toLowerCase() !== chosen?.toLowerCase())
        .filter(
          (one, index, all) =>
            all.findIndex((other) => other.value.toLowerCase() === one.value.toLowerCase()) === index,
        )
        .map((read): InvoiceAlternate => ({ field, ...read })),
    )
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, MAXIMUM_ALTERNATES);
}
