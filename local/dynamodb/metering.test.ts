import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { itemSize } from './item-size.ts';
import { createDynamoDb } from './service.ts';

const root = { kind: 'root' } as const;
const small = { text: { S: 'x' } };
const large = { text: { S: 'x'.repeat(1_500) } };
let test: TestCloud;

beforeAll(async () => {
  test = await createTestCloud([createDynamoDb]);
  await test.provide('AWS::DynamoDB::Table', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: ['pk', 'status'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byStatus',
        KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
}, 60_000);
afterAll(() => test.stop());

const put = (pk: string, more: object) => ({ Put: { TableName: 'Orders', Item: { pk: { S: pk }, ...more } } });
const status = (S: string) => ({ status: { S } });
const update = (pk: string, name: string, S: string) => ({
  Update: {
    TableName: 'Orders',
    Key: { pk: { S: pk } },
    UpdateExpression: 'SET #n = :s',
    ExpressionAttributeNames: { '#n': name },
    ExpressionAttributeValues: { ':s': { S } },
  },
});
const check = (pk: string) => ({
  ConditionCheck: { TableName: 'Orders', Key: { pk: { S: pk } }, ConditionExpression: 'attribute_exists(pk)' },
});
const remove = (pk: string) => ({ Delete: { TableName: 'Orders', Key: { pk: { S: pk } } } });

async function unitsOf(...TransactItems: object[]): Promise<number | undefined> {
  test.cloud.faults.record();
  await test.cloud.call('dynamodb', 'TransactWriteItems', { TransactItems }, root);
  return test.cloud.faults.stopRecording().bill[0]?.quantity;
}

it('counts a transaction item by item, twice, with the entries of indexes that change', async () => {
  expect(await unitsOf(put('a', small))).toBe(2);
  expect(await unitsOf(put('b', small), put('c', small))).toBe(4);
  expect(await unitsOf(put('d', large))).toBe(4);
  expect(await unitsOf(put('e', status('OPEN')))).toBe(4);
  expect(await unitsOf(check('d'), put('f', small))).toBe(6);
  expect(await unitsOf(update('e', 'status', 'PAID'))).toBe(6);
  // Not projected, so that the index does not change.
  expect(await unitsOf(update('e', 'note', 'x'))).toBe(2);
  // As large as it was.
  expect(await unitsOf(put('d', small))).toBe(4);
  expect(await unitsOf(remove('e'))).toBe(4);
});

describe('the size of an item', () => {
  it.each([
    ['a text by its bytes', { ab: { S: 'é' } }, 4],
    ['a number by its significant digits', { a: { N: '-12.50' } }, 4],
    ['bytes as they are', { a: { B: Buffer.from('abc').toString('base64') } }, 4],
    ['true and null as one', { a: { BOOL: true }, b: { NULL: true } }, 4],
    ['a list by its elements', { a: { L: [{ S: 'x' }, { S: 'yz' }] } }, 9],
    ['a map by its members', { a: { M: { b: { S: 'x' } } } }, 7],
    ['a set by its values', { a: { SS: ['x', 'yz'] } }, 4],
  ])('counts %s', (_name, item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });
});
