import type { InvoiceCheck, InvoiceCheckCode, InvoiceFields } from '#model/invoices.ts';
import { dayChecks } from './days.ts';
import { ibanFault, ibanLength } from './iban.ts';
import type { IbanFault } from './iban.ts';
import { sumChecks } from './sums.ts';
import { vatForm } from './vatNumber.ts';

/** What can be checked of an invoice's fields alone. */
export const fieldCheckCodes: ReadonlySet<InvoiceCheckCode> = new Set<InvoiceCheckCode>([
  'LINES_TO_SUBTOTAL',
  'SUBTOTAL_AND_TAX_TO_TOTAL',
  'TAX_BY_RATE',
  'TOTAL_TO_AMOUNT_DUE',
  'DUE_AFTER_ISSUE',
  'DATE_PLAUSIBLE',
  'VAT_NUMBER_FORM',
  'IBAN_FORM',
]);

/**
 * Every check of the fields alone that has something to compare, with what it compared. It warns and repairs nothing. `today` is an ISO 8601
 * day; without it dates are not held against it.
 */
export function checkFields(fields: InvoiceFields, { today }: { readonly today?: string | undefined }): InvoiceCheck[] {
  return [...sumChecks(fields), ...dayChecks(fields, today), ...vatNumberCheck(fields), ...ibanCheck(fields)];
}

function vatNumberCheck({ vendorVatNumber }: InvoiceFields): InvoiceCheck[] {
  const form = vendorVatNumber === null ? undefined : vatForm(vendorVatNumber.value);
  if (vendorVatNumber === null || form === undefined) return [];
  return [
    {
      code: 'VAT_NUMBER_FORM',
      passed: form.passed,
      field: 'vendorVatNumber',
      expected: form.expected,
      found: form.passed ? vendorVatNumber.value : `${vendorVatNumber.value}: ${form.fault}`,
    },
  ];
}

const IBAN_FAULTS: Readonly<Record<IbanFault, string>> = {
  COUNTRY: 'no country with IBANs',
  LENGTH: 'another length or other characters',
  CHECK_DIGITS: 'wrong check digits',
};

function ibanCheck({ iban }: InvoiceFields): InvoiceCheck[] {
  if (iban === null) return [];
  const fault = ibanFault(iban.value);
  const length = ibanLength(iban.value.slice(0, 2));
  return [
    {
      code: 'IBAN_FORM',
      passed: fault === null,
      field: 'iban',
      expected: `${length === undefined ? 'a country’s length' : `${length} characters`}, remainder 1 by 97`,
      found: fault === null ? iban.value : `${iban.value}: ${IBAN_FAULTS[fault]}`,
    },
  ];
}
