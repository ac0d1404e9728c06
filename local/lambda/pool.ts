import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { Instance, Outcome } from './instance.ts';
import { startInstance } from './instance.ts';
import { openLogFile } from './log-file.ts';
import type { LogFile } from './log-file.ts';
import { createTurns } from './turns.ts';

export interface RunOptions {
  /** As the caller named the function, with the qualifier; the bare ARN where absent. */
  readonly functionArn?: string;
  /** Queues and streams wait for their turn where a caller is refused. */
  readonly waits?: boolean;
}

/** The execution environments of one function. */
export interface Pool {
  /** Runs one invocation in a warm environment, or in a new one. Throws TooManyRequestsException over the reserved concurrency. */
  run(payload: string, options?: RunOptions): Promise<Outcome>;
  readonly size: number;
  readonly coldStarts: number;
  /** What AWS would bill: memory × duration. */
  readonly gigabyteSeconds: number;
  stop(): Promise<void>;
}

interface Environment {
  readonly instance: Instance;
  readonly lines: LogEvent[];
  logStream: string;
}

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** A laptop's cores are the limit long before AWS's thousand; what comes above waits its turn. */
const LARGEST_POOL = 10;
const IDLE_MS = 60_000;
const SWEEP_MS = 15_000;
const MEGABYTES_OF_GIGABYTE = 1024;

/**
 * Loading a module takes a core for itself: more of them at once would all be late. Whoever waits for a turn takes an environment that
 * becomes free before.
 */
const loadings = createTurns(availableParallelism());

/** Makes environments as invocations need them; those that nobody used for a minute end. */
export function createPool(cloud: Cloud, configuration: FunctionConfiguration): Pool {
  const environments = new Set<Environment>();
  const idle: Environment[] = [];
  const queue: (() => void)[] = [];
  const waiting: PromiseWithResolvers<Environment>[] = [];
  const limit = Math.min(configuration.reservedConcurrency ?? LARGEST_POOL, LARGEST_POOL);
  const logFile = openLogFile(cloud, configuration.name);
  let busy = 0;
  let coldStarts = 0;
  let gigabyteSeconds = 0;
  let stopped = false;

  const sweep = setInterval(() => {
    const now = performance.now();
    for (const environment of [...idle]) {
      if (now - environment.instance.idleSince > IDLE_MS) retire(environment);
      else writeLog(cloud, configuration, environment, logFile);
    }
  }, SWEEP_MS);
  sweep.unref();

  function retire(environment: Environment): void {
    environments.delete(environment);
    const at = idle.indexOf(environment);
    if (at >= 0) idle.splice(at, 1);
    writeLog(cloud, configuration, environment, logFile);
    void environment.instance.end();
  }

  async function turn(waits: boolean): Promise<void> {
    const reserved = configuration.reservedConcurrency;
    const isRefused = reserved !== undefined && busy >= reserved && !waits;
    if (isRefused || reserved === 0) {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', {
        status: 429,
        details: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
      });
    }
    if (busy >= limit) await new Promise<void>((resume) => queue.push(resume));
    else busy += 1;
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }

  function take(): Promise<Environment> {
    if (stopped) throw goneAway(configuration);
    for (let warm = idle.pop(); warm; warm = idle.pop()) {
      if (warm.instance.alive) return Promise.resolve(warm);
      environments.delete(warm);
    }
    const wanted = Promise.withResolvers<Environment>();
    waiting.push(wanted);
    loadings.take((over) => {
      const at = waiting.indexOf(wanted);
      if (at < 0) return over();
      waiting.splice(at, 1);
      const made = make();
      void made.instance.loaded.then(over);
      wanted.resolve(made);
    });
    return wanted.promise;
  }

  function give(environment: Environment): void {
    if (!environment.instance.alive) {
      environments.delete(environment);
      return;
    }
    const next = waiting.shift();
    if (next) next.resolve(environment);
    else idle.push(environment);
  }

  function make(): Environment {
    coldStarts += 1;
    const lines: LogEvent[] = [];
    const instance = startInstance(configuration, {
      awsEndpoint: cloud.awsEndpoint,
      region: cloud.region,
      credentials: cloud.iam.credentials(configuration.roleArn, configuration.name),
      line(message, logStream) {
        environment.logStream = logStream;
        lines.push({ timestamp: cloud.now(), message });
      },
    });
    const environment: Environment = { instance, lines, logStream: '' };
    environments.add(environment);
    return environment;
  }

  return {
    async run(payload, { functionArn = configuration.arn, waits = false } = {}) {
      await turn(waits);
      try {
        const environment = await take();
        const { instance } = environment;
        const requestId = cloud.uuid();
        const began = performance.now();
        const outcome = await instance.invoke({
          requestId,
          payload,
          traceId: traceHeader(cloud.trace.id()),
          functionArn,
        });
        const seconds = Math.ceil(performance.now() - began) / 1000;
        const billed = (seconds * configuration.memoryMegabytes) / MEGABYTES_OF_GIGABYTE;
        gigabyteSeconds += billed;
        if (cloud.faults.recording) {
          const line = { service: 'lambda', resource: configuration.name } as const;
          cloud.faults.bill({ ...line, item: 'invocations', quantity: 1 });
          cloud.faults.bill({ ...line, item: 'gigabyteSeconds', quantity: billed });
        }
        writeLog(cloud, configuration, environment, logFile);
        give(environment);
        return outcome;
      } finally {
        leave();
      }
    },
    get size() {
      return environments.size;
    },
    get coldStarts() {
      return coldStarts;
    },
    get gigabyteSeconds() {
      return gigabyteSeconds;
    },
    async stop() {
      stopped = true;
      clearInterval(sweep);
      for (const wanted of waiting.splice(0)) wanted.reject(goneAway(configuration));
      await Promise.all([...environments].map(({ instance }) => instance.end()));
      environments.clear();
      await logFile.close();
    },
  };
}

function goneAway({ name }: FunctionConfiguration): AwsError {
  return new AwsError('ServiceException', `${name} takes no more invocations.`, { status: 500 });
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function traceHeader(id: string | undefined): string | undefined {
  if (id === undefined || id.includes('Parent=')) return id;
  return `${id};Parent=${randomBytes(8).toString('hex')};Sampled=1`;
}

/**
 * What a function wrote goes to its log group under its own role, one call an invocation: without the right to write it
 * there, only a warning is left.
 */
function writeLog(
  cloud: Cloud,
  configuration: FunctionConfiguration,
  { lines, logStream }: Environment,
  logFile: LogFile,
): void {
  const logEvents = lines.splice(0);
  if (logEvents.length === 0) return;
  logFile.append(logEvents.map(({ message }) => message));
  const { logGroup: logGroupName, roleArn, name } = configuration;
  cloud
    .call(
      'logs',
      'PutLogEvents',
      { logGroupName, logStreamName: logStream, logEvents },
      { kind: 'role', roleArn, sessionName: name },
    )
    .catch((error: unknown) => {
      cloud.trace.warn(`${name} cannot write its log: ${error instanceof Error ? error.message : String(error)}`);
    });
  for (const { message } of logEvents) if (isError(message)) cloud.trace.warn(`${name}: ${message}`);
}

function isError(line: string): boolean {
  return /"level":"(?:ERROR|CRITICAL)"|\t(?:ERROR|FATAL)\t/.test(line);
}
