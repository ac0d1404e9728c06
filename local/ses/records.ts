import type { Cloud } from '../core/cloud.ts';
import type { Outbox } from '../core/outbox.ts';
import type { Store } from '../core/store.ts';

/** What became of a mail for one recipient: `bounced` for good, `returned` for now (a full mailbox). */
export type Outcome = 'delivered' | 'bounced' | 'returned' | 'complained' | 'suppressed';

/** A message that SES accepted. Its source is kept apart, under the same id. */
export interface Mail {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly configurationSet?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export type EventType = 'SEND' | 'DELIVERY' | 'BOUNCE' | 'COMPLAINT' | 'REJECT' | 'RENDERING_FAILURE';

export interface EventDestination {
  readonly name: string;
  readonly enabled: boolean;
  readonly types: readonly string[];
  readonly topicArn: string;
}

export interface ConfigurationSet {
  readonly name: string;
  readonly sends: boolean;
  /** Reasons of the suppression list that this set heeds; the account's where it says nothing. */
  readonly suppresses?: readonly string[] | undefined;
}

/** An event on its way to a topic. */
export interface EventJob {
  readonly topicArn: string;
  readonly sourceArn: string;
  readonly subject: string;
  readonly message: string;
}

export interface Context {
  readonly cloud: Cloud;
  readonly store: Store;
  readonly events: Outbox<EventJob>;
  /** Tells the open inbox pages. */
  readonly arrived: (mail: Mail) => void;
  /** Counts the mails of this process: those of one millisecond stand in the order in which they were sent. */
  readonly nextMail: () => number;
}

export function arnOf(
  { cloud }: Pick<Context, 'cloud'>,
  kind: 'identity' | 'configuration-set' | 'template',
  name: string,
): string {
  return `arn:${cloud.partition}:ses:${cloud.region}:${cloud.accountId}:${kind}/${name}`;
}
