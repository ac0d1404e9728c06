import * as dynamodb from './dynamodb-module.ts';
import { EarlyReturn, enter, evaluation, leave, refuse, Stop, type Evaluation, type Fault } from './evaluation.ts';
import { entropyLeft, refill } from './identifiers.ts';
import { lockDown } from './lockdown.ts';
import { extensions, runtime, util } from './util-module.ts';

/*
 * Runs inside the context of one API. Only strings, numbers and booleans cross its border: an object of the host
 * handed in would be a way out (`host.constructor.constructor('return process')()`).
 */

const { parse, stringify } = JSON;
const { freeze, keys: keysOf } = Object;

type Handler = (context: object) => unknown;

interface Loaded {
  request?: Handler;
  response?: Handler;
}

interface Invocation {
  readonly context: Record<string, unknown>;
  readonly errors: ErrorCell;
  readonly authType: string;
  readonly typeName: string;
  readonly fieldName: string;
  previous: unknown;
}

function remember(invocation: Invocation, value: unknown): void {
  invocation.previous = value;
  invocation.context['prev'] = { result: value };
}

const loaded: (Loaded | undefined)[] = [];
const invocations = new Map<number, Invocation>();
let nextInvocation = 1;
let environment: unknown = {};

/** 1,000 rounds of for…of and for…in in one evaluation: https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const iterationLimit = 1000;

/** Hexadecimal digits of randomness that one evaluation may need: an id of 32 in each round of its loops. */
const entropyReserve = 32 * iterationLimit;

function tick(): void {
  const now = evaluation();
  now.iterations += 1;
  if (now.iterations > iterationLimit) {
    refuse(`Code has exceeded the limit of ${iterationLimit} loop iterations`, 'CodeLimitExceeded');
  }
}

function show(values: unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : (stringify(value) ?? 'undefined'))).join(' ');
}

const log = (...values: unknown[]): void => void evaluation().logs.push(show(values));
const consoleHere = { log, error: log };

function rds(name: string): () => never {
  return () =>
    refuse(`${name} of @aws-appsync/utils/rds is not implemented by the local AppSync`, 'UnsupportedOperation');
}

const rdsNames = [
  'select',
  'insert',
  'update',
  'remove',
  'sql',
  'createMySQLStatement',
  'createPgStatement',
  'toJsonObject',
];
const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@aws-appsync/utils': { util, extensions, runtime },
  '@aws-appsync/utils/dynamodb': { ...dynamodb },
  '@aws-appsync/utils/rds': Object.fromEntries(rdsNames.map((name) => [name, rds(name)])),
};

function importModule(name: string): Readonly<Record<string, unknown>> {
  const found = modules[name];
  if (found === undefined) throw new Error(`The APPSYNC_JS runtime has no module ${name}`);
  return found;
}

