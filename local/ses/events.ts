import type { ConfigurationSet, Context, EventDestination, EventType, Mail, Outcome } from './records.ts';
import { arnOf } from './records.ts';
import { bareAddress } from './mime.ts';

const NAMES: Readonly<Record<EventType, string>> = {
  SEND: 'Send',
  DELIVERY: 'Delivery',
  BOUNCE: 'Bounce',
  COMPLAINT: 'Complaint',
  REJECT: 'Reject',
  RENDERING_FAILURE: 'Rendering Failure',
};
const MEMBERS: Readonly<Record<EventType, string>> = {
  SEND: 'send',
  DELIVERY: 'delivery',
  BOUNCE: 'bounce',
  COMPLAINT: 'complaint',
  REJECT: 'reject',
  RENDERING_FAILURE: 'failure',
};
const MTA = 'dsn; local-cloud.amazonses.com';

/**
 * Publishes one event of a mail to the topics that its configuration set names for that type.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function publish(context: Context, mail: Mail, type: EventType, detail: object): void {
  const set = mail.configurationSet;
  if (set === undefined) return;
  const sourceArn = arnOf(context, 'configuration-set', set);
  const message = JSON.stringify({ eventType: NAMES[type], mail: mailShape(context, mail), [MEMBERS[type]]: detail });
  for (const { value } of context.store.list<EventDestination>('destinations', `${set}/`)) {
    if (!value.enabled || !value.types.includes(type)) continue;
    context.events.add({
      topicArn: value.topicArn,
      sourceArn,
      subject: 'Amazon SES Email Event Notification',
      message,
    });
  }
}

/** The events that follow an accepted mail: it was sent, and then what became of it. */
export function publishOutcomes(context: Context, mail: Mail): void {
  publish(context, mail, 'SEND', {});
  const timestamp = new Date(mail.at).toISOString();
  const by = (...outcomes: Outcome[]): string[] =>
    Object.entries(mail.outcomes).flatMap(([address, outcome]) => (outcomes.includes(outcome) ? [address] : []));
  const bounced = by('bounced');
  const suppressed = by('suppressed');
  const delivered = by('delivered', 'complained');
  const complained = by('complained');
  if (bounced.length > 0) publish(context, mail, 'BOUNCE', bounceOf(context, bounced, timestamp, USER_UNKNOWN));
  if (suppressed.length > 0) publish(context, mail, 'BOUNCE', bounceOf(context, suppressed, timestamp, SUPPRESSED));
  if (delivered.length > 0) {
    publish(context, mail, 'DELIVERY', {
      timestamp,
      processingTimeMillis: 1,
      recipients: delivered,
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: MTA,
    });
  }
  if (complained.length > 0) publish(context, mail, 'COMPLAINT', complaintOf(context, complained, timestamp));
}

/** The event of something that a receiving server says only after it took the mail. */
export function publishLateOutcome(
  context: Context,
  mail: Mail,
  address: string,
  outcome: 'bounced' | 'returned' | 'complained',
): void {
  const timestamp = new Date(context.cloud.now()).toISOString();
  if (outcome === 'complained') {
    publish(context, mail, 'COMPLAINT', complaintOf(context, [address], timestamp));
    return;
  }
  const bounce = outcome === 'bounced' ? USER_UNKNOWN : MAILBOX_FULL;
  publish(context, mail, 'BOUNCE', bounceOf(context, [address], timestamp, bounce));
}

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-bounce-types */
interface BounceKind {
  readonly type: 'Permanent' | 'Transient';
  readonly subType: string;
  readonly status: string;
  readonly diagnosticCode: string;
}

const USER_UNKNOWN: BounceKind = {
  type: 'Permanent',
  subType: 'General',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 user unknown',
};
const MAILBOX_FULL: BounceKind = {
  type: 'Transient',
  subType: 'MailboxFull',
  status: '4.2.2',
  diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
};
const SUPPRESSED: BounceKind = {
  type: 'Permanent',
  subType: 'OnAccountSuppressionList',
  status: '5.1.1',
  diagnosticCode:
    'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
};

function bounceOf({ cloud }: Context, addresses: readonly string[], timestamp: string, kind: BounceKind): object {
  const { type, subType, status, diagnosticCode } = kind;
  return {
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress, action: 'failed', status, diagnosticCode })),
    timestamp,
    feedbackId: cloud.uuid(),
    reportingMTA: MTA,
  };
}

function complaintOf({ cloud }: Context, addresses: readonly string[], timestamp: string): object {
  return {
    complainedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
    timestamp,
    feedbackId: cloud.uuid(),
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: timestamp,
  };
}

function mailShape(context: Context, mail: Mail): object {
  const { cloud } = context;
  const sender = bareAddress(mail.from);
  return {
    timestamp: new Date(mail.at).toISOString(),
    source: mail.from,
    sourceArn: arnOf(context, 'identity', sender),
    sendingAccountId: cloud.accountId,
    messageId: mail.id,
    destination: [...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress),
    headersTruncated: false,
    headers: [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
    ],
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: {
      'ses:configuration-set': [mail.configurationSet ?? ''],
      'ses:from-domain': [sender.slice(sender.lastIndexOf('@') + 1)],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
}

/** Whether mail may go out under this configuration set; throws nothing. */
export function configurationSetOf({ store }: Context, name: string): ConfigurationSet | undefined {
  return store.get<ConfigurationSet>('configurationSets', name);
}
