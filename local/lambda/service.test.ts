import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createLogs } from '../logs/service.ts';
import { createSqs } from '../sqs/service.ts';
import { createLambda } from './service.ts';

const ROLE = 'arn:aws:iam::123456789012:role/fn';
const ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:';
const root = { kind: 'root' } as const;

interface Answer {
  readonly StatusCode: number;
  readonly FunctionError?: string;
  readonly ExecutedVersion?: string;
  readonly Payload: Buffer;
}

/** Bundles by folder and file. */
const bundles: Record<string, Record<string, string>> = {
  echo: {
    'index.mjs': `export const handler = async (event, context) => ({ event, context: { ...context, left: context.getRemainingTimeInMillis() },
      env: { ...process.env }, trace: process.env._X_AMZN_TRACE_ID });`,
  },
  counter: { 'index.mjs': 'let count = 0; export const handler = async () => ++count;' },
  logs: {
    'index.mjs': `export const handler = async () => { console.log('hello', { a: 1 }); process.stdout.write('{"level":"INFO"}\\n'); console.error('bad'); };`,
  },
  throws: {
    'index.mjs': `class OrderError extends Error { name = 'OrderError' } export const handler = async () => { throw new OrderError('no such order'); };`,
  },
  stray: {
    'index.mjs': `export const handler = () => new Promise(() => { Promise.reject(new Error('forgotten')); });`,
  },
  slow: { 'index.mjs': 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));' },
  busyLoop: { 'index.mjs': 'export const handler = () => { for (;;); };' },
  exits: { 'index.mjs': 'export const handler = async () => process.exit(3);' },
  hungry: {
    'index.mjs': `export const handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({ x: Math.random() })); };`,
  },
  initFails: { 'index.mjs': `throw new TypeError('no variable TABLE');` },
  imports: { 'index.mjs': `import 'neighbour'; export const handler = async () => 'found what AWS would not';` },
  importsSdk: {
    'index.mjs': `import { SQSClient } from '@aws-sdk/client-sqs'; export const handler = async () => typeof SQSClient;`,
  },
  cjs: {
    'index.js': `const { other } = require('./other.js'); exports.handler = async () => [other, typeof require, __filename.endsWith('index.js')];`,
    'other.js': `module.exports = { other: 'cjs' };`,
  },
  esmJs: { 'index.js': `const handler = async () => import.meta.url.endsWith('index.js');export{handler};` },
  withPackage: {
    'package.json': '{"type":"module"}',
    'index.js': `export const handler = async () => 'module';`,
  },
  clock: { 'index.mjs': 'export const handler = async () => new Date(0).getHours();' },
  callback: { 'index.js': `exports.handler = (event, context, done) => setTimeout(() => done(null, event.n + 1), 1);` },
  big: { 'index.mjs': `export const handler = async () => 'x'.repeat(6 * 1024 * 1024);` },
  circular: { 'index.mjs': 'export const handler = async () => { const a = {}; a.a = a; return a; };' },
  gate: {
    'index.mjs': 'export const handler = async ({ ms }) => { await new Promise((r) => setTimeout(r, ms)); return 1; };',
  },
  leaves: {
    'index.mjs': `import { writeFileSync } from 'node:fs'; export const handler = async ({ note }) => {
      process.on('exit', () => writeFileSync(note, 'by itself')); new Promise(() => setInterval(() => {}, 10)); return 1; };`,
  },
  meets: {
    'index.mjs': `import { readdirSync, writeFileSync } from 'node:fs'; export const handler = async ({ place, id, all }) => {
      writeFileSync(place + '/' + id, ''); while (readdirSync(place).length < all) await new Promise((r) => setTimeout(r, 20)); return 'met'; };`,
  },
  layered: { 'index.mjs': `import { words } from 'phrases'; export const handler = async () => words;` },
  url: {
    'index.mjs': `export const handler = async (event) => ({ statusCode: 201, headers: { 'X-Kind': event.requestContext.http.method },
      body: JSON.stringify({ path: event.rawPath, query: event.queryStringParameters, body: event.body, encoded: event.isBase64Encoded }) });`,
  },
};

