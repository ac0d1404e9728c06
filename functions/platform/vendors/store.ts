import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { VendorNameRow, VendorRow } from '#model/vendors.ts';
import { documentClient } from '../documentClient.ts';
import { OvertakenError } from '../table.ts';
import { vendorNameRow, vendorRow } from './rows.ts';

/** Vendors and the names that stand for them. */
export interface VendorStore {
  /** The row as it is at this moment, or null. */
  read(id: string): Promise<VendorRow | null>;
  /** The same, or the vendor that it was merged into. */
  resolve(id: string): Promise<VendorRow | null>;
  /** Which vendor the key (model/keys.ts) stands for, or null. */
  named(key: string): Promise<VendorNameRow | null>;
  /** A new vendor under its name's key; false where somebody took the name at the same moment. */
  create(row: VendorRow, key: string): Promise<boolean>;
  /** Lets a key stand for a vendor, where it stands for none yet (or `instead` of another one); false where it does. */
  name(row: VendorNameRow, instead?: string): Promise<boolean>;
  /**
   * Asks what to change of the row as it is, and writes it only where nobody wrote in between; else asks again. Null changes nothing.
   * Answers the row after it. Throws OvertakenError after several rounds.
   */
  settle(id: string, decide: (row: VendorRow) => VendorChange | null): Promise<VendorRow | null>;
}

/** Attributes to set; one that is undefined is removed. */
export type VendorChange = { readonly [Key in keyof VendorRow]?: VendorRow[Key] | undefined };

const ROUNDS = 20;
/** Merging re-points all that were merged before, so one step leads to the last; a second one is for a merge at this moment. */
const HOPS = 3;

/** The vendors in these tables. */
export function vendorStore(vendorsTable: string, namesTable: string): VendorStore {
  async function read(id: string): Promise<VendorRow | null> {
    const { Item } = await documentClient.send(
      new GetCommand({ TableName: vendorsTable, Key: { id }, ConsistentRead: true }),
    );
    return Item ? z.parse(vendorRow, Item) : null;
  }

  return {
    read,

    async resolve(id) {
      let row = await read(id);
      for (let hop = 0; hop < HOPS && row?.mergedInto !== undefined; hop += 1) row = await read(row.mergedInto);
      return row;
    },

    async named(key) {
      const { Item } = await documentClient.send(
        new GetCommand({ TableName: namesTable, Key: { key }, ConsistentRead: true }),
      );
      return Item ? z.parse(vendorNameRow, Item) : null;
    },

    async create(row, key) {
      const names = { '#key': 'key' };
      try {
        await documentClient.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: vendorsTable, Item: row, ConditionExpression: 'attribute_not_exists(id)' } },
              {
                Put: {
                  TableName: namesTable,
                  Item: { key, vendorId: row.id },
                  ConditionExpression: 'attribute_not_exists(#key)',
                  ExpressionAttributeNames: names,
                },
              },
            ],
          }),
        );
        return true;
      } catch (error) {
        if (lost(error)) return false;
        throw error;
      }
    },

    async name(row, instead) {
      try {
        await documentClient.send(
          new PutCommand({
            TableName: namesTable,
            Item: row,
            ConditionExpression:
              instead === undefined
                ? 'attribute_not_exists(#key)'
                : 'attribute_not_exists(#key) OR #vendorId = :instead',
            ExpressionAttributeNames: {
              '#key': 'key',
              ...(instead === undefined ? {} : { '#vendorId': 'vendorId' }),
            },
            ...(instead === undefined ? {} : { ExpressionAttributeValues: { ':instead': instead } }),
          }),
        );
        return true;
      } catch (error) {
        if (lost(error)) return false;
        throw error;
      }
    },

    async settle(id, decide) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const row = await read(id);
        const change = row && decide(row);
        if (!row || !change) return row;
        const update = vendorUpdate(vendorsTable, row, change, new Date().toISOString());
        try {
          const { Attributes } = await documentClient.send(new UpdateCommand({ ...update, ReturnValues: 'ALL_NEW' }));
          return z.parse(vendorRow, Attributes);
        } catch (error) {
          if (!lost(error)) throw error;
          await breather(round);
        }
      }
      throw new OvertakenError(`${id} was changed by others ${ROUNDS} times in a row.`);
    },
  };
}

/** Waits at random, a little longer each round, so that many who write the same row do not meet again. */
export function breather(round: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, Math.random() * 10 * (round + 1)));
}

/** One write of a vendor's row, which fails where somebody wrote since `row` was read. */
export function vendorUpdate(table: string, row: VendorRow, change: VendorChange, now: string) {
  const entries = Object.entries({ ...change, revision: row.revision + 1, updatedAt: now });
  const sets = entries.filter(([, value]) => value !== undefined);
  const removes = entries.filter(([, value]) => value === undefined);
  const clauses = [
    `SET ${sets.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ...(removes.length > 0 ? [`REMOVE ${removes.map(([name]) => `#${name}`).join(', ')}`] : []),
  ];
  return {
    TableName: table,
    Key: { id: row.id },
    UpdateExpression: clauses.join(' '),
    ConditionExpression: '#revision = :seenRevision',
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
      ':seenRevision': row.revision,
    },
  };
}

/** Whether somebody else was first. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export function lost(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  return codes.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code));
}
