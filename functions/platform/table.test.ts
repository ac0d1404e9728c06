import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { absent, atLeast, changeRow, exists, is, putNew } from '#model/writes.ts';
import { NeighbourRefusedError, OvertakenError, tableOf } from './table.ts';

const row = z.object({ id: z.string(), version: z.number(), status: z.string() });
const pauses: number[] = [];
const table = tableOf('Things', row, {}, (retry) => {
  pauses.push(retry);
  return Promise.resolve();
});

/** A table that holds one row, and lets others write to it just before the writes that are named. */
function holding(version: number, othersWriteBefore: number) {
  let stored = { id: 't1', version, status: 'OLD' };
  const writes: UpdateCommandInput[] = [];
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (command instanceof GetCommand) return Promise.resolve({ Item: stored });
    if (!(command instanceof UpdateCommand)) throw new Error('unexpected');
    writes.push(command.input);
    if (writes.length <= othersWriteBefore) stored = { ...stored, version: stored.version + 1, status: 'OTHERS' };
    if (command.input.ExpressionAttributeValues?.[':is_version'] !== stored.version) {
      return Promise.reject(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    }
    stored = { ...stored, version: stored.version + 1, status: 'NEW' };
    return Promise.resolve({ Attributes: stored });
  });
  return writes;
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  pauses.length = 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('settling a row', () => {
  test('writes what was decided, on the version that was seen', async () => {
    const writes = holding(3, 0);
    const outcome = await table.settle('t1', () => ({ set: { status: 'NEW' }, remove: ['dueAt'] }));
    expect(outcome).toEqual({ row: { id: 't1', version: 4, status: 'NEW' }, changed: true });
    expect(writes[0]).toMatchObject({
      UpdateExpression: 'SET #status = :status, #updatedAt = :updatedAt, #version = :version REMOVE #dueAt',
      ConditionExpression: '#version = :is_version',
      ExpressionAttributeValues: { ':version': 4, ':is_version': 3 },
    });
  });

  test('asks again about the row as it is, where somebody else was faster', async () => {
    holding(3, 1);
    const seen: (string | undefined)[] = [];
    const outcome = await table.settle('t1', (current) => {
      seen.push(current?.status);
      return { set: { status: 'NEW' } };
    });
    expect(seen).toEqual(['OLD', 'OTHERS']);
    expect(outcome.changed).toBe(true);
  });

  test('asks again where a transaction of somebody else is at work on the row', async () => {
    holding(3, 0);
    const send = vi.mocked(DynamoDBDocumentClient.prototype.send);
    const undisturbed = send.getMockImplementation();
    let writes = 0;
    send.mockImplementation((...sent) => {
      if (!(sent[0] instanceof UpdateCommand) || (writes += 1) > 1) return undisturbed?.(...sent);
      return Promise.reject(new TransactionConflictException({ message: 'busy', $metadata: {} }));
    });
    expect(await table.settle('t1', () => ({ set: { status: 'NEW' } }))).toMatchObject({ changed: true });
    expect(writes).toBe(2);
  });

  test('writes nothing where nothing is decided', async () => {
    const writes = holding(3, 0);
    expect(await table.settle('t1', () => null)).toMatchObject({ changed: false, row: { status: 'OLD' } });
    expect(writes).toEqual([]);
  });

  test('gives up where others never stop', async () => {
    holding(3, 100);
    await expect(table.settle('t1', () => ({ set: {} }))).rejects.toThrow(OvertakenError);
  });

  test('pauses before each further look, and neither before the first nor after the last', async () => {
    holding(3, 1);
    await table.settle('t1', () => ({ set: { status: 'NEW' } }));
    expect(pauses).toEqual([0]);
    holding(3, 100);
    await table.settle('t1', () => ({ set: {} })).catch(() => undefined);
    expect(pauses).toEqual([0, 0, 1, 2, 3]);
  });

  test('is made on condition that an attribute is not there yet', async () => {
    const writes = holding(3, 0);
    await table.settle('t1', () => ({ set: { intentId: 'i1' }, silent: true, while: [absent('intentId')] }));
    expect(writes[0]).toMatchObject({
      UpdateExpression: 'SET #intentId = :intentId',
      ConditionExpression: '#version = :is_version AND attribute_not_exists(#intentId)',
      ExpressionAttributeNames: { '#intentId': 'intentId', '#version': 'version' },
    });
  });

  test('leaves the version alone in a silent change, and names no empty clause', async () => {
    const writes = holding(3, 0);
    await table.settle('t1', () => ({ set: {}, remove: ['dueAt'], silent: true, while: [is('openUntil', 'x')] }));
    expect(writes[0]).toMatchObject({
      UpdateExpression: 'REMOVE #dueAt',
      ConditionExpression: '#version = :is_version AND #openUntil = :is_openUntil',
      ExpressionAttributeNames: { '#dueAt': 'dueAt', '#openUntil': 'openUntil', '#version': 'version' },
      ExpressionAttributeValues: { ':is_openUntil': 'x', ':is_version': 3 },
    });
  });
});

