import {
  BadRequestException,
  MessageRejected,
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
} from '@aws-sdk/client-sesv2';
import { MAIL_TAG } from '#model/mail.ts';
import type { Mailer } from './mailer.ts';
import { MailDeferredError, MailRefusedError } from './mailer.ts';

/** Who sends, and under which configuration set. */
export interface Sender {
  readonly from: string;
  readonly configurationSet: string;
}

/**
 * One attempt a call: SES knows no idempotency, and after a time-out the SDK would send the mail a second time. Who calls tries again once
 * SES's own events could have told whether it was sent.
 */
const client = new SESv2Client({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});

/** Amazon SES. What it sends is marked as a machine's, so that no machine answers it (RFC 3834). */
export function ses({ from, configurationSet }: Sender): Mailer {
  return {
    async send({ id, to, subject, text, html, inReplyTo }) {
      const thread = inReplyTo
        ? [
            { Name: 'In-Reply-To', Value: inReplyTo },
            { Name: 'References', Value: inReplyTo },
          ]
        : [];
      const submitted = { Name: 'Auto-Submitted', Value: inReplyTo ? 'auto-replied' : 'auto-generated' };
      try {
        const { MessageId } = await client.send(
          new SendEmailCommand({
            FromEmailAddress: `"Marquee" <${from}>`,
            Destination: { ToAddresses: [to] },
            ConfigurationSetName: configurationSet,
            EmailTags: [{ Name: MAIL_TAG, Value: id }],
            Content: {
              Simple: {
                Subject: { Data: subject, Charset: 'UTF-8' },
                Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
                Headers: [submitted, ...thread],
              },
            },
          }),
        );
        return MessageId ?? '';
      } catch (cause) {
        // What else SES refuses (the account, the sender's domain, the pace) an operator or time can mend: the mail waits for it.
        // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
        if (cause instanceof MessageRejected || cause instanceof BadRequestException) {
          throw new MailRefusedError(cause.message, { cause });
        }
        if (cause instanceof SESv2ServiceException && cause.$fault === 'client') {
          // Its name alone: it is logged, and what SES says beside may hold the recipient's address.
          throw new MailDeferredError(cause.name, { cause });
        }
        throw cause;
      }
    },
  };
}
