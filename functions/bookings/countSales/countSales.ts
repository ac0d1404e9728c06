import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Pause } from '../../platform/pause.ts';
import { OvertakenError } from '../../platform/table.ts';
import type { SalesEntry } from './salesOf.ts';

export interface SalesTables {
  readonly client: Pick<DynamoDBDocumentClient, 'send'>;
  readonly entries: string;
  readonly days: string;
  readonly pause: Pause;
}

/** Sales of one day are counted in one row, by two at once. */
const ROUNDS = 6;

/**
 * Adds an entry to its day and writes down that it was added, both or neither: the same one again adds nothing. Answers whether it was added. Throws
 * OvertakenError where others were in the way again and again, and the SDK's errors: the queue brings it again.
 */
export async function countSales(entry: SalesEntry, tables: SalesTables): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) await tables.pause(round - 1);
    const added = await add(entry, tables);
    if (added !== null) return added;
  }
  throw new OvertakenError(`${entry.id} could not be counted: others were in the way ${ROUNDS} times in a row.`);
}

/** Null where another entry of the same day was in the way. */
async function add(entry: SalesEntry, { client, entries, days }: SalesTables): Promise<boolean | null> {
  const { id, eventId, dayCategory, day, categoryId, currency, add: sums } = entry;
  const names = Object.keys(sums);
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: entries,
              Item: { id, eventId, dayCategory },
              ConditionExpression: 'attribute_not_exists(#id)',
              ExpressionAttributeNames: { '#id': 'id' },
            },
          },
          {
            Update: {
              TableName: days,
              Key: { eventId, dayCategory },
              UpdateExpression: `SET #day = :day, #categoryId = :categoryId, #currency = :currency ADD ${names.map((name) => `#${name} :${name}`).join(', ')}`,
              ExpressionAttributeNames: Object.fromEntries(
                ['day', 'categoryId', 'currency', ...names].map((name) => [`#${name}`, name]),
              ),
              ExpressionAttributeValues: {
                ':day': day,
                ':categoryId': categoryId,
                ':currency': currency,
                ...Object.fromEntries(Object.entries(sums).map(([name, value]) => [`:${name}`, value])),
              },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    if (codes[0] === 'ConditionalCheckFailed') return false;
    if (codes.includes('TransactionConflict')) return null;
    throw error;
  }
}
