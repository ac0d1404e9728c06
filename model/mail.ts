import type { StatusMachine } from './statusMachine.ts';

/** What becomes of a mail. */
export type MailStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'COMPLAINED' | 'SUPPRESSED' | 'FAILED';

/** SES tells of a delivery, a bounce and a complaint in any order; a complaint says most, then a bounce. */
export const mailMachine = {
  QUEUED: ['SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'SUPPRESSED', 'FAILED'],
  SENT: ['DELIVERED', 'BOUNCED', 'COMPLAINED'],
  DELIVERED: ['BOUNCED', 'COMPLAINED'],
  BOUNCED: ['COMPLAINED'],
  COMPLAINED: [],
  SUPPRESSED: [],
  FAILED: [],
} as const satisfies StatusMachine<MailStatus>;

/** Every mail that Marquee sends; each has a template by this name, in S3 or in the code. */
export const mailTemplates = [
  'order-confirmed',
  'order-failed',
  'order-cancelled',
  'stock-low',
  'invoice-answer',
] as const;

export type MailTemplate = (typeof mailTemplates)[number];

/** Why an address is written to no more. */
export const suppressionReasons = ['BOUNCE', 'COMPLAINT', 'MANUAL'] as const;

export type SuppressionReason = (typeof suppressionReasons)[number];

/** What a template is filled with: texts, lists of such objects, and truths that switch parts on. */
export type MailValues = { readonly [name: string]: string | boolean | readonly MailValues[] };

/** A message on the mail queue. Sending one with the same `id` again sends no second mail. */
export interface MailRequest {
  /** Made of what it is about: `order-confirmed-<order's id>`. 1-200 characters. */
  readonly id: string;
  readonly template: MailTemplate;
  readonly to: string;
  /** Whom it concerns: a user of the pool, or null. */
  readonly ownerId: string | null;
  readonly values: MailValues;
  /** The Message-ID that it answers, with its angle brackets. */
  readonly inReplyTo?: string;
}

/** A row of the OutgoingMails table. Instants are UTC, ISO 8601. */
export interface OutgoingMailRow {
  id: string;
  template: MailTemplate;
  /** In lower case. */
  to: string;
  ownerId?: string;
  status: MailStatus;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** The UTC day of `createdAt`. */
  day: string;
  /** SES's id, once it was taken over. */
  messageId?: string;
  /** What SES, or the receiving server, said of a failure. */
  detail?: string;
  /** Epoch seconds after which it may go. */
  expiresAt: number;
}

/** A row of the MailSuppressions table. */
export interface SuppressionRow {
  /** In lower case. */
  address: string;
  reason: SuppressionReason;
  at: string;
  /** Constant: lists all. */
  list: string;
}
