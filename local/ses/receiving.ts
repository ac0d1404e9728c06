import PostalMime from 'postal-mime';
import { z } from 'zod';
import type { Caller, Provided, Resource } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { bareAddress } from './mime.ts';
import type { Context } from './records.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const SetProperties = z.object({ RuleSetName: z.string().optional() });
const S3Action = z.object({
  BucketName: z.string(),
  ObjectKeyPrefix: z.string().default(''),
  TopicArn: z.string().optional(),
});
const RuleProperties = z.object({
  RuleSetName: z.string(),
  Rule: z.object({
    Name: z.string().optional(),
    Enabled: flag.default(false),
    Recipients: z.array(z.string()).default([]),
    Actions: z.array(z.record(z.string(), z.unknown())).default([]),
  }),
});

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
export const verdictStatuses = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED'] as const;
export type VerdictStatus = (typeof verdictStatuses)[number];
export const verdictNames = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const;
export type Verdicts = Readonly<Record<(typeof verdictNames)[number], VerdictStatus>>;

/** A rule of the template. Whichever rule set it is in counts as the active one: CloudFormation has no word for that. */
interface ReceiptRule {
  readonly name: string;
  readonly arn: string;
  readonly recipients: readonly string[];
  readonly stores: readonly z.output<typeof S3Action>[];
}

/** What arrives at SES from the world. */
export interface Arrival {
  /** Envelope sender. */
  readonly from: string;
  /** Envelope recipients. */
  readonly to: readonly string[];
  readonly source: Buffer;
  /** Nobody here asks DNS or looks for spam: who hands the mail in says what would have come out. */
  readonly verdicts: Verdicts;
}

const LARGEST_MESSAGE = 40 * 1024 * 1024;

export function provideRuleSet(context: Context, resource: Resource): Provided {
  const name = SetProperties.parse(resource.properties).RuleSetName ?? resource.generatedName(64);
  context.store.put('receiptRuleSets', name, { name });
  return { ref: name };
}

/** Throws where a rule has an action that is not carried out here: a mail would be lost without a word. */
export function provideRule(context: Context, resource: Resource): Provided {
  const { RuleSetName, Rule } = RuleProperties.parse(resource.properties);
  const name = Rule.Name ?? resource.generatedName(64);
  const { partition, region, accountId } = context.cloud;
  const stores = Rule.Actions.map((action) => {
    const [kind = 'nothing', ...more] = Object.keys(action);
    if (kind !== 'S3Action' || more.length > 0) {
      throw new Error(`${resource.logicalId}: the receipt action ${kind} is not carried out by the local SES.`);
    }
    return S3Action.parse(action['S3Action']);
  });
  const rule: ReceiptRule = {
    name,
    arn: `arn:${partition}:ses:${region}:${accountId}:receipt-rule-set/${RuleSetName}:receipt-rule/${name}`,
    recipients: Rule.Recipients.map((recipient) => recipient.toLowerCase()),
    stores,
  };
  if (Rule.Enabled) context.store.put('receiptRules', `${RuleSetName}/${name}`, rule);
  else context.store.delete('receiptRules', `${RuleSetName}/${name}`);
  return { ref: name };
}

/** Domains and addresses that mail can be sent to. */
export function receivingRecipients({ store }: Pick<Context, 'store'>): string[] {
  return store.list<ReceiptRule>('receiptRules').flatMap(({ value }) => value.recipients);
}

/**
 * Takes a mail as SES does: every rule whose recipients match stores it and tells its topic. Answers the message id.
 * Throws `MessageRejected` where no rule takes it (SMTP 550) or it is over 40 MB (SMTP 552).
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-concepts.html
 */
export async function receiveMail(context: Context, arrival: Arrival): Promise<string> {
  if (arrival.source.length > LARGEST_MESSAGE) {
    throw new AwsError('MessageRejected', '552 Message size exceeds the fixed maximum of 40 MB.');
  }
  const taken = context.store
    .list<ReceiptRule>('receiptRules')
    .map(({ value }) => ({ rule: value, recipients: arrival.to.filter((address) => takes(value, address)) }))
    .filter(({ recipients }) => recipients.length > 0);
  if (taken.length === 0)
    throw new AwsError('MessageRejected', '550 5.1.1 No receipt rule takes mail for this address.');

  const messageId = context.cloud.uuid().replaceAll('-', '');
  const at = new Date(context.cloud.now()).toISOString();
  for (const { rule, recipients } of taken) {
    for (const action of rule.stores) {
      const caller: Caller = { kind: 'service', service: 'ses.amazonaws.com', sourceArn: rule.arn };
      const key = `${action.ObjectKeyPrefix}${messageId}`;
      const stored = Buffer.concat([Buffer.from(stampOf(arrival, messageId)), arrival.source]);
      await context.cloud.call('s3', 'PutObject', { Bucket: action.BucketName, Key: key, Body: stored }, caller);
      if (action.TopicArn === undefined) continue;
      context.events.add({
        topicArn: action.TopicArn,
        sourceArn: rule.arn,
        subject: 'Amazon SES Email Receipt Notification',
        message: JSON.stringify({
          notificationType: 'Received',
          mail: await mailShape(arrival, messageId, at),
          receipt: {
            timestamp: at,
            processingTimeMillis: 1,
            recipients,
            ...Object.fromEntries(verdictNames.map((name) => [`${name}Verdict`, { status: arrival.verdicts[name] }])),
            action: {
              type: 'S3',
              topicArn: action.TopicArn,
              bucketName: action.BucketName,
              objectKeyPrefix: action.ObjectKeyPrefix,
              objectKey: key,
            },
          },
        }),
      });
    }
  }
  return messageId;
}

/** An address, a domain, or `.domain` for what lies below it; a rule without recipients takes all. */
function takes(rule: ReceiptRule, written: string): boolean {
  const address = bareAddress(written).toLowerCase();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (rule.recipients.length === 0) return true;
  return rule.recipients.some((recipient) => {
    if (recipient.startsWith('.')) return domain.endsWith(recipient);
    return recipient.includes('@')
      ? withoutLabel(address) === recipient || address === recipient
      : domain === recipient;
  });
}

/** `user+label@domain` reaches the rule of `user@domain`. */
function withoutLabel(address: string): string {
  return address.replace(/\+[^@]*(?=@)/u, '');
}

/** What SES writes above a mail that it takes. */
function stampOf({ from, to, verdicts }: Arrival, messageId: string): string {
  return [
    `Return-Path: <${bareAddress(from)}>`,
    `Received: from local-cloud by inbound-smtp.amazonaws.com with SMTP id ${messageId} for ${to[0] ?? ''};`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    '',
  ].join('\r\n');
}

async function mailShape({ from, to, source }: Arrival, messageId: string, at: string): Promise<object> {
  const parsed = await PostalMime.parse(source);
  const written = (name: string): string[] =>
    parsed.headers.filter(({ key }) => key === name).map(({ value }) => value);
  return {
    timestamp: at,
    source: bareAddress(from),
    messageId,
    destination: to.map(bareAddress),
    headersTruncated: false,
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    commonHeaders: {
      returnPath: bareAddress(from),
      from: written('from'),
      to: written('to'),
      messageId: parsed.messageId ?? '',
      subject: parsed.subject ?? '',
      ...(parsed.date === undefined ? {} : { date: parsed.date }),
    },
  };
}
