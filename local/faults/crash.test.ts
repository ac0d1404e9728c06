import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** A cloud with one table in a process of its own, with faults as the console has them. */
const SCRIPT = `
import { createTestCloud } from '${new URL('../core/testing.ts', import.meta.url).href}';
import { createDynamoDb } from '${new URL('../dynamodb/service.ts', import.meta.url).href}';
import { openConsole } from '${new URL('../console/server.ts', import.meta.url).href}';
import { mountFaultsPage } from '${new URL('./page.ts', import.meta.url).href}';
const test = await createTestCloud([createDynamoDb], { listen: true, directory: process.env.DIRECTORY });
await openConsole(test.cloud, 0);
mountFaultsPage(test.cloud);
await test.provide('AWS::DynamoDB::Table', {
  TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
});
await test.start();
console.log(JSON.stringify({ aws: test.cloud.awsEndpoint, console: test.cloud.ports.console }));
`;

interface Started {
  readonly child: ChildProcess;
  readonly client: DynamoDBClient;
  readonly faults: string;
}

let directory: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'faults-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(directory, { recursive: true, force: true });
});

async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DIRECTORY: directory },
  });
  children.push(child);
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then((ending): never => {
      throw new Error(`the cloud did not start: ${ending.join(' ')}`);
    }),
  ]);
  const ports: { aws: string; console: number } = JSON.parse(String(line));
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    endpoint: ports.aws,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return { child, client, faults: `http://127.0.0.1:${ports.console}/faults` };
}

const onlyOnce = (pk: string) =>
  new PutItemCommand({ TableName: 'Orders', Item: { pk: { S: pk } }, ConditionExpression: 'attribute_not_exists(pk)' });

it.each<['before' | 'after', string]>([
  ['before', 'has not been carried out'],
  ['after', 'has been carried out'],
])(
  'the process dies %s the n-th call took effect, which then %s',
  async (when) => {
    const first = await start();
    const rule = {
      service: 'dynamodb',
      action: 'PutItem',
      resource: 'Orders',
      after: 1,
      fault: { kind: 'crash', when },
    };
    const armed = await fetch(first.faults, { method: 'POST', body: JSON.stringify(rule) });
    expect(armed.status).toBe(201);
    await first.client.send(onlyOnce('one'));
    const died = once(first.child, 'exit');
    await expect(first.client.send(onlyOnce('two'))).rejects.toThrow();
    expect(await died).toEqual([null, 'SIGKILL']);

    const second = await start();
    const again = second.client.send(onlyOnce('two'));
    if (when === 'before') await again;
    else await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await expect(second.client.send(onlyOnce('one'))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
  },
  60_000,
);
