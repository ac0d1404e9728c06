import { Worker } from 'node:worker_threads';
import type { Credentials } from '../core/cloud.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { entryOf } from './configuration.ts';
import type { InvocationError, InvocationMessage, WorkerMessage, WorkerSetup } from './messages.ts';

/** How an invocation ended. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: InvocationError };

export interface InstanceSurroundings {
  readonly awsEndpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** Takes each line that the function writes. */
  line(text: string, stream: string): void;
}

/** One execution environment: a worker thread with its own environment variables, which takes one invocation at a time. */
export interface Instance {
  /** False once it has ended: it takes no further invocation. */
  readonly alive: boolean;
  readonly idleSince: number;
  invoke(message: InvocationMessage): Promise<Outcome>;
  end(): Promise<void>;
}

const LARGEST_PAYLOAD = 6 * 1024 * 1024;
/** What V8 may take for young objects, beside the function's memory. */
const YOUNG_MEGABYTES = 32;

/** Starts a worker thread; its module is loaded at once, what fails there is told by the first invocation. */
export function startInstance(configuration: FunctionConfiguration, surroundings: InstanceSurroundings): Instance {
  const entry = entryOf(configuration);
  const logStream = `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${crypto
    .randomUUID()
    .replaceAll('-', '')}`;
  const setup: WorkerSetup = {
    ...entry,
    functionName: configuration.name,
    memoryMegabytes: configuration.memoryMegabytes,
    logGroup: configuration.logGroup,
    logStream,
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    env: environmentOf(configuration, surroundings, logStream),
    resourceLimits: {
      maxOldGenerationSizeMb: configuration.memoryMegabytes,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr]) linesOf(stream, (text) => surroundings.line(text, logStream));

  let alive = true;
  let idleSince = performance.now();
  let waiting: { requestId: string; settle(outcome: Outcome): void } | undefined;
  let fault: InvocationError | undefined;
  const die = (error: InvocationError): void => {
    alive = false;
    fault ??= error;
    waiting?.settle({ ok: false, error: fault });
    waiting = undefined;
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'ready') return;
    if (message.type === 'failed' && message.requestId === null) return die(message.error);
    if (waiting === undefined || message.requestId !== waiting.requestId) return;
    const { settle } = waiting;
    waiting = undefined;
    idleSince = performance.now();
    settle(message.type === 'done' ? sized(message.payload) : { ok: false, error: message.error });
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    die({ errorType: isMemory ? 'Runtime.OutOfMemory' : error.name, errorMessage: error.message });
  });
  worker.on('exit', (code) => {
    const requestId = waiting?.requestId ?? '';
    die({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status ${code}`,
    });
  });

  return {
    get alive() {
      return alive;
    },
    get idleSince() {
      return idleSince;
    },
    invoke(message) {
      if (fault !== undefined) return Promise.resolve({ ok: false, error: fault });
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          die(timedOut(configuration.timeoutSeconds, message.requestId));
          void worker.terminate();
        }, configuration.timeoutSeconds * 1000);
        waiting = {
          requestId: message.requestId,
          settle(outcome) {
            clearTimeout(timer);
            resolve(outcome);
          },
        };
        worker.postMessage(message);
      });
    },
    async end() {
      alive = false;
      await worker.terminate();
    },
  };
}

function timedOut(seconds: number, requestId: string): InvocationError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

function sized(payload: string): Outcome {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= LARGEST_PAYLOAD) return { ok: true, payload };
  return {
    ok: false,
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${
        LARGEST_PAYLOAD + 1
      } bytes).`,
    },
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function environmentOf(
  configuration: FunctionConfiguration,
  { awsEndpoint, region, credentials }: InstanceSurroundings,
  logStream: string,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    ...configuration.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: configuration.folder ?? '',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: awsEndpoint,
    _HANDLER: configuration.handler,
  };
}

function linesOf(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(line);
  });
}
