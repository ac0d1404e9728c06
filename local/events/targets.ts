import { z } from 'zod';
import type { Caller, Cloud, ServiceName } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

const text = z.string();
const count = z.coerce.number().int();

export const targetProperties = z.object({
  Id: text,
  Arn: text,
  RoleArn: text.optional(),
  Input: text.optional(),
  InputPath: text.optional(),
  InputTransformer: z.object({ InputPathsMap: z.record(text, text).default({}), InputTemplate: text }).optional(),
  DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
  RetryPolicy: z
    .object({ MaximumRetryAttempts: count.default(185), MaximumEventAgeInSeconds: count.default(86_400) })
    .optional(),
  SqsParameters: z.object({ MessageGroupId: text.optional() }).optional(),
});
export type Target = z.output<typeof targetProperties>;

type Kind = 'lambda' | 'sqs' | 'sns' | 'states' | 'events' | 'guardduty' | 'logs';
const kinds: readonly Kind[] = ['lambda', 'sqs', 'sns', 'states', 'events', 'guardduty', 'logs'];

/** The service behind a target's ARN. Throws where the local cloud has no such target. */
export function kindOf(arn: string): Kind {
  const service = arn.split(':')[2];
  const kind = kinds.find((one) => one === service);
  if (kind !== undefined) return kind;
  throw new AwsError(
    'ValidationException',
    `The local cloud's EventBridge has no target ${arn}: it knows ${kinds.join(', ')}.`,
  );
}

export interface Invocation {
  readonly arn: string;
  /** JSON text. */
  readonly payload: string;
  readonly caller: Caller;
  readonly messageGroupId?: string | undefined;
  readonly eventBridge?: { readonly Source: string; readonly DetailType: string } | undefined;
}

/** Hands the payload to the target, on whose policy it depends whether the caller may. */
export async function invokeTarget(
  cloud: Cloud,
  { arn, payload, caller, messageGroupId, eventBridge }: Invocation,
): Promise<void> {
  switch (kindOf(arn)) {
    case 'lambda':
      await cloud.call(
        'lambda',
        'Invoke',
        { FunctionName: arn, InvocationType: 'Event', Payload: Buffer.from(payload) },
        caller,
      );
      return;
    case 'sqs':
      await cloud.call(
        'sqs',
        'SendMessage',
        {
          QueueUrl: queueUrl(cloud, arn),
          MessageBody: payload,
          ...(messageGroupId === undefined ? {} : { MessageGroupId: messageGroupId }),
        },
        caller,
      );
      return;
    case 'sns':
      await cloud.call('sns', 'Publish', { TopicArn: arn, Message: payload }, caller);
      return;
    case 'states':
      await cloud.call('states', 'StartExecution', { stateMachineArn: arn, input: payload }, caller);
      return;
    case 'events':
      await putEvent(cloud, arn, payload, eventBridge, caller);
      return;
    case 'guardduty':
      await cloud.call('guardduty', 'ScanCreatedObject', { PlanArn: arn, Event: JSON.parse(payload) }, caller);
      return;
    case 'logs':
      return;
  }
}

async function putEvent(
  cloud: Cloud,
  arn: string,
  payload: string,
  given: { readonly Source: string; readonly DetailType: string } | undefined,
  caller: Caller,
): Promise<void> {
  const event = z
    .object({
      source: text.default(''),
      'detail-type': text.default(''),
      detail: z.unknown(),
      resources: z.array(text).default([]),
    })
    .parse(JSON.parse(payload));
  const Entry =
    given === undefined
      ? {
          Source: event.source,
          DetailType: event['detail-type'],
          Detail: JSON.stringify(event.detail),
          Resources: event.resources,
        }
      : { ...given, Detail: payload };
  const answer = await cloud.call<{ Entries?: { ErrorCode?: string; ErrorMessage?: string }[] }>(
    'events',
    'PutEvents',
    { Entries: [{ ...Entry, EventBusName: arn }] },
    caller,
  );
  const [entry] = answer.Entries ?? [];
  if (entry?.ErrorCode !== undefined) throw new AwsError(entry.ErrorCode, entry.ErrorMessage ?? entry.ErrorCode);
}

/** Any action of any service by its SDK name, as only EventBridge Scheduler calls it: `arn:aws:scheduler:::aws-sdk:sqs:sendMessage`. */
export function universalTarget(arn: string): { service: string; action: string } | undefined {
  const [, service, action] = /^arn:aws[\w-]*:scheduler:::aws-sdk:([\w-]+):(\w+)$/u.exec(arn) ?? [];
  if (service === undefined || action === undefined) return undefined;
  return { service: sdkNames[service] ?? service, action: `${action.charAt(0).toUpperCase()}${action.slice(1)}` };
}

/** SDK names that differ from signing names. */
const sdkNames: Readonly<Record<string, string>> = { eventbridge: 'events', sfn: 'states', sesv2: 'ses' };
const callable: readonly ServiceName[] = ['dynamodb', 'events', 'lambda', 's3', 'ses', 'sns', 'sqs', 'states'];

/** Throws for a service that the local cloud does not reach so. */
export function serviceNameOf(name: string): ServiceName {
  const service = callable.find((one) => one === name);
  if (service !== undefined) return service;
  throw new AwsError('ValidationException', `The local cloud's Scheduler does not call ${name}.`);
}

export function queueUrl(cloud: Pick<Cloud, 'awsEndpoint'>, arn: string): string {
  const [account, name] = arn.split(':').slice(-2);
  return `${cloud.awsEndpoint}/${account}/${name}`;
}
