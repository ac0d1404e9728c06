import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { InvocationError, InvocationMessage, WorkerMessage, WorkerOrder, WorkerSetup } from './messages.ts';

/**
 * Runs in a worker thread: one function, one invocation at a time, as Lambda's Node.js runtime does.
 * It is started from its text, without its types (see instance.ts), and so imports nothing but Node's own modules.
 * https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 */
const setup = workerData as WorkerSetup;

type Callback = (error: unknown, result?: unknown) => void;
type Handler = (event: unknown, context: object, callback?: Callback) => unknown;

/** From here on Lambda knows no handlers with a callback. */
const FIRST_RUNTIME_WITHOUT_CALLBACKS = 24;
/** What the runtime brings along, so that a bundle may leave it out. */
const PROVIDED_MODULES = /^@(?:aws-sdk|smithy)\//;
/** How traces name the runtime on AWS. */
const RUNTIME_FILE = 'file:///var/runtime/index.mjs';

let current: string | null = null;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function errorOf(thrown: unknown, errorType?: string): InvocationError {
  if (!(thrown instanceof Error)) return { errorType: errorType ?? typeof thrown, errorMessage: String(thrown) };
  return {
    errorType: errorType ?? thrown.name,
    errorMessage: errorType === undefined ? thrown.message : `${thrown.name}: ${thrown.message}`,
    trace: (thrown.stack ?? '').replaceAll(import.meta.url, RUNTIME_FILE).split('\n'),
  };
}

/** Lines go with the results, over one port, so that they keep their order and none is lost when the worker ends. */
function captureOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    let rest = '';
    stream.write = (chunk: string | Uint8Array, ...others: unknown[]): boolean => {
      const lines = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) if (text !== '') say({ type: 'line', text });
      const done = others.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html */
function captureConsole(): void {
  const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  for (const [method, level] of Object.entries(levels)) {
    const write = (...values: unknown[]): void => {
      const timestamp = new Date().toISOString();
      const message = values.length === 1 && setup.logsJson ? plain(values[0]) : format(...values);
      const text = setup.logsJson
        ? JSON.stringify({ timestamp, level, requestId: current ?? undefined, message })
        : `${timestamp}\t${current ?? ''}\t${level}\t${String(message)}`;
      say({ type: 'line', text });
    };
    Object.assign(console, { [method]: write });
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return format(value);
  try {
    JSON.stringify(value);
    return value;
  } catch {
    // What JSON cannot hold is written as the console would.
    return format(value);
  }
}

/**
 * On AWS the bundle stands alone in /var/task. Here it stands inside a repository, whose modules and whose package.json
 * must not reach it: what is not in the bundle, a layer or the runtime is not found.
 */
function isolateModules(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const fromBundle = context.parentURL === undefined || isInside(context.parentURL) || isOwn(context.parentURL);
      const resolved = resolveIn(() => next(specifier, context), specifier, context.parentURL, next);
      if (!resolved.url.startsWith('file:')) return resolved;
      if (!isInside(resolved.url)) {
        if (!fromBundle || PROVIDED_MODULES.test(specifier)) return resolved;
        throw notFound(specifier, context.parentURL);
      }
      return isCommonJs(fileURLToPath(resolved.url)) ? { ...resolved, format: 'commonjs' } : resolved;
    },
  });
}

type Resolve<Resolved> = (specifier: string, context: { parentURL: string }) => Resolved;

function resolveIn<Resolved extends { url: string }>(
  first: () => Resolved,
  specifier: string,
  parent: string | undefined,
  next: Resolve<Resolved>,
): Resolved {
  const isBare = !/^(?:[./]|[a-z][a-z0-9+-]*:)/i.test(specifier);
  if (!isBare || parent === undefined || !isInside(parent)) return first();
  try {
    const found = first();
    if (!found.url.startsWith('file:') || isInside(found.url)) return found;
  } catch (error) {
    if (setup.layers.length === 0 && !PROVIDED_MODULES.test(specifier)) throw error;
  }
  for (const layer of setup.layers) {
    const parentURL = pathToFileURL(join(layer, 'nodejs', 'index.js')).href;
    try {
      const found = next(specifier, { parentURL });
      if (isInside(found.url)) return found;
    } catch {
      // The next layer may have it.
      continue;
    }
  }
  return PROVIDED_MODULES.test(specifier) ? next(specifier, { parentURL: setup.runtimeUrl }) : first();
}

