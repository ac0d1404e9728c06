import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards } from '#model/keys.ts';
import type { TableName } from '#model/tables.ts';
import { tables } from '#model/tables.ts';
import type { Condition, PlannedWrite } from '#model/writes.ts';
import { is } from '#model/writes.ts';
import { documentClient } from './documentClient.ts';
import type { Pause } from './pause.ts';
import { fullJitter } from './pause.ts';
import type { TableNames } from './plannedWrites.ts';
import { named, refusalOf, transactItem, updateInput } from './plannedWrites.ts';

/** What is written to a row. */
export interface Change {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** A change that nobody need hear of leaves `version` and `updatedAt` as they are. */
  readonly silent?: boolean;
  /** What silent changes may make otherwise, which no version tells: the change is made only while it is still so. */
  readonly while?: readonly Condition[];
  /**
   * Writes of other rows, of any table, in the same transaction: all or nothing. Not with a silent change, and no row twice; 99 at most. Where one of those
   * rows does not meet its conditions, nothing is written and NeighbourRefusedError thrown.
   */
  readonly alongside?: (written: Written) => readonly PlannedWrite[];
}

/** What every change that is not silent writes. */
export interface Written {
  readonly version: number;
  readonly updatedAt: string;
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

/** A row alongside does not meet its conditions, the row itself is as it was seen, and nobody else is writing: another look would find the same. */
export class NeighbourRefusedError extends Error {
  override readonly name = 'NeighbourRefusedError';
}

const ROUNDS = 5;

/** The table of this name, whose rows the schema describes. `neighbours` names the tables that its changes write to alongside. */
export function tableOf<Row extends Versioned>(
  tableName: string,
  schema: z.ZodMiniType<Row>,
  neighbours: TableNames = {},
  pause: Pause = fullJitter,
): Table<Row> {
  async function read(id: string): Promise<Row | null> {
    const { Item } = await documentClient.send(
      new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }),
    );
    return Item ? z.parse(schema, Item) : null;
  }

  async function write(row: Row, change: Change): Promise<Row | null> {
    const counted = { updatedAt: new Date().toISOString(), version: row.version + 1 };
    const whole = change.silent ? change : { ...change, set: { ...change.set, ...counted } };
    const input = updateInput(ownWrite(row, whole), tableName);
    if (!change.alongside) return update(input);
    const others = change.alongside(counted);
    const items = others.map((other) => transactItem(other, neighbours));
    try {
      await documentClient.send(new TransactWriteCommand({ TransactItems: [{ Update: input }, ...items] }));
      // A transaction answers no rows.
      return z.parse(schema, rowAfter(row, whole));
    } catch (error) {
      const refusal = refusalOf(error, 1);
      if (!refusal) throw error;
      if (refusal.why === 'OVERTAKEN') return null;
      const refused = refusal.refused.flatMap((index) => others[index - 1] ?? []);
      throw new NeighbourRefusedError(`${row.id} cannot change beside ${refused.map(named).join(', ')}.`, {
        cause: error,
      });
    }
  }

  async function update(input: ReturnType<typeof updateInput>): Promise<Row | null> {
    try {
      const { Attributes } = await documentClient.send(new UpdateCommand({ ...input, ReturnValues: 'ALL_NEW' }));
      return z.parse(schema, Attributes);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      // What a single write meets that comes while a transaction is at work on the row.
      if (error instanceof TransactionConflictException) return null;
      throw error;
    }
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

/** The change of a row that nobody else wrote in between. */
function ownWrite({ id, version }: Versioned, change: Change): Omit<PlannedWrite, 'table'> {
  return {
    what: 'CHANGE',
    key: { id },
    set: Object.fromEntries(stated(change)),
    add: {},
    remove: [...(change.remove ?? [])],
    conditions: [is('version', version), ...(change.while ?? [])],
  };
}

function stated({ set }: Pick<Change, 'set'>): [string, unknown][] {
  return Object.entries(set).filter(([, value]) => value !== undefined);
}

/** The row as the change leaves it. */
export function rowAfter(row: Versioned, change: Pick<Change, 'set' | 'remove'>): Record<string, unknown> {
  const kept = Object.entries(row).filter(([name]) => !change.remove?.includes(name));
  return Object.fromEntries([...kept, ...stated(change)]);
}

async function dueIn(tableName: string, shard: string, now: string, limit: number): Promise<string[]> {
  const { Items = [] } = await documentClient.send(
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
  await documentClient.send(new PutCommand({ TableName: tableName, Item: row }));
}

/** Writes a row of this table that must not be there yet. Answers whether it was written. */
export async function insertRow(table: TableName, tableName: string, row: Record<string, unknown>): Promise<boolean> {
  try {
    await documentClient.send(
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
  const { Item } = await documentClient.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
  return Item ? z.parse(schema, Item) : null;
}
