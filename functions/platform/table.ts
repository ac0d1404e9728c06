import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards } from '#model/keys.ts';
import type { TableName } from '#model/tables.ts';
import { tables } from '#model/tables.ts';
import type { Neighbour } from './neighbours.ts';
import { clause, neighbourWrite } from './neighbours.ts';
import type { Pause } from './pause.ts';
import { fullJitter } from './pause.ts';

/** What is written to a row. */
export interface Change {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** A change that nobody need hear of leaves `version` and `updatedAt` as they are. */
  readonly silent?: boolean;
  /** Attributes that silent changes move: the change is made only while they are still so. */
  readonly whileStill?: Readonly<Record<string, string>>;
  /** Attributes that silent changes write once: the change is made only while they are not there yet. */
  readonly whileAbsent?: readonly string[];
  /** New rows, of any table, that are written in the same transaction: all or nothing. Not with a silent change. 99 at most. */
  readonly beside?: (written: Written) => Companion | readonly Companion[];
  /**
   * Rows of other tables that change in the same transaction: all or nothing. Not with a silent change, and no row twice. Where one of
   * them does not meet its conditions, nothing is written and NeighbourRefusedError thrown.
   */
  readonly alongside?: (written: Written) => readonly Neighbour[];
}

/** What every change that is not silent writes. */
export interface Written {
  readonly version: number;
  readonly updatedAt: string;
}

/** A row that must not be there yet. */
export interface Companion {
  readonly table: TableName;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A row that can be changed: `version` counts its changes. */
export interface Versioned {
  id: string;
  version: number;
}

/** What became of a decision: the row as it is now, and whether this call changed it. */
export interface Outcome<Row> {
  readonly row: Row | null;
  readonly changed: boolean;
}

/** One table, whose rows change by one decision at a time. */
export interface Table<Row extends Versioned> {
  /** The row as it is at this moment, or null. */
  read(id: string): Promise<Row | null>;
  /**
   * Reads the row, asks what to change (null: nothing), and writes it only if nobody else wrote in between; if somebody
   * did, it asks again, after a short pause, about the row as it is then. Throws OvertakenError after several rounds, and the SDK's errors.
   */
  settle(id: string, decide: (row: Row | null) => Change | null): Promise<Outcome<Row>>;
  /** Ids of the rows whose time has come, at most `limit`, from every shard. */
  due(now: string, limit: number): Promise<string[]>;
}

/** A row that others kept changing. Trying again later helps. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** A neighbour does not meet its conditions, and nobody else is writing: nothing was changed. */
export class NeighbourRefusedError extends Error {
  override readonly name = 'NeighbourRefusedError';
}

const ROUNDS = 5;

const client = DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } });

/** The table of this name, whose rows the schema describes. `companions` names the tables that its changes write to beside it. */
export function tableOf<Row extends Versioned>(
  tableName: string,
  schema: z.ZodMiniType<Row>,
  companions: Readonly<Partial<Record<TableName, string>>> = {},
  pause: Pause = fullJitter,
): Table<Row> {
  async function read(id: string): Promise<Row | null> {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }));
    return Item ? z.parse(schema, Item) : null;
  }

  async function write(row: Row, change: Change): Promise<Row | null> {
    const still = Object.entries(change.whileStill ?? {});
    const absent = change.whileAbsent ?? [];
    const counted = { updatedAt: new Date().toISOString(), version: row.version + 1 };
    const whole = change.silent ? change : { ...change, set: { ...change.set, ...counted } };
    const update = updateOf(whole);
    const input = {
      TableName: tableName,
      Key: { id: row.id },
      UpdateExpression: update.expression,
      ConditionExpression: [
        '#version = :seenVersion',
        ...still.map(([name]) => `#${name} = :still_${name}`),
        ...absent.map((name) => `attribute_not_exists(#${name})`),
      ].join(' AND '),
      ExpressionAttributeNames: {
        ...update.names,
        ...Object.fromEntries([...still.map(([name]) => name), ...absent].map((name) => [`#${name}`, name])),
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ...update.values,
        ...Object.fromEntries(still.map(([name, value]) => [`:still_${name}`, value])),
        ':seenVersion': row.version,
      },
    };
    try {
      if (change.beside || change.alongside) {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Update: input },
              ...[change.beside?.(counted) ?? []].flat().map((companion) => ({ Put: companionOf(companion) })),
              ...(change.alongside?.(counted) ?? []).map((neighbour) =>
                neighbourWrite(neighbour, nameOf(neighbour.table)),
              ),
            ],
          }),
        );
        // A transaction answers no rows.
        return z.parse(schema, rowAfter(row, whole));
      }
      const { Attributes } = await client.send(new UpdateCommand({ ...input, ReturnValues: 'ALL_NEW' }));
      return z.parse(schema, Attributes);
    } catch (error) {
      if (change.alongside && wasRefused(error)) {
        throw new NeighbourRefusedError(`${row.id} cannot change: a row beside it does not meet its conditions.`, {
          cause: error,
        });
      }
      if (wasOvertaken(error)) return null;
      throw error;
    }
  }

  function nameOf(table: TableName): string {
    const name = companions[table];
    if (name === undefined) throw new Error(`${tableName} was given no table ${table} to write to beside it.`);
    return name;
  }

  function companionOf({ table, row }: Companion): { TableName: string; Item: Record<string, unknown> } & Condition {
    return {
      TableName: nameOf(table),
      Item: { ...row },
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': tables[table].partitionKey },
    };
  }

  return {
    read,
    async settle(id, decide) {
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) await pause(round - 1);
        const row = await read(id);
        const change = decide(row);
        if (!row || !change) return { row, changed: false };
        const written = await write(row, change);
        if (written) return { row: written, changed: true };
      }
      throw new OvertakenError(`${id} was changed by others ${ROUNDS} times in a row.`);
    },
    async due(now, limit) {
      // A shard full of rows that fail again and again must not keep the others from their turn.
      const share = Math.ceil(limit / dueShards.length);
      const pages = await Promise.all(dueShards.map((shard) => dueIn(tableName, shard, now, share)));
      return pages.flat().slice(0, limit);
    },
  };
}

