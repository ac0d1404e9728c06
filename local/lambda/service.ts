import type {
  AccessRequest,
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
import { failureRecord, sendToDestination } from './destinations.ts';
import type { Outcome } from './instance.ts';
import type { Mapping, MappingDeclaration } from './mappings/mapping.ts';
import { mappingDeclaration, startMapping } from './mappings/mapping.ts';
import { functionNameOf, qualifierOf } from './names.ts';
import type { Pool } from './pool.ts';
import { createPool } from './pool.ts';

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
  readonly onFailure: string | undefined;
}

/** Lambda tries an asynchronous invocation three times in all. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const ASYNCHRONOUS_ATTEMPTS = 3;
const SIX_HOURS = 6 * 3600 * 1000;
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
  const store = cloud.store('lambda');
  const functions = new Map<string, Declared>();
  const rules = new Map<string, AsynchronousRules>();
  const declaredMappings = new Map<string, MappingDeclaration>();
  const mappings: Mapping[] = [];

  const accepted = createOutbox<Accepted>({
    cloud,
    store,
    table: 'asynchronous',
    retry: ({ functionName }) => ({
      attempts: rules.get(functionName)?.attempts ?? ASYNCHRONOUS_ATTEMPTS,
      maximumAgeMilliseconds: SIX_HOURS,
    }),
    async deliver({ functionName, payload }) {
      const outcome = await run(find(functionName), payload, 'async');
      if (!outcome.ok) throw new FunctionFailed(outcome);
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

  async function run({ configuration, pool }: Declared, payload: string, how: string): Promise<Outcome> {
    const began = performance.now();
    const outcome = await pool.run(payload);
    const ending = outcome.ok ? '' : ` → ${outcome.error.errorType}`;
    cloud.trace.step(`lambda ${configuration.name} (${how})${ending}`, performance.now() - began);
    return outcome;
  }

  function authorize(
    caller: Caller,
    action: string,
    { configuration, permissions }: Declared,
    qualifier?: string,
  ): void {
    const statements = [...permissions.values()];
    const resourcePolicy: PolicyDocument | undefined = statements.length > 0 ? { Statement: statements } : undefined;
    const resource = qualifier === undefined ? configuration.arn : `${configuration.arn}:${qualifier}`;
    const request: AccessRequest = { action: `lambda:${action}`, resource, resourcePolicy };
    cloud.iam.authorize(caller, request);
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
    const outcome = await run(declared, payload, 'sync');
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
    const configuration = functionConfiguration(cloud, resource);
    const before = functions.get(configuration.name);
    await before?.pool.stop();
    functions.set(configuration.name, {
      configuration,
      pool: createPool(cloud, configuration),
      permissions: before?.permissions ?? new Map<string, PolicyStatement>(),
    });
    return { ref: configuration.name, attributes: { Arn: configuration.arn, 'SnapStartResponse.ApplyOn': 'None' } };
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
  async function providePermission({ logicalId, properties }: Resource): Promise<Provided> {
    const declared = find(String(properties['FunctionName']));
    const principal = String(properties['Principal']);
    const sourceArn = text(properties['SourceArn']);
    const sourceAccount = text(properties['SourceAccount']);
    const condition = {
      ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
      ...(sourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': sourceAccount } }),
    };
    declared.permissions.set(logicalId, {
      Sid: logicalId,
      Effect: 'Allow',
      Principal: principal === '*' ? '*' : { [principal.endsWith('.amazonaws.com') ? 'Service' : 'AWS']: principal },
      Action: String(properties['Action']),
      Resource: declared.configuration.arn,
      ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
    });
    return { ref: logicalId };
  }

  async function provideMapping(resource: Resource): Promise<Provided> {
    const declaration = mappingDeclaration(resource);
    declaredMappings.set(declaration.id, declaration);
    return { ref: declaration.id, attributes: { Id: declaration.id } };
  }

  async function provideRules({ properties, logicalId }: Resource): Promise<Provided> {
    const retries = properties['MaximumRetryAttempts'];
    rules.set(functionNameOf(String(properties['FunctionName'])), {
      attempts: retries === undefined ? ASYNCHRONOUS_ATTEMPTS : Number(retries) + 1,
      onFailure: text(object(object(properties['DestinationConfig'])['OnFailure'])['Destination']),
    });
    return { ref: logicalId };
  }

  async function provideLayer(resource: Resource): Promise<Provided> {
    const name = text(resource.properties['LayerName']) ?? resource.generatedName(64);
    return { ref: `arn:${cloud.partition}:lambda:${cloud.region}:${cloud.accountId}:layer:${name}:1` };
  }

  async function provideVersion({ properties }: Resource): Promise<Provided> {
    const { configuration } = find(String(properties['FunctionName']));
    return { ref: `${configuration.arn}:1`, attributes: { Version: '1', FunctionArn: `${configuration.arn}:1` } };
  }

  async function provideAlias({ properties }: Resource): Promise<Provided> {
    const { configuration } = find(String(properties['FunctionName']));
    return { ref: `${configuration.arn}:${String(properties['Name'])}` };
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
    },
    call,
    handle: restJson({ call }, routes),
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
            invoke: (payload) => run(declared, payload, 'event source'),
          }),
        );
      }
    },
    async stop() {
      await Promise.all(mappings.map((mapping) => mapping.stop()));
      await accepted.stop();
      await Promise.all([...functions.values()].map(({ pool }) => pool.stop()));
    },
    status: () => ({
      functions: functions.size,
      'warm environments': [...functions.values()].reduce((sum, { pool }) => sum + pool.size, 0),
      'cold starts': [...functions.values()].reduce((sum, { pool }) => sum + pool.coldStarts, 0),
      'event source mappings': mappings.length,
      'asynchronous invocations waiting': accepted.size(),
    }),
  };
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
