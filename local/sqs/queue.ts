import { createHash } from 'node:crypto';
import type { Cloud, PolicyDocument } from '../core/cloud.ts';
import type { Store } from '../core/store.ts';
import type { KeptAttribute } from './attributes.ts';

/** Settings of a queue; durations in seconds. */
export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly deduplicationScope: 'queue' | 'messageGroup';
  readonly delay: number;
  readonly maximumMessageSize: number;
  readonly retention: number;
  readonly receiveWait: number;
  readonly visibilityTimeout: number;
  readonly kmsKeyId: string | undefined;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
  readonly redriveAllow:
    | { readonly permission: 'allowAll' | 'denyAll' | 'byQueue'; readonly sourceArns: readonly string[] }
    | undefined;
  readonly createdAt: number;
}

export interface Message {
  readonly id: string;
  /** Place in the queue; grows with each message that any queue takes. */
  readonly order: number;
  readonly body: string;
  readonly attributes: Readonly<Record<string, KeptAttribute>>;
  readonly sender: string;
  readonly sentAt: number;
  readonly trace?: string;
  readonly group?: string;
  readonly deduplicationId?: string;
  /** ARN of the queue that gave it up. */
  readonly deadLetterSource?: string;
  /** Before this instant nobody receives it: delayed, or at work. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
  /** The newest receipt handle. */
  readonly receipt?: string;
  /** An ordered fault made it of another message. */
  readonly isCopy?: true;
}

export type NewMessage = Pick<Message, 'body' | 'attributes' | 'sender'> &
  Partial<Pick<Message, 'trace' | 'group' | 'deduplicationId'>> & { readonly delay?: number };

interface Accepted {
  readonly messageId: string;
  readonly sequenceNumber?: string;
}

const messages = 'messages';
const deduplications = 'deduplications';
const deduplicationInterval = 5 * 60 * 1000;
const second = 1000;

/** One queue with all its messages in memory, each change written through to the store. */
export class Queue {
  settings: QueueSettings;
  policy: PolicyDocument | undefined;
  readonly #cloud: Pick<Cloud, 'now' | 'uuid'>;
  readonly #store: Store;
  readonly #nextOrder: () => number;
  readonly #messages = new Map<number, Message>();
  readonly #waiters = new Set<() => void>();

  constructor(cloud: Pick<Cloud, 'now' | 'uuid'>, store: Store, settings: QueueSettings, nextOrder: () => number) {
    this.#cloud = cloud;
    this.#store = store;
    this.#nextOrder = nextOrder;
    this.settings = settings;
    for (const { value } of store.list<Message>(messages, `${settings.name}/`)) this.#messages.set(value.order, value);
    this.#giveBack();
  }

