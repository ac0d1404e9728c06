import { readFileSync } from 'node:fs';
import type { Cloud, Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import { AwsError, OperatorError } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import { parseMachineArn } from './arns.ts';
import { allStates, readDefinition } from './definition.ts';
import type { Journal } from './journal.ts';
import { StateFailure } from './language/failure.ts';
import { isObject, parseJson, toJson } from './language/json.ts';
import type { Json } from './language/json.ts';
import { parseResource } from './resources.ts';

export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definitionKey: string;
  readonly definition: string;
  readonly express: boolean;
  readonly createdAt: number;
  readonly revisionId: string;
  readonly loggingConfiguration: Json;
  readonly tracingConfiguration: Json;
}

/** What an execution is started from: the machine as it is, or one of its versions. */
export interface Startable {
  readonly machine: Machine;
  readonly definitionKey: string;
  readonly roleArn: string;
  readonly versionArn?: string;
  readonly aliasArn?: string;
}

interface Version {
  readonly number: number;
  readonly definitionKey: string;
  readonly roleArn: string;
  readonly description: string;
  readonly createdAt: number;
}

interface Alias {
  readonly arn: string;
  readonly routes: readonly { readonly versionArn: string; readonly weight: number }[];
}

/** The machines, versions, aliases and activities of the template. */
export interface Machines {
  readonly providers: Readonly<Record<string, ResourceProvider>>;
  list(): Machine[];
  /** Throws `StateMachineDoesNotExist`. */
  find(machineArn: string): Machine;
  /** What this ARN, with its version or alias, starts. Throws `StateMachineDoesNotExist`. */
  resolve(arn: unknown): Startable;
  hasActivity(arn: string): boolean;
}

const longestName = 80;

export function createMachines(cloud: Cloud, store: Store, journal: Journal): Machines {
  const machines = new Map<string, Machine>();
  const aliases = new Map<string, Alias>();
  const activities = new Set<string>();
  const arnOf = (kind: string, name: string) =>
    `arn:${cloud.partition}:states:${cloud.region}:${cloud.accountId}:${kind}:${name}`;
  const versionsOf = (machineArn: string) => store.get<Version[]>('versions', machineArn) ?? [];

  const provideMachine = async (resource: Resource): Promise<Provided> => {
    const { properties } = resource;
    const name = textOf(properties['StateMachineName']) ?? resource.generatedName(longestName);
    const arn = arnOf('stateMachine', name);
    const roleArn = textOf(properties['RoleArn']);
    if (roleArn === undefined) throw new OperatorError(`State machine ${name} has no RoleArn`);
    const text = substituted(await definitionText(cloud, name, properties), properties['DefinitionSubstitutions']);
    const definition = readDefinition(name, text);
    for (const [stateName, state] of allStates(definition)) {
      if (state.Type !== 'Task') continue;
      try {
        parseResource(state.Resource);
      } catch (error) {
        if (!(error instanceof StateFailure)) throw error;
        throw new OperatorError(`State machine ${name} is not valid: state ${stateName}: ${error.causeText ?? ''}`, {
          cause: error,
        });
      }
    }
    const definitionKey = journal.saveDefinition(text);
    const created = store.get<number>('created', arn) ?? cloud.now();
    store.put('created', arn, created);
    machines.set(arn, {
      arn,
      name,
      roleArn,
      definitionKey,
      definition: text,
      express: properties['StateMachineType'] === 'EXPRESS',
      createdAt: created,
      revisionId: definitionKey.slice(0, 32),
      loggingConfiguration: lowered(toJson(properties['LoggingConfiguration'] ?? {})),
      tracingConfiguration: lowered(toJson(properties['TracingConfiguration'] ?? {})),
    });
    return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: definitionKey.slice(0, 32) } };
  };

  const provideVersion = (resource: Resource): Promise<Provided> => {
    const { machineArn } = parseMachineArn(resource.properties['StateMachineArn']);
    const machine = find(machineArn);
    const versions = versionsOf(machineArn);
    const latest = versions.at(-1);
    let number = latest?.number ?? 0;
    if (latest === undefined || latest.definitionKey !== machine.definitionKey || latest.roleArn !== machine.roleArn) {
      number += 1;
      const { definitionKey, roleArn } = machine;
      const description = textOf(resource.properties['Description']) ?? '';
      store.put('versions', machineArn, [
        ...versions,
        { number, definitionKey, roleArn, description, createdAt: cloud.now() },
      ]);
    }
    const arn = `${machineArn}:${number}`;
    return Promise.resolve({ ref: arn, attributes: { Arn: arn } });
  };

  const provideAlias = (resource: Resource): Promise<Provided> => {
    const { properties } = resource;
    const routing = toJson(properties['RoutingConfiguration'] ?? []);
    const preference = toJson(properties['DeploymentPreference'] ?? {});
    const target = isObject(preference) ? textOf(preference['StateMachineVersionArn']) : undefined;
    const routes = (Array.isArray(routing) ? routing : []).flatMap((route) => {
      const versionArn = isObject(route) ? textOf(route['StateMachineVersionArn']) : undefined;
      return versionArn === undefined || !isObject(route)
        ? []
        : [{ versionArn, weight: Number(route['Weight'] ?? 100) }];
    });
    if (target !== undefined) routes.push({ versionArn: target, weight: 100 });
    const [first] = routes;
    if (first === undefined) throw new OperatorError(`Alias ${resource.logicalId} routes to no version`);
    const name = textOf(properties['Name']) ?? resource.generatedName(longestName);
    const arn = `${parseMachineArn(first.versionArn).machineArn}:${name}`;
    aliases.set(arn, { arn, routes });
    return Promise.resolve({ ref: arn, attributes: { Arn: arn } });
  };

  const provideActivity = (resource: Resource): Promise<Provided> => {
    const name = textOf(resource.properties['Name']) ?? resource.generatedName(longestName);
    const arn = arnOf('activity', name);
    activities.add(arn);
    return Promise.resolve({ ref: arn, attributes: { Arn: arn, Name: name } });
  };

  const find = (machineArn: string): Machine => {
    const machine = machines.get(machineArn);
    if (machine === undefined) throw missing(machineArn);
    return machine;
  };

  const resolveVersion = (machineArn: string, number: string): Startable => {
    const version = versionsOf(machineArn).find((candidate) => String(candidate.number) === number);
    const arn = `${machineArn}:${number}`;
    if (version === undefined) throw missing(arn);
    const { definitionKey, roleArn } = version;
    return { machine: find(machineArn), definitionKey, roleArn, versionArn: arn };
  };

  return {
    providers: {
      'AWS::StepFunctions::StateMachine': { provide: provideMachine },
      'AWS::StepFunctions::StateMachineVersion': { provide: provideVersion },
      'AWS::StepFunctions::StateMachineAlias': { provide: provideAlias },
      'AWS::StepFunctions::Activity': { provide: provideActivity },
    },
    list: () => [...machines.values()].sort((left, right) => left.name.localeCompare(right.name)),
    find,
    hasActivity: (arn) => activities.has(arn),
    resolve(arn) {
      const { machineArn, qualifier } = parseMachineArn(arn);
      const machine = find(machineArn);
      if (qualifier === undefined) return { machine, definitionKey: machine.definitionKey, roleArn: machine.roleArn };
      if (/^\d+$/.test(qualifier)) return resolveVersion(machineArn, qualifier);
      const alias = aliases.get(`${machineArn}:${qualifier}`);
      if (alias === undefined) throw missing(`${machineArn}:${qualifier}`);
      const route = pick(alias.routes);
      return { ...resolveVersion(machineArn, parseMachineArn(route).qualifier ?? ''), aliasArn: alias.arn };
    },
  };
}

