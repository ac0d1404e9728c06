import type { Cloud } from './cloud.ts';
import { AwsError } from './errors.ts';
import type { Store } from './store.ts';

/** Work that a service has promised and not yet done. It outlives a kill: what was added is delivered at least once. */
export interface Outbox<Job> {
  /** Inside a transaction of the same store, the promise stands or falls with the change that it tells of. */
  add(job: Job, options?: { readonly notBefore?: number }): void;
  /** Begins to deliver, what an earlier process left behind included. */
  start(): void;
  /** Waits for the deliveries at hand; the rest stays for the next start. */
  stop(): Promise<void>;
  /** Jobs that wait or are at hand. */
  size(): number;
  /** Resolves once each job that is meant and due was tried once, and none of them is at hand. */
  settled(isMeant?: (job: Job) => boolean): Promise<void>;
}

export interface OutboxOptions<Job> {
  readonly cloud: Pick<Cloud, 'now' | 'trace' | 'fail'>;
  readonly store: Store;
  /** The table of the store that holds the jobs; one outbox each. */
  readonly table: string;
  deliver(job: Job, attempt: number): Promise<void>;
  /** Tries in all, 1 at least. Without `retry`, sixteen tries within about five minutes. */
  retry?(job: Job): { readonly attempts: number; readonly maximumAgeMilliseconds: number };
  /** The job failed for good and leaves the outbox: put it in a dead-letter queue, or tell the operator. */
  giveUp(job: Job, error: unknown): Promise<void> | void;
}

interface Row<Job> {
  readonly job: Job;
  readonly addedAt: number;
  readonly due: number;
  readonly attempt: number;
  readonly trace?: string;
}

const concurrentDeliveries = 32;
const firstDelay = 200;
const longestDelay = 30_000;
/** How long a clock that a test moves can go unnoticed. */
const longestSleep = 1_000;
/** Between two looks at whether all were tried. */
const lookAgain = 5;
const defaultRetry = { attempts: 16, maximumAgeMilliseconds: 24 * 3600 * 1000 };

/**
 * Refusals that another try does not change, so that they go to the dead-letter queue at once.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function isPermanent(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  const transient = [
    'ThrottlingException',
    'TooManyRequestsException',
    'Throttling',
    'TooManyRequests',
    'OverLimit',
    'RequestThrottled',
    'ProvisionedThroughputExceededException',
  ];
  return error.status < 500 && error.status !== 429 && !transient.includes(error.code);
}

/** Makes the outbox of one table. Each failed try waits twice as long as the one before, up to 30 s. */
export function createOutbox<Job>(options: OutboxOptions<Job>): Outbox<Job> {
  const { cloud, store, table } = options;
  const waiting = new Map<string, Row<Job>>();
  const atHand = new Map<string, Promise<void>>();
  let sequence = 0;
  let running = false;
  let timer: NodeJS.Timeout | undefined;

  for (const { key, value } of store.list<Row<Job>>(table)) {
    waiting.set(key, value);
    sequence = Math.max(sequence, Number(key));
  }

  function wake(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(drain, delay);
  }

  function drain(): void {
    if (!running) return;
    let next = Number.POSITIVE_INFINITY;
    for (const [key, row] of waiting) {
      if (atHand.has(key)) continue;
      if (atHand.size >= concurrentDeliveries) return;
      // The transaction that added it was rolled back.
      if (store.get(table, key) === undefined) {
        waiting.delete(key);
        continue;
      }
      if (row.due > cloud.now()) {
        next = Math.min(next, row.due - cloud.now());
        continue;
      }
      const work = attempt(key, row).finally(() => {
        atHand.delete(key);
        if (running && waiting.size > 0) wake(0);
      });
      atHand.set(key, work);
    }
    if (Number.isFinite(next)) wake(Math.min(next, longestSleep));
  }

  async function attempt(key: string, row: Row<Job>): Promise<void> {
    try {
      await cloud.trace.resume(row.trace, () => tryOnce(key, row));
    } catch (error) {
      cloud.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function tryOnce(key: string, row: Row<Job>): Promise<void> {
    try {
      await options.deliver(row.job, row.attempt);
    } catch (error) {
      const { attempts, maximumAgeMilliseconds } = options.retry?.(row.job) ?? defaultRetry;
      const tooOld = cloud.now() - row.addedAt > maximumAgeMilliseconds;
      if (isPermanent(error) || row.attempt >= attempts || tooOld) {
        await options.giveUp(row.job, error);
        return remove(key);
      }
      const delay = Math.min(firstDelay * 2 ** (row.attempt - 1), longestDelay);
      return save(key, { ...row, attempt: row.attempt + 1, due: cloud.now() + delay });
    }
    remove(key);
  }

  function save(key: string, row: Row<Job>): void {
    store.put(table, key, row);
    waiting.set(key, row);
  }

  function remove(key: string): void {
    store.delete(table, key);
    waiting.delete(key);
  }

  function isUnsettled(isMeant: (job: Job) => boolean): boolean {
    return [...waiting].some(
      ([key, { job, attempt, due }]) =>
        isMeant(job) &&
        (atHand.has(key) || (attempt === 1 && due <= cloud.now() && store.get(table, key) !== undefined)),
    );
  }

  return {
    add(job, { notBefore } = {}) {
      sequence += 1;
      const trace = cloud.trace.id();
      const now = cloud.now();
      save(String(sequence).padStart(12, '0'), {
        job,
        addedAt: now,
        due: notBefore ?? now,
        attempt: 1,
        ...(trace === undefined ? {} : { trace }),
      });
      if (running) wake(0);
    },
    start() {
      running = true;
      wake(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await Promise.all(atHand.values());
    },
    size: () => waiting.size,
    async settled(isMeant = () => true) {
      while (running && isUnsettled(isMeant)) await new Promise((resume) => setTimeout(resume, lookAgain));
    },
  };
}