describe('lambda', () => {
  let test: TestCloud;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lambda-test-'));
    for (const [name, files] of Object.entries(bundles)) {
      mkdirSync(join(folder, name));
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    }
    const layer = join(folder, 'layer', 'nodejs', 'node_modules', 'phrases');
    mkdirSync(layer, { recursive: true });
    writeFileSync(join(layer, 'index.js'), `exports.words = 'from the layer';`);
    mkdirSync(join(folder, 'node_modules', 'neighbour'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'neighbour', 'index.js'), '');
    process.env['TZ'] = 'America/New_York';
    test = await createTestCloud([createLogs, createSqs, createLambda], {
      listen: true,
      directory: join(folder, 'state'),
      assetPath: (_bucket, key) => join(folder, key),
      policies: {
        fn: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'sqs:SendMessage'],
              Resource: '*',
            },
          ],
        },
        invoker: { Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${ARN}echo` } },
      },
    });
    await test.start();
  });
  afterAll(async () => {
    await test.stop();
    rmSync(folder, { recursive: true });
  });

  function declare(name: string, properties: Record<string, unknown> = {}, functionName = name) {
    return test.provide(
      'AWS::Lambda::Function',
      {
        FunctionName: functionName,
        Role: ROLE,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { S3Bucket: 'assets', S3Key: name },
        ...properties,
      },
      functionName,
    );
  }

  async function invoke(name: string, payload: unknown = {}) {
    const input = { FunctionName: name, Payload: JSON.stringify(payload) };
    const answer = await test.cloud.call<Answer>('lambda', 'Invoke', input, root);
    return { error: answer.FunctionError, result: JSON.parse(answer.Payload.toString('utf8')) };
  }

  it('runs a bundle with an environment of its own, keys of its role and a context', async () => {
    const variables = { TABLE: 'Orders' };
    const { attributes } = await declare('echo', {
      Environment: { Variables: variables },
      MemorySize: 256,
      Timeout: 7,
    });
    expect(attributes?.['Arn']).toBe(`${ARN}echo`);
    const { result } = await test.cloud.trace.request('a request', () => invoke('echo', { n: 1 }));
    expect(result.event).toEqual({ n: 1 });
    expect(result.context).toMatchObject({
      functionName: 'echo',
      memoryLimitInMB: '256',
      invokedFunctionArn: `${ARN}echo`,
    });
    expect(result.context.left).toBeGreaterThan(5_000);
    expect(result.context.left).toBeLessThanOrEqual(7_000);
    expect(result.env).toMatchObject({
      TABLE: 'Orders',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'echo',
      AWS_ENDPOINT_URL: test.cloud.awsEndpoint,
      AWS_ACCESS_KEY_ID: test.cloud.iam.credentials(ROLE, 'echo').accessKeyId,
    });
    expect(result.env['HOME']).toBeUndefined();
    expect(result.trace).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/);
  });

  it('keeps a warm environment for one invocation after another, and takes a second one for two at once', async () => {
    await declare('counter');
    expect((await invoke('counter')).result).toBe(1);
    expect((await invoke('counter')).result).toBe(2);
    const counts = await Promise.all([invoke('counter'), invoke('counter')]);
    expect(counts.map(({ result }) => result).sort()).toEqual([1, 3]);
  });

  it('loads no more environments at once than there are cores: who waits takes one that became free', async () => {
    await declare('counter', {}, 'burst');
    const counts = await Promise.all(Array.from({ length: 3 * availableParallelism() }, () => invoke('burst')));
    expect(Math.max(...counts.map(({ result }) => result))).toBeGreaterThan(1);
  });

  it('runs all at once that wait for one another', async () => {
    await declare('meets', { Timeout: 15 });
    const place = mkdtempSync(join(folder, 'meeting-'));
    const all = 8;
    const met = await Promise.all(Array.from({ length: all }, (_, id) => invoke('meets', { place, id, all })));
    expect(met.map(({ result }) => result)).toEqual(Array.from({ length: all }, () => 'met'));
  });

  it('has an environment end by itself: Node dies of a thread that is stopped while it makes a zlib stream', async () => {
    await declare('leaves');
    const note = join(folder, 'left');
    expect((await invoke('leaves', { note })).result).toBe(1);
    // A function that is declared anew ends the environments that it had.
    await declare('leaves');
    expect(readFileSync(note, 'utf8')).toBe('by itself');
  });

  it('answers a thrown error as Lambda does', async () => {
    await declare('throws');
    const { error, result } = await invoke('throws');
    expect(error).toBe('Unhandled');
    expect(result).toMatchObject({ errorType: 'OrderError', errorMessage: 'no such order' });
    expect(result.trace[0]).toBe('OrderError: no such order');
  });

  it.each([
    ['stray', 'Runtime.UnhandledPromiseRejection', 'Error: forgotten'],
    ['exits', 'Runtime.ExitError', 'exit status 3'],
    ['initFails', 'TypeError', 'no variable TABLE'],
    ['imports', 'Runtime.ImportModuleError', "Cannot find package 'neighbour'"],
    ['circular', 'Runtime.MarshalError', 'Unable to stringify response body'],
    ['big', 'Function.ResponseSizeTooLarge', 'exceeded maximum allowed payload size'],
  ])('names the fault of %s', async (name, errorType, message) => {
    await declare(name);
    for (const round of [1, 2]) {
      const { error, result } = await invoke(name);
      expect([round, error, result.errorType]).toEqual([round, 'Unhandled', errorType]);
      expect(result.errorMessage).toContain(message);
    }
  });

  it.each(['slow', 'busyLoop'])('ends %s when its time is over', async (name) => {
    await declare(name, { Timeout: 1 });
    const { result } = await invoke(name);
    expect(result.errorType).toBe('Sandbox.Timedout');
    expect(result.errorMessage).toMatch(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/);
  });

  it('ends a function that takes more memory than declared, and not the process', async () => {
    await declare('hungry', { MemorySize: 128, Timeout: 20 });
    const { result } = await invoke('hungry');
    expect(result.errorType).toBe('Runtime.OutOfMemory');
  });

  it.each([
    ['cjs', ['cjs', 'function', true]],
    ['esmJs', true],
    ['withPackage', 'module'],
    ['importsSdk', 'function'],
  ])('loads modules as on AWS: %s', async (name, expected) => {
    await declare(name);
    expect(await invoke(name)).toEqual({ error: undefined, result: expected });
  });

  it('keeps the time of functions in UTC, wherever the laptop is', async () => {
    await declare('clock');
    expect((await invoke('clock')).result).toBe(0);
  });

  it('finds modules of a layer', async () => {
    const layer = await test.provide('AWS::Lambda::LayerVersion', { Content: { S3Bucket: 'assets', S3Key: 'layer' } });
    await declare('layered', { Layers: [layer.ref] });
    expect((await invoke('layered')).result).toBe('from the layer');
  });

  it('runs code that stands in the template, with a callback where the runtime still has them', async () => {
    const Code = { ZipFile: bundles['callback']?.['index.js'] };
    await declare('callback', { Code, Runtime: 'nodejs22.x' });
    expect((await invoke('callback', { n: 1 })).result).toBe(2);
    await declare('callback', { Code }, 'callback24');
    expect((await invoke('callback24', { n: 1 })).result.errorType).toBe('Runtime.CallbackHandlerDeprecated');
  });

  it('registers other runtimes and refuses to run them', async () => {
    await declare('echo', { Runtime: 'python3.13' }, 'python');
    await expect(invoke('python')).rejects.toMatchObject({ code: 'InvalidRuntimeException' });
  });

  it('writes console lines and lines of standard output to the log group', async () => {
    await declare('logs');
    await invoke('logs');
    const read = () =>
      test.cloud.call<{ events: { message: string }[] }>(
        'logs',
        'FilterLogEvents',
        { logGroupName: '/aws/lambda/logs' },
        root,
      );
    const { events } = await vi.waitFor(read);
    const [hello = '', line, bad] = events.map(({ message }) => message);
    expect(hello).toMatch(/^\S+Z\t[0-9a-f-]{36}\tINFO\thello { a: 1 }$/);
    expect(line).toBe('{"level":"INFO"}');
    expect(bad).toMatch(/\tERROR\tbad$/);
    const file = () => readFileSync(join(folder, 'state', 'logs', 'logs.log'), 'utf8');
    await vi.waitFor(() => expect(file()).toBe(`${[hello, line, bad].join('\n')}\n`));
    expect(test.log.join('\n')).toContain('logs: ');
  });

  it('asks for lambda:InvokeFunction, which a permission can give to a service for one source', async () => {
    await declare('echo', {}, 'guarded');
    const input = { FunctionName: `${ARN}guarded`, Payload: '{}' };
    await expect(test.cloud.call('lambda', 'Invoke', input, test.role('invoker'))).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    await test.provide('AWS::Lambda::Permission', {
      FunctionName: 'guarded',
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
      SourceArn: 'arn:aws:sns:eu-central-1:123456789012:orders',
    });
    const sns = (topic: string) => ({
      kind: 'service' as const,
      service: 'sns.amazonaws.com',
      sourceArn: `arn:aws:sns:eu-central-1:123456789012:${topic}`,
    });
    await expect(test.cloud.call('lambda', 'Invoke', input, sns('orders'))).resolves.toMatchObject({ StatusCode: 200 });
    await expect(test.cloud.call('lambda', 'Invoke', input, sns('bookings'))).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  it('refuses what exceeds the reserved concurrency', async () => {
    await declare('gate', { ReservedConcurrentExecutions: 1 });
    await invoke('gate', { ms: 0 });
    const first = invoke('gate', { ms: 300 });
    await expect(invoke('gate', { ms: 0 })).rejects.toMatchObject({ code: 'TooManyRequestsException', status: 429 });
    await first;
  });

  it('tries an event as often as its rules say, then hands it to the destination', async () => {
    const queue = await test.provide('AWS::SQS::Queue', { QueueName: 'failed-events' });
    await declare('throws', {}, 'async');
    await test.provide('AWS::Lambda::EventInvokeConfig', {
      FunctionName: 'async',
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: queue.attributes?.['Arn'] } },
    });
    const input = { FunctionName: 'async', InvocationType: 'Event', Payload: Buffer.from('{"order":7}') };
    await expect(test.cloud.call('lambda', 'Invoke', input, root)).resolves.toMatchObject({ StatusCode: 202 });
    const { Messages } = await test.cloud.call<{ Messages: { Body: string }[] }>(
      'sqs',
      'ReceiveMessage',
      { QueueUrl: queue.ref, WaitTimeSeconds: 10 },
      root,
    );
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
      requestPayload: { order: 7 },
      requestContext: { condition: 'RetriesExhausted', functionArn: `${ARN}async:$LATEST` },
      responsePayload: { errorType: 'OrderError' },
    });
  });

  it('answers SDK clients', async () => {
    const client = new LambdaClient(test.clientConfigOf('invoker'));
    const echoed = await client.send(new InvokeCommand({ FunctionName: 'echo', Payload: Buffer.from('{"n":2}') }));
    expect(echoed.StatusCode).toBe(200);
    expect(JSON.parse(echoed.Payload?.transformToString() ?? '')).toMatchObject({ event: { n: 2 } });
    await expect(client.send(new InvokeCommand({ FunctionName: 'throws' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    client.destroy();
    const admin = new LambdaClient(test.clientConfig);
    const failed = await admin.send(new InvokeCommand({ FunctionName: 'throws' }));
    expect(failed.FunctionError).toBe('Unhandled');
    admin.destroy();
  });

  it('answers a function URL in payload format 2.0, once its permissions are there', async () => {
    await declare('url');
    const { attributes } = await test.provide('AWS::Lambda::Url', { TargetFunctionArn: `${ARN}url`, AuthType: 'NONE' });
    const url = `${String(attributes?.['FunctionUrl'])}hooks/stripe?a=1&a=2`;
    const post = () =>
      fetch(url, { method: 'POST', body: '{"id":1}', headers: { 'content-type': 'application/json' } });
    expect((await post()).status).toBe(403);
    const permission = { FunctionName: 'url', Principal: '*' };
    await test.provide(
      'AWS::Lambda::Permission',
      { ...permission, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
      'ViaUrl',
    );
    await test.provide(
      'AWS::Lambda::Permission',
      { ...permission, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
      'Invoke',
    );
    const reply = await post();
    expect([reply.status, reply.headers.get('x-kind')]).toEqual([201, 'POST']);
    expect(await reply.json()).toEqual({
      path: '/hooks/stripe',
      query: { a: '1,2' },
      body: '{"id":1}',
      encoded: false,
    });
    const binary = await fetch(url, {
      method: 'PUT',
      body: Buffer.from([1, 2]),
      headers: { 'content-type': 'image/png' },
    });
    expect(await binary.json()).toMatchObject({ body: 'AQI=', encoded: true });
  });
});
