import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import type { Counts } from './settleStock.ts';

/** DynamoDB did not get to all rows: asking again helps. */
class NotReadError extends Error {
  override readonly name = 'NotReadError';
}

const openVersion = z.array(z.object({ id: z.string(), openVersion: z.optional(z.number()) }));

/** The counts of tickets in the table of this name. Throws NotReadError, and the SDK's errors. */
export function countsIn(table: string): Counts {
  return {
    async openVersions(keys) {
      const { Responses = {}, UnprocessedKeys = {} } = await documentClient.send(
        new BatchGetCommand({
          RequestItems: {
            [table]: {
              Keys: keys.map((id) => ({ id })),
              ProjectionExpression: '#id, #openVersion',
              ExpressionAttributeNames: { '#id': 'id', '#openVersion': 'openVersion' },
              ConsistentRead: true,
            },
          },
        }),
      );
      if (Object.keys(UnprocessedKeys).length > 0) throw new NotReadError('DynamoDB did not get to all counts.');
      const rows = z.parse(openVersion, Responses[table] ?? []);
      return new Map(rows.map((row) => [row.id, row.openVersion ?? 0]));
    },
    async open(key, isOpen, version) {
      try {
        await documentClient.send(
          new UpdateCommand({
            TableName: table,
            Key: { id: key },
            UpdateExpression: 'SET #open = :open, #openVersion = :openVersion, #updatedAt = :now ADD #version :one',
            ConditionExpression:
              'attribute_exists(#id) AND (attribute_not_exists(#openVersion) OR #openVersion < :openVersion)',
            ExpressionAttributeNames: {
              '#id': 'id',
              '#open': 'open',
              '#openVersion': 'openVersion',
              '#updatedAt': 'updatedAt',
              '#version': 'version',
            },
            ExpressionAttributeValues: {
              ':open': isOpen,
              ':openVersion': version,
              ':now': new Date().toISOString(),
              ':one': 1,
            },
          }),
        );
      } catch (error) {
        // A later version of the event was there first.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
