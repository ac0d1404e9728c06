import { setTimeout as delay } from 'node:timers/promises';
import type {
  AwsReply,
  AwsRequest,
  Caller,
  Cloud,
  PolicyDocument,
  PolicyStatement,
  Provided,
  Resource,
  Service,
} from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { restJson } from '../core/protocols.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { functionConfiguration, object, text } from './configuration.ts';
import { failureRecord, sendToDestination, successRecord } from './destinations.ts';
import type { Outcome } from './instance.ts';
import type { Mapping, MappingDeclaration } from './mappings/mapping.ts';
import { mappingDeclaration, startMapping } from './mappings/mapping.ts';
import { functionNameOf, qualifierOf } from './names.ts';
import { permissionStatement } from './permissions.ts';
import type { Pool, RunOptions } from './pool.ts';
import { createPool } from './pool.ts';
import { runThroughFaults } from './repeated-runs.ts';
import { URL_PREFIX, answerUrl, urlId, urlPath } from './urls.ts';
import type { FunctionUrl } from './urls.ts';

interface Declared {
  readonly configuration: FunctionConfiguration;
  readonly pool: Pool;
  readonly permissions: Map<string, PolicyStatement>;
}

/** An asynchronous invocation that was accepted. */
interface Accepted {
  readonly functionName: string;
  readonly payload: string;
}

interface AsynchronousRules {
  readonly attempts: number;
  readonly maximumAgeMilliseconds: number;
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
}

/** Lambda tries an asynchronous invocation three times in all. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const ASYNCHRONOUS_ATTEMPTS = 3;
const SIX_HOURS = 6 * 3600 * 1000;
/** What is under way when everything stops has this long to end; after that it is left to the next start. */
const STOP_GRACE_MS = 1_000;
const LARGEST_SYNCHRONOUS = 6 * 1024 * 1024;
const LARGEST_ASYNCHRONOUS = 1024 * 1024;

/** Why a function's asynchronous invocation failed: its own error, not the platform's. */
class FunctionFailed extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome.ok ? 'succeeded' : `${outcome.error.errorType}: ${outcome.error.errorMessage}`);
    this.name = 'FunctionFailed';
    this.outcome = outcome;
  }
}

/**
 * Lambda: the template's bundles on worker threads, under their own roles.
 * `Invoke` in the process takes and answers `Payload` as Buffer or string of JSON.
 */