interface Condition {
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
}

/**
 * Whether somebody else wrote first, or is writing: another look at the row decides anew.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
function wasOvertaken(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException) return true;
  // What a single write meets that comes while a transaction is at work on the row.
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  return codes.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code));
}

/**
 * Whether it is the rows beside it that do not meet their conditions: the row itself is as it was seen, and no other transaction is at
 * work on any of them, so that another look would find the same.
 */
function wasRefused(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const [own, ...others] = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  return (
    own === 'None' &&
    others.includes('ConditionalCheckFailed') &&
    others.every((code) => code === 'None' || code === 'ConditionalCheckFailed')
  );
}

/** The row as the change leaves it. */
export function rowAfter(row: Versioned, change: Pick<Change, 'set' | 'remove'>): Record<string, unknown> {
  const set = Object.entries(change.set).filter(([, value]) => value !== undefined);
  const kept = Object.entries(row).filter(([name]) => !change.remove?.includes(name));
  return Object.fromEntries([...kept, ...set]);
}

async function dueIn(tableName: string, shard: string, now: string, limit: number): Promise<string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'due',
      KeyConditionExpression: '#shard = :shard AND #dueAt <= :now',
      ExpressionAttributeNames: { '#shard': 'dueShard', '#dueAt': 'dueAt' },
      ExpressionAttributeValues: { ':shard': shard, ':now': now },
      Limit: limit,
    }),
  );
  return z.parse(z.array(z.object({ id: z.string() })), Items).map((item) => item.id);
}

/** Writes a row that has no version, whatever stood there. */
export async function putRow(tableName: string, row: Record<string, unknown>): Promise<void> {
  await client.send(new PutCommand({ TableName: tableName, Item: row }));
}

/** Writes a row of this table that must not be there yet. Answers whether it was written. */
export async function insertRow(table: TableName, tableName: string, row: Record<string, unknown>): Promise<boolean> {
  try {
    await client.send(
      new PutCommand({
        TableName: tableName,
        Item: row,
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': tables[table].partitionKey },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Reads a row by a key of its own, or null. */
export async function getRow<Row>(
  tableName: string,
  key: Record<string, string>,
  schema: z.ZodMiniType<Row>,
): Promise<Row | null> {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
  return Item ? z.parse(schema, Item) : null;
}

function updateOf(change: Change): {
  expression: string;
  names: Record<string, string>;
  values: Record<string, unknown>;
} {
  const sets = Object.entries(change.set).filter(([, value]) => value !== undefined);
  const removes = change.remove ?? [];
  const names = [...sets.map(([name]) => name), ...removes];
  const clauses = [
    clause(
      'SET',
      sets.map(([name]) => `#${name} = :${name}`),
    ),
    clause(
      'REMOVE',
      removes.map((name) => `#${name}`),
    ),
  ];
  return {
    expression: clauses.filter((text) => text !== '').join(' '),
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
  };
}
