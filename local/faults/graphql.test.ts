import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGateway, standIn } from '../appsync/testing.ts';
import type { Received, TestGateway } from '../appsync/testing.ts';
import type { Faults } from './faults.ts';

const schema = `
type Answer { error: String  reasons: [String] }
type Query { nothing: String }
type Mutation { order(id: ID!): Answer  pay(id: ID!): Answer }
schema { query: Query  mutation: Mutation }`;

const put = (id: string) =>
  `{ table: 'Things', operation: 'PutItem', key: util.dynamodb.toMapValues({ id: ${id} }), attributeValues: {} }`;
const order = `
import { util } from '@aws-appsync/utils';
export function request(ctx) {
  return { operation: 'TransactWriteItems', transactItems: [${put('ctx.args.id')}, ${put("'other'")}] };
}
export function response(ctx) {
  const reasons = (ctx.result?.cancellationReasons ?? []).map((reason) => reason.type);
  return { error: ctx.error?.type, reasons };
}`;
const pay = `
export function request(ctx) { return { operation: 'Invoke', payload: {} }; }
export function response(ctx) { return { error: ctx.error?.type }; }`;

let gateway: TestGateway;
let faults: Faults;
let received: Received[];

beforeEach(async () => {
  received = [];
  gateway = await openGateway({
    schema,
    resolvers: {
      'Mutation.order': { code: order, source: 'table' },
      'Mutation.pay': { code: pay, source: 'function' },
    },
    services: [
      standIn('dynamodb', received, () => ({})),
      standIn('lambda', received, () => ({ StatusCode: 200, Payload: Buffer.from('{}') })),
    ],
  });
  ({ faults } = gateway.cloud.cloud);
});
afterEach(() => gateway.stop());

const ORDER = 'mutation { order(id: "1") { error reasons } }';

it('a conflict of the table reaches the resolver as AppSync tells it', async () => {
  await faults.add({ service: 'dynamodb', resource: 'Things', fault: { kind: 'conflict', items: [1] } });
  expect((await gateway.post(ORDER)).data).toEqual({
    order: { error: 'DynamoDB:TransactionCanceledException', reasons: ['None', 'TransactionConflict'] },
  });
  expect(received).toEqual([]);
  expect((await gateway.post(ORDER)).data).toEqual({ order: { error: null, reasons: [] } });
});

it('an answer that a resolver lost is an error after the effect', async () => {
  await faults.add({ service: 'lambda', fault: { kind: 'lostAnswer' } });
  const { data } = await gateway.post('mutation { pay(id: "1") { error } }');
  expect(data).toEqual({ pay: { error: 'Lambda:ServiceException' } });
  expect(received).toHaveLength(1);
});

it('an operation whose answer is lost has been carried out', async () => {
  await faults.add({ service: 'appsync', resource: 'mutation.order', fault: { kind: 'lostAnswer' } });
  await expect(gateway.post(ORDER)).rejects.toThrow('fetch failed');
  expect(received).toHaveLength(1);
  expect((await gateway.post(ORDER)).status).toBe(200);
});

it('an operation may be refused before it begins', async () => {
  await faults.add({ service: 'appsync', fault: { kind: 'throttle' } });
  const refused = await gateway.post(ORDER);
  expect(refused.status).toBe(429);
  expect(refused.errors).toMatchObject([{ errorType: 'ThrottlingException' }]);
  expect(received).toEqual([]);
});

it('a recording has the operation and what it called, under the role of the data source', async () => {
  faults.record();
  await gateway.post(ORDER);
  const { calls, bill } = faults.recorded();
  expect(calls).toMatchObject([
    { service: 'appsync', action: 'GraphQL', resources: ['mutation.order'], outcome: 'ok' },
    { service: 'dynamodb', action: 'TransactWriteItems', resources: ['Things'], outcome: 'ok' },
  ]);
  expect(calls[1]?.caller).toMatch(/^SourceRole\//);
  expect(bill).toContainEqual({ service: 'appsync', item: 'apiRequests', resource: 'test', quantity: 1 });
});
