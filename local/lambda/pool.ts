import type { Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { Instance, Outcome } from './instance.ts';
import { startInstance } from './instance.ts';

/** The execution environments of one function. */
export interface Pool {
  /** Runs one invocation in a warm environment, or in a new one. Throws TooManyRequestsException over the reserved concurrency. */
  run(payload: string): Promise<Outcome>;
  readonly size: number;
  readonly coldStarts: number;
  stop(): Promise<void>;
}

/** A laptop's cores are the limit long before AWS's thousand; what comes above waits its turn. */
const LARGEST_POOL = 10;
const IDLE_MS = 60_000;
const SWEEP_MS = 15_000;

export function createPool(cloud: Cloud, configuration: FunctionConfiguration): Pool {
  const instances = new Set<Instance>();
  const idle: Instance[] = [];
  const queue: (() => void)[] = [];
  let busy = 0;
  let coldStarts = 0;

  const sweep = setInterval(() => {
    const now = performance.now();
    for (const instance of [...idle]) {
      if (now - instance.idleSince > IDLE_MS) retire(instance);
    }
  }, SWEEP_MS);
  sweep.unref();

  function retire(instance: Instance): void {
    instances.delete(instance);
    const at = idle.indexOf(instance);
    if (at >= 0) idle.splice(at, 1);
    void instance.end();
  }

  async function turn(): Promise<void> {
    const reserved = configuration.reservedConcurrency;
    if (reserved !== undefined && busy >= reserved) {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', {
        status: 429,
        details: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
      });
    }
    if (busy >= LARGEST_POOL) await new Promise<void>((resume) => queue.push(resume));
    else busy += 1;
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }

  function take(): Instance {
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive) return instance;
      instances.delete(instance);
    }
    coldStarts += 1;
    const started = startInstance(configuration, {
      awsEndpoint: cloud.awsEndpoint,
      region: cloud.region,
      credentials: cloud.iam.credentials(configuration.roleArn, configuration.name),
      line: (text, stream) => {
        log(cloud, configuration, text, stream);
      },
    });
    instances.add(started);
    return started;
  }

  return {
    async run(payload) {
      await turn();
      try {
        const instance = take();
        const outcome = await instance.invoke({
          requestId: cloud.uuid(),
          payload,
          traceId: cloud.trace.id(),
          deadline: Date.now() + configuration.timeoutSeconds * 1000,
          functionArn: configuration.arn,
        });
        if (instance.alive) idle.push(instance);
        else instances.delete(instance);
        return outcome;
      } finally {
        leave();
      }
    },
    get size() {
      return instances.size;
    },
    get coldStarts() {
      return coldStarts;
    },
    async stop() {
      clearInterval(sweep);
      await Promise.all([...instances].map((instance) => instance.end()));
      instances.clear();
    },
  };
}

/** A function's line goes to its log group, under its own role: without the right to write it there, only a warning is left. */
function log(cloud: Cloud, configuration: FunctionConfiguration, message: string, logStreamName: string): void {
  const { logGroup: logGroupName, roleArn, name } = configuration;
  const logEvents = [{ timestamp: cloud.now(), message }];
  cloud
    .call(
      'logs',
      'PutLogEvents',
      { logGroupName, logStreamName, logEvents },
      { kind: 'role', roleArn, sessionName: name },
    )
    .catch((error: unknown) => {
      cloud.trace.warn(`${name} cannot write its log: ${error instanceof Error ? error.message : String(error)}`);
    });
  if (/"level":"(ERROR|CRITICAL)"|^\S*Error\b/.test(message)) cloud.trace.warn(`${name}: ${message}`);
}
