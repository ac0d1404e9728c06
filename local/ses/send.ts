import PostalMime from 'postal-mime';
import type { z } from 'zod';
import type { Address } from 'postal-mime';
import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { configurationSetOf, publish, publishOutcomes } from './events.ts';
import { authorizeSending, senderIdentity } from './identities.ts';
import { SendBulkInput, SendEmailInput, badRequest, notFound, read } from './input.ts';
import type { Sender, TemplateUse } from './input.ts';
import { bareAddress, composeMime } from './mime.ts';
import type { Letter } from './mime.ts';
import type { ConfigurationSet, Context, Mail, Outcome } from './records.ts';
import { RenderingError } from './render.ts';
import { isSuppressed } from './suppression.ts';
import { templateName, useTemplate } from './templates.ts';

type Input = Record<string, unknown>;

const MOST_RECIPIENTS = 50;
const MEBIBYTE = 1024 * 1024;
const LARGEST_MESSAGE = 40 * MEBIBYTE;

interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

interface Outgoing {
  readonly envelope: Envelope;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: ConfigurationSet | undefined;
}

/** SendEmail: `{MessageId}` once the message is kept. */
export async function sendEmail(context: Context, input: Input, caller: Caller): Promise<object> {
  const asked = read(SendEmailInput, input);
  const { Simple, Raw, Template } = asked.Content;
  if ([Simple, Raw, Template].filter((content) => content !== undefined).length !== 1) {
    throw badRequest('Content: exactly one of Simple, Raw and Template is needed.');
  }
  const tags = tagRecord(asked.EmailTags);
  if (Raw !== undefined) return sendRaw(context, asked, Raw.Data, tags, caller);
  const envelope = envelopeOf(asked, asked.Destination);
  const outgoing = admit(context, caller, asked, envelope, 'ses:SendEmail', Template, tags);
  const messageId = newMessageId(context);
  const common = { ...commonOf(context, messageId, envelope), replyTo: asked.ReplyToAddresses };
  if (Template !== undefined) {
    return { MessageId: sendTemplate(context, outgoing, common, Template, Template.TemplateData, Template.Headers) };
  }
  if (Simple === undefined || (Simple.Body.Text === undefined && Simple.Body.Html === undefined)) {
    throw badRequest('Content.Simple.Body: text or HTML is needed.');
  }
  const raw = composeMime({
    ...common,
    subject: Simple.Subject.Data,
    text: Simple.Body.Text?.Data,
    html: Simple.Body.Html?.Data,
    headers: Simple.Headers,
    attachments: Simple.Attachments,
  });
  return { MessageId: accept(context, outgoing, messageId, Simple.Subject.Data, raw) };
}

/** SendBulkEmail: one result for each entry; an entry that fails does not hold up the others. */
export async function sendBulkEmail(context: Context, input: Input, caller: Caller): Promise<object> {
  const asked = read(SendBulkInput, input);
  const use = asked.DefaultContent.Template;
  const results = asked.BulkEmailEntries.map((entry) => {
    const envelope = envelopeOf(asked, entry.Destination);
    const tags = tagRecord([...asked.DefaultEmailTags, ...(entry.ReplacementTags ?? [])]);
    const outgoing = admit(context, caller, asked, envelope, 'ses:SendBulkEmail', use, tags);
    const replaced = entry.ReplacementEmailContent?.ReplacementTemplate?.ReplacementTemplateData ?? '{}';
    const data = JSON.stringify({ ...dataOf(use.TemplateData), ...dataOf(replaced) });
    const common = { ...commonOf(context, newMessageId(context), envelope), replyTo: asked.ReplyToAddresses };
    try {
      const id = sendTemplate(context, outgoing, common, use, data, entry.ReplacementHeaders ?? use.Headers);
      return { Status: 'SUCCESS', MessageId: id };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { Status: 'FAILED', Error: error.message };
    }
  });
  return { BulkEmailEntryResults: results };
}

async function sendRaw(
  context: Context,
  asked: z.infer<typeof SendEmailInput>,
  data: Buffer,
  tags: Record<string, string>,
  caller: Caller,
): Promise<object> {
  if (data.length > LARGEST_MESSAGE) throw badRequest('Message length is more than 41943040 bytes long.');
  const parsed = await PostalMime.parse(data);
  const given = asked.Destination;
  const named = [...given.ToAddresses, ...given.CcAddresses, ...given.BccAddresses].length > 0;
  const sender = asked.FromEmailAddress ?? written(parsed.from ? [parsed.from] : [])[0];
  if (sender === undefined) throw badRequest("Missing required header 'From'.");
  const envelope: Envelope = named
    ? envelopeOf({ ...asked, FromEmailAddress: sender }, given)
    : { from: sender, to: written(parsed.to), cc: written(parsed.cc), bcc: written(parsed.bcc) };
  const outgoing = admit(context, caller, asked, envelope, 'ses:SendRawEmail', undefined, tags);
  const id = newMessageId(context);
  return { MessageId: accept(context, outgoing, id, parsed.subject ?? '', withoutBcc(data)) };
}

function sendTemplate(
  context: Context,
  outgoing: Outgoing,
  common: Omit<Letter, 'subject' | 'headers' | 'attachments'>,
  use: TemplateUse,
  data: string,
  headers: Letter['headers'],
): string {
  try {
    const { subject, text, html } = useTemplate(context, use, data);
    if (/[\r\n]/.test(subject)) throw badRequest('The subject contains a line break.');
    const raw = composeMime({ ...common, subject, text, html, headers, attachments: use.Attachments });
    return accept(context, outgoing, common.messageId, subject, raw);
  } catch (error) {
    if (!(error instanceof RenderingError)) throw error;
    // SES has accepted the call by then: only the event tells, see https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html
    const mail = mailOf(context, outgoing, common.messageId, '', {});
    publish(context, mail, 'RENDERING_FAILURE', {
      errorMessage: error.message,
      templateName: use.TemplateName ?? 'inline',
    });
    context.cloud.trace.warn(`ses: a mail was not sent, since its template could not be filled: ${error.message}`);
    return common.messageId;
  }
}

