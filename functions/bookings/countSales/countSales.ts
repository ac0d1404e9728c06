import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { SalesEntry } from './salesOf.ts';

export interface SalesTables {
  readonly client: Pick<DynamoDBDocumentClient, 'send'>;
  readonly entries: string;
  readonly days: string;
}

/**
 * Adds an entry to its day and writes down that it was added, both or neither: the same one again adds nothing. Answers whether it was added. Throws the
 * SDK's errors, a conflict with another entry of the same day among them: the queue brings it again.
 */
export async function countSales(entry: SalesEntry, { client, entries, days }: SalesTables): Promise<boolean> {
  const { id, eventId, dayCategory, day, categoryId, currency, add } = entry;
  const names = Object.keys(add);
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
                ...Object.fromEntries(Object.entries(add).map(([name, value]) => [`:${name}`, value])),
              },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException && wasCounted(error)) return false;
    throw error;
  }
}

function wasCounted({ CancellationReasons }: TransactionCanceledException): boolean {
  return CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
}
