import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError, LostAnswer } from '../core/errors.ts';
import { StateFailure } from './language/failure.ts';
import { isObject, parseJson, toJson } from './language/json.ts';
import type { Json, JsonObject } from './language/json.ts';
import { upperFirst } from './resources.ts';
import type { TaskResource } from './resources.ts';

type Integration = Extract<TaskResource, { kind: 'integration' }>;

/** Calls a function by its ARN: the result is its payload alone. Throws `StateFailure`. */
export async function invokeFunction(cloud: Cloud, functionArn: string, input: Json, caller: Caller): Promise<Json> {
  const answer = await call(
    cloud,
    'lambda',
    'Invoke',
    { FunctionName: functionArn, Payload: payloadOf(input) },
    caller,
    'Lambda',
    false,
  );
  return functionResult(answer);
}

/**
 * Calls the service behind an integration under the machine's role and answers what Step Functions puts into the result.
 * Throws `StateFailure` with AWS's error names.
 */
export async function callIntegration(cloud: Cloud, target: Integration, input: Json, caller: Caller): Promise<Json> {
  if (!isObject(input)) {
    throw new StateFailure(
      'States.Runtime',
      `The Parameters of ${target.resourceType}:${target.resource} must be an object`,
    );
  }
  const prepared = target.sdk ? sdkInput(target, input) : optimizedInput(target, input);
  const answer = await call(cloud, target.service, target.action, prepared, caller, target.errorPrefix, target.sdk);
  if (target.service === 'lambda' && target.action === 'Invoke' && !target.sdk) {
    return { ...answerOf(answer, ['Payload', '$metadata']), Payload: functionResult(answer), ...metadata(cloud) };
  }
  if (target.service === 'states') {
    const output = renamed(answerOf(answer), upperFirst);
    return target.sdk ? datesAsText(output) : datesAsMilliseconds(output);
  }
  if (target.sdk) return usesLowerCase(target) ? renamed(answerOf(answer), upperFirst) : datesAsText(answerOf(answer));
  const output = answerOf(answer);
  if (target.service === 'events' && Number(output['FailedEntryCount'] ?? 0) > 0) {
    throw new StateFailure('EventBridge.FailedEntry', JSON.stringify(output));
  }
  return { ...output, ...metadata(cloud) };
}

