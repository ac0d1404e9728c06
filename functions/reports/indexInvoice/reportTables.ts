import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { minorUnitDigits } from '#model/currencies.ts';
import { keysOf } from '../../platform/rows.ts';
import type { Contribution } from './contribution.ts';
import type { ReportEntry } from './entry.ts';
import type { ReportTables } from './follow.ts';
import { NO_TURN } from './follow.ts';

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

interface Condition {
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/** Names of the tables. */
export interface ReportTableNames {
  readonly entries: string;
  readonly terms: string;
  readonly spend: string;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: 100 actions, one of them ours. */
const ROWS_AT_ONCE = 99;

/** Sums of one owner and month are wanted by many at once: DynamoDB refuses whoever comes second. */
const TRIES = 8;
const FIRST_PAUSE = 20;

const client = DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } });

const contribution = z.object({
  sum: z.string(),
  month: z.string(),
  key: z.string(),
  name: z.string(),
  currency: z.enum(keysOf(minorUnitDigits)),
  minor: z.number(),
  count: z.number(),
});

const reportEntry: z.ZodMiniType<ReportEntry> = z.object({
  invoiceId: z.string(),
  ownerId: z.string(),
  turn: z.number(),
  version: z.number(),
  digest: z.string(),
  settled: z.boolean(),
  places: z.array(z.object({ dayInvoice: z.string(), terms: z.array(z.string()) })),
  sums: z.array(contribution),
});

/** The tables of these names. */
export function reportTables(names: ReportTableNames): ReportTables {
  return {
    async entryOf(invoiceId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: names.entries, Key: { invoiceId }, ConsistentRead: true }),
      );
      return Item ? z.parse(reportEntry, Item) : null;
    },

    async begin(entry, seen, differences) {
      const put: Item = { Put: { TableName: names.entries, Item: entry, ...inTurn(seen) } };
      return await write([put, ...differences.map((part) => addition(names.spend, entry.ownerId, part))]);
    },

    async move(entry, rows, gone) {
      const check: Item = {
        ConditionCheck: { TableName: names.entries, Key: { invoiceId: entry.invoiceId }, ...inTurn(entry.turn) },
      };
      const moves: Item[] = [
        ...rows.map((row) => ({ Put: { TableName: names.terms, Item: { ...row } } })),
        ...gone.map(({ ownerTerm, dayInvoice }) => ({
          Delete: { TableName: names.terms, Key: { ownerTerm, dayInvoice } },
        })),
      ];
      for (let start = 0; start < moves.length; start += ROWS_AT_ONCE) {
        if (!(await write([check, ...moves.slice(start, start + ROWS_AT_ONCE)]))) return false;
      }
      return true;
    },
  };
}

function inTurn(turn: number): Condition {
  if (turn === NO_TURN) {
    return { ConditionExpression: 'attribute_not_exists(#id)', ExpressionAttributeNames: { '#id': 'invoiceId' } };
  }
  return {
    ConditionExpression: '#turn = :turn',
    ExpressionAttributeNames: { '#turn': 'turn' },
    ExpressionAttributeValues: { ':turn': turn },
  };
}

function addition(table: string, ownerId: string, part: Contribution): Item {
  const { sum, month, key, name, currency, minor, count } = part;
  return {
    Update: {
      TableName: table,
      Key: { ownerId, sum },
      UpdateExpression:
        'SET #month = :month, #key = :key, #name = :name, #currency = :currency ADD #minor :minor, #count :count',
      ExpressionAttributeNames: {
        '#month': 'month',
        '#key': 'key',
        '#name': 'name',
        '#currency': 'currency',
        '#minor': 'minor',
        '#count': 'count',
      },
      ExpressionAttributeValues: {
        ':month': month,
        ':key': key,
        ':name': name,
        ':currency': currency,
        ':minor': minor,
        ':count': count,
      },
    },
  };
}

/** Writes all or nothing. False where the entry is in another turn. */
async function write(items: Item[]): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      if (reasons.includes('ConditionalCheckFailed')) return false;
      if (!reasons.includes('TransactionConflict') || attempt === TRIES) throw error;
      await pause(Math.random() * FIRST_PAUSE * 2 ** attempt);
    }
  }
}