test('rows that are due come from every shard, however many one of them has', async () => {
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (!(command instanceof QueryCommand)) throw new Error('unexpected');
    const { Limit = 0, ExpressionAttributeValues } = command.input;
    const shard = String(ExpressionAttributeValues?.[':shard']);
    const ids = shard === 'due#0' ? Array.from({ length: 100 }, (_, index) => `first${index}`) : [shard];
    return Promise.resolve({ Items: ids.slice(0, Limit).map((id) => ({ id })) });
  });
  const due = await table.due('2026-01-01T00:00:00.000Z', 20);
  expect(due).toHaveLength(8);
  expect(due).toEqual(expect.arrayContaining(['first0', 'first4', 'due#1', 'due#2', 'due#3']));
});

describe('a change with a new row alongside', () => {
  const alongside = ({ version, updatedAt }: { version: number; updatedAt: string }) => [
    putNew('InvoiceRevisions', { invoiceId: 't1', sequence: `${version}` }, { at: updatedAt }),
  ];
  const recording = tableOf('Things', row, { InvoiceRevisions: 'History' });

  /** A table whose transactions are cancelled for these reasons, one a write, and done where there are no more. */
  function cancelling(...cancellations: string[][]) {
    let version = 3;
    const writes: TransactWriteCommandInput[] = [];
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: unknown) => {
      if (command instanceof GetCommand)
        return Promise.resolve({ Item: { id: 't1', version, status: 'OLD', due: 'x' } });
      if (!(command instanceof TransactWriteCommand)) throw new Error('unexpected');
      writes.push(command.input);
      const reasons = cancellations.shift();
      if (!reasons) return Promise.resolve({});
      version += 1;
      const CancellationReasons = reasons.map((Code) => ({ Code }));
      return Promise.reject(new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons }));
    });
    return writes;
  }

  test('writes both at once, the other one only where it is new, and answers the row as it is then', async () => {
    const writes = cancelling();
    const outcome = await recording.settle('t1', () => ({ set: { status: 'NEW' }, remove: ['due'], alongside }));
    expect(outcome).toEqual({ row: { id: 't1', version: 4, status: 'NEW' }, changed: true });
    expect(writes).toHaveLength(1);
    expect(writes[0]?.TransactItems).toMatchObject([
      { Update: { TableName: 'Things', ConditionExpression: '#version = :is_version' } },
      {
        Put: {
          TableName: 'History',
          Item: { invoiceId: 't1', sequence: '4' },
          ConditionExpression: 'attribute_not_exists(#invoiceId)',
          ExpressionAttributeNames: { '#invoiceId': 'invoiceId' },
        },
      },
    ]);
    const [update, put] = writes[0]?.TransactItems ?? [];
    expect(put?.Put?.Item?.['at']).toBe(update?.Update?.ExpressionAttributeValues?.[':updatedAt']);
  });

  test.each([[['ConditionalCheckFailed', 'None']], [['TransactionConflict', 'None']]])(
    'asks again where it was cancelled as %j',
    async (reasons) => {
      const writes = cancelling(reasons);
      const outcome = await recording.settle('t1', () => ({ set: { status: 'NEW' }, alongside }));
      expect(outcome).toMatchObject({ changed: true, row: { version: 5 } });
      expect(writes).toHaveLength(2);
    },
  );

  test('fails where it was cancelled for another reason', async () => {
    cancelling(['None', 'ValidationError']);
    await expect(recording.settle('t1', () => ({ set: {}, alongside }))).rejects.toThrow(TransactionCanceledException);
  });

  test('fails where it was not told where that table is', async () => {
    cancelling();
    await expect(table.settle('t1', () => ({ set: {}, alongside }))).rejects.toThrow('InvoiceRevisions');
  });
});

