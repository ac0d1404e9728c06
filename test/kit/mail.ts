import { PutObjectCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Outputs } from '#dev/cloud.ts';
import type { MailRequest } from '#model/mail.ts';
import { mailTemplateKey } from '#model/keys.ts';

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

/** What can be done to a local cloud as the account's administrator. */
const asAdministrator = ({ aws, region }: Outputs) => ({
  endpoint: aws,
  region,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Asks the mail domain for a mail, as its other domains do; any text may stand in the place of a request. */
export async function askForMail(outputs: Outputs, request: MailRequest | string): Promise<void> {
  const sqs = new SQSClient(asAdministrator(outputs));
  try {
    const MessageBody = typeof request === 'string' ? request : JSON.stringify(request);
    await sqs.send(new SendMessageCommand({ QueueUrl: outputs.stack['MailQueueUrl'], MessageBody }));
  } finally {
    sqs.destroy();
  }
}

/** Lays down an installation's own words for a mail; null takes them away. */
export async function storeTemplate(outputs: Outputs, name: string, source: string | null): Promise<void> {
  const s3 = new S3Client({ ...asAdministrator(outputs), forcePathStyle: true });
  const place = { Bucket: outputs.stack['MailBucketName'], Key: mailTemplateKey(name) };
  try {
    await s3.send(source === null ? new DeleteObjectCommand(place) : new PutObjectCommand({ ...place, Body: source }));
  } finally {
    s3.destroy();
  }
}

/** Lets a mail that was delivered come back for good, come back for now, or be called spam. `id` is the inbox's. */
export async function letMail(
  outputs: Outputs,
  id: string,
  outcome: 'bounced' | 'returned' | 'complained',
): Promise<void> {
  const url = `${outputs.inbox}/api/messages/${encodeURIComponent(id)}/outcome?outcome=${outcome}`;
  const response = await fetch(url, { method: 'POST' });
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}.`);
}
