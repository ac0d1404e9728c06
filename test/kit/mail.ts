import type { Outputs } from '#dev/cloud.ts';

/** A mail from the world. */
export interface WorldMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
    readonly inline?: boolean;
  }[];
  /** What SES finds out about it, where it is not PASS. */
  readonly verdicts?: Readonly<Record<string, string>>;
}

/** Hands a mail to the local SES, as the internet would. Answers SES's own id of it; throws where no rule takes it. */
export async function sendFromTheWorld(outputs: Outputs, mail: WorldMail): Promise<string> {
  const query = new URLSearchParams({ from: mail.from, to: mail.to, ...mail.verdicts });
  const response = await fetch(`${outputs.inbox}/api/arrivals?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: sourceOf(mail),
  });
  if (!response.ok) throw new Error(`SES refused the mail: ${await response.text()}`);
  const { messageId } = (await response.json()) as { messageId: string };
  return messageId;
}

function sourceOf({ from, to, subject, attachments }: WorldMail): string {
  const parts = attachments.map(({ name, type, bytes, inline }) =>
    [
      `--part`,
      `Content-Type: ${type}; name="${name}"`,
      inline
        ? `Content-Disposition: inline; filename="${name}"\r\nContent-ID: <${name}>`
        : `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64').replace(/.{76}/gu, '$&\r\n'),
    ].join('\r\n'),
  );
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@${from.split('@')[1] ?? ''}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Please find our invoices attached.',
    ...parts,
    '--part--',
    '',
  ].join('\r\n');
}
