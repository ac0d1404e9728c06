import type { Receipt } from './notification.ts';

type Verdict = 'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc';

/**
 * What SES tells of a mail, after its documented example.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-examples.html
 */
export function receiptOf(verdicts: Readonly<Partial<Record<Verdict, string>>> = {}): Receipt {
  const verdict = (name: Verdict) => ({ status: verdicts[name] ?? 'PASS' });
  return {
    notificationType: 'Received',
    mail: { messageId: 'd6iitobk75ur44p8kdnnp7g2n800', source: 'bounces@supplier.example' },
    receipt: {
      recipients: ['invoices-owner1@in.example'],
      spamVerdict: verdict('spam'),
      virusVerdict: verdict('virus'),
      spfVerdict: verdict('spf'),
      dkimVerdict: verdict('dkim'),
      dmarcVerdict: verdict('dmarc'),
      action: { type: 'S3', objectKey: 'inbound/d6iitobk75ur44p8kdnnp7g2n800' },
    },
  };
}

/** The source of a mail with these parts. */
export function mailSource(
  head: readonly string[],
  parts: readonly { head: string; body: Uint8Array | string }[],
): Uint8Array {
  const body = parts.map(
    (part) =>
      `--b\r\n${part.head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(part.body).toString('base64')}\r\n`,
  );
  return Buffer.from(
    [...head, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '', ...body, '--b--', ''].join(
      '\r\n',
    ),
  );
}