function admit(
  context: Context,
  caller: Caller,
  sender: Sender,
  envelope: Envelope,
  action: string,
  template: TemplateUse | undefined,
  tags: Record<string, string>,
): Outgoing {
  const recipients = [...envelope.to, ...envelope.cc, ...envelope.bcc];
  if (recipients.length === 0) throw badRequest('Destination: at least one recipient is needed.');
  if (recipients.length > MOST_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  for (const recipient of recipients) {
    if (!/^[^\s@]+@[^\s@]+$/.test(bareAddress(recipient))) throw badRequest("Missing final '@domain'");
  }
  const identity = senderIdentity(context, envelope.from, caller);
  const setName = sender.ConfigurationSetName ?? identity.configurationSet;
  authorizeSending(context, caller, {
    action,
    identity,
    from: envelope.from,
    recipients,
    configurationSet: setName,
    template: template === undefined || template.TemplateContent !== undefined ? undefined : templateName(template),
  });
  if (setName === undefined) return { envelope, tags, configurationSet: undefined };
  const configurationSet = configurationSetOf(context, setName);
  if (configurationSet === undefined) throw notFound(`Configuration set <${setName}> does not exist.`);
  if (!configurationSet.sends) throw new AwsError('SendingPausedException', `Sending is paused for ${setName}.`);
  return { envelope, tags, configurationSet };
}

function accept(context: Context, outgoing: Outgoing, id: string, subject: string, raw: Buffer): string {
  if (raw.length > LARGEST_MESSAGE) throw badRequest('Message length is more than 41943040 bytes long.');
  const { to, cc, bcc } = outgoing.envelope;
  const outcomes = Object.fromEntries(
    [...to, ...cc, ...bcc].map((recipient) => [bareAddress(recipient), outcomeFor(context, recipient, outgoing)]),
  );
  const mail = mailOf(context, outgoing, id, subject, outcomes);
  const key = keyOf(mail, context.nextMail());
  context.store.transaction(() => {
    context.store.put('mails', key, mail);
    context.store.put('sources', id, raw.toString('base64'));
    context.store.put('keys', id, key);
    publishOutcomes(context, mail);
  });
  context.arrived(mail);
  return id;
}

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator */
function outcomeFor(context: Context, recipient: string, outgoing: Outgoing): Outcome {
  const address = bareAddress(recipient).toLowerCase();
  const simulated = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(address)?.[1];
  if (simulated === 'bounce') return 'bounced';
  if (simulated === 'complaint') return 'complained';
  if (simulated === 'suppressionlist') return 'suppressed';
  return isSuppressed(context, address, outgoing.configurationSet) ? 'suppressed' : 'delivered';
}

function mailOf(
  context: Context,
  outgoing: Outgoing,
  id: string,
  subject: string,
  outcomes: Record<string, Outcome>,
): Mail {
  return {
    id,
    at: context.cloud.now(),
    from: outgoing.envelope.from,
    to: outgoing.envelope.to,
    cc: outgoing.envelope.cc,
    bcc: outgoing.envelope.bcc,
    subject,
    outcomes,
    configurationSet: outgoing.configurationSet?.name,
    tags: outgoing.tags,
  };
}

/** Rows lie in order of time. */
function keyOf(mail: Mail, sequence: number): string {
  return `${String(mail.at).padStart(15, '0')}-${String(sequence).padStart(9, '0')}-${mail.id}`;
}

function envelopeOf(
  sender: Pick<Sender, 'FromEmailAddress'>,
  destination: z.infer<typeof SendEmailInput>['Destination'],
): Envelope {
  if (sender.FromEmailAddress === undefined) throw badRequest('FromEmailAddress is needed.');
  return {
    from: sender.FromEmailAddress,
    to: destination.ToAddresses,
    cc: destination.CcAddresses,
    bcc: destination.BccAddresses,
  };
}

function commonOf(
  context: Context,
  messageId: string,
  envelope: Envelope,
): Pick<Letter, 'messageId' | 'at' | 'from' | 'to' | 'cc'> {
  return { messageId, at: context.cloud.now(), from: envelope.from, to: envelope.to, cc: envelope.cc };
}

/** As SES forms them: `010001…-<uuid>-000000`. */
function newMessageId({ cloud }: Context): string {
  return `0100${cloud.now().toString(16).padStart(12, '0')}-${cloud.uuid()}-000000`;
}

function tagRecord(tags: readonly { Name: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value]));
}

function dataOf(json: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(json);
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch (cause) {
    throw new AwsError('BadRequestException', 'TemplateData is not JSON.', { cause });
  }
}

function written(addresses: readonly Address[] | undefined): string[] {
  return (addresses ?? []).flatMap((entry) => {
    const boxes = entry.group ?? [entry];
    return boxes.map((box) =>
      box.name === '' ? box.address : `"${box.name.replace(/[\\"]/g, '\\$&')}" <${box.address}>`,
    );
  });
}

/** SES takes the Bcc header out before it delivers. */
function withoutBcc(source: Buffer): Buffer {
  const text = source.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end).replace(/^bcc:[^\n]*(?:\n[ \t][^\n]*)*\n?/gim, '');
  return Buffer.from(head + text.slice(end), 'latin1');
}
