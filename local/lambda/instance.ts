import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Credentials } from '../core/cloud.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { entryOf } from './configuration.ts';
import type { InvocationError, InvocationMessage, WorkerMessage, WorkerSetup } from './messages.ts';
import { END } from './messages.ts';

/** How an invocation ended. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: InvocationError };

export type Invocation = Omit<InvocationMessage, 'deadline'>;

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
  /** Once its module is loaded, or cannot be. */
  readonly loaded: Promise<void>;
  /** The function's time begins once its module is loaded. */
  invoke(invocation: Invocation): Promise<Outcome>;
  end(): Promise<void>;
}

const LARGEST_PAYLOAD = 6 * 1024 * 1024;
/** What V8 may take for young objects, beside the function's memory. */
const YOUNG_MEGABYTES = 32;
/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
const INITIALISATION_LIMIT_MS = 10_000;
/** For a thread to end by itself; one that computes for so long is stopped wherever it is. */
const END_LIMIT_MS = 1_000;

let workerUrl: URL | undefined;

/** Stripped once: a thread that strips the file by itself starts twice as slowly. */
function workerModule(): URL {
  if (workerUrl !== undefined) return workerUrl;
  const source = stripTypeScriptTypes(readFileSync(new URL('./worker.ts', import.meta.url), 'utf8'));
  workerUrl = new URL(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
  return workerUrl;
}

/** Starts a worker thread; its module is loaded at once, what fails there is told by the first invocation. */
export function startInstance(configuration: FunctionConfiguration, surroundings: InstanceSurroundings): Instance {
  const entry = entryOf(configuration);
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const logStream = `${day}/[$LATEST]${crypto.randomUUID().replaceAll('-', '')}`;
  const setup: WorkerSetup = {
    ...entry,
    taskRoot: configuration.folder ?? '',
    runtimeUrl: import.meta.url,
    layers: configuration.layers,
    runtime: configuration.runtime,
    functionName: configuration.name,
    memoryMegabytes: configuration.memoryMegabytes,
    logGroup: configuration.logGroup,
    logStream,
    logsJson: configuration.logsJson,
  };
  const worker = new Worker(workerModule(), {
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
  // What the engine itself prints as the thread ends, such as a heap that is full.
  worker.stderr.resume();
  worker.stdout.resume();

  let alive = true;
  let idleSince = performance.now();
  let waiting: { requestId: string; settle(outcome: Outcome): void } | undefined;
  let fault: InvocationError | undefined;
  const loading = Promise.withResolvers<void>();
  const die = (error: InvocationError): void => {
    alive = false;
    fault ??= error;
    loading.resolve();
    waiting?.settle({ ok: false, error: fault });
    waiting = undefined;
  };
  worker.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'ready':
        return loading.resolve();
      case 'line':
        return surroundings.line(message.text, logStream);
      case 'died':
        die(message.error);
        void end();
        return;
      case 'done':
      case 'failed':
        break;
    }
    if (waiting === undefined || message.requestId !== waiting.requestId) return;
    const { settle } = waiting;
    waiting = undefined;
    idleSince = performance.now();
    settle(message.type === 'done' ? sized(message.payload) : { ok: false, error: message.error });
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    die(
      isMemory
        ? exited(waiting?.requestId, 'signal: killed', 'Runtime.OutOfMemory')
        : { errorType: error.name, errorMessage: error.message },
    );
  });
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('exit', (code) => die(exited(waiting?.requestId, `exit status ${code}`)));

  /**
   * Node ends the whole process where a thread is stopped while it makes a zlib stream, as DecompressionStream does ("close before init"):
   * so it stops itself, where none is half made.
   */
  async function end(): Promise<void> {
    worker.postMessage(END);
    const late = setTimeout(() => void worker.terminate(), END_LIMIT_MS);
    await gone;
    clearTimeout(late);
  }

  function timeOut(seconds: number, requestId: string): void {
    die(timedOut(seconds, requestId));
    void end();
  }

  async function load(requestId: string): Promise<void> {
    const seconds = INITIALISATION_LIMIT_MS / 1000;
    const timer = setTimeout(() => timeOut(seconds, requestId), INITIALISATION_LIMIT_MS);
    await loading.promise;
    clearTimeout(timer);
  }

  return {
    get alive() {
      return alive;
    },
    get idleSince() {
      return idleSince;
    },
    loaded: loading.promise,
    async invoke(invocation) {
      await load(invocation.requestId);
      if (fault !== undefined) return { ok: false, error: fault };
      const milliseconds = configuration.timeoutSeconds * 1000;
      return new Promise((resolve) => {
        const timer = setTimeout(() => timeOut(configuration.timeoutSeconds, invocation.requestId), milliseconds);
        waiting = {
          requestId: invocation.requestId,
          settle(outcome) {
            clearTimeout(timer);
            resolve(outcome);
          },
        };
        worker.postMessage({ ...invocation, deadline: Date.now() + milliseconds } satisfies InvocationMessage);
      });
    },
    async end() {
      alive = false;
      await end();
    },
  };
}

function exited(requestId = '', how: string, errorType = 'Runtime.ExitError'): InvocationError {
  return { errorType, errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${how}` };
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
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${LARGEST_PAYLOAD} bytes).`;
  return { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
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
    AWS_LAMBDA_LOG_FORMAT: configuration.logsJson ? 'JSON' : 'Text',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: configuration.folder ?? '',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: awsEndpoint,
    _HANDLER: configuration.handler,
  };
}
