import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import type { TwinClaim } from '#model/vendors.ts';

/** Other invoices of the same owner that are the same one by their bytes or their number. */
export interface SameOnes {
  /** Whether bytes and number were looked up: what could not be compared is no check. */
  readonly compared: { readonly file: boolean; readonly number: boolean };
  readonly sameFile: readonly TwinClaim[];
  readonly sameNumber: readonly TwinClaim[];
}

/** Whether an invoice is there already, as a check; none where there was nothing to compare. */
export function exactDuplicate(
  fields: Pick<InvoiceFields, 'number'>,
  { compared, sameFile, sameNumber }: SameOnes,
): InvoiceCheck[] {
  if (!compared.file && !compared.number) return [];
  const number = compared.number && fields.number ? fields.number.value : null;
  const expected = [...(compared.file ? ['this file'] : []), ...(number === null ? [] : [`number ${number}`])];
  const twin = sameFile[0] ?? sameNumber[0];
  const what = sameFile.length > 0 ? 'the same file' : `number ${number ?? ''} of the same supplier`;
  return [
    {
      code: 'EXACT_DUPLICATE',
      passed: twin === undefined,
      field: sameFile.length === 0 && sameNumber.length > 0 ? 'number' : null,
      expected: `no earlier invoice with ${expected.join(' or ')}`,
      found: twin === undefined ? 'none' : `${what}${onDay(twin)}`,
      ...(twin === undefined ? {} : { otherInvoiceId: twin.invoiceId }),
    },
  ];
}

function onDay({ issueDate }: TwinClaim): string {
  return issueDate === null ? '' : ` (issued ${issueDate})`;
}