/** Makes a function of the API known; answers the number it is called by, or the error as text. */
function install(factory: (imports: typeof importModule, count: typeof tick) => Loaded): number | string {
  try {
    return loaded.push(factory(importModule, tick)) - 1;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Texts {
  readonly source: string;
  readonly identity: string;
  readonly request: string;
  readonly info: string;
}

/** The error of the data source, and whether anybody looked at it. */
interface ErrorCell {
  text: string;
  seen: boolean;
}

/** `ctx` of one resolver: what not every function reads stays JSON text until it is read. */
function makeContext(args: string, texts: Texts, errors: ErrorCell): Record<string, unknown> {
  const parsedArguments: unknown = parse(args);
  let source: unknown;
  let identity: unknown;
  let request: unknown;
  let info: unknown;
  return {
    arguments: parsedArguments,
    args: parsedArguments,
    get source() {
      return source === undefined ? (source = parse(texts.source)) : source;
    },
    get identity() {
      return identity === undefined ? (identity = parse(texts.identity)) : identity;
    },
    get request() {
      return request === undefined ? (request = parse(texts.request)) : request;
    },
    get info() {
      return info === undefined ? (info = parse(texts.info)) : info;
    },
    get error() {
      errors.seen = true;
      return errors.text === '' ? undefined : (parse(errors.text) as unknown);
    },
    env: environment,
    stash: {},
    prev: null,
    result: null,
  };
}

function setEnvironment(json: string): void {
  environment = freeze(parse(json));
}

/** Begins one resolver's evaluation; each argument but the last three is JSON text. Answers its number. */
function open(
  args: string,
  source: string,
  identity: string,
  request: string,
  info: string,
  authType: string,
  typeName: string,
  fieldName: string,
): number {
  const errors: ErrorCell = { text: '', seen: false };
  const context = makeContext(args, { source, identity, request, info }, errors);
  const number = nextInvocation;
  nextInvocation += 1;
  invocations.set(number, { context, errors, authType, typeName, fieldName, previous: null });
  return number;
}

function close(number: number): void {
  invocations.delete(number);
}

function outcome(now: Evaluation, settled: Record<string, unknown>): string {
  if (now.errors.length > 0) settled['errors'] = now.errors;
  if (now.logs.length > 0) settled['logs'] = now.logs;
  if (keysOf(now.effects).length > 0) settled['effects'] = now.effects;
  if (entropyLeft() < entropyReserve) settled['refill'] = true;
  return stringify(settled);
}

function asFault(error: unknown): Fault {
  if (error instanceof Stop) return error.fault;
  const message = error instanceof Error ? error.message : String(error);
  return { message: `Runtime Error: ${message}`, type: 'Code', data: null, info: null };
}

/**
 * Runs `request` or `response` of one function.
 * `result` is JSON text, '' for none, `undefined` for `ctx.prev.result`; `error` is JSON text or ''. With `keep`, what it returns becomes `ctx.prev.result`.
 */
function evaluate(
  invocationNumber: number,
  code: number,
  phase: 'request' | 'response',
  result: string | undefined,
  error: string,
  keep: boolean,
  time: number,
): string {
  const invocation = invocations.get(invocationNumber);
  if (invocation === undefined) throw new Error('The evaluation is closed');
  const { context, errors, authType, typeName, fieldName } = invocation;
  const now: Evaluation = {
    now: time,
    authType,
    typeName,
    fieldName,
    phase,
    iterations: 0,
    errors: [],
    logs: [],
    effects: {},
  };
  errors.text = error;
  errors.seen = false;
  if (result === undefined) context['result'] = invocation.previous;
  else context['result'] = result === '' ? null : parse(result);
  const handler = loaded[code]?.[phase];
  enter(now);
  try {
    const value = handler === undefined ? context['result'] : handler(context);
    const settled = { kind: 'value', value: value ?? null, sawError: errors.seen };
    const text = outcome(now, settled);
    if (keep) remember(invocation, value ?? null);
    return text;
  } catch (thrown) {
    if (thrown instanceof EarlyReturn) {
      const value = thrown.value ?? null;
      if (keep || phase === 'request') remember(invocation, value);
      return outcome(now, { kind: 'early', value, skipTo: thrown.skipTo });
    }
    return outcome(now, { kind: 'fault', fault: asFault(thrown) });
  } finally {
    leave();
  }
}

/** The whole context as JSON text: what a Lambda function without code of its own is sent. */
function contextOf(number: number): string {
  const { context } = invocations.get(number) ?? { context: {} };
  return stringify({ ...context, args: undefined, env: undefined, error: undefined, result: undefined });
}

function setPrevious(number: number, json: string): void {
  const invocation = invocations.get(number);
  if (invocation !== undefined) remember(invocation, parse(json));
}

/** One resolver must not be able to change what another one is given. */
function deepFreeze(value: unknown): void {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
  freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
}

deepFreeze(modules);
deepFreeze(consoleHere);
lockDown({ console: consoleHere, util, extensions, runtime });

export { close, contextOf, evaluate, install, open, refill, setEnvironment, setPrevious };