function isOwn(url: string): boolean {
  return url.startsWith('data:');
}

function isInside(url: string): boolean {
  if (!url.startsWith('file:')) return false;
  const path = fileURLToPath(url);
  return [setup.taskRoot, ...setup.layers].some((root) => path.startsWith(root + sep));
}

/** `.js` without a package.json of the bundle's own is CommonJS, unless it is written as a module. */
function isCommonJs(path: string): boolean {
  if (!path.endsWith('.js')) return false;
  for (let folder = dirname(path); folder.startsWith(setup.taskRoot); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return false;
  }
  return !/(?:^|[;}\n])\s*(?:import|export)[\s{*"']/.test(readFileSync(path, 'utf8'));
}

function notFound(specifier: string, parent = ''): Error {
  return Object.assign(new Error(`Cannot find package '${specifier}' imported from ${parent}`), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
}

function contextOf(message: InvocationMessage): object {
  return {
    awsRequestId: message.requestId,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: message.functionArn,
    memoryLimitInMB: String(setup.memoryMegabytes),
    logGroupName: setup.logGroup,
    logStreamName: setup.logStream,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, message.deadline - Date.now()),
  };
}

async function invoke(handler: Handler, message: InvocationMessage): Promise<void> {
  const { requestId } = message;
  current = requestId;
  if (message.traceId === undefined) delete process.env['_X_AMZN_TRACE_ID'];
  else process.env['_X_AMZN_TRACE_ID'] = message.traceId;
  let result: unknown;
  try {
    result = await resultOf(handler, JSON.parse(message.payload), contextOf(message));
  } catch (thrown) {
    const error = errorOf(thrown);
    console.error('Invoke Error', JSON.stringify(error));
    say({ type: 'failed', requestId, error });
    return;
  } finally {
    current = null;
  }
  try {
    say({ type: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch {
    // Circular, or a BigInt.
    const error = { errorType: 'Runtime.MarshalError', errorMessage: 'Unable to stringify response body' };
    say({ type: 'failed', requestId, error });
  }
}

function resultOf(handler: Handler, event: unknown, context: object): unknown {
  if (handler.length < 3) return handler(event, context);
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, result) =>
      error === undefined || error === null ? resolve(result) : reject(error);
    const answer = handler(event, context, callback);
    if (answer instanceof Promise) answer.then(resolve, reject);
  });
}

async function load(): Promise<Handler> {
  const module = (await import(pathToFileURL(setup.file).href)) as Record<string, unknown>;
  const handler =
    module[setup.exported] ?? (module['default'] as Record<string, unknown> | undefined)?.[setup.exported];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${setup.file} is undefined or not exported: ${setup.exported}`);
  }
  if (handler.length >= 3 && Number(/\d+/.exec(setup.runtime)?.[0]) >= FIRST_RUNTIME_WITHOUT_CALLBACKS) {
    // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
    const message = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.';
    throw named('Runtime.CallbackHandlerDeprecated', message);
  }
  return handler as Handler;
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

function loadingError(thrown: unknown): InvocationError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return errorOf(thrown, 'Runtime.ImportModuleError');
  }
  return errorOf(thrown, thrown instanceof SyntaxError ? 'Runtime.UserCodeSyntaxError' : undefined);
}

captureOutput();
captureConsole();
isolateModules();
process.on('unhandledRejection', (reason) => {
  say({ type: 'died', error: errorOf(reason, 'Runtime.UnhandledPromiseRejection') });
});
process.on('uncaughtException', (error) => {
  say({ type: 'died', error: errorOf(error) });
});
let handler: Handler | undefined;
parentPort?.on('message', (message: InvocationMessage | WorkerOrder) => {
  if (message === 'end') process.exit(0);
  if (handler !== undefined) void invoke(handler, message);
});
try {
  handler = await load();
  say({ type: 'ready' });
} catch (thrown) {
  const error = loadingError(thrown);
  console.error('Uncaught Exception', JSON.stringify(error));
  say({ type: 'died', error });
}
