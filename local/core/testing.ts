import type { Caller, Cloud, PolicyDocument, Provided, Resource, Service } from './cloud.ts';
import { openEndpoint } from './endpoint.ts';
import { generatedName } from './names.ts';
import { LocalCloud } from './runtime.ts';

export interface TestCloudOptions {
  /** Roles by name, each with its one identity policy. Their ARN is `arn:aws:iam::123456789012:role/<name>`. */
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
  /** Opens an HTTP endpoint on a free port, so that real SDK clients can be used. */
  readonly listen?: boolean;
  /** Keeps state in this directory; in memory without one. */
  readonly directory?: string;
  now?(): number;
  assetPath?(bucketName: string, objectKey: string): string;
}

export interface TestCloud {
  readonly cloud: LocalCloud;
  /** Access of the account's administrator, for SDK clients: `new SQSClient(test.clientConfig)`. */
  readonly clientConfig: TestClientConfig;
  /** The caller that acts as the role of this name in `policies`. */
  role(name: string): Caller;
  /** The same as `clientConfig`, with the keys of a role. */
  clientConfigOf(roleName: string): TestClientConfig;
  /** Provides one resource by the service that owns its type. */
  provide(type: string, properties: Record<string, unknown>, logicalId?: string): Promise<Provided>;
  /** Runs `start` of every service, as the local cloud does once all resources are there. */
  start(): Promise<void>;
  /** Lines that went to the log. */
  readonly log: readonly string[];
  /** Faults that would have ended the local cloud. */
  readonly failures: readonly Error[];
  stop(): Promise<void>;
}

export interface TestClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

const TEST_ACCOUNT = '123456789012';
const TEST_REGION = 'eu-central-1';
const NO_PORTS = { web: 0, graphql: 0, aws: 0, dynamodb: 0, console: 0 };

/** A local cloud with just the given services, for their unit tests. Stop it afterwards. */
export async function createTestCloud(
  factories: readonly ((cloud: Cloud) => Service)[],
  options: TestCloudOptions = {},
): Promise<TestCloud> {
  const log: string[] = [];
  const failures: Error[] = [];
  const cloud = new LocalCloud({
    region: TEST_REGION,
    accountId: TEST_ACCOUNT,
    directory: options.directory,
    ports: NO_PORTS,
    now: () => options.now?.() ?? Date.now(),
    log: (line) => log.push(line),
    onFailure: (error) => failures.push(error),
    ...(options.assetPath === undefined ? {} : { assetPath: options.assetPath.bind(options) }),
  });
  for (const [name, policy] of Object.entries(options.policies ?? {})) addRole(cloud, name, policy);
  for (const create of factories) cloud.register(create(cloud));
  if (options.listen === true) await openEndpoint(cloud, 0);
  const config = (credentials: TestClientConfig['credentials']): TestClientConfig => ({
    region: TEST_REGION,
    endpoint: cloud.awsEndpoint,
    credentials,
  });
  return {
    cloud,
    log,
    failures,
    clientConfig: config({ accessKeyId: 'local', secretAccessKey: 'local' }),
    role: (name) => ({ kind: 'role', roleArn: roleArn(name), sessionName: 'test' }),
    clientConfigOf: (name) => config(cloud.iam.credentials(roleArn(name), 'test')),
    provide: (type, properties, logicalId = 'Tested') =>
      provide(cloud, { stackName: 'TestStack', type, properties, logicalId }),
    async start() {
      for (const service of cloud.services.values()) await service.start?.();
    },
    stop: () => cloud.stop(),
  };
}

function roleArn(name: string): string {
  return `arn:aws:iam::${TEST_ACCOUNT}:role/${name}`;
}

function addRole(cloud: LocalCloud, name: string, policy: PolicyDocument): void {
  cloud.iam.putRole({
    arn: roleArn(name),
    trust: { Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } },
    inline: new Map([['test', policy]]),
    managed: new Set(),
    boundary: undefined,
  });
}

async function provide(cloud: LocalCloud, declared: Omit<Resource, 'generatedName'>): Promise<Provided> {
  for (const service of cloud.services.values()) {
    const provider = service.resources[declared.type];
    if (provider === undefined) continue;
    return provider.provide({
      ...declared,
      generatedName: (maximumLength) => generatedName(declared.stackName, declared.logicalId, maximumLength),
    });
  }
  throw new TypeError(`No service of this test cloud provides ${declared.type}.`);
}
