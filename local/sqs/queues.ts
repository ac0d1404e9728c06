import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import { sqsError } from './errors.ts';
import { Queue } from './queue.ts';
import type { QueueSettings } from './queue.ts';

/** Every queue of the template, found by URL or ARN, with the rules of who may reach it. */
export class Queues {
  readonly cloud: Cloud;
  readonly store: Store;
  readonly #queues = new Map<string, Queue>();
  #order: number;

  constructor(cloud: Cloud, store: Store) {
    this.cloud = cloud;
    this.store = store;
    this.#order = store.list<{ order: number }>('messages').reduce((last, { value }) => Math.max(last, value.order), 0);
  }

  put(settings: QueueSettings): Queue {
    const known = this.#queues.get(settings.name);
    if (known !== undefined) {
      known.settings = settings;
      return known;
    }
    const queue = new Queue(this.cloud, this.store, settings, () => (this.#order += 1));
    this.#queues.set(settings.name, queue);
    return queue;
  }

  all(): Queue[] {
    return [...this.#queues.values()].sort((left, right) => (left.settings.name < right.settings.name ? -1 : 1));
  }

  /** Host and port of a URL do not count: a name given before a restart with another port stays good. */
  byUrl(url: string): Queue {
    return this.#named(url.split('/').at(-1) ?? '');
  }

  byArn(arn: string): Queue {
    return this.#named(arn.split(':').at(-1) ?? '');
  }

  byName(name: string): Queue {
    return this.#named(name);
  }

  #named(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue === undefined) throw sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  /** The queue that takes what this one gives up, unless it refuses. */
  deadLettersOf(queue: Queue): Queue | undefined {
    const { redrive, arn } = queue.settings;
    if (redrive === undefined) return undefined;
    const target = this.#queues.get(redrive.deadLetterArn.split(':').at(-1) ?? '');
    const allow = target?.settings.redriveAllow;
    if (allow?.permission === 'denyAll') return undefined;
    if (allow?.permission === 'byQueue' && !allow.sourceArns.includes(arn)) return undefined;
    return target;
  }

  authorize(caller: Caller, action: string, queue: Queue): void {
    try {
      this.cloud.iam.authorize(caller, {
        action: `sqs:${action}`,
        resource: queue.settings.arn,
        resourcePolicy: queue.policy,
      });
    } catch (error) {
      if (!(error instanceof AwsError) || !error.code.startsWith('AccessDenied')) throw error;
      throw sqsError('AccessDeniedException', error.message, error);
    }
  }

  /**
   * A queue under an own key needs GenerateDataKey and Decrypt to send, Decrypt to receive, from whoever does it.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
   */
  async useKey(caller: Caller, queue: Queue, use: 'send' | 'receive'): Promise<void> {
    const { kmsKeyId } = queue.settings;
    if (kmsKeyId === undefined) return;
    if (kmsKeyId.endsWith('alias/aws/sqs')) {
      // The policy of an AWS managed key lets no other service in.
      if (caller.kind !== 'service') return;
      throw sqsError(
        'KmsAccessDenied',
        `${caller.service} cannot use alias/aws/sqs, under which ${queue.settings.arn} is encrypted.`,
      );
    }
    try {
      if (use === 'send')
        await this.cloud.call('kms', 'GenerateDataKey', { KeyId: kmsKeyId, KeySpec: 'AES_256' }, caller);
      await this.cloud.call('kms', 'Decrypt', { KeyId: kmsKeyId }, caller);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw sqsError('KmsAccessDenied', error.message, error);
    }
  }
}
