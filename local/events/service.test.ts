import { EventBridgeClient, PutEventsCommand, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller, Cloud, Service, ServiceName } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createEvents } from './service.ts';

const clouds: TestCloud[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

interface Called {
  readonly service: string;
  readonly action: string;
  readonly input: Record<string, unknown>;
  readonly caller: Caller;
}

function recording(
  name: ServiceName,
  calls: Called[],
  refuse: (input: Record<string, unknown>) => boolean = () => false,
) {
  return (_cloud: Cloud): Service => ({
    name,
    resources: {},
    async call(action, input, caller) {
      if (refuse(input)) throw new AwsError('AccessDeniedException', 'refused', { status: 403 });
      calls.push({ service: name, action, input, caller });
      return {};
    },
  });
}

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:123456789012:${rest}`;
const functionArn = arn('lambda', 'function:read');

async function boot(options: TestCloudOptions = {}) {
  const calls: Called[] = [];
  const refuseClosed = (input: Record<string, unknown>) => String(input['FunctionName']).endsWith(':closed');
  const test = await createTestCloud(
    [createEvents, recording('lambda', calls, refuseClosed), recording('sqs', calls), recording('states', calls)],
    { listen: true, ...options },
  );
  clouds.push(test);
  const rule = (properties: Record<string, unknown>) =>
    test.provide('AWS::Events::Rule', { Name: 'rule', ...properties });
  const put = (Detail: object, Source = 'shop') =>
    test.cloud.call<{ FailedEntryCount: number; Entries: object[] }>(
      'events',
      'PutEvents',
      { Entries: [{ Source, DetailType: 'Order', Detail: JSON.stringify(Detail) }] },
      { kind: 'root' },
    );
  return { test, calls, rule, put, client: new EventBridgeClient(test.clientConfig) };
}

const pattern = { EventPattern: { source: ['shop'], detail: { total: [{ numeric: ['>', 10] }] } } };

describe('a rule', () => {
  it('hands matching events to its targets, as EventBridge and for the rule', async () => {
    const { test, calls, rule, client } = await boot();
    await rule({ ...pattern, Targets: [{ Id: 'a', Arn: functionArn }] });
    await test.start();
    const entry = (total: number) => ({
      Source: 'shop',
      DetailType: 'Order',
      Detail: JSON.stringify({ total }),
      Time: new Date('2026-01-01T00:00:00Z'),
    });
    const { Entries } = await client.send(new PutEventsCommand({ Entries: [entry(5), entry(20)] }));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const [called] = calls;
    expect(called).toMatchObject({
      action: 'Invoke',
      input: { FunctionName: functionArn, InvocationType: 'Event' },
      caller: { kind: 'service', service: 'events.amazonaws.com', sourceArn: arn('events', 'rule/rule') },
    });
    expect(JSON.parse(String(called?.input['Payload']))).toEqual({
      version: '0',
      id: Entries?.[1]?.EventId,
      'detail-type': 'Order',
      source: 'shop',
      account: '123456789012',
      time: '2026-01-01T00:00:00Z',
      region: 'eu-central-1',
      resources: [],
      detail: { total: 20 },
    });
  });

  it('gives each target its own input, and acts under its role', async () => {
    const { test, calls, rule, put } = await boot({ policies: { starter: { Statement: [] } } });
    await rule({
      ...pattern,
      Targets: [
        { Id: 'constant', Arn: functionArn, Input: '{"fixed":true}' },
        { Id: 'part', Arn: arn('sqs', 'orders.fifo'), InputPath: '$.detail', SqsParameters: { MessageGroupId: 'all' } },
        {
          Id: 'template',
          Arn: arn('states', 'stateMachine:flow'),
          RoleArn: 'arn:aws:iam::123456789012:role/starter',
          InputTransformer: {
            InputPathsMap: { total: '$.detail.total', name: '$.detail.name', lines: '$.detail.lines' },
            InputTemplate:
              '{"text":"<name> pays <total>, <gone>","total":<total>,"lines":<lines>,"rule":"<aws.events.rule-name>"}',
          },
        },
      ],
    });
    await test.start();
    await put({ total: 20, name: 'Ada "A"', lines: [{ sku: 1 }] });
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    const by = (service: string) => calls.find((call) => call.service === service);
    expect(String(by('lambda')?.input['Payload'])).toBe('{"fixed":true}');
    expect(by('sqs')?.input).toMatchObject({
      MessageBody: '{"total":20,"name":"Ada \\"A\\"","lines":[{"sku":1}]}',
      MessageGroupId: 'all',
    });
    expect(by('states')?.caller).toEqual({
      kind: 'role',
      roleArn: 'arn:aws:iam::123456789012:role/starter',
      sessionName: 'rule',
    });
    expect(JSON.parse(String(by('states')?.input['input']))).toEqual({
      text: 'Ada "A" pays 20, <gone>',
      total: 20,
      lines: [{ sku: 1 }],
      rule: 'rule',
    });
  });

  it('puts what its target refuses in the dead-letter queue', async () => {
    const { test, calls, rule, put } = await boot();
    await rule({
      ...pattern,
      Targets: [{ Id: 'a', Arn: arn('lambda', 'function:closed'), DeadLetterConfig: { Arn: arn('sqs', 'dead') } }],
    });
    await test.start();
    await put({ total: 20 });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.input).toMatchObject({
      QueueUrl: expect.stringMatching(/\/dead$/u),
      MessageAttributes: {
        RULE_ARN: { StringValue: arn('events', 'rule/rule') },
        ERROR_CODE: { StringValue: 'AccessDeniedException' },
      },
    });
  });

  it('runs by its schedule, once for all the runs that a stop let pass', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'events-'));
    let now = Date.parse('2026-01-01T00:00:00Z');
    const scheduled = { ScheduleExpression: 'rate(5 minutes)', Targets: [{ Id: 'a', Arn: functionArn }] };
    const first = await boot({ directory, now: () => now });
    await first.rule(scheduled);
    await first.test.start();
    now += 300_000;
    await vi.waitFor(() => expect(first.calls).toHaveLength(1), { timeout: 3_000 });
    expect(JSON.parse(String(first.calls[0]?.input['Payload']))).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: '2026-01-01T00:05:00Z',
    });
    await first.test.stop();

    now += 3_600_000;
    const second = await boot({ directory, now: () => now });
    await second.rule(scheduled);
    await second.test.start();
    await vi.waitFor(() => expect(second.calls).toHaveLength(1));
    now += 300_000;
    await vi.waitFor(() => expect(second.calls).toHaveLength(2), { timeout: 3_000 });
    await second.test.stop();
    rmSync(directory, { recursive: true });
  });

  it('refuses a target that is not on this machine', async () => {
    const { rule } = await boot();
    await expect(rule({ ...pattern, Targets: [{ Id: 'a', Arn: arn('kinesis', 'stream/a') }] })).rejects.toThrow(
      /no target/u,
    );
  });
});

describe('putting events', () => {
  it('keeps an accepted event over a restart', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'events-'));
    const first = await boot({ directory });
    await first.rule({ ...pattern, Targets: [{ Id: 'a', Arn: functionArn }] });
    await first.put({ total: 20 });
    await first.test.stop();
    const second = await boot({ directory });
    await second.rule({ ...pattern, Targets: [{ Id: 'a', Arn: functionArn }] });
    await second.test.start();
    await vi.waitFor(() => expect(second.calls).toHaveLength(1));
    await second.test.stop();
    rmSync(directory, { recursive: true });
  });

  it('leaves the name of AWS to AWS', async () => {
    const { put, test } = await boot();
    expect(await put({}, 'aws.s3')).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }],
    });
    const s3: Caller = { kind: 'service', service: 's3.amazonaws.com' };
    const entry = { Source: 'aws.s3', DetailType: 'Object Created', Detail: '{}' };
    expect(await test.cloud.call('events', 'PutEvents', { Entries: [entry] }, s3)).toMatchObject({
      FailedEntryCount: 0,
    });
    await expect(
      test.cloud.call('events', 'PutEvents', { Entries: [{ ...entry, Source: 'shop' }] }, s3),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  it('refuses one bad entry and takes the others', async () => {
    const { client } = await boot();
    const good = { Source: 'shop', DetailType: 'Order', Detail: '{}' };
    const answer = await client.send(
      new PutEventsCommand({ Entries: [good, { ...good, Detail: '[1]' }, { ...good, Source: undefined }] }),
    );
    expect([answer.FailedEntryCount, answer.Entries?.map(({ ErrorCode }) => ErrorCode)]).toEqual([
      2,
      [undefined, 'MalformedDetail', 'InvalidArgument'],
    ]);
  });

  it('is denied unless a policy grants it', async () => {
    const { test } = await boot({ policies: { nobody: { Statement: [] } } });
    const client = new EventBridgeClient(test.clientConfigOf('nobody'));
    await expect(
      client.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order', Detail: '{}' }] })),
    ).rejects.toThrow(/events:PutEvents/u);
  });

  it('tells whether a pattern matches', async () => {
    const { client } = await boot();
    const test = (source: string) =>
      client.send(
        new TestEventPatternCommand({ EventPattern: '{"source":["shop"]}', Event: JSON.stringify({ source }) }),
      );
    expect([(await test('shop')).Result, (await test('other')).Result]).toEqual([true, false]);
  });
});
