import type { Cloud } from '../core/cloud.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { Outcome } from './instance.ts';

/** The record of an asynchronous invocation that failed. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function failureRecord(
  cloud: Cloud,
  { arn }: FunctionConfiguration,
  payload: string,
  outcome: Outcome | undefined,
): object {
  const requestPayload: unknown = JSON.parse(payload);
  return {
    version: '1.0',
    timestamp: new Date(cloud.now()).toISOString(),
    requestContext: {
      requestId: cloud.uuid(),
      functionArn: `${arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: 3,
    },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: outcome !== undefined && !outcome.ok ? outcome.error : null,
  };
}

/** The record of an asynchronous invocation that succeeded. */
export function successRecord(
  cloud: Cloud,
  { arn }: FunctionConfiguration,
  payload: string,
  outcome: Extract<Outcome, { readonly ok: true }>,
): object {
  const requestPayload: unknown = JSON.parse(payload);
  const responsePayload: unknown = JSON.parse(outcome.payload);
  return {
    version: '1.0',
    timestamp: new Date(cloud.now()).toISOString(),
    requestContext: {
      requestId: cloud.uuid(),
      functionArn: `${arn}:$LATEST`,
      condition: 'Success',
      approximateInvokeCount: 1,
    },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST' },
    responsePayload,
  };
}

/** Sends a record to a queue or a topic, under the function's role. */
export async function sendToDestination(
  cloud: Cloud,
  { roleArn, name }: FunctionConfiguration,
  destinationArn: string,
  record: object,
): Promise<void> {
  const caller = { kind: 'role', roleArn, sessionName: name } as const;
  const body = JSON.stringify(record);
  const [, , service, , account = '', resource = ''] = destinationArn.split(':');
  if (service === 'sqs') {
    await cloud.call(
      'sqs',
      'SendMessage',
      { QueueUrl: `${cloud.awsEndpoint}/${account}/${resource}`, MessageBody: body },
      caller,
    );
    return;
  }
  if (service === 'sns') {
    await cloud.call('sns', 'Publish', { TopicArn: destinationArn, Message: body }, caller);
    return;
  }
  if (service === 'lambda') {
    await cloud.call(
      'lambda',
      'Invoke',
      { FunctionName: destinationArn, InvocationType: 'Event', Payload: body },
      caller,
    );
    return;
  }
  if (service === 'events') {
    const Entries = [
      {
        EventBusName: destinationArn,
        Source: 'lambda',
        DetailType: 'Lambda Function Invocation Result',
        Detail: body,
      },
    ];
    await cloud.call('events', 'PutEvents', { Entries }, caller);
    return;
  }
  throw new TypeError(
    `${name} cannot send what failed to ${destinationArn}: only queues, topics, functions and event buses take it.`,
  );
}
