import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { OvertakenError, tableOf } from './table.ts';

const row = z.object({ id: z.string(), version: z.number(), status: z.string() });
const table = tableOf('Things', row);

/** A table that holds one row, and lets others write to it just before the writes that are named. */
function holding(version: number, othersWriteBefore: number) {
  let stored = { id: 't1', version, status: 'OLD' };
  const writes: UpdateCommandInput[] = [];
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (command instanceof GetCommand) return Promise.resolve({ Item: stored });
    if (!(command instanceof UpdateCommand)) throw new Error('unexpected');
    writes.push(command.input);
    if (writes.length <= othersWriteBefore) stored = { ...stored, version: stored.version + 1, status: 'OTHERS' };
    if (command.input.ExpressionAttributeValues?.[':seenVersion'] !== stored.version) {
      return Promise.reject(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    }
    stored = { ...stored, version: stored.version + 1, status: 'NEW' };
    return Promise.resolve({ Attributes: stored });
  });
  return writes;
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
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
      ConditionExpression: '#version = :seenVersion',
      ExpressionAttributeValues: { ':version': 4, ':seenVersion': 3 },
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

  test('writes nothing where nothing is decided', async () => {
    const writes = holding(3, 0);
    expect(await table.settle('t1', () => null)).toMatchObject({ changed: false, row: { status: 'OLD' } });
    expect(writes).toEqual([]);
  });

  test('gives up where others never stop', async () => {
    holding(3, 100);
    await expect(table.settle('t1', () => ({ set: {} }))).rejects.toThrow(OvertakenError);
  });

  test('leaves the version alone in a silent change, and names no empty clause', async () => {
    const writes = holding(3, 0);
    await table.settle('t1', () => ({ set: {}, remove: ['dueAt'], silent: true, whileStill: { openUntil: 'x' } }));
    expect(writes[0]).toMatchObject({
      UpdateExpression: 'REMOVE #dueAt',
      ConditionExpression: '#version = :seenVersion AND #openUntil = :still_openUntil',
      ExpressionAttributeNames: { '#dueAt': 'dueAt', '#openUntil': 'openUntil', '#version': 'version' },
      ExpressionAttributeValues: { ':still_openUntil': 'x', ':seenVersion': 3 },
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
