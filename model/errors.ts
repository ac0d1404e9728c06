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

/** What a caller did wrong, in a payload's `userErrors`. `field` is the path of the input (`files.2.size`), or null. */
export interface UserError<Code extends string> {
  field: string | null;
  message: string;
  code: Code;
}
