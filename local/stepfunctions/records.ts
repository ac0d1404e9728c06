import type { ContainerPath } from './definition.ts';
import type { Json, JsonObject } from './language/json.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** An execution as it stands in the store; its input and output stand beside it. Instants are milliseconds since the epoch. */
export interface ExecutionRecord {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  readonly roleArn: string;
  /** Key of the definition that it runs. */
  readonly definitionKey: string;
  readonly express: boolean;
  readonly startDate: number;
  readonly input: string;
  readonly traceId?: string;
  readonly traceHeader?: string;
  status: ExecutionStatus;
  stopDate?: number;
  output?: string;
  error?: string;
  cause?: string;
  /** Events in the history so far. */
  eventCount: number;
  redriveCount: number;
  redriveDate?: number;
}

/** One thread of an execution: the machine itself, a branch, an item of a map. This row is what a restart resumes from. */
export interface Flow {
  /** `0` is the machine; a child appends `.<index>`. */
  readonly id: string;
  readonly parentId?: string;
  readonly index: number;
  readonly container: ContainerPath;
  readonly mapItem?: { readonly Index: number; readonly Value: Json };
  state: string;
  input: Json;
  variables: JsonObject;
  phase: Phase;
  enteredAt: number;
  enteredEventId: number;
  lastEventId: number;
  retryCount: number;
  /** Attempts made by each retrier of the state, by its index. */
  retries: Record<string, number>;
}

export type Phase =
  /** The state has yet to be entered. */
  | { readonly kind: 'enter' }
  /** The state is entered; its work has to be begun, or begun again. */
  | { readonly kind: 'work' }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'backoff'; readonly until: number }
  | { readonly kind: 'task'; readonly attempt: Attempt }
  | { readonly kind: 'branches'; readonly count: number }
  | {
      readonly kind: 'items';
      /** The input of each item's flow. How many were launched is how many flows there are. */
      readonly inputs: readonly Json[];
      /** The items themselves, where an ItemSelector made the inputs differ from them. */
      readonly values?: readonly Json[];
      readonly concurrency: number;
      /** Failed items that the map bears. */
      readonly tolerated: number;
    }
  /** A child has ended; its parent collects the output. `failed` is an item that the map bore. */
  | { readonly kind: 'ended'; readonly output: Json; readonly failed: boolean };

export interface Attempt {
  readonly id: string;
  readonly arguments: Json;
  readonly timeoutAt?: number;
  readonly heartbeatSeconds?: number;
  heartbeatAt?: number;
  readonly token?: string;
  /** The call was made; what is awaited is the token or the child execution. */
  submitted: boolean;
  childExecution?: string;
}

/** A flow at the entrance of its first state. Its first event follows its parent's last. */
export function newFlow(
  given: Pick<Flow, 'id' | 'index' | 'container' | 'state' | 'input'> & Partial<Pick<Flow, 'parentId' | 'mapItem'>>,
): Flow {
  return {
    ...given,
    variables: {},
    phase: { kind: 'enter' },
    enteredAt: 0,
    enteredEventId: 0,
    lastEventId: -1,
    retryCount: 0,
    retries: {},
  };
}

/** Makes a closed execution a running one again. */
export function reopen(record: ExecutionRecord, now: number): void {
  delete record.stopDate;
  delete record.output;
  delete record.error;
  delete record.cause;
  record.status = 'RUNNING';
  record.redriveCount += 1;
  record.redriveDate = now;
}
