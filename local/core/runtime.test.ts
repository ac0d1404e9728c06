import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller, Service } from './cloud.ts';
import { AwsError, OperatorError } from './errors.ts';
import { lockDirectory } from './lock.ts';
import { requireFree } from './ports.ts';
import { LocalCloud } from './runtime.ts';

const root: Caller = { kind: 'root' };
/** IAM keeps the seed of its access keys. */
const WRITES_AT_START = 1;
const ports = { web: 0, graphql: 0, aws: 0, dynamodb: 0, console: 0 };
let directory: string;
let log: string[];
let failures: Error[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  log = [];
  failures = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function start(options: { directory?: string; diskFullAfter?: number } = {}): LocalCloud {
  return new LocalCloud({
    region: 'eu-central-1',
    accountId: '123456789012',
    directory: options.directory,
    ports,
    log: (line) => log.push(line),
    onFailure: (error) => failures.push(error),
    diskFullAfter: options.diskFullAfter,
  });
}

function service(call: NonNullable<Service['call']>): Service {
  return { name: 'sqs', resources: {}, call };
}

describe('calls', () => {
  it('reach the service, stand in the log below their request, and are counted', async () => {
    const cloud = start();
    cloud.register(service(async (action, input) => ({ action, input })));
    const output = await cloud.trace.request('placeOrder', () =>
      cloud.call('sqs', 'SendMessage', { QueueUrl: 'http://x/1/orders' }, root),
    );
    expect(output).toEqual({ action: 'SendMessage', input: { QueueUrl: 'http://x/1/orders' } });
    expect(log[0]).toMatch(/^placeOrder {2}\d/);
    expect(log[1]).toMatch(/ms {2}sqs SendMessage orders$/);
    expect(cloud.trace.counts()).toMatchObject([{ service: 'sqs', action: 'SendMessage', calls: 1, failures: 0 }]);
  });

  it('that are refused say so in the log', async () => {
    const cloud = start();
    cloud.register(
      service(async () => {
        throw new AwsError('QueueDoesNotExist', 'No.');
      }),
    );
    const asking = cloud.trace.request('ask', () => cloud.call('sqs', 'GetQueueUrl', { QueueName: 'q' }, root));
    await expect(asking).rejects.toThrow('No.');
    expect(log.join('\n')).toContain('FAILED');
    expect(log.join('\n')).toContain('→ QueueDoesNotExist');
  });

  it('to a service that is not there are an error', async () => {
    await expect(start().call('textract', 'AnalyzeExpense', {}, root)).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
  });

  it('cost microseconds of their own', async () => {
    const cloud = start();
    cloud.register(service(async () => ({})));
    const input = { QueueUrl: 'http://x/1/orders', MessageBody: 'x'.repeat(500) };
    const rounds = 250;
    const run = async (): Promise<number> => {
      const started = performance.now();
      for (let round = 0; round < rounds; round += 1) await cloud.call('sqs', 'SendMessage', input, root);
      return ((performance.now() - started) / rounds) * 1000;
    };
    // Of many short spells the quickest one tells what it costs: in the others the machine was at something else, too.
    let quickest = await run();
    for (let spell = 1; spell < 40; spell += 1) quickest = Math.min(quickest, await run());
    expect(quickest).toBeLessThan(100);
  });
});

describe('a trace', () => {
  it('carried by its id goes on under the request that began it', async () => {
    const cloud = start();
    cloud.register(service(async () => ({})));
    let id: string | undefined;
    await cloud.trace.request('placeOrder', async () => {
      id = cloud.trace.id();
      await cloud.trace.resume(`${id ?? ''};Parent=1;Sampled=1`, () => cloud.call('sqs', 'SendMessage', {}, root));
    });
    expect(cloud.trace.recent()[0]?.steps).toHaveLength(1);
    await cloud.trace.request('other', async () => undefined);
    await cloud.trace.resume(id, () => cloud.call('sqs', 'GetQueueUrl', {}, root));
    const titles = cloud.trace.recent().map(({ title, steps }) => `${title} ${steps.length}`);
    expect(titles).toEqual(['other 0', 'placeOrder 2']);
    await vi.waitFor(() => expect(log.slice(-2)[0]).toBe('placeOrder …'));
    expect(log.slice(-1)[0]).toContain('GetQueueUrl');
  });
});

describe('a full disk', () => {
  it('ends the cloud by one clear line, once', async () => {
    const cloud = start({ directory, diskFullAfter: WRITES_AT_START + 3 });
    cloud.register(
      service(async (_, input) => {
        cloud.store('sqs').put('messages', String(input['id']), 'x');
        return {};
      }),
    );
    for (const id of [1, 2, 3]) await cloud.call('sqs', 'SendMessage', { id }, root);
    expect(failures).toEqual([]);
    for (const id of [4, 5]) {
      await expect(cloud.call('sqs', 'SendMessage', { id }, root)).rejects.toThrow('ENOSPC');
    }
    expect(failures).toHaveLength(1);
    expect(failures[0]).toBeInstanceOf(OperatorError);
    expect(failures[0]?.message).toContain('The disk is full');
    expect(failures[0]?.message).not.toContain('\n');
    await cloud.stop();
  });
});

describe('a state directory', () => {
  it('is held by one process; what it wrote is there after a restart', async () => {
    const unlock = lockDirectory(directory);
    const first = start({ directory });
    first.store('sqs').put('messages', 'a', 1);
    await first.stop();
    unlock();
    const second = start({ directory });
    expect(second.store('sqs').get('messages', 'a')).toBe(1);
    await second.stop();
  });

  it('of a living process is refused by its id, of a dead one taken over', () => {
    writeFileSync(join(directory, 'lock'), String(process.ppid));
    expect(() => lockDirectory(directory)).toThrow(`running process ${process.ppid}`);
    const beyondAnyPid = 4_194_305;
    writeFileSync(join(directory, 'lock'), String(beyondAnyPid));
    lockDirectory(directory)();
  });
});

it('a taken port is named with its use and the way out', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => {
      const address = holder.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await expect(requireFree({ ...ports, console: port })).rejects.toThrow(`Port ${port} (console) is taken`);
  await new Promise((resolve) => holder.close(resolve));
  await expect(requireFree({ ...ports, console: port })).resolves.toBeUndefined();
});
