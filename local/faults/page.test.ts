import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openConsole } from '../console/server.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createSqs } from '../sqs/service.ts';
import { mountFaultsPage } from './page.ts';

let test: TestCloud;
let queues: SQSClient;
let queueUrl: string;

beforeAll(async () => {
  test = await createTestCloud([createSqs], { listen: true });
  await openConsole(test.cloud, 0);
  mountFaultsPage(test.cloud);
  queueUrl = (await test.provide('AWS::SQS::Queue', { QueueName: 'work' })).ref;
  queues = new SQSClient({ ...test.clientConfig, maxAttempts: 1 });
});
afterEach(() => test.cloud.faults.clear());
afterAll(() => test.stop());

const ask = (method: string, path = '', body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${test.cloud.ports.console}/faults${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const send = () => queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'a' }));
const find = () => queues.send(new GetQueueUrlCommand({ QueueName: 'work' }));

it('arms, lists and takes back rules of another process', async () => {
  const posted = await ask('POST', '', [
    { id: 'slow', service: 'kms', fault: { kind: 'latency', ms: 1 } },
    { service: 'sqs', resource: 'work', fault: { kind: 'throttle' } },
  ]);
  expect(posted.status).toBe(201);
  await expect(find()).rejects.toMatchObject({ name: 'RequestThrottled' });
  expect(await (await ask('GET')).json()).toMatchObject({
    rules: [
      { id: 'slow', hits: 0 },
      { service: 'sqs', matches: 1, hits: 1 },
    ],
    clockOffset: 0,
    schedulerOffset: 0,
    recording: false,
  });
  expect((await ask('DELETE', '/slow')).status).toBe(204);
  expect(test.cloud.faults.list()).toHaveLength(1);
  expect((await ask('DELETE')).status).toBe(204);
  expect(test.cloud.faults.active).toBe(false);
});

it('records calls for another process', async () => {
  await ask('POST', '/record');
  await send();
  expect(await (await ask('GET', '/calls')).json()).toMatchObject({
    calls: [{ number: 1, service: 'sqs', action: 'SendMessage', resources: ['work'], caller: 'root', outcome: 'ok' }],
    bill: [{ item: 'queueRequests', quantity: 1 }],
    truncated: false,
  });
  await ask('DELETE', '/calls');
  expect(test.cloud.faults.recording).toBe(false);
});

it('moves the clock of the services', async () => {
  await ask('POST', '/clock', { offset: -60_000 });
  expect(Date.now() - test.cloud.now()).toBeGreaterThan(59_000);
  expect((await ask('POST', '/clock', { offset: 'x' })).status).toBe(400);
  expect((await ask('POST', '/clock', {})).status).toBe(400);
});

it('moves the clock of the Scheduler apart from theirs', async () => {
  await ask('POST', '/clock', { offset: 1_000 });
  const moved = await ask('POST', '/clock', { scheduler: 3_456_000_000 });
  expect(await moved.json()).toEqual({ clockOffset: 1_000, schedulerOffset: 3_456_000_000 });
  expect(test.cloud.faults).toMatchObject({ clockOffset: 1_000, schedulerOffset: 3_456_000_000 });
  await ask('DELETE');
  expect(test.cloud.faults).toMatchObject({ clockOffset: 0, schedulerOffset: 0 });
});

it('says what is wrong with a rule, and arms nothing', async () => {
  const refused = await ask('POST', '', { service: 'sqs', fault: { kind: 'explode' } });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'ValidationException' });
  expect(test.cloud.faults.active).toBe(false);
});

it('takes no orders from the page of another site', async () => {
  const rule = { service: 'sqs', fault: { kind: 'throttle' } };
  expect((await ask('POST', '', rule, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(test.cloud.faults.active).toBe(false);
});

it('shows people what is armed and how often it struck', async () => {
  await test.cloud.faults.add({ service: 'sqs', resource: '<b>', fault: { kind: 'throttle' } });
  test.cloud.faults.record();
  await send();
  const text = await (await ask('GET', '', undefined, { accept: 'text/html' })).text();
  expect(text).toContain('&lt;b&gt;');
  expect(text).toContain('0 of 1');
  expect(text).toContain('queueRequests');
});