describe('rows of other tables that change along with it', () => {
  const stocked = tableOf('Things', row, { Products: 'Shelf' });
  const alongside = () => [
    changeRow('Products', { id: 'p1' }, { set: { stockChangedAt: 'now' }, add: { stock: -2, stockVersion: 1 } }, [
      atLeast('stock', 2),
      is('active', true),
      exists('id'),
    ]),
  ];

  function answering(...cancellations: string[][]) {
    const writes: TransactWriteCommandInput[] = [];
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: unknown) => {
      if (command instanceof GetCommand) return Promise.resolve({ Item: { id: 't1', version: 3, status: 'OLD' } });
      if (!(command instanceof TransactWriteCommand)) throw new Error('unexpected');
      writes.push(command.input);
      const reasons = cancellations.shift();
      if (!reasons) return Promise.resolve({});
      const CancellationReasons = reasons.map((Code) => ({ Code }));
      return Promise.reject(new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons }));
    });
    return writes;
  }

  const settle = () => stocked.settle('t1', () => ({ set: { status: 'NEW' }, alongside }));

  test('are written in the same transaction, under their own conditions', async () => {
    const writes = answering();
    expect(await settle()).toEqual({ row: { id: 't1', version: 4, status: 'NEW' }, changed: true });
    expect(writes[0]?.TransactItems?.[1]).toEqual({
      Update: {
        TableName: 'Shelf',
        Key: { id: 'p1' },
        UpdateExpression:
          'SET #stockChangedAt = :stockChangedAt ADD #stock :add_stock, #stockVersion :add_stockVersion',
        ConditionExpression: '#stock >= :least_stock AND #active = :is_active AND attribute_exists(#id)',
        ExpressionAttributeNames: {
          '#stockChangedAt': 'stockChangedAt',
          '#stock': 'stock',
          '#stockVersion': 'stockVersion',
          '#active': 'active',
          '#id': 'id',
        },
        ExpressionAttributeValues: {
          ':stockChangedAt': 'now',
          ':add_stock': -2,
          ':add_stockVersion': 1,
          ':least_stock': 2,
          ':is_active': true,
        },
      },
    });
  });

  test('refuse where one does not meet its conditions, and nothing is tried again', async () => {
    const writes = answering(['None', 'ConditionalCheckFailed']);
    await expect(settle()).rejects.toThrow(NeighbourRefusedError);
    expect(writes).toHaveLength(1);
  });

  test.each([
    ['somebody else writes to one of them', ['None', 'TransactionConflict']],
    ['somebody else writes to one, whatever another one says', ['TransactionConflict', 'ConditionalCheckFailed']],
    ['the row itself has changed, whatever they say', ['ConditionalCheckFailed', 'ConditionalCheckFailed']],
  ])('are looked at again where %s', async (_, reasons) => {
    const writes = answering(reasons);
    expect(await settle()).toMatchObject({ changed: true });
    expect(writes).toHaveLength(2);
  });
});