  /**
   * Whoever had a message died with the process that handed it out. It can be received at once, and that receive does not count:
   * its receiver gave nothing up. AWS has no such moment; its queues do not end with their consumers.
   */
  #giveBack(): void {
    const now = this.#cloud.now();
    for (const message of this.#messages.values()) {
      if (message.receiveCount === 0 || message.visibleAt <= now) continue;
      this.#save({ ...message, receiveCount: message.receiveCount - 1, visibleAt: now });
    }
  }

  /** Takes a message. A FIFO queue that knows its deduplication id answers as it did then, and takes nothing. */
  send(message: NewMessage): Accepted {
    const { settings } = this;
    const now = this.#cloud.now();
    const { delay = settings.delay, ...content } = message;
    if (!settings.fifo) return { messageId: this.#take(content, now, delay).id };
    const deduplicationId = message.deduplicationId ?? createHash('sha256').update(message.body).digest('hex');
    const scope = settings.deduplicationScope === 'messageGroup' ? `${message.group ?? ''}/` : '';
    const key = `${settings.name}/${scope}${deduplicationId}`;
    const known = this.#store.get<Accepted & { until: number }>(deduplications, key);
    if (known !== undefined && known.until > now) {
      return {
        messageId: known.messageId,
        ...(known.sequenceNumber === undefined ? {} : { sequenceNumber: known.sequenceNumber }),
      };
    }
    return this.#store.transaction(() => {
      const taken = this.#take({ ...content, deduplicationId }, now, delay);
      const accepted = { messageId: taken.id, sequenceNumber: sequenceNumber(taken) };
      this.#store.put(deduplications, key, { ...accepted, until: now + deduplicationInterval });
      return accepted;
    });
  }

  #take(content: Omit<NewMessage, 'delay'>, now: number, delay: number): Message {
    return this.#save({
      ...content,
      id: this.#cloud.uuid(),
      order: this.#nextOrder(),
      sentAt: now,
      visibleAt: now + delay * second,
      receiveCount: 0,
    });
  }

  /** Puts a message here that another queue let go: id and age stay, what receivers did to it is forgotten. */
  adopt(message: Message, deadLetterSource: string | undefined): void {
    const { receipt: _receipt, firstReceivedAt: _first, deadLetterSource: _source, ...rest } = message;
    this.#save({
      ...rest,
      order: this.#nextOrder(),
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
      sentAt: this.settings.fifo ? this.#cloud.now() : message.sentAt,
      visibleAt: this.#cloud.now(),
      receiveCount: 0,
      ...(deadLetterSource === undefined ? {} : { deadLetterSource }),
    });
  }

  /** Puts a message here once more, to be received again under its own id: what a queue that delivers at least once may do. */
  repeat(message: Message): void {
    const { receipt: _receipt, ...rest } = message;
    this.#save({ ...rest, order: this.#nextOrder(), visibleAt: this.#cloud.now(), isCopy: true });
  }

  /**
   * Hands out up to `most` messages that nobody has. One that was received too often goes to the dead-letter queue instead.
   */
  receive(most: number, visibilityTimeout: number, deadLetters: Queue | undefined): Message[] {
    const now = this.#cloud.now();
    const received: Message[] = [];
    const busyGroups = new Set<string>();
    this.#expire(now);
    for (const message of this.#messages.values()) {
      if (received.length === most) break;
      const { group } = message;
      if (this.settings.fifo && group !== undefined && busyGroups.has(group)) continue;
      if (message.visibleAt > now) {
        if (this.settings.fifo && group !== undefined) busyGroups.add(group);
        continue;
      }
      const limit = this.settings.redrive?.maxReceiveCount;
      if (limit !== undefined && deadLetters !== undefined && message.receiveCount >= limit) {
        this.#store.transaction(() => {
          deadLetters.adopt(message, this.settings.arn);
          this.remove(message);
        });
        continue;
      }
      received.push(
        this.#save({
          ...message,
          receiveCount: message.receiveCount + 1,
          firstReceivedAt: message.firstReceivedAt ?? now,
          visibleAt: now + visibilityTimeout * second,
          receipt: this.#cloud.uuid(),
        }),
      );
    }
    return received;
  }

  find(order: number): Message | undefined {
    return this.#messages.get(order);
  }

  remove(message: Message): void {
    this.#messages.delete(message.order);
    this.#store.delete(messages, this.#rowKey(message.order));
    // The next of its group may be received now.
    if (this.settings.fifo) this.#wake();
  }

  changeVisibility(message: Message, seconds: number): void {
    this.#save({ ...message, visibleAt: this.#cloud.now() + seconds * second });
  }

  purge(): void {
    this.#store.transaction(() => {
      for (const message of [...this.#messages.values()]) this.remove(message);
    });
  }

  all(): readonly Message[] {
    this.#expire(this.#cloud.now());
    return [...this.#messages.values()];
  }

  counts(): { visible: number; inFlight: number; delayed: number; oldestAge: number } {
    const now = this.#cloud.now();
    const all = this.all();
    const hidden = all.filter((message) => message.visibleAt > now);
    const inFlight = hidden.filter((message) => message.receiveCount > 0).length;
    return {
      visible: all.length - hidden.length,
      inFlight,
      delayed: hidden.length - inFlight,
      oldestAge: all.reduce((age, message) => Math.max(age, Math.floor((now - message.sentAt) / second)), 0),
    };
  }

  /** Resolves when there may be something to receive, after `milliseconds` at the latest. */
  wait(milliseconds: number): Promise<void> {
    const now = this.#cloud.now();
    let next = Math.min(milliseconds, longestSleep);
    for (const { visibleAt } of this.#messages.values()) if (visibleAt > now) next = Math.min(next, visibleAt - now);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(next, 1));
      this.#waiters.add(done);
    });
  }

  /** Lets every long poll look again. */
  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }

  wakeAll(): void {
    this.#wake();
  }

  #expire(now: number): void {
    for (const message of this.#messages.values()) {
      if (now - message.sentAt > this.settings.retention * second) this.remove(message);
    }
  }

  #save(message: Message): Message {
    this.#store.put(messages, this.#rowKey(message.order), message);
    this.#messages.set(message.order, message);
    if (message.visibleAt <= this.#cloud.now()) this.#wake();
    return message;
  }

  #rowKey(order: number): string {
    return `${this.settings.name}/${String(order).padStart(orderDigits, '0')}`;
  }
}

/** How long a clock that a test moves can go unnoticed. */
const longestSleep = 1_000;
const orderDigits = 14;

/** FIFO queues number their messages with twenty digits. */
export function sequenceNumber(message: Pick<Message, 'order'>): string {
  return `18${String(message.order).padStart(18, '0')}`;
}
