import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mailer } from './mailer.ts';

const client = new SESv2Client();

/** Amazon SES, sending from one verified address. What it sends is marked as a machine's, so that no machine answers it (RFC 3834). */
export function ses(from: string): Mailer {
  return {
    async send({ to, subject, text, inReplyTo }) {
      const thread = inReplyTo
        ? [
            { Name: 'In-Reply-To', Value: inReplyTo },
            { Name: 'References', Value: inReplyTo },
          ]
        : [];
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: { Text: { Data: text, Charset: 'UTF-8' } },
              Headers: [{ Name: 'Auto-Submitted', Value: 'auto-replied' }, ...thread],
            },
          },
        }),
      );
    },
  };
}