function pick(routes: Alias['routes']): string {
  let left = Math.random() * routes.reduce((sum, { weight }) => sum + weight, 0);
  for (const { versionArn, weight } of routes) {
    left -= weight;
    if (left < 0) return versionArn;
  }
  return routes.at(-1)?.versionArn ?? '';
}

async function definitionText(cloud: Cloud, name: string, properties: Resource['properties']): Promise<string> {
  const given = textOf(properties['DefinitionString']);
  if (given !== undefined) return given;
  if (isObject(properties['Definition'])) return JSON.stringify(properties['Definition']);
  const location = properties['DefinitionS3Location'];
  if (!isObject(location)) throw new OperatorError(`State machine ${name} has no definition`);
  const bucket = textOf(location['Bucket']) ?? '';
  const key = textOf(location['Key']) ?? '';
  const asset = assetText(cloud, bucket, key);
  if (asset !== undefined) return asset;
  const object = await cloud.call('s3', 'GetObject', { Bucket: bucket, Key: key }, { kind: 'root' });
  const body = object['Body'];
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  throw new OperatorError(`State machine ${name}: its definition s3://${bucket}/${key} cannot be read`);
}

function assetText(cloud: Cloud, bucket: string, key: string): string | undefined {
  let path: string;
  try {
    path = cloud.assetPath(bucket, key);
  } catch (error) {
    // The location is no asset of the assembly, so the object must be in a bucket.
    cloud.trace.note(
      `states: ${bucket}/${key} is no asset (${error instanceof Error ? error.message : String(error)})`,
    );
    return undefined;
  }
  return readFileSync(path, 'utf8');
}

function substituted(text: string, substitutions: unknown): string {
  if (!isObject(substitutions)) return text;
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => {
    const value = substitutions[name];
    if (value === undefined) return whole;
    return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : JSON.stringify(value);
  });
}

/** CloudFormation's `Level` is the API's `level`. */
function lowered(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), lowered(member)]),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function missing(arn: string): AwsError {
  return new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** The JSON of an execution's input. Throws `InvalidExecutionInput`, also above 256 KiB. */
export function validInput(input: unknown, limit: number): string {
  const text = typeof input === 'string' ? input : '{}';
  if (Buffer.byteLength(text) > limit) {
    throw new AwsError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: 'input is larger than ${limit} bytes'`,
    );
  }
  try {
    parseJson(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`, { cause });
  }
  return text;
}
