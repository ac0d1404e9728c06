import * as z from 'zod/mini';
import type { MailStatus, SuppressionReason } from '#model/mail.ts';
import { MAIL_TAG } from '#model/mail.ts';
import { MalformedError, parseJson } from '../../platform/json.ts';

/** What SES tells of a mail, as far as it counts here. */
export interface MailEvent {
  /** Of the row in the log; null where the mail is none of the log's. */
  readonly mailId: string | null;
  /** SES's own. */
  readonly messageId: string;
  readonly status: Extract<MailStatus, 'SENT' | 'DELIVERED' | 'BOUNCED' | 'COMPLAINED' | 'FAILED'>;
  readonly detail: string | null;
  /** Addresses that are written to no more because of it, in lower case, and why. */
  readonly suppress: { readonly addresses: readonly string[]; readonly reason: SuppressionReason } | null;
}

const recipients = z.array(z.object({ emailAddress: z.string(), diagnosticCode: z.exactOptional(z.string()) }));
const mail = z.object({
  messageId: z.string(),
  tags: z.exactOptional(z.record(z.string(), z.array(z.string()))),
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const sesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      complainedRecipients: recipients,
      complaintFeedbackType: z.exactOptional(z.nullable(z.string())),
      // Where SES did not send it, because its own list says that an earlier mail was called spam.
      complaintSubType: z.exactOptional(z.nullable(z.string())),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
]);

/** What SES writes to a topic once, when an event destination begins to use it. */
const GREETING = 'Successfully validated SNS topic for Amazon SES event publishing.';

/** The feedback that takes a complaint back: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#complaint-types */
const NOT_SPAM = 'not-spam';

/** The event that a message holds; null where it says nothing of a mail. Throws MalformedError. */
export function readEvent(body: string): MailEvent | null {
  if (body.startsWith(GREETING)) return null;
  const event = parseJson(sesEvent, body);
  const known = { mailId: event.mail.tags?.[MAIL_TAG]?.[0] ?? null, messageId: event.mail.messageId };
  switch (event.eventType) {
    case 'Send':
      return { ...known, status: 'SENT', detail: null, suppress: null };
    case 'Delivery':
      return { ...known, status: 'DELIVERED', detail: null, suppress: null };
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      const said = bouncedRecipients.map(({ diagnosticCode }) => diagnosticCode).filter(Boolean);
      return {
        ...known,
        status: 'BOUNCED',
        detail: [`${bounceType}, ${bounceSubType}`, ...said].join(': '),
        // A full mailbox is empty again tomorrow; only what is permanent ends it.
        suppress: bounceType === 'Permanent' ? suppressing(bouncedRecipients, 'BOUNCE') : null,
      };
    }
    case 'Complaint': {
      const { complainedRecipients, complaintFeedbackType, complaintSubType } = event.complaint;
      if (complaintFeedbackType === NOT_SPAM) return null;
      return {
        ...known,
        status: 'COMPLAINED',
        detail: complaintSubType ?? complaintFeedbackType ?? 'no type given',
        suppress: suppressing(complainedRecipients, 'COMPLAINT'),
      };
    }
    case 'Reject':
      return { ...known, status: 'FAILED', detail: event.reject.reason, suppress: null };
  }
}

function suppressing(
  addressed: readonly { readonly emailAddress: string }[],
  reason: SuppressionReason,
): NonNullable<MailEvent['suppress']> {
  return { addresses: addressed.map(({ emailAddress }) => bare(emailAddress)), reason };
}

/** `"Ada" <ada@example.com>` and `ada@example.com` are one address. */
function bare(written: string): string {
  const inAngles = /<([^<>]*)>\s*$/u.exec(written)?.[1];
  const address = (inAngles ?? written).trim().toLowerCase();
  if (address === '') throw new MalformedError('An address in an event of SES is empty.');
  return address;
}
