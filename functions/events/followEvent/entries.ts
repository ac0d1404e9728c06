import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { EventTermRow } from '#model/concerts.ts';
import { currency } from '../../platform/commerceRows.ts';
import { documentClient } from '../../platform/documentClient.ts';
import type { FoundBy, TermKey } from '../terms.ts';
import type { EventEntry, Entries } from './indexEvent.ts';

type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: 100 actions, one of them ours. */
const ROWS_AT_ONCE = 99;

const foundBy: z.ZodMiniType<FoundBy> = z.object({
  eventId: z.string(),
  startsAt: z.string(),
  localDay: z.string(),
  words: z.array(z.string()),
  categoryId: z.string(),
  city: z.string(),
  currency,
  lowestPrice: z.number(),
  highestPrice: z.number(),
});

const entry: z.ZodMiniType<EventEntry> = z.object({
  eventId: z.string(),
  turn: z.number(),
  settled: z.boolean(),
  standing: z.array(foundBy),
});

/** The tables of these names. */
export function entriesOf(names: { readonly entries: string; readonly terms: string }): Entries {
  async function put(row: EventEntry, seen: number): Promise<boolean> {
    try {
      await documentClient.send(
        new PutCommand({
          TableName: names.entries,
          Item: row,
          ConditionExpression: seen === 0 ? 'attribute_not_exists(#eventId)' : '#turn = :seen',
          ...(seen === 0
            ? { ExpressionAttributeNames: { '#eventId': 'eventId' } }
            : { ExpressionAttributeNames: { '#turn': 'turn' }, ExpressionAttributeValues: { ':seen': seen } }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function write(eventId: string, turn: number, items: readonly Item[]): Promise<boolean> {
    try {
      await documentClient.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                TableName: names.entries,
                Key: { eventId },
                ConditionExpression: '#turn = :turn',
                ExpressionAttributeNames: { '#turn': 'turn' },
                ExpressionAttributeValues: { ':turn': turn },
              },
            },
            ...items,
          ],
        }),
      );
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons[0]?.Code === 'ConditionalCheckFailed') return false;
      throw error;
    }
  }

  return {
    async read(eventId) {
      const { Item: found } = await documentClient.send(
        new GetCommand({ TableName: names.entries, Key: { eventId }, ConsistentRead: true }),
      );
      return found ? z.parse(entry, found) : null;
    },
    put,
    async replace(eventId, turn, rows: readonly EventTermRow[], gone: readonly TermKey[]) {
      const items: Item[] = [
        ...rows.map((row) => ({ Put: { TableName: names.terms, Item: { ...row } } })),
        ...gone.map((key) => ({ Delete: { TableName: names.terms, Key: { ...key } } })),
      ];
      for (let at = 0; at < items.length; at += ROWS_AT_ONCE) {
        if (!(await write(eventId, turn, items.slice(at, at + ROWS_AT_ONCE)))) return false;
      }
      return true;
    },
  };
}
