import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createArns } from './arns.ts';
import { Connection } from './connection.ts';
import { createInert } from './inert.ts';
import { tableProvider } from './tables.ts';
import type { Answer } from './testing.ts';
import { PAGE, pretendEngine } from './testing.ts';

const KEY_SCHEMA = [{ AttributeName: 'pk', KeyType: 'HASH' }];
const kept = { TableName: 'Orders', TableStatus: 'ACTIVE', KeySchema: KEY_SCHEMA, DeletionProtectionEnabled: false };
const described: Answer = { status: 200, body: JSON.stringify({ Table: kept }) };
const missing: Answer = { status: 400, body: '{"__type":"x#ResourceNotFoundException"}' };
const done: Answer = { status: 200, body: '{}' };
const orders = {
  stackName: 'state',
  logicalId: 'Orders',
  type: 'AWS::DynamoDB::Table',
  properties: { TableName: 'Orders', KeySchema: KEY_SCHEMA, BillingMode: 'PAY_PER_REQUEST' },
  generatedName: () => 'Orders',
};

describe('a table whose engine fails while it is provided', () => {
  let server: Server;
  let connection: Connection;
  let test: TestCloud;

  afterEach(async () => {
    connection.close();
    server.close();
    await test.stop();
  });

  async function provided(answers: readonly [Answer, ...Answer[]]): Promise<{ asked: readonly string[]; ref: string }> {
    test = await createTestCloud([]);
    const engine = await pretendEngine(answers);
    ({ server } = engine);
    connection = new Connection(engine.port);
    const arns = createArns(test.cloud);
    const provider = tableProvider({
      cloud: test.cloud,
      arns,
      inert: createInert(test.cloud, arns.prefix),
      connection: () => Promise.resolve(connection),
      provided: () => undefined,
    });
    const { ref } = await provider.provide(orders);
    return { ref, asked: engine.asked };
  }

  it('is tried again', async () => {
    const { ref, asked } = await provided([PAGE, PAGE, described, described, done]);
    expect(ref).toBe('Orders');
    expect(asked).toEqual([...Array<string>(4).fill('DescribeTable'), 'DescribeTimeToLive']);
    expect(test.log.join('\n')).toContain('Error 503 Service Unavailable');
  });

  it('is not made twice where the answer to its making was lost', async () => {
    const { asked } = await provided([missing, PAGE, described, described, done]);
    expect(asked.filter((action) => action === 'CreateTable')).toHaveLength(1);
  });

  it('is given up in the end, and at once where the engine refuses it', async () => {
    await expect(provided([PAGE])).rejects.toMatchObject({ code: 'InternalServerError' });
    server.close();
    connection.close();
    await test.stop();
    await expect(provided([{ status: 400, body: '{"__type":"x#ValidationException"}' }])).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });
});
