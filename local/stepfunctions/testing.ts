import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { DescribeExecutionCommandOutput, HistoryEvent } from '@aws-sdk/client-sfn';
import type { Caller, Cloud, Service, ServiceName } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createStepFunctions } from './service.ts';

export type Responder = (action: string, input: Record<string, unknown>, caller: Caller) => unknown;

/** A service that answers whatever the test tells it to. */
export function stubService(name: ServiceName, respond: Responder): (cloud: Cloud) => Service {
  return () => ({
    name,
    resources: {},
    async call(action, input, caller) {
      const answer: unknown = await respond(action, input, caller);
      return typeof answer === 'object' && answer !== null ? answer : {};
    },
  });
}

/** What Lambda answers to `Invoke` for a function's return value. */
export function returned(value: unknown): object {
  return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: Buffer.from(JSON.stringify(value)) };
}

/** What Lambda answers to `Invoke` when the function threw. */
export function threw(errorType: string, errorMessage: string): object {
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage, trace: [] }));
  return { StatusCode: 200, FunctionError: 'Unhandled', Payload: payload };
}

export function eventOf(input: Record<string, unknown>): unknown {
  const payload = input['Payload'];
  const parsed: unknown = payload instanceof Uint8Array ? JSON.parse(Buffer.from(payload).toString('utf8')) : undefined;
  return parsed;
}

export const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:work';
export const machineArn = (name = 'm') => `arn:aws:states:eu-central-1:123456789012:stateMachine:${name}`;

export interface Workflows {
  readonly test: TestCloud;
  readonly client: SFNClient;
  define(definition: object, properties?: Record<string, unknown>): Promise<void>;
  begin(input?: unknown, name?: string): Promise<string>;
  /** Starts the machine and waits for its end. */
  run(definition: object, input?: unknown): Promise<DescribeExecutionCommandOutput & { readonly value: unknown }>;
  ended(executionArn: string): Promise<DescribeExecutionCommandOutput>;
  history(executionArn: string): Promise<HistoryEvent[]>;
}

/** A cloud with Step Functions and stubs; its one role `machine` may do anything. `provideFirst` leaves its start to the test. */
export async function openWorkflows(
  stubs: Partial<Record<ServiceName, Responder>> = {},
  options: TestCloudOptions & { readonly provideFirst?: boolean } = {},
): Promise<Workflows> {
  const services = stubEntries(stubs).map(([name, respond]) => stubService(name, respond));
  const everything = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } as const;
  const test = await createTestCloud([createStepFunctions, ...services], {
    listen: true,
    policies: { machine: everything, ...options.policies },
    ...options,
  });
  const client = new SFNClient({ ...test.clientConfig, maxAttempts: 1 });
  const define: Workflows['define'] = async (definition, properties = {}) => {
    await test.provide('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'm',
      RoleArn: 'arn:aws:iam::123456789012:role/machine',
      DefinitionString: JSON.stringify(definition),
      ...properties,
    });
  };
  const begin: Workflows['begin'] = async (input = {}, name) => {
    const started = await client.send(
      new StartExecutionCommand({ stateMachineArn: machineArn(), input: JSON.stringify(input), name }),
    );
    return started.executionArn ?? '';
  };
  const ended: Workflows['ended'] = (executionArn) =>
    eventually(async () => {
      const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
      return execution.status === 'RUNNING' ? undefined : execution;
    });
  if (options.provideFirst !== true) await test.start();
  return {
    test,
    client,
    define,
    begin,
    ended,
    async run(definition, input) {
      await define(definition);
      const execution = await ended(await begin(input));
      const value: unknown = execution.output === undefined ? undefined : JSON.parse(execution.output);
      return { ...execution, value };
    },
    async history(executionArn) {
      const answer = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      return answer.events ?? [];
    },
  };
}

/** Polls until `look` finds something; fails after ten seconds. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('what was awaited did not happen within ten seconds');
    await pause(5);
  }
}

function stubEntries(stubs: Partial<Record<ServiceName, Responder>>): [ServiceName, Responder][] {
  const names: readonly ServiceName[] = ['lambda', 'sqs', 'sns', 'dynamodb', 'events', 'textract', 's3', 'bedrock'];
  return names.flatMap((name) => {
    const respond = stubs[name];
    return respond === undefined ? [] : [[name, respond] satisfies [ServiceName, Responder]];
  });
}
