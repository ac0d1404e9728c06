import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../core/errors.ts';
import { openGateway, standIn, type Answer, type Received, type TestGateway } from '../testing.ts';

const schema = `
type Query { run(token: String): AWSJSON  list: [Item!] }
type Item { id: ID!  extra: String }
schema { query: Query }`;

let gateway: TestGateway | undefined;

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

interface Ran {
  readonly sent: readonly Received[];
  readonly answer: Answer;
  readonly result: unknown;
}

const result = 'return ctx.result;';

async function run(
  request: string,
  reply: (call: Received) => object,
  response = result,
  service: 'dynamodb' | 'lambda' = 'dynamodb',
): Promise<Ran> {
  const sent: Received[] = [];
  const code = `import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) { ${request} }
export function response(ctx) { ${response} }`;
  gateway = await openGateway({
    schema,
    resolvers: { 'Query.run': { source: service === 'dynamodb' ? 'table' : 'function', code } },
    services: [standIn(service, sent, reply)],
  });
  const answer = await gateway.post('{ run }');
  const text = answer.data?.['run'];
  return { sent, answer, result: typeof text === 'string' ? JSON.parse(text) : text };
}

describe('the DynamoDB source', () => {
  it('acts as its service role', async () => {
    const { sent } = await run(`return ddb.get({ key: { id: '1' } });`, () => ({}));
    expect(sent[0]?.caller).toMatchObject({ kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/SourceRole' });
  });

  it('gets an item, null where there is none', async () => {
    const { sent, result: item } = await run(
      `return ddb.get({ key: { id: '1', n: 2 }, consistentRead: true, projection: ['id', 'a.b'] });`,
      () => ({
        Item: {
          id: { S: '1' },
          n: { N: '2.5' },
          s: { SS: ['a'] },
          ns: { NS: ['1', '2'] },
          b: { B: Buffer.from('hi') },
          l: { L: [{ NULL: true }, { BOOL: true }, { M: { x: { N: '1' } } }] },
        },
      }),
    );
    expect(sent[0]).toMatchObject({
      action: 'GetItem',
      input: {
        TableName: 'Things',
        Key: { id: { S: '1' }, n: { N: '2' } },
        ConsistentRead: true,
        ProjectionExpression: '#id, #a.#b',
        ExpressionAttributeNames: { '#id': 'id', '#a': 'a', '#b': 'b' },
      },
    });
    expect(item).toEqual({ id: '1', n: 2.5, s: ['a'], ns: [1, 2], b: 'aGk=', l: [null, true, { x: 1 }] });
    await gateway?.stop();
    expect((await run(`return ddb.get({ key: { id: '1' } });`, () => ({}))).answer.data).toEqual({ run: null });
  });

  it('puts key and attributes with a condition, and answers the item', async () => {
    const { sent, result: item } = await run(
      `return ddb.put({ key: { id: '1' }, item: { name: 'n', tags: ddb.toStringSet(['a']), none: null }, condition: { id: { attributeExists: false }, or: [{ n: { gt: 1 } }, { n: { between: [5, 6] } }] } });`,
      () => ({}),
    );
    expect(sent[0]?.input).toEqual({
      TableName: 'Things',
      Item: { id: { S: '1' }, name: { S: 'n' }, tags: { SS: ['a'] }, none: { NULL: true } },
      ConditionExpression:
        '(attribute_not_exists(#id)) AND ((#n > :n_gt) OR (#n BETWEEN :n_between_1 AND :n_between_2))',
      ExpressionAttributeNames: { '#id': 'id', '#n': 'n' },
      ExpressionAttributeValues: { ':n_gt': { N: '1' }, ':n_between_1': { N: '5' }, ':n_between_2': { N: '6' } },
    });
    expect(item).toEqual({ id: '1', name: 'n', tags: ['a'], none: null });
  });

  it('updates by operations', async () => {
    const { sent, result: item } = await run(
      `return ddb.update({ key: { id: '1' }, update: { a: 1, n: ddb.operations.increment(2), gone: ddb.operations.remove(), list: ddb.operations.append(['x']), address: { city: 'Oslo' }, whole: ddb.operations.replace({ a: 1 }), at: [ddb.operations.updateListItem('v', 1)] } });`,
      () => ({ Attributes: { id: { S: '1' }, n: { N: '3' } } }),
    );
    expect(sent[0]?.input).toMatchObject({
      UpdateExpression:
        'SET #a = :a, #n = #n + :n, #list = list_append(#list, :list), #address.#city = :address_city, #whole = :whole, #at[1] = :at REMOVE #gone',
      ReturnValues: 'ALL_NEW',
      ExpressionAttributeValues: { ':list': { L: [{ S: 'x' }] }, ':whole': { M: { a: { N: '1' } } } },
    });
    expect(item).toEqual({ id: '1', n: 3 });
  });

  it('pages by tokens that only this table and index take', async () => {
    const pages: Received[] = [];
    const code = (index: string): string => `import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) { return ddb.query({ query: { pk: { eq: 'a' }, sk: { beginsWith: 'b' } }, index: '${index}', limit: 2, nextToken: ctx.args.token, scanIndexForward: false, filter: { x: { contains: 'y' } } }); }
export function response(ctx) { return ctx.result; }`;
    gateway = await openGateway({
      schema,
      resolvers: { 'Query.run': { source: 'table', code: code('byDate') } },
      services: [
        standIn('dynamodb', pages, () => ({
          Items: [{ id: { S: '1' } }],
          ScannedCount: 2,
          LastEvaluatedKey: { pk: { S: 'a' }, sk: { B: Buffer.from([1, 255]) } },
        })),
      ],
    });
    const first = JSON.parse(String((await gateway.post('{ run }')).data?.['run'])) as { nextToken: string };
    expect(first).toMatchObject({ items: [{ id: '1' }], scannedCount: 2 });
    expect(first.nextToken).not.toContain('pk');
    await gateway.post('query ($t: String) { run(token: $t) }', { t: first.nextToken });
    expect(pages[1]?.input).toMatchObject({
      TableName: 'Things',
      IndexName: 'byDate',
      Limit: 2,
      ScanIndexForward: false,
      KeyConditionExpression: '(#pk = :pk_eq) AND (begins_with(#sk, :sk_beginsWith))',
      FilterExpression: 'contains(#x, :x_contains)',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk', '#x': 'x' },
      ExclusiveStartKey: { pk: { S: 'a' }, sk: { B: Buffer.from([1, 255]) } },
    });
    const start = first.nextToken.startsWith('A') ? 'B' : 'A';
    const token = `${start}${first.nextToken.slice(1)}`;
    const forged = await gateway.post('query ($t: String) { run(token: $t) }', { t: token });
    expect(forged.errors).toMatchObject([
      {
        errorType: 'DynamoDB:UserIllegalArgumentException',
        message: expect.stringContaining('Invalid pagination token given.'),
      },
    ]);
    expect(pages).toHaveLength(2);
  });

  it('orders a batch by its keys and writes batches', async () => {
    const got = await run(
      `return ddb.batchGet({ tables: { Things: { keys: [{ id: '1' }, { id: '2' }, { id: '3' }] } } });`,
      () => ({
        Responses: { Things: [{ id: { S: '3' } }, { id: { S: '1' } }] },
        UnprocessedKeys: {},
      }),
    );
    expect(got.result).toEqual({ data: { Things: [{ id: '1' }, null, { id: '3' }] }, unprocessedKeys: { Things: [] } });
    await gateway?.stop();
    const put = await run(`return ddb.batchPut({ tables: { Things: [{ id: '1' }, { id: '2' }] } });`, () => ({
      UnprocessedItems: { Things: [{ PutRequest: { Item: { id: { S: '2' } } } }] },
    }));
    expect(put.sent[0]).toMatchObject({
      action: 'BatchWriteItem',
      input: { RequestItems: { Things: [{ PutRequest: { Item: { id: { S: '1' } } } }, {}] } },
    });
    expect(put.result).toEqual({
      data: { Things: [{ id: '1' }, { id: '2' }] },
      unprocessedItems: { Things: [{ id: '2' }] },
    });
    await gateway?.stop();
    const removed = await run(`return ddb.batchDelete({ tables: { Things: [{ id: '1' }] } });`, () => ({}));
    expect(removed.result).toEqual({ data: { Things: [{ id: '1' }] }, unprocessedKeys: { Things: [] } });
  });

  const transaction = `return ddb.transactWrite({ items: [
    { putItem: { table: 'A', key: { id: '1' }, item: { n: 1 }, condition: { id: { attributeExists: false } } } },
    { updateItem: { table: 'B', key: { id: '2' }, update: { n: ddb.operations.increment() } } },
    { deleteItem: { table: 'C', key: { id: '3' } } },
    { conditionCheck: { table: 'D', key: { id: '4' }, condition: { v: { eq: 5 } } } } ] });`;

  it('writes transactions over several tables', async () => {
    const { sent, result: written } = await run(transaction, () => ({}));
    expect(sent[0]).toMatchObject({
      action: 'TransactWriteItems',
      input: {
        TransactItems: [
          {
            Put: {
              TableName: 'A',
              Item: { id: { S: '1' }, n: { N: '1' } },
              ConditionExpression: 'attribute_not_exists(#id)',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          { Update: { TableName: 'B', Key: { id: { S: '2' } }, UpdateExpression: 'SET #n = #n + :n' } },
          { Delete: { TableName: 'C', Key: { id: { S: '3' } } } },
          { ConditionCheck: { TableName: 'D', ConditionExpression: '#v = :v_eq' } },
        ],
      },
    });
    expect(written).toEqual({ keys: [{ id: '1' }, { id: '2' }, { id: '3' }, { id: '4' }], cancellationReasons: null });
  });

  it('tells why a transaction was cancelled, in ctx.result', async () => {
    const cancelled = (): never => {
      throw new AwsError('TransactionCanceledException', 'Transaction cancelled', {
        details: {
          CancellationReasons: [
            {
              Code: 'ConditionalCheckFailed',
              Message: 'The conditional request failed',
              Item: { id: { S: '1' }, n: { N: '7' } },
            },
            { Code: 'None' },
          ],
        },
      });
    };
    const { result: seen, answer } = await run(
      transaction,
      cancelled,
      'return { reasons: ctx.result.cancellationReasons, type: ctx.error.type };',
    );
    expect(answer.errors).toBeUndefined();
    expect(seen).toEqual({
      reasons: [
        { type: 'ConditionalCheckFailed', message: 'The conditional request failed', item: { id: '1', n: 7 } },
        { type: 'None', message: null, item: null },
      ],
      type: 'DynamoDB:TransactionCanceledException',
    });
    await gateway?.stop();
    const unseen = await run(transaction, cancelled);
    expect(unseen.answer).toMatchObject({
      data: { run: null },
      errors: [{ errorType: 'DynamoDB:TransactionCanceledException' }],
    });
  });

  it('reads several items in one transaction', async () => {
    const { result: read } = await run(
      `return ddb.transactGet({ items: [{ table: 'A', key: { id: '1' } }, { table: 'B', key: { id: '2' } }] });`,
      () => ({
        Responses: [{ Item: { id: { S: '1' } } }, {}],
      }),
    );
    expect(read).toEqual({ items: [{ id: '1' }, null], cancellationReasons: null });
  });

  describe('when a condition fails', () => {
    const refusing =
      (current: object) =>
      ({ action }: Received): object => {
        if (action === 'GetItem') return current;
        throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
      };
    const put = (equalsIgnore = ''): string =>
      `return { operation: 'PutItem', key: util.dynamodb.toMapValues({ id: '1' }), attributeValues: util.dynamodb.toMapValues({ name: 'n', at: 2 }), condition: { expression: 'attribute_not_exists(id)' ${equalsIgnore} } };`;
    const stored = { Item: { id: { S: '1' }, name: { S: 'n' }, at: { N: '1' } } };

    it('fails with the type, the sentence and the present item', async () => {
      const { answer, sent } = await run(put(), refusing(stored));
      expect(sent[1]).toMatchObject({ action: 'GetItem', input: { ConsistentRead: true, Key: { id: { S: '1' } } } });
      expect(answer.errors).toMatchObject([
        {
          errorType: 'DynamoDB:ConditionalCheckFailedException',
          message: expect.stringMatching(
            /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: .+\)$/,
          ),
          data: { id: '1', name: 'n', at: 1 },
        },
      ]);
    });

    it('succeeds where the item already is as wanted', async () => {
      expect((await run(put(`, equalsIgnore: ['at']`), refusing(stored))).result).toEqual({
        id: '1',
        name: 'n',
        at: 1,
      });
    });

    it('succeeds where what was to be deleted is gone, and not where it is there', async () => {
      const remove = `return ddb.remove({ key: { id: '1' }, condition: { owner: { eq: 'me' } } });`;
      expect((await run(remove, refusing({}))).answer.errors).toBeUndefined();
      await gateway?.stop();
      expect((await run(remove, refusing(stored))).answer.errors).toMatchObject([
        { errorType: 'DynamoDB:ConditionalCheckFailedException' },
      ]);
    });
  });

  it('refuses a request that is none', async () => {
    const { answer, sent } = await run(`return { operation: 'Drop' };`, () => ({}));
    expect(answer.errors).toMatchObject([{ errorType: 'MappingTemplate', message: "Unsupported operation 'Drop'." }]);
    expect(sent).toEqual([]);
  });
});

describe('the Lambda source', () => {
  const invoke = `return { operation: 'Invoke', payload: { a: 1 } };`;

  it('invokes the function and takes its payload', async () => {
    const { sent, result: payload } = await run(
      invoke,
      () => ({ StatusCode: 200, Payload: Buffer.from('{"b":2}') }),
      result,
      'lambda',
    );
    expect(payload).toEqual({ b: 2 });
    expect(sent[0]).toMatchObject({
      action: 'Invoke',
      input: {
        FunctionName: 'arn:aws:lambda:eu-central-1:123456789012:function:work',
        InvocationType: 'RequestResponse',
      },
    });
    expect(String(sent[0]?.input['Payload'])).toBe('{"a":1}');
  });

  it('turns an error of the function into Lambda:Unhandled', async () => {
    const { answer } = await run(
      invoke,
      () => ({
        StatusCode: 200,
        FunctionError: 'Unhandled',
        Payload: Buffer.from('{"errorType":"TypeError","errorMessage":"boom"}'),
      }),
      result,
      'lambda',
    );
    expect(answer.errors).toMatchObject([{ errorType: 'Lambda:Unhandled', message: 'boom' }]);
  });

  it('gathers a list into batches', async () => {
    const sent: Received[] = [];
    gateway = await openGateway({
      schema,
      resolvers: {
        'Query.list': {
          code: `export function request(ctx) { return { payload: [{ id: '1' }, { id: '2' }, { id: '3' }] }; } export function response(ctx) { return ctx.result; }`,
        },
        'Item.extra': {
          source: 'function',
          code: `export function request(ctx) { return { operation: 'BatchInvoke', payload: ctx.source.id }; } export function response(ctx) { return ctx.result; }`,
          more: { MaxBatchSize: 2 },
        },
      },
      services: [
        standIn('lambda', sent, ({ input }) => {
          const ids = JSON.parse(String(input['Payload'])) as string[];
          return { StatusCode: 200, Payload: Buffer.from(JSON.stringify(ids.map((id) => `extra ${id}`))) };
        }),
      ],
    });
    const { data } = await gateway.post('{ list { id extra } }');
    expect(data).toEqual({
      list: [
        { id: '1', extra: 'extra 1' },
        { id: '2', extra: 'extra 2' },
        { id: '3', extra: 'extra 3' },
      ],
    });
    expect(sent.map(({ input }) => String(input['Payload']))).toEqual(['["1","2"]', '["3"]']);
  });

  it('sends the whole context where the resolver has no code', async () => {
    const sent: Received[] = [];
    gateway = await openGateway({
      schema,
      resolvers: { 'Query.run': { source: 'function' } },
      services: [standIn('lambda', sent, () => ({ StatusCode: 200, Payload: Buffer.from('"direct"') }))],
    });
    expect((await gateway.post('{ run(token: "t") }')).data).toEqual({ run: '"direct"' });
    expect(JSON.parse(String(sent[0]?.input['Payload']))).toMatchObject({
      arguments: { token: 't' },
      identity: { sub: 'user-1' },
      info: { fieldName: 'run' },
      source: null,
    });
  });
});
