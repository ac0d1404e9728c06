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

export const invoiceErrorCodes = [
  'NOT_FOUND',
  'STALE_VERSION',
  'NOT_REREADABLE',
  'WRONG_STATUS',
  'INVALID_VALUE',
  'FIELD_NAMED_TWICE',
  'INVALID_BATCH',
  'OVER_APPROVAL_LIMIT',
  'GRAVE_DOUBT',
  'OWN_INVOICE',
  'NOT_THE_DECIDER',
  'INCOMPLETE',
  'NO_INSIGHTS',
  'TRY_AGAIN',
] as const;

/** A code of the invoices domain. */
export type InvoiceErrorCode = (typeof invoiceErrorCodes)[number];

/** The sentence a person reads beside each code of the invoices domain. */
export const invoiceErrorSentences: Readonly<Record<InvoiceErrorCode, string>> = {
  NOT_FOUND: 'There is no such invoice.',
  STALE_VERSION: 'This invoice changed in the meantime. Look at it again before you decide.',
  NOT_REREADABLE: 'This invoice cannot be read again: only READ, NEEDS_REVIEW and FAILED ones can.',
  WRONG_STATUS: 'This cannot be done with an invoice in this status.',
  INVALID_VALUE: 'This value is not of the form that its field has.',
  FIELD_NAMED_TWICE: 'A field can be corrected once in one call.',
  INVALID_BATCH: 'Name at least one, and no more than is allowed, each once.',
  OVER_APPROVAL_LIMIT: 'The amount is over what you may approve. Ask an administrator.',
  GRAVE_DOUBT:
    'What could send money to the wrong place is in doubt, or you corrected it yourself. Ask an administrator.',
  OWN_INVOICE: 'Somebody else must approve what you uploaded yourself.',
  NOT_THE_DECIDER: 'Only an administrator, or who decided it, can take a decision back.',
  INCOMPLETE: 'Supplier, total and currency must be known before it can be approved.',
  NO_INSIGHTS: 'The language model gave no answer that can be used. Nothing was changed.',
  TRY_AGAIN: 'Somebody else changed this invoice at the same moment. Try again.',
};

/** A code of the vendors domain, with the sentence a person reads beside it. */
export const vendorErrorSentences = {
  NOT_FOUND: 'There is no such vendor.',
  STALE_VERSION: 'This vendor changed in the meantime. Look at it again before you decide.',
  INVALID_NAME: 'The name must have 1–300 characters, none of them a control character.',
  NOT_MERGEABLE: 'A vendor cannot be merged into itself or into another owner’s.',
  TRY_AGAIN: 'Somebody else changed this vendor at the same moment. Try again.',
} as const;

/** A code of the vendors domain. */
export type VendorErrorCode = keyof typeof vendorErrorSentences;

/** A code of the reports domain, with the sentence a person reads beside it. */
export const reportErrorSentences = {
  INVALID_FILTER: 'This part of the filter is not of its form.',
  INVALID_NAME: 'The name must have 1–60 characters, none of them a control character.',
  INVALID_CHOICE: 'Give a filter or invoices, not both and not neither.',
  TOO_MANY: 'There are more than allowed. Narrow the filter, or delete what is not needed.',
  NOTHING_FOUND: 'No invoice matches.',
  NOT_EXPRESSIBLE: 'An invoice cannot be written in this format.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the reports domain. */
export type ReportErrorCode = keyof typeof reportErrorSentences;

/** A code of the intake domain, with the sentence a person reads beside it. */
export const intakeErrorSentences = {
  INVALID_ADDRESS: 'This is no address that mail can come from.',
  TOO_MANY: 'More senders cannot be allowed. Remove one that is not needed.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the intake domain. */
export type IntakeErrorCode = keyof typeof intakeErrorSentences;

/** What a caller did wrong, in a payload's `userErrors`. `field` is the path of the input (`files.2.size`), or null. */
export interface UserError<Code extends string> {
  field: string | null;
  message: string;
  code: Code;
}
