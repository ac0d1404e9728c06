import { join } from 'node:path';
import { readAssembly } from './cloudformation/assembly.ts';
import type { Assembly, StackArtifact } from './cloudformation/assembly.ts';
import { bootStacks } from './cloudformation/boot.ts';
import type { ParameterOverrides } from './cloudformation/parameters.ts';
import { setBootedStacks } from './cloudformation/service.ts';
import type { StackResource } from './cloudformation/stack.ts';
import { openConsole } from './console/server.ts';
import type { Ports } from './core/cloud.ts';
import { diskFull, isDiskFull } from './core/disk.ts';
import { openEndpoint } from './core/endpoint.ts';
import { OperatorError } from './core/errors.ts';
import { lockDirectory } from './core/lock.ts';
import { portsFrom, requireFree } from './core/ports.ts';
import { LocalCloud } from './core/runtime.ts';
import type { Faults } from './faults/faults.ts';
import { armAtStart, faultsFrom, mountFaultsPage } from './faults/page.ts';
import type { FaultRule } from './faults/rules.ts';
import { serviceFactories } from './services.ts';

const DEFAULT_REGION = 'eu-central-1';
const DEFAULT_ACCOUNT = '123456789012';

export interface LocalCloudOptions {
  /** Folder of a CDK cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** Which stacks to boot, by their path in the construct tree (`Stage/Stack`); all of them unless told. */
  readonly stacks?: (displayName: string) => boolean;
  /** Where state is kept; without one nothing outlives the process. */
  readonly directory?: string;
  /** First of five ports. */
  readonly port: number;
  /** Only for environment-agnostic stacks; a stack's own region and account go before. */
  readonly region?: string;
  readonly accountId?: string;
  readonly parameters?: ParameterOverrides;
  /** Keeps nothing, even with a directory. */
  readonly inMemory?: boolean;
  /** Takes each line of the readable log; nobody unless told. */
  readonly log?: (line: string) => void;
  /** Hears once of a fault that ends the local cloud (disk full, engine died), by one clear line. */
  readonly onFailure?: (error: Error) => void;
  /** The clock that every service reads, in milliseconds since the epoch: a test may move it. Functions have the machine's own. */
  readonly now?: () => number;
  /** Number of writes after which the disk is full, to test what happens then. `LOCAL_CLOUD_DISK_FULL_AFTER` says the same. */
  readonly diskFullAfter?: number;
  /** Rules armed once everything is provided, before the services begin to work. `LOCAL_CLOUD_FAULTS` (a JSON list) adds to them. */
  readonly faults?: readonly FaultRule[];
}

export interface RunningCloud {
  readonly cloud: LocalCloud;
  /** Faults on demand and the record of calls; over HTTP the same at `/faults` of the console. */
  readonly faults: Faults;
  readonly region: string;
  readonly accountId: string;
  readonly ports: Ports;
  readonly endpoints: {
    readonly web: string;
    readonly graphql: string;
    readonly aws: string;
    readonly dynamodb: string;
    readonly console: string;
  };
  /** Outputs of all stacks by name; where two stacks have the same, the later one's. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The same by stack name. */
  readonly stacks: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly resources: readonly StackResource[];
  /** Ends everything that was started. State stays. */
  stop(): Promise<void>;
}

/**
 * Boots what a cloud assembly declares and answers once everything runs.
 * Throws `OperatorError` with one clear line where a port is taken, the directory is in use, or a resource cannot be
 * provided; nothing is left running then.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<RunningCloud> {
  const assembly = readAssembly(options.assembly);
  const chosen = assembly.stacks.filter(({ displayName }) => options.stacks?.(displayName) ?? true);
  if (chosen.length === 0) throw new OperatorError(`The assembly ${options.assembly} has none of the asked stacks.`);
  const ports = portsFrom(options.port);
  await requireFree(ports);

  const directory = options.inMemory === true ? undefined : options.directory;
  const unlock = directory === undefined ? undefined : lockDirectory(directory);
  let cloud: LocalCloud | undefined;
  const stop = async (): Promise<void> => {
    await cloud?.stop();
    unlock?.();
  };
  try {
    cloud = createCloud(options, assembly, chosen, directory);
    return { ...(await boot(cloud, assembly, chosen, options)), stop };
  } catch (error) {
    await stop();
    throw isDiskFull(error) ? diskFull(directory, error) : error;
  }
}

function createCloud(
  options: LocalCloudOptions,
  assembly: Assembly,
  chosen: readonly StackArtifact[],
  directory: string | undefined,
): LocalCloud {
  const diskFullAfter = options.diskFullAfter ?? fromEnvironment('LOCAL_CLOUD_DISK_FULL_AFTER');
  return new LocalCloud({
    region: chosen.find(({ region }) => region !== undefined)?.region ?? options.region ?? DEFAULT_REGION,
    accountId:
      chosen.find(({ accountId }) => accountId !== undefined)?.accountId ?? options.accountId ?? DEFAULT_ACCOUNT,
    directory,
    ports: portsFrom(options.port),
    log: (line) => options.log?.(line),
    ...(options.onFailure === undefined ? {} : { onFailure: options.onFailure }),
    assetPath: (bucketName, objectKey) => assetPath(assembly, bucketName, objectKey),
    diskFullAfter,
    ...(options.now ? { now: options.now } : {}),
  });
}

async function boot(
  cloud: LocalCloud,
  assembly: Assembly,
  chosen: readonly StackArtifact[],
  options: LocalCloudOptions,
): Promise<Omit<RunningCloud, 'stop'>> {
  for (const create of serviceFactories) cloud.register(create(cloud));
  await openEndpoint(cloud, cloud.ports.aws);
  await openConsole(cloud, cloud.ports.console);
  mountFaultsPage(cloud);
  const stacks = await bootStacks(cloud, assembly, { stacks: chosen, parameters: options.parameters ?? {} });
  setBootedStacks(cloud, stacks);
  cloud.trace.nameResources(stacks.flatMap(({ resources }) => resources));
  await armAtStart(cloud, [...(options.faults ?? []), ...faultsFrom(process.env['LOCAL_CLOUD_FAULTS'])]);
  for (const service of cloud.services.values()) await service.start?.();

  const local = (port: number): string => `http://127.0.0.1:${port}`;
  const { web, graphql, aws, dynamodb, console } = cloud.ports;
  return {
    cloud,
    faults: cloud.faults,
    region: cloud.region,
    accountId: cloud.accountId,
    ports: cloud.ports,
    endpoints: {
      web: local(web),
      graphql: local(graphql),
      aws: local(aws),
      dynamodb: local(dynamodb),
      console: local(console),
    },
    outputs: Object.assign({}, ...stacks.map(({ outputs }) => outputs)) as Record<string, string>,
    stacks: Object.fromEntries(stacks.map(({ stackName, outputs }) => [stackName, outputs])),
    resources: stacks.flatMap(({ resources }) => resources),
  };
}

function assetPath(assembly: Assembly, bucketName: string, objectKey: string): string {
  const path = assembly.assets.get(objectKey) ?? assembly.assets.get(objectKey.split('/').at(-1) ?? '');
  if (path !== undefined) return join(path);
  throw new OperatorError(`The cloud assembly has no asset ${bucketName}/${objectKey}.`);
}

function fromEnvironment(name: string): number | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : Number(value);
}
