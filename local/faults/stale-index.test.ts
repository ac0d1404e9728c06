import { DynamoDBClient, ListTablesCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createDynamoDb } from '../dynamodb/service.ts';
import type { Faults } from './faults.ts';

let test: TestCloud;
let faults: Faults;
let client: DynamoDBClient;

beforeAll(async () => {
  test = await createTestCloud([createDynamoDb], { listen: true });
  faults = test.cloud.faults;
  await test.provide('AWS::DynamoDB::Table', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: ['pk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byStatus',
        KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  await test.start();
  client = new DynamoDBClient(test.clientConfig);
}, 60_000);
afterEach(() => faults.clear());
afterAll(() => test.stop());

const set = (pk: string, status: string) =>
  client.send(
    new UpdateItemCommand({
      TableName: 'Orders',
      Key: { pk: { S: pk } },
      UpdateExpression: 'SET #s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: status } },
    }),
  );
const withStatus = async (status: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'Orders',
      IndexName: 'byStatus',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: status } },
    }),
  );
  return Items.map(({ pk }) => pk?.S);
};

it('sees each write at once unless told otherwise', async () => {
  await set('a', 'OPEN');
  expect(await withStatus('OPEN')).toEqual(['a']);
  await set('a', 'PAID');
  expect(await withStatus('OPEN')).toEqual([]);
});

it('answers as of before the last writes, as often as the rule says', async () => {
  await set('b', 'OPEN');
  await faults.add({ service: 'dynamodb', resource: 'Orders', times: 2, fault: { kind: 'staleIndex' } });
  await set('b', 'CANCELLED');
  expect(await withStatus('OPEN')).toEqual(['b']);
  expect(await withStatus('CANCELLED')).toEqual([]);
  expect(await withStatus('OPEN')).toEqual([]);
  expect(await withStatus('CANCELLED')).toEqual(['b']);
});

it('follows its table late', async () => {
  await set('c', 'LATE');
  await faults.add({ service: 'dynamodb', times: 'always', fault: { kind: 'staleIndex', ms: 1_000 } });
  await set('c', 'LATER');
  await test.cloud.call(
    'dynamodb',
    'PutItem',
    { TableName: 'Orders', Item: { pk: { S: 'd' }, status: { S: 'LATER' } } },
    {
      kind: 'root',
    },
  );
  expect(await withStatus('LATE')).toEqual(['c']);
  await vi.waitFor(async () => expect((await withStatus('LATER')).sort()).toEqual(['c', 'd']), { timeout: 5_000 });
  expect(await withStatus('LATE')).toEqual([]);
});

it('bills the table, and leaves nothing behind', async () => {
  await faults.add({ service: 'dynamodb', resource: 'Orders/byStatus', fault: { kind: 'staleIndex' } });
  faults.record();
  await withStatus('OPEN');
  expect(faults.list()).toMatchObject([{ hits: 1 }]);
  expect(faults.recorded().bill).toMatchObject([{ item: 'readUnits', resource: 'Orders' }]);
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['Orders']);
  await faults.clear();
  expect(await withStatus('OPEN')).toEqual([]);
});
