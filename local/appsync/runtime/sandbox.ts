import { buildSync } from 'esbuild';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { constants, createContext, Script } from 'node:vm';
import { CodeRefused, compileCode } from './code.ts';
import type { CostlyPart } from './context-reads.ts';

/** What the functions of one API share: see ../prelude/entry.ts, which defines these inside the context. */
interface Guest {
  install(factory: unknown): number | string;
  setEnvironment(json: string): void;
  refill(hex: string): void;
  open(
    args: string,
    source: string,
    identity: string,
    request: string,
    info: string,
    authType: string,
    typeName: string,
    fieldName: string,
  ): number;
  evaluate(
    invocation: number,
    code: number,
    phase: 'request' | 'response',
    result: string | undefined,
    error: string,
    keep: boolean,
    time: number,
  ): string;
  contextOf(invocation: number): string;
  setPrevious(invocation: number, json: string): void;
  close(invocation: number): void;
}

/** An error that resolver code raised, before it has a path. */
export interface Fault {
  readonly message: string;
  readonly type: string | null;
  readonly data: unknown;
  readonly info: unknown;
}

/** What resolver code asked of the gateway besides its value. */
export interface Effects {
  readonly subscriptionFilter?: unknown;
  readonly invalidationFilter?: unknown;
  readonly invalidations?: readonly unknown[];
  readonly evictions?: readonly { type: string; field: string; keys: Record<string, unknown> }[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Left {
  readonly errors?: readonly Fault[];
  readonly logs?: readonly string[];
  readonly effects?: Effects;
  readonly refill?: boolean;
}

/** How a `request` or `response` ended. */
export type Outcome = Left &
  (
    | { readonly kind: 'value'; readonly value: unknown; readonly sawError: boolean }
    | { readonly kind: 'early'; readonly value: unknown; readonly skipTo: 'NEXT' | 'END' }
    | { readonly kind: 'fault'; readonly fault: Fault }
  );

/** What `ctx` is made of; all but the names are JSON text, so that shared parts are written once. */
export interface ContextParts {
  readonly args: string;
  readonly source: string;
  readonly identity: string;
  readonly request: string;
  readonly info: string;
  readonly authType: string;
  readonly typeName: string;
  readonly fieldName: string;
}

const entropyBytes = 32_768;

/** Builtins that the prelude keeps for itself while they vanish from the context's global object. */
const builtins =
  'globalThis,Object,Array,String,Number,Boolean,JSON,Math,Date,RegExp,Map,Set,WeakSet,BigInt,Intl,Reflect,Error,' +
  'parseInt,encodeURIComponent,decodeURIComponent';

let prelude: Script | undefined;

function preludeScript(): Script {
  if (prelude !== undefined) return prelude;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('../prelude/entry.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'guest',
    platform: 'neutral',
    target: 'es2024',
  });
  const text = outputFiles[0]?.text ?? '';
  prelude = new Script(`(function (${builtins}) { ${text}\nreturn guest; })(${builtins})`, {
    filename: 'appsync-prelude.js',
  });
  return prelude;
}

/** The APPSYNC_JS runtime of one API. */
export class Sandbox {
  readonly #context;
  readonly #guest: Guest;
  readonly #now: () => number;
  readonly #reads: ReadonlySet<CostlyPart>[] = [];

  constructor(now: () => number) {
    this.#context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
    this.#guest = preludeScript().runInContext(this.#context);
    this.#now = now;
    this.#refill();
  }

  #refill(): void {
    this.#guest.refill(randomBytes(entropyBytes).toString('hex'));
  }

  /** What `ctx.env` holds. */
  setEnvironment(variables: Readonly<Record<string, string>>): void {
    this.#guest.setEnvironment(JSON.stringify(variables));
  }

  /** Answers the number by which the function is called. Throws `CodeRefused`. */
  install(name: string, source: string): number {
    const { expression, reads } = compileCode(name, source);
    const factory: unknown = new Script(expression, { filename: name }).runInContext(this.#context);
    const installed = this.#guest.install(factory);
    if (typeof installed === 'string') throw new CodeRefused(name, [installed]);
    this.#reads[installed] = reads;
    return installed;
  }

  /** Whether the function may look at this part of its context. */
  reads(code: number, part: CostlyPart): boolean {
    return this.#reads[code]?.has(part) ?? true;
  }

  open(parts: ContextParts): Invocation {
    const { args, source, identity, request, info, authType, typeName, fieldName } = parts;
    const number = this.#guest.open(args, source, identity, request, info, authType, typeName, fieldName);
    return new Invocation(this, number);
  }

  evaluate(
    invocation: number,
    code: number,
    phase: 'request' | 'response',
    options: { readonly result?: string | undefined; readonly error?: string; readonly keep?: boolean },
  ): Outcome {
    const { result, error = '', keep = false } = options;
    const text = this.#guest.evaluate(invocation, code, phase, result, error, keep, this.#now());
    const outcome: Outcome = JSON.parse(text);
    if (outcome.refill === true) this.#refill();
    return outcome;
  }

  contextOf(invocation: number): string {
    return this.#guest.contextOf(invocation);
  }

  setPrevious(invocation: number, value: unknown): void {
    this.#guest.setPrevious(invocation, JSON.stringify(value ?? null));
  }

  close(invocation: number): void {
    this.#guest.close(invocation);
  }
}

/** One resolver at work: its `ctx.stash` and `ctx.prev` live inside the context from `open` to `close`. */
export class Invocation {
  readonly #sandbox: Sandbox;
  readonly #number: number;

  constructor(sandbox: Sandbox, number: number) {
    this.#sandbox = sandbox;
    this.#number = number;
  }

  /** With `keep`, the value becomes `ctx.prev.result`. */
  request(code: number, keep: boolean): Outcome {
    return this.#sandbox.evaluate(this.#number, code, 'request', { result: '', keep });
  }

  response(code: number, result: unknown, error: object | undefined, keep: boolean): Outcome {
    return this.#sandbox.evaluate(this.#number, code, 'response', {
      result: result === undefined ? '' : JSON.stringify(result),
      error: error === undefined ? '' : JSON.stringify(error),
      keep,
    });
  }

  /** The response of a pipeline's resolver: `ctx.result` is what the last function left. */
  finish(code: number): Outcome {
    return this.#sandbox.evaluate(this.#number, code, 'response', {});
  }

  /** `ctx` as JSON text. */
  context(): string {
    return this.#sandbox.contextOf(this.#number);
  }

  setPrevious(value: unknown): void {
    this.#sandbox.setPrevious(this.#number, value);
  }

  close(): void {
    this.#sandbox.close(this.#number);
  }
}
