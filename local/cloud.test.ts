import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLocalCloud } from './cloud.ts';
import type { RunningCloud } from './cloud.ts';
import type { FaultRule } from './faults/rules.ts';
import { OperatorError } from './core/errors.ts';
import { portsFrom, requireFree } from './core/ports.ts';

let folder: string;
let running: RunningCloud | undefined;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await running?.stop();
  running = undefined;
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const queue = {
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue' },
    Board: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: '{}' } },
  },
  Outputs: { QueueUrl: { Value: { Ref: 'Jobs' }, Export: { Name: 'Shop:QueueUrl' } } },
};
const reader = { Resources: {}, Outputs: { Imported: { Value: { 'Fn::ImportValue': 'Shop:QueueUrl' } } } };

/** A cloud assembly of two stacks, the later one listed first. */
function assembly(template: object = queue): string {
  const stack = (templateFile: string, dependencies: string[]) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile },
    dependencies,
  });
  const manifest = { artifacts: { reader: stack('reader.json', ['shop']), shop: stack('shop.json', []) } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(template));
  writeFileSync(join(folder, 'reader.json'), JSON.stringify(reader));
  return folder;
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 30_000);
    const free = await requireFree(portsFrom(port)).then(
      () => true,
      () => false,
    );
    if (free) return port;
  }
}

interface Start {
  readonly template?: object;
  readonly log?: (line: string) => void;
  readonly faults?: readonly FaultRule[];
}

async function start(options: Start = {}): Promise<RunningCloud> {
  running = await startLocalCloud({
    assembly: assembly(options.template),
    directory: join(folder, 'state'),
    port: await freePort(),
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  return running;
}

describe('a started cloud', () => {
  it('answers SDK clients at the outputs of its stacks', async () => {
    const { outputs, stacks, endpoints, resources } = await start();
    expect(outputs['Imported']).toBe(outputs['QueueUrl']);
    expect(stacks).toMatchObject({ shop: { QueueUrl: outputs['QueueUrl'] }, reader: {} });
    const client = new SQSClient({
      region: 'eu-central-1',
      endpoint: endpoints.aws,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const sent = await client.send(new SendMessageCommand({ QueueUrl: outputs['QueueUrl'], MessageBody: 'job' }));
    expect(sent.MessageId).toBeDefined();
    expect(resources.filter(({ inert }) => inert !== undefined)).toMatchObject([
      { type: 'AWS::CloudWatch::Dashboard' },
    ]);
    const status = await fetch(endpoints.console);
    expect(await status.text()).toContain('AWS::CloudWatch::Dashboard');
  });

  it('arms the faults that it was given, by its caller and by the environment', async () => {
    vi.stubEnv('LOCAL_CLOUD_FAULTS', '[{ "service": "sns", "fault": { "kind": "throttle" } }]');
    const { faults, endpoints } = await start({ faults: [{ service: 'sqs', fault: { kind: 'throttle' } }] });
    expect(faults.list()).toMatchObject([{ service: 'sqs' }, { service: 'sns' }]);
    expect(await (await fetch(`${endpoints.console}/faults`)).json()).toMatchObject({ rules: [{}, {}] });
  });

  it('refuses faults that cannot strike, in one line', async () => {
    vi.stubEnv('LOCAL_CLOUD_FAULTS', '[{ "service": "sqs", "fault": { "kind": "explode" } }]');
    await expect(start()).rejects.toBeInstanceOf(OperatorError);
    vi.stubEnv('LOCAL_CLOUD_FAULTS', '{');
    await expect(start()).rejects.toThrow('LOCAL_CLOUD_FAULTS is no JSON.');
  });

  it('leaves nothing running when it stops', async () => {
    const { ports, stop } = await start();
    await expect(requireFree(ports)).rejects.toThrow('is taken');
    await stop();
    running = undefined;
    await expect(requireFree(ports)).resolves.toBeUndefined();
  });

  it('says what a changed template leaves behind', async () => {
    await (await start()).stop();
    const log: string[] = [];
    const Resources = { Work: { Type: 'AWS::SQS::Queue' } };
    const Outputs = { QueueUrl: { Value: { Ref: 'Work' }, Export: { Name: 'Shop:QueueUrl' } } };
    await start({ template: { Resources, Outputs }, log: (line) => log.push(line) });
    const lines = log.filter((line) => line.includes('Jobs'));
    expect(lines).toEqual([
      'warning: shop/Jobs (AWS::SQS::Queue) left the template: its state stays behind until --fresh.',
    ]);
  });
});

describe('a cloud that cannot start', () => {
  it('names the taken port', async () => {
    const port = await freePort();
    const holder = createServer().listen(port + 1, '127.0.0.1');
    await once(holder, 'listening');
    const starting = startLocalCloud({ assembly: assembly(), port });
    await expect(starting).rejects.toThrow(`Port ${port + 1} (graphql) is taken`);
    holder.close();
    await once(holder, 'close');
  });

  it('names the resource, leaves nothing running, and gives its directory back', async () => {
    const port = await freePort();
    const broken = { Resources: { Odd: { Type: 'AWS::Nowhere::Thing' } } };
    const options = { directory: join(folder, 'state'), port };
    const starting = startLocalCloud({ ...options, assembly: assembly(broken) });
    await expect(starting).rejects.toThrow('shop/Odd (AWS::Nowhere::Thing): the local cloud does not know this type');
    await expect(requireFree(portsFrom(port))).resolves.toBeUndefined();
    running = await startLocalCloud({ ...options, assembly: assembly() });
  });

  it('says where there is no assembly', async () => {
    const starting = startLocalCloud({ assembly: join(folder, 'none'), port: await freePort() });
    await expect(starting).rejects.toThrow('run cdk synth first');
  });
});

describe('the command', () => {
  const main = join(import.meta.dirname, 'main.ts');

  function run(
    port: number,
    environment: Record<string, string> = {},
  ): { process: ChildProcess; output: () => string } {
    const state = join(folder, 'state');
    const args = ['--disable-warning=ExperimentalWarning', main, assembly(), '--port', String(port), '--dir', state];
    child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: 'pipe' });
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    return { process: child, output: () => output };
  }

  it('starts again over the state that a kill left', async () => {
    const port = await freePort();
    const first = run(port);
    await expect.poll(first.output, { timeout: 15_000 }).toContain('ready');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    const second = run(port);
    await expect.poll(second.output, { timeout: 15_000 }).toContain('ready');
    const url = (text: string) => /QueueUrl = (.*)/.exec(text)?.[1];
    expect(url(second.output())).toBe(url(first.output()));
    second.process.kill('SIGTERM');
    expect(await once(second.process, 'exit')).toEqual([0, null]);
  });

  it('ends with one clear line and a failure when the disk is full', async () => {
    const full = run(await freePort(), { LOCAL_CLOUD_DISK_FULL_AFTER: '2' });
    expect(await once(full.process, 'exit')).toEqual([1, null]);
    const told = full
      .output()
      .split('\n')
      .filter((line) => line.startsWith('The disk is full'));
    expect(told).toHaveLength(1);
    expect(full.output()).not.toContain('    at ');
  });
});
