/** What one evaluation of a `request` or `response` function may read, and what it leaves behind. */
export interface Evaluation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly authType: string;
  readonly typeName: string;
  readonly fieldName: string;
  readonly phase: 'request' | 'response';
  iterations: number;
  readonly errors: Fault[];
  readonly logs: string[];
  readonly effects: Effects;
}

/** One entry of GraphQL `errors` before it has a path and locations. */
export interface Fault {
  readonly message: string;
  readonly type: string | null;
  readonly data: unknown;
  readonly info: unknown;
}

export interface Effects {
  subscriptionFilter?: unknown;
  invalidationFilter?: unknown;
  invalidations?: unknown[];
  evictions?: { type: string; field: string; keys: Record<string, unknown> }[];
  headers?: Record<string, string>;
}

/** Stops the running function: the field fails with this fault. */
export class Stop extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** `runtime.earlyReturn`: stops the running function with a value. */
export class EarlyReturn extends Error {
  readonly value: unknown;
  readonly skipTo: 'NEXT' | 'END';
  constructor(value: unknown, skipTo: 'NEXT' | 'END') {
    super('earlyReturn');
    this.value = value;
    this.skipTo = skipTo;
  }
}

let running: Evaluation | undefined;

/** The evaluation that calls `util` now. AppSync's functions are synchronous, so there is at most one. */
export function evaluation(): Evaluation {
  if (running === undefined) throw new Error('util is available while request or response runs only');
  return running;
}

export function enter(next: Evaluation): void {
  running = next;
}

export function leave(): void {
  running = undefined;
}

/** Fails the field with an error that AppSync itself raises. */
export function refuse(message: string, type: string | null = null): never {
  throw new Stop({ message, type, data: null, info: null });
}
