import type { MailStatus, MailSuppressionReason } from '../../graphql/graphql.ts';

/** What became of a mail. */
export const mailWords: Readonly<Record<MailStatus, string>> = {
  QUEUED: 'Asked for',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  BOUNCED: 'Came back',
  COMPLAINED: 'Called spam',
  SUPPRESSED: 'Not sent: suppressed',
  FAILED: 'Not sent: refused',
};

/** Why nothing is sent to an address. */
export const suppressionWords: Readonly<Record<MailSuppressionReason, string>> = {
  BOUNCE: 'Mails came back',
  COMPLAINT: 'Its owner called one spam',
  MANUAL: 'By our staff',
};
