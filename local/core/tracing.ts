import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Trace } from './cloud.ts';
import { lastPart, ReadableLog } from './readable-log.ts';
import type { NamedResource } from './readable-log.ts';

/** One request with everything that it set in motion, queues and workers included. */
export interface RequestRecord {
  readonly traceId: string;
  title: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Until the last thing that it set in motion; `undefined` while the request itself runs. */
  milliseconds: number | undefined;
  failed: boolean;
  readonly steps: StepRecord[];
}

export interface StepRecord {
  readonly text: string;
  readonly milliseconds: number;
}

/** How often an action was called, and how many bytes of input it was given. */
export interface CallCount {
  readonly service: string;
  readonly action: string;
  calls: number;
  inputBytes: number;
  failures: number;
  milliseconds: number;
}

/** Of a queue or an outbox, whose request an earlier process had. */
const LEFT_OVER = 'left over from before';
const KEPT_REQUESTS = 500;
/** A request that polls for hours must not grow without end. */
const LARGEST_STEP_LIST = 1_000;

export interface TraceOptions {
  now(): number;
  /** Takes one line without its newline. */
  log(line: string): void;
}

/** The trace of the local cloud: a readable log, the last requests for the status page, and counts for the cost bench. */
export class CloudTrace implements Trace {
  readonly #options: TraceOptions;
  readonly #current = new AsyncLocalStorage<RequestRecord>();
  readonly #recent: RequestRecord[] = [];
  readonly #counts = new Map<string, CallCount>();
  readonly #log: ReadableLog;
  readonly #warnings: { readonly at: number; readonly line: string }[] = [];

  constructor(options: TraceOptions) {
    this.#options = options;
    this.#log = new ReadableLog((line) => options.log(line));
  }

  /** From now on, these resources stand in the log by their logical ids. */
  nameResources(resources: readonly NamedResource[]): void {
    this.#log.nameResources(resources);
  }

  request<T>(title: string, work: () => Promise<T>): Promise<T> {
    return this.#run(newTraceId(), title, work);
  }

  resume<T>(id: string | undefined, work: () => Promise<T>): Promise<T> {
    if (id === undefined) return this.#run(newTraceId(), LEFT_OVER, work);
    const traceId = rootOf(id);
    if (this.#current.getStore()?.traceId === traceId) return work();
    const origin = this.#recent.findLast((record) => record.traceId === traceId);
    // What a request set in motion belongs to its entry, however much later it happens.
    if (origin !== undefined) return this.#current.run(origin, work);
    return this.#run(traceId, LEFT_OVER, work);
  }

  step(text: string, milliseconds: number): void {
    const record = this.#current.getStore();
    if (record === undefined || record.steps.length >= LARGEST_STEP_LIST) return;
    const step = { text, milliseconds };
    record.steps.push(step);
    if (record.milliseconds === undefined) return;
    record.milliseconds = this.#options.now() - record.startedAt;
    this.#log.late(record, step);
  }

  id(): string | undefined {
    return this.#current.getStore()?.traceId;
  }

  note(line: string): void {
    this.#log.line(line);
  }

  warn(line: string): void {
    this.#warnings.push({ at: this.#options.now(), line });
    if (this.#warnings.length > KEPT_REQUESTS) this.#warnings.shift();
    this.#log.line(`warning: ${line}`);
  }

  /** Gives the current request its name, once it is known what it asks. */
  entitle(title: string): void {
    const record = this.#current.getStore();
    if (record !== undefined) record.title = title;
  }

  /** Marks the current request as failed, in the log and on the status page. */
  failed(): void {
    const record = this.#current.getStore();
    if (record !== undefined) record.failed = true;
  }

  /** Counts one call of an action. */
  count(service: string, action: string, inputBytes: number, milliseconds: number, failed: boolean): void {
    const key = `${service} ${action}`;
    const found = this.#counts.get(key);
    const count = found ?? { service, action, calls: 0, inputBytes: 0, failures: 0, milliseconds: 0 };
    if (found === undefined) this.#counts.set(key, count);
    count.calls += 1;
    count.inputBytes += inputBytes;
    count.milliseconds += milliseconds;
    if (failed) count.failures += 1;
  }

  /** Every action that was called since the start (or `resetCounts`), busiest first. */
  counts(): readonly CallCount[] {
    return [...this.#counts.values()].sort((left, right) => right.calls - left.calls);
  }

  resetCounts(): void {
    this.#counts.clear();
  }

  /** The last five hundred requests, newest first. */
  recent(): readonly RequestRecord[] {
    return this.#recent.toReversed();
  }

  warnings(): readonly { readonly at: number; readonly line: string }[] {
    return this.#warnings;
  }

  async #run<T>(traceId: string, title: string, work: () => Promise<T>): Promise<T> {
    const record: RequestRecord = {
      traceId,
      title,
      startedAt: this.#options.now(),
      milliseconds: undefined,
      failed: false,
      steps: [],
    };
    this.#recent.push(record);
    if (this.#recent.length > KEPT_REQUESTS) this.#recent.shift();
    const started = performance.now();
    try {
      return await this.#current.run(record, work);
    } catch (error) {
      record.failed = true;
      throw error;
    } finally {
      record.milliseconds = performance.now() - started;
      this.#log.ended(record);
    }
  }
}

/** `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…;Sampled=1` names its root. */
function rootOf(id: string): string {
  const root = /(?:^|;)Root=([^;]+)/.exec(id)?.[1];
  return root === undefined ? id : `Root=${root}`;
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')}`;
}

/** Roughly the bytes of an input: text, numbers and blobs without punctuation; cheap enough for every call. */
export function inputSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 0;
  for (const [name, member] of Object.entries(value)) bytes += name.length + inputSize(member);
  return bytes;
}

const NAMING_MEMBERS = [
  'TableName',
  'FunctionName',
  'QueueUrl',
  'TopicArn',
  'TargetArn',
  'Bucket',
  'EventBusName',
  'stateMachineArn',
  'executionArn',
  'SecretId',
  'modelId',
  'UserPoolId',
  'KeyId',
  'logGroupName',
  'Name',
  'Action',
];

/** What a call speaks of, in a word or two for the log: a table, a queue, a key of a bucket. Never content. */
export function describeInput(input: object): string {
  const members = new Map<string, unknown>(Object.entries(input));
  const tables = transactTables(members.get('TransactItems')) ?? batchTables(members.get('RequestItems'));
  if (tables !== undefined) return tables;
  const events = members.get('Entries');
  if (Array.isArray(events)) return detailTypes(events);
  for (const name of NAMING_MEMBERS) {
    const value = members.get(name);
    if (typeof value !== 'string') continue;
    const key = members.get('Key');
    return name === 'Bucket' && typeof key === 'string' ? `${value}/${key}` : lastPart(value);
  }
  return '';
}

function transactTables(items: unknown): string | undefined {
  if (!Array.isArray(items)) return undefined;
  const names = items.flatMap((item: unknown) =>
    Object.values(typeof item === 'object' && item !== null ? item : {}).map((operation: unknown) =>
      typeof operation === 'object' && operation !== null && 'TableName' in operation
        ? lastPart(String(operation.TableName))
        : '?',
    ),
  );
  return [...new Set(names)].join(', ');
}

function detailTypes(events: readonly unknown[]): string {
  const types = events.map((event) =>
    typeof event === 'object' && event !== null && 'DetailType' in event ? String(event.DetailType) : '?',
  );
  return [...new Set(types)].join(', ');
}

function batchTables(items: unknown): string | undefined {
  if (typeof items !== 'object' || items === null) return undefined;
  return Object.keys(items).map(lastPart).join(', ');
}
