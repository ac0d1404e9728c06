import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../core/errors.ts';
import { openGateway, standIn, type Received, type TestGateway } from '../testing.ts';

/** Requests as resolvers write them without the module `@aws-appsync/utils/dynamodb`. */

let gateway: TestGateway | undefined;

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

async function run(
  request: string,
  reply: (call: Received) => object,
  response = 'return ctx.result;',
): Promise<{ readonly sent: readonly Received[]; readonly result: unknown; readonly errors: unknown }> {
  const sent: Received[] = [];
  const code = `import { util } from '@aws-appsync/utils';
export function request(ctx) { return ${request}; }
export function response(ctx) { ${response} }`;
  gateway = await openGateway({
    schema: 'type Query { run: AWSJSON } schema { query: Query }',
    resolvers: { 'Query.run': { source: 'table', code } },
    services: [standIn('dynamodb', sent, reply)],
  });
  const { data, errors } = await gateway.post('{ run }');
  const text = data?.['run'];
  return { sent, result: typeof text === 'string' ? JSON.parse(text) : text, errors };
}

const projection = `{ expression: '#id, #free', expressionNames: { '#id': 'id', '#free': 'free' } }`;

describe('reading some attributes', () => {
  it('asks DynamoDB for these alone: GetItem', async () => {
    const { sent, result } = await run(
      `{ operation: 'GetItem', key: util.dynamodb.toMapValues({ id: '1' }), projection: ${projection} }`,
      () => ({ Item: { id: { S: '1' }, free: { N: '7' } } }),
    );
    expect(sent[0]).toMatchObject({
      action: 'GetItem',
      input: { ProjectionExpression: '#id, #free', ExpressionAttributeNames: { '#id': 'id', '#free': 'free' } },
    });
    expect(result).toEqual({ id: '1', free: 7 });
  });

  it('asks DynamoDB for these alone: BatchGetItem, of each table its own', async () => {
    const { sent, result } = await run(
      `{ operation: 'BatchGetItem', tables: {
        A: { keys: [util.dynamodb.toMapValues({ id: '1' }), util.dynamodb.toMapValues({ id: '2' })], consistentRead: true, projection: ${projection} },
        B: { keys: [util.dynamodb.toMapValues({ id: '3' })] } } }`,
      () => ({ Responses: { A: [{ id: { S: '2' }, free: { N: '7' } }], B: [] }, UnprocessedKeys: {} }),
    );
    expect(sent[0]?.input['RequestItems']).toEqual({
      A: {
        Keys: [{ id: { S: '1' } }, { id: { S: '2' } }],
        ConsistentRead: true,
        ProjectionExpression: '#id, #free',
        ExpressionAttributeNames: { '#id': 'id', '#free': 'free' },
      },
      B: { Keys: [{ id: { S: '3' } }] },
    });
    expect(result).toMatchObject({ data: { A: [null, { id: '2', free: 7 }], B: [null] } });
  });
});

describe('a query with a filter', () => {
  it('hands on both expressions with all their names and values, and pages past what was filtered out', async () => {
    const { sent, result } = await run(
      `{ operation: 'Query', index: 'byDay', limit: 2,
        query: { expression: '#day = :day', expressionNames: { '#day': 'day' }, expressionValues: util.dynamodb.toMapValues({ ':day': 'd' }) },
        filter: { expression: '#state = :state', expressionNames: { '#state': 'state' }, expressionValues: util.dynamodb.toMapValues({ ':state': 'ON' }) } }`,
      () => ({ Items: [], ScannedCount: 2, LastEvaluatedKey: { id: { S: '2' } } }),
    );
    expect(sent[0]?.input).toEqual({
      TableName: 'Things',
      IndexName: 'byDay',
      Limit: 2,
      KeyConditionExpression: '#day = :day',
      FilterExpression: '#state = :state',
      ExpressionAttributeNames: { '#day': 'day', '#state': 'state' },
      ExpressionAttributeValues: { ':day': { S: 'd' }, ':state': { S: 'ON' } },
    });
    expect(result).toMatchObject({ items: [], scannedCount: 2, nextToken: expect.any(String) });
  });
});

describe('a transaction with a check', () => {
  const check = (more: string): string => `{ operation: 'TransactWriteItems', transactItems: [
    { table: 'A', operation: 'ConditionCheck', key: util.dynamodb.toMapValues({ id: '1' }),
      condition: { expression: '#s = :s', expressionNames: { '#s': 's' }, expressionValues: util.dynamodb.toMapValues({ ':s': 'ON' })${more} } },
    { table: 'B', operation: 'DeleteItem', key: util.dynamodb.toMapValues({ id: '2' }) } ] }`;

  it.each([
    ['', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }],
    [', returnValuesOnConditionCheckFailure: true', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }],
    [', returnValuesOnConditionCheckFailure: false', {}],
  ])('asks for the present item unless it is told not to%s', async (more, expected) => {
    const { sent } = await run(check(more), () => ({}));
    expect(sent[0]?.input['TransactItems']).toEqual([
      {
        ConditionCheck: {
          TableName: 'A',
          Key: { id: { S: '1' } },
          ConditionExpression: '#s = :s',
          ExpressionAttributeNames: { '#s': 's' },
          ExpressionAttributeValues: { ':s': { S: 'ON' } },
          ...expected,
        },
      },
      { Delete: { TableName: 'B', Key: { id: { S: '2' } } } },
    ]);
  });

  it('tells a conflict from a failed condition, item by item', async () => {
    const conflict = (): never => {
      throw new AwsError('TransactionCanceledException', 'Transaction cancelled', {
        details: {
          CancellationReasons: [
            { Code: 'None' },
            { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
          ],
        },
      });
    };
    const { result, errors } = await run(check(''), conflict, 'return { type: ctx.error.type, ...ctx.result };');
    expect(errors).toBeUndefined();
    expect(result).toEqual({
      type: 'DynamoDB:TransactionCanceledException',
      keys: null,
      cancellationReasons: [
        { type: 'None', message: null, item: null },
        { type: 'TransactionConflict', message: 'Transaction is ongoing for the item', item: null },
      ],
    });
  });
});
