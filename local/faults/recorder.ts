import { AsyncLocalStorage } from 'node:async_hooks';
import type { BillLine, ObservedCall, ServiceName } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { billOf } from './bill.ts';
import { callerName } from './rules.ts';

/** One call, from the first since the recording began. */
export interface RecordedCall {
  /** 1 for the first. */
  readonly number: number;
  /** Milliseconds since the epoch, by the services' clock. */
  readonly at: number;
  readonly service: ServiceName;
  readonly action: string;
  /** Names of tables, queues, functions …; none where the action names nothing. */
  readonly resources: readonly string[];
  /** `role/session` (the session of a function is its name), a service, `root` or `anonymous`. */
  readonly caller: string;
  /** Of the request: on the wire over HTTP, of its members in the process. */
  readonly bytes: number;
  /** `ok` or the error's code; `undefined` while it is under way. */
  outcome: string | undefined;
  milliseconds: number | undefined;
  /** What this call itself makes AWS bill, by item. */
  readonly bill: Record<string, number>;
}

/** What was recorded so far. */
export interface Recording {
  readonly since: number;
  /** In the order in which they began. */
  readonly calls: readonly RecordedCall[];
  /** Sums by service, item and resource. */
  readonly bill: readonly BillLine[];
  /** True where calls are missing because there were too many. */
  readonly truncated: boolean;
}

/** A recording that nobody ends must not grow without end. */
const MOST_CALLS = 200_000;

/** The ordered list of all calls, with what AWS would bill for them. */
export class Recorder {
  readonly #since: number;
  readonly #now: () => number;
  readonly #calls: RecordedCall[] = [];
  readonly #bill = new Map<string, BillLine>();
  readonly #current = new AsyncLocalStorage<RecordedCall>();
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  /** Carries a call out and writes down that and how. */
  async note<T>(call: ObservedCall, perform: () => Promise<T>): Promise<T> {
    this.#count += 1;
    const entry: RecordedCall = {
      number: this.#count,
      at: this.#now(),
      service: call.service,
      action: call.action,
      resources: call.resources,
      caller: callerName(call.caller),
      bytes: call.bytes,
      outcome: undefined,
      milliseconds: undefined,
      bill: {},
    };
    if (this.#calls.length < MOST_CALLS) this.#calls.push(entry);
    const began = performance.now();
    try {
      const answer = await this.#current.run(entry, perform);
      entry.outcome = call.refusalIn?.(answer) ?? 'ok';
      this.#current.run(entry, () => {
        for (const line of billOf(call)) this.bill(line);
      });
      return answer;
    } catch (error) {
      entry.outcome = error instanceof AwsError ? error.code : 'failed';
      throw error;
    } finally {
      entry.milliseconds = performance.now() - began;
    }
  }

  /** Adds to the bill, and to the call at hand where it is one of the same service. */
  bill(line: BillLine): void {
    const key = `${line.service} ${line.item} ${line.resource}`;
    const quantity = (this.#bill.get(key)?.quantity ?? 0) + line.quantity;
    this.#bill.set(key, { ...line, quantity });
    const entry = this.#current.getStore();
    if (entry?.service === line.service) entry.bill[line.item] = (entry.bill[line.item] ?? 0) + line.quantity;
  }

  recording(): Recording {
    return {
      since: this.#since,
      calls: this.#calls,
      bill: [...this.#bill.values()],
      truncated: this.#count > this.#calls.length,
    };
  }
}
