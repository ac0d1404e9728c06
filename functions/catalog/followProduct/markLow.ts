import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { LOW_STOCK } from '#model/keys.ts';
import { documentClient } from '../../platform/documentClient.ts';
import type { Pause } from '../../platform/pause.ts';
import { fullJitter } from '../../platform/pause.ts';

/** With their pauses less than a second and a half; then the stream tells of the change again. */
const TRIES = 6;

const names = { '#id': 'id', '#stock': 'stock', '#lowStockAt': 'lowStockAt', '#lowStock': 'lowStock' };

/**
 * Lets a product stand among those that are low on stock, or not, if its stock still says so. Orders that take of the same product at this moment
 * are waited for. Throws TransactionConflictException where they do not stop, and the SDK's errors.
 */
export async function markLow(tableName: string, id: string, isLow: boolean, pause: Pause = fullJitter): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documentClient.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { id },
          UpdateExpression: isLow ? 'SET #lowStock = :low' : 'REMOVE #lowStock',
          ConditionExpression: isLow
            ? 'attribute_exists(#id) AND (#stock <= #lowStockAt OR #stock <= :nothing)'
            : 'attribute_exists(#id) AND #stock > #lowStockAt AND #stock > :nothing',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ':nothing': 0, ...(isLow ? { ':low': LOW_STOCK } : {}) },
        }),
      );
      return;
    } catch (error) {
      // The stock moved on: its next change says what is so then.
      if (error instanceof ConditionalCheckFailedException) return;
      // What a single write meets that comes while a transaction is at work on the row; the SDK does not try it again.
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
      if (!(error instanceof TransactionConflictException) || attempt === TRIES) throw error;
    }
    await pause(attempt - 1);
  }
}
