import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { InvocationError, InvocationMessage, WorkerMessage, WorkerSetup } from './messages.ts';

/** Runs in a worker thread: one function, one invocation at a time, as Lambda's Node.js runtime does. */
const setup = workerData as WorkerSetup;

type Handler = (event: unknown, context: object) => unknown;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function errorOf(thrown: unknown): InvocationError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown) };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
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
  if (message.traceId === undefined) delete process.env['_X_AMZN_TRACE_ID'];
  else process.env['_X_AMZN_TRACE_ID'] = message.traceId;
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    say({ type: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (thrown) {
    say({ type: 'failed', requestId, error: errorOf(thrown) });
  }
}

async function load(): Promise<Handler> {
  const module = (await import(pathToFileURL(setup.file).href)) as Record<string, unknown>;
  const handler =
    module[setup.exported] ?? (module['default'] as Record<string, unknown> | undefined)?.[setup.exported];
  if (typeof handler === 'function') return handler as Handler;
  const error = new Error(`${setup.file} exports no function ${setup.exported}`);
  error.name = 'Runtime.HandlerNotFound';
  throw error;
}

try {
  const handler = await load();
  parentPort?.on('message', (message: InvocationMessage) => void invoke(handler, message));
  say({ type: 'ready' });
} catch (thrown) {
  say({ type: 'failed', requestId: null, error: errorOf(thrown) });
}