export function createLambda(cloud: Cloud): Service {
  // Threads share the time zone of the process, and functions live in UTC.
  process.env['TZ'] = 'UTC';
  const store = cloud.store('lambda');
  const functions = new Map<string, Declared>();
  const layers = new Map<string, string>();
  const urls = new Map<string, FunctionUrl>();
  const rules = new Map<string, AsynchronousRules>();
  const declaredMappings = new Map<string, MappingDeclaration>();
  const mappings: Mapping[] = [];
  let stopping = false;

  const accepted = createOutbox<Accepted>({
    cloud,
    store,
    table: 'asynchronous',
    retry: ({ functionName }) => ({
      attempts: rules.get(functionName)?.attempts ?? ASYNCHRONOUS_ATTEMPTS,
      maximumAgeMilliseconds: rules.get(functionName)?.maximumAgeMilliseconds ?? SIX_HOURS,
    }),
    async deliver({ functionName, payload }) {
      const declared = find(functionName);
      const outcome = await run(declared, payload, 'async', { waits: true });
      if (!outcome.ok) throw new FunctionFailed(outcome);
      const destination = rules.get(functionName)?.onSuccess;
      if (destination === undefined) return;
      const { configuration } = declared;
      await sendToDestination(cloud, configuration, destination, successRecord(cloud, configuration, payload, outcome));
    },
    async giveUp({ functionName, payload }, error) {
      const { configuration } = find(functionName);
      const destination = rules.get(functionName)?.onFailure ?? configuration.deadLetterArn;
      const message = error instanceof Error ? error.message : String(error);
      cloud.trace.warn(`${functionName} failed for good: ${message}`);
      if (destination === undefined) return;
      const outcome = error instanceof FunctionFailed ? error.outcome : undefined;
      await sendToDestination(cloud, configuration, destination, failureRecord(cloud, configuration, payload, outcome));
    },
  });

  function find(nameOrArn: string): Declared {
    const name = functionNameOf(nameOrArn);
    const found = functions.get(name);
    if (found) return found;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, { status: 404 });
  }

  async function run(
    declared: Declared,
    payload: string,
    how: 'sync' | 'async' | 'event source' | 'url',
    options: RunOptions & { readonly sourceArn?: string } = {},
  ): Promise<Outcome> {
    const once = () => runOnce(declared, payload, how, options);
    if (!cloud.faults.active || how === 'sync') return once();
    const { name: functionName } = declared.configuration;
    return runThroughFaults(cloud, { functionName, payload, how, sourceArn: options.sourceArn }, once);
  }

  async function runOnce(
    { configuration, pool }: Declared,
    payload: string,
    how: string,
    options: RunOptions,
  ): Promise<Outcome> {
    const began = performance.now();
    const outcome = await pool.run(payload, options);
    // Cut off by the end of everything, as by a kill: the next process does it, and it counts as no try.
    if (stopping && !outcome.ok) return new Promise(() => undefined);
    const ending = outcome.ok ? '' : ` → ${outcome.error.errorType}`;
    cloud.trace.step(`lambda ${configuration.name} (${how})${ending}`, performance.now() - began);
    return outcome;
  }

  function authorize(caller: Caller, action: string, declared: Declared, qualifier?: string): void {
    const resource = qualified(declared.configuration, qualifier);
    cloud.iam.authorize(caller, { action: `lambda:${action}`, resource, resourcePolicy: policyOf(declared) });
  }

  async function invoke(input: Readonly<Record<string, unknown>>, caller: Caller): Promise<object> {
    const declared = find(String(input['FunctionName']));
    const qualifier = text(input['Qualifier']) ?? qualifierOf(String(input['FunctionName']));
    authorize(caller, 'InvokeFunction', declared, qualifier);
    const payload = payloadOf(input['Payload']);
    const type = text(input['InvocationType']) ?? 'RequestResponse';
    if (type === 'DryRun') return { StatusCode: 204 };
    const limit = type === 'Event' ? LARGEST_ASYNCHRONOUS : LARGEST_SYNCHRONOUS;
    if (Buffer.byteLength(payload) > limit) {
      throw new AwsError(
        'RequestTooLargeException',
        `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
        {
          status: 413,
        },
      );
    }
    if (type === 'Event') {
      accepted.add({ functionName: declared.configuration.name, payload });
      return { StatusCode: 202, Payload: Buffer.alloc(0) };
    }
    if (type !== 'RequestResponse') {
      throw new AwsError('InvalidParameterValueException', `Unknown InvocationType ${type}`);
    }
    const functionArn = qualified(declared.configuration, qualifier);
    const outcome = await run(declared, payload, 'sync', { functionArn });
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      ...(outcome.ok ? {} : { FunctionError: 'Unhandled' }),
      Payload: Buffer.from(outcome.ok ? outcome.payload : JSON.stringify(outcome.error)),
    };
  }

  function described({ configuration, pool }: Declared): object {
    return {
      FunctionName: configuration.name,
      FunctionArn: configuration.arn,
      Role: configuration.roleArn,
      Runtime: configuration.runtime,
      Handler: configuration.handler,
      Timeout: configuration.timeoutSeconds,
      MemorySize: configuration.memoryMegabytes,
      Version: '$LATEST',
      State: 'Active',
      Environment: { Variables: configuration.environment },
      LoggingConfig: { LogGroup: configuration.logGroup },
      ...(pool.size > 0 ? { LastUpdateStatus: 'Successful' } : {}),
    };
  }

  async function call(action: string, input: Readonly<Record<string, unknown>>, caller: Caller): Promise<object> {
    switch (action) {
      case 'Invoke':
        return invoke(input, caller);
      case 'SettleAcceptedEvents': {
        // None of AWS's: the local Scheduler's runs of a time that was moved follow one another.
        const { name } = find(String(input['FunctionName'])).configuration;
        return accepted.settled(({ functionName }) => functionName === name).then(() => ({}));
      }
      case 'GetFunctionConfiguration':
      case 'GetFunction': {
        const declared = find(String(input['FunctionName']));
        authorize(caller, action, declared);
        return action === 'GetFunction' ? { Configuration: described(declared) } : described(declared);
      }
      case 'ListFunctions':
        cloud.iam.authorize(caller, { action: 'lambda:ListFunctions', resource: '*' });
        return { Functions: [...functions.values()].map(described) };
      default:
        throw new AwsError('UnknownOperationException', `The local cloud does not implement lambda:${action}.`, {
          status: 404,
        });
    }
  }

  async function provideFunction(resource: Resource): Promise<Provided> {
    const configuration = functionConfiguration(cloud, resource, (arn) => layers.get(arn));
    const before = functions.get(configuration.name);
    await before?.pool.stop();
    functions.set(configuration.name, {
      configuration,
      pool: createPool(cloud, configuration),
      permissions: before?.permissions ?? new Map<string, PolicyStatement>(),
    });
    return { ref: configuration.name, attributes: { Arn: configuration.arn, 'SnapStartResponse.ApplyOn': 'None' } };
  }

  async function providePermission(resource: Resource): Promise<Provided> {
    const { configuration, permissions } = find(String(resource.properties['FunctionName']));
    const [sid, qualifier] = [resource.logicalId, qualifierOf(String(resource.properties['FunctionName']))];
    permissions.set(sid, permissionStatement(resource, qualified(configuration, qualifier)));
    return { ref: sid };
  }

  async function provideUrl({ properties }: Resource): Promise<Provided> {
    const { configuration } = find(String(properties['TargetFunctionArn']));
    const id = urlId(configuration.arn);
    const authType = properties['AuthType'] === 'NONE' ? 'NONE' : 'AWS_IAM';
    urls.set(id, { id, functionName: configuration.name, authType });
    const FunctionUrl = `${cloud.awsEndpoint}${URL_PREFIX}${id}/`;
    return { ref: configuration.arn, attributes: { FunctionUrl, FunctionArn: configuration.arn } };
  }

  async function provideMapping(resource: Resource): Promise<Provided> {
    const declaration = mappingDeclaration(resource);
    declaredMappings.set(declaration.id, declaration);
    return { ref: declaration.id, attributes: { Id: declaration.id } };
  }

  async function provideRules({ properties, logicalId }: Resource): Promise<Provided> {
    const retries = properties['MaximumRetryAttempts'];
    const age = properties['MaximumEventAgeInSeconds'];
    rules.set(functionNameOf(String(properties['FunctionName'])), {
      attempts: retries === undefined ? ASYNCHRONOUS_ATTEMPTS : Number(retries) + 1,
      maximumAgeMilliseconds: age === undefined ? SIX_HOURS : Number(age) * 1000,
      onSuccess: text(object(object(properties['DestinationConfig'])['OnSuccess'])['Destination']),
      onFailure: text(object(object(properties['DestinationConfig'])['OnFailure'])['Destination']),
    });
    return { ref: logicalId };
  }

  async function provideLayer(resource: Resource): Promise<Provided> {
    const { properties } = resource;
    const name = text(properties['LayerName']) ?? resource.generatedName(64);
    const arn = `arn:${cloud.partition}:lambda:${cloud.region}:${cloud.accountId}:layer:${name}`;
    const content = object(properties['Content']);
    layers.set(`${arn}:1`, cloud.assetPath(String(content['S3Bucket']), String(content['S3Key'])));
    return { ref: `${arn}:1`, attributes: { LayerVersionArn: `${arn}:1` } };
  }

  /** There is one code a function here: every version and alias stands for it. */
  async function provideVersion({ properties }: Resource): Promise<Provided> {
    const { configuration } = find(String(properties['FunctionName']));
    const arn = qualified(configuration, '1');
    return { ref: arn, attributes: { Version: '1', FunctionArn: arn } };
  }

  async function provideAlias({ properties }: Resource): Promise<Provided> {
    const { configuration } = find(String(properties['FunctionName']));
    const arn = qualified(configuration, String(properties['Name']));
    return { ref: arn, attributes: { AliasArn: arn } };
  }

  const api = restJson({ call }, routes);

  async function handle(request: AwsRequest): Promise<AwsReply> {
    const path = urlPath(request.path);
    if (path === undefined) return api(request);
    const url = urls.get(path.id);
    if (url === undefined) {
      return { status: 404, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ Message: null }) };
    }
    const declared = find(url.functionName);
    const target = {
      configuration: declared.configuration,
      policy: policyOf(declared),
      invoke: (payload: string) => run(declared, payload, 'url'),
    };
    return answerUrl(cloud, url, target, request, path.rawPath);
  }

  return {
    name: 'lambda',
    resources: {
      'AWS::Lambda::Function': { provide: provideFunction },
      'AWS::Lambda::Permission': { provide: providePermission },
      'AWS::Lambda::EventSourceMapping': { provide: provideMapping },
      'AWS::Lambda::EventInvokeConfig': { provide: provideRules },
      'AWS::Lambda::LayerVersion': { provide: provideLayer },
      'AWS::Lambda::Version': { provide: provideVersion },
      'AWS::Lambda::Alias': { provide: provideAlias },
      'AWS::Lambda::Url': { provide: provideUrl },
    },
    call,
    handle: (request) => handle(request),
    async start() {
      accepted.start();
      for (const declaration of declaredMappings.values()) {
        const declared = find(declaration.functionName);
        mappings.push(
          startMapping({
            cloud,
            store,
            declaration,
            configuration: declared.configuration,
            invoke: (payload) =>
              run(declared, payload, 'event source', { waits: true, sourceArn: declaration.sourceArn }),
          }),
        );
      }
    },
    async stop() {
      stopping = true;
      const atWork = [...mappings.map((mapping) => mapping.stop()), accepted.stop()];
      await Promise.race([Promise.all(atWork), delay(STOP_GRACE_MS, undefined, { ref: false })]);
      await Promise.all([...functions.values()].map(({ pool }) => pool.stop()));
    },
    status: () => ({
      functions: functions.size,
      'warm environments': [...functions.values()].reduce((sum, { pool }) => sum + pool.size, 0),
      'cold starts': [...functions.values()].reduce((sum, { pool }) => sum + pool.coldStarts, 0),
      'billed GB-seconds': Number(
        [...functions.values()].reduce((sum, { pool }) => sum + pool.gigabyteSeconds, 0).toFixed(3),
      ),
      'event source mappings': mappings.length,
      'asynchronous invocations waiting': accepted.size(),
    }),
  };
}

function policyOf({ permissions }: Declared): PolicyDocument | undefined {
  return permissions.size === 0 ? undefined : { Statement: [...permissions.values()] };
}

function qualified({ arn }: FunctionConfiguration, qualifier: string | undefined): string {
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

const routes = {
  'POST /2015-03-31/functions/{FunctionName}/invocations': {
    action: 'Invoke',
    query: { Qualifier: 'Qualifier' },
    headers: { 'x-amz-invocation-type': 'InvocationType' },
    payload: 'Payload',
    statusMember: 'StatusCode',
    outputHeaders: { FunctionError: 'x-amz-function-error', ExecutedVersion: 'x-amz-executed-version' },
    outputPayload: 'Payload',
  },
  'GET /2015-03-31/functions/{FunctionName}/configuration': { action: 'GetFunctionConfiguration' },
  'GET /2015-03-31/functions/{FunctionName}': { action: 'GetFunction' },
  'GET /2015-03-31/functions': { action: 'ListFunctions' },
} as const;

function payloadOf(payload: unknown): string {
  if (payload === undefined) return '{}';
  const json =
    typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString('utf8') : bytes(payload);
  if (json.trim() === '') return '{}';
  try {
    JSON.parse(json);
  } catch (cause) {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.', { cause });
  }
  return json;
}

function bytes(payload: unknown): string {
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString('utf8');
  throw new AwsError('InvalidRequestContentException', 'The payload is neither text nor bytes.');
}