async function call(
  cloud: Cloud,
  service: Integration['service'],
  action: string,
  input: object,
  caller: Caller,
  errorPrefix: string,
  sdk: boolean,
): Promise<Record<string, unknown>> {
  try {
    return await cloud.call(service, action, input, caller);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      cloud.trace.warn(
        `states: ${service} ${action} failed inside: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    throw serviceFailure(error, errorPrefix, sdk);
  }
}

/** Errors that a service does not model carry the name of the SDK's base exception in the optimised integrations. */
const baseExceptions: Readonly<Record<string, string>> = {
  Lambda: 'AWSLambdaException',
  SQS: 'AmazonSQSException',
  SNS: 'AmazonSNSException',
  DynamoDB: 'AmazonDynamoDBException',
  EventBridge: 'AmazonEventBridgeException',
  StepFunctions: 'AWSStepFunctionsException',
};

const unmodelled: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'ValidationException',
  'ValidationError',
]);
const lambdaFaults: ReadonlySet<string> = new Set(['InternalFailure', 'ServiceUnavailable', 'InternalServerError']);

function serviceFailure(error: unknown, errorPrefix: string, sdk: boolean): StateFailure {
  if (!(error instanceof AwsError) || error instanceof LostAnswer)
    return new StateFailure(`${errorPrefix}.SdkClientException`, String(error), { cause: error });
  const cause = `${error.message} (Service: ${errorPrefix}, Status Code: ${error.status})`;
  const name = () => {
    if (errorPrefix === 'Lambda' && lambdaFaults.has(error.code)) return 'ServiceException';
    if (unmodelled.has(error.code))
      return sdk ? `${errorPrefix}Exception` : (baseExceptions[errorPrefix] ?? error.code);
    return error.code.endsWith('Exception') ? error.code : `${error.code}Exception`;
  };
  return new StateFailure(`${errorPrefix}.${name()}`, cause, { cause: error });
}

/** The payload of an invocation. An error of the function itself becomes its `errorType`, with the payload as the cause. */
function functionResult(answer: Record<string, unknown>): Json {
  const payload = textOf(answer['Payload']);
  if (answer['FunctionError'] !== undefined) {
    const error = jsonOrText(payload);
    const type = isObject(error) && typeof error['errorType'] === 'string' ? error['errorType'] : 'Lambda.Unknown';
    throw new StateFailure(type, payload);
  }
  return payload === '' ? null : jsonOrText(payload);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '';
}

function jsonOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function payloadOf(value: Json | undefined): Buffer {
  return Buffer.from(JSON.stringify(value ?? {}));
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Optimised integrations take JSON where the API takes text. */
function optimizedInput(target: Integration, input: JsonObject): object {
  switch (target.service) {
    case 'lambda':
      return { ...input, Payload: payloadOf(input['Payload']) };
    case 'sqs':
      return { ...input, MessageBody: asText(input['MessageBody'] ?? '') };
    case 'sns':
      return { ...input, Message: asText(input['Message'] ?? '') };
    case 'dynamodb':
      return attributeSpelling(input);
    case 'events': {
      const entries = Array.isArray(input['Entries']) ? input['Entries'] : [];
      return {
        ...input,
        Entries: entries.map((entry) =>
          isObject(entry) && entry['Detail'] !== undefined ? { ...entry, Detail: asText(entry['Detail']) } : entry,
        ),
      };
    }
    default: {
      const { Input, StateMachineArn, Name } = input;
      return { stateMachineArn: StateMachineArn, name: Name, input: Input === undefined ? '{}' : asText(Input) };
    }
  }
}

/** SDK integrations write every member in PascalCase, whatever the service does. */
function sdkInput(target: Integration, input: JsonObject): object {
  if (target.service === 'states') return statesInput(input);
  if (usesLowerCase(target)) return renamed(input, lowerFirst);
  if (target.service === 'dynamodb') return attributeSpelling(input);
  if (target.service === 'lambda' && target.action === 'Invoke') {
    const { Payload } = input;
    return Payload === undefined ? input : { ...input, Payload: Buffer.from(asText(Payload)) };
  }
  if (target.service === 's3' && input['Body'] !== undefined)
    return { ...input, Body: Buffer.from(asText(input['Body'])) };
  if (target.service === 'textract' && isObject(input['Document']) && typeof input['Document']['Bytes'] === 'string') {
    return { ...input, Document: { ...input['Document'], Bytes: Buffer.from(input['Document']['Bytes'], 'base64') } };
  }
  return input;
}

/** Members of Step Functions' own API that are JSON text: what a state gives as JSON is written out, its names as they are. */
const jsonTexts: ReadonlySet<string> = new Set(['Input', 'Output']);

function statesInput(input: JsonObject): JsonObject {
  const members = Object.entries(input).map(([name, value]): [string, Json] => [
    lowerFirst(name),
    jsonTexts.has(name) ? asText(value) : value,
  ]);
  return Object.fromEntries(members);
}

function usesLowerCase({ service }: Integration): boolean {
  return service === 'bedrock' || service === 'appsync' || service === 'logs';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function renamed(value: JsonObject, rename: (name: string) => string): JsonObject {
  const rewrite = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map(rewrite);
    return isObject(inner) ? renamed(inner, rename) : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [rename(name), rewrite(member)]));
}

/** Java's spelling of DynamoDB's type names, which Step Functions takes too. */
const attributeTypes: Readonly<Record<string, string>> = {
  Bool: 'BOOL',
  Ss: 'SS',
  Ns: 'NS',
  Bs: 'BS',
  Null: 'NULL',
  Nul: 'NULL',
};

function attributeSpelling(input: JsonObject): JsonObject {
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    const type = only === undefined || entries.length > 1 ? undefined : attributeTypes[only[0]];
    if (type !== undefined && only !== undefined) return { [type]: only[1] };
    return Object.fromEntries(entries.map(([name, member]) => [name, rewrite(member)]));
  };
  return Object.fromEntries(Object.entries(input).map(([name, member]) => [name, rewrite(member)]));
}

function answerOf(answer: Record<string, unknown>, without: readonly string[] = ['$metadata']): JsonObject {
  const kept = Object.entries(answer).filter(([name]) => !without.includes(name));
  const json = toJson(Object.fromEntries(kept));
  return isObject(json) ? json : {};
}

/** In the process instants are epoch seconds; the result of an SDK integration has them as text. */
function datesAsText(value: JsonObject): JsonObject {
  const rewrite = (name: string, inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map((item) => rewrite('', item));
    if (isObject(inner)) return datesAsText(inner);
    const isInstant =
      typeof inner === 'number' && inner > 1e9 && inner < 1e11 && /(Date|Time|DateTime|LastModified)$/.test(name);
    return isInstant ? new Date(inner * 1000).toISOString() : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rewrite(name, member)]));
}

function datesAsMilliseconds(output: JsonObject): JsonObject {
  const { StartDate } = output;
  return typeof StartDate === 'number' ? { ...output, StartDate: Math.round(StartDate * 1000) } : output;
}

function metadata(cloud: Cloud): JsonObject {
  return { SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: { RequestId: cloud.uuid() } };
}
