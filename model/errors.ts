/** The closed list of error codes that `userErrors` may carry, per domain. */
export const fileErrorCodes = [
  'EMPTY_BATCH',
  'TOO_MANY_FILES',
  'INVALID_NAME',
  'UNSUPPORTED_TYPE',
  'EMPTY_FILE',
  'TOO_LARGE',
  'INVALID_CHECKSUM',
  'INVALID_IDEMPOTENCY_KEY',
  'IDEMPOTENCY_KEY_REUSED',
  'TRY_AGAIN',
] as const;

/** A code of the files domain. */
export type FileErrorCode = (typeof fileErrorCodes)[number];

export const invoiceErrorCodes = ['NOT_FOUND', 'STALE_VERSION', 'NOT_REREADABLE', 'TRY_AGAIN'] as const;

/** A code of the invoices domain. */
export type InvoiceErrorCode = (typeof invoiceErrorCodes)[number];

/** The sentence a person reads beside each code of the invoices domain. */
export const invoiceErrorSentences: Readonly<Record<InvoiceErrorCode, string>> = {
  NOT_FOUND: 'There is no such invoice.',
  STALE_VERSION: 'This invoice changed in the meantime. Look at it again before you decide.',
  NOT_REREADABLE: 'This invoice cannot be read again: only READ, NEEDS_REVIEW and FAILED ones can.',
  TRY_AGAIN: 'Somebody else changed this invoice at the same moment. Try again.',
};

/** What a caller did wrong, in a payload's `userErrors`. `field` is the path of the input (`files.2.size`), or null. */
export interface UserError<Code extends string> {
  field: string | null;
  message: string;
  code: Code;
}
