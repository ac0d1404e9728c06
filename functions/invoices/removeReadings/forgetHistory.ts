import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';

/** The changes of an invoice, as far as they hold what was printed on it or what a person said. */
export interface History {
  /** Sort keys of all entries. */
  entries(invoiceId: string): Promise<string[]>;
  /** Takes values and words out of one entry. Done again, it changes nothing. */
  empty(invoiceId: string, sequence: string): Promise<void>;
}

/**
 * Leaves of a deleted invoice's history who did what and when, and nothing of what stood on it: what is deleted for good must not live on
 * in what it was before. Answers how many entries there are. Nobody writes another one: each comes with a change of the invoice.
 */
export async function forgetHistory(invoiceId: string, history: History): Promise<number> {
  const sequences = await history.entries(invoiceId);
  for (const sequence of sequences) await history.empty(invoiceId, sequence);
  return sequences.length;
}

const page = z.array(z.object({ sequence: z.string() }));

/** The history in this table. */
export function historyIn(tableName: string): History {
  return {
    async entries(invoiceId) {
      const found: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await documentClient.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: '#invoiceId = :invoiceId',
            ExpressionAttributeNames: { '#invoiceId': 'invoiceId', '#sequence': 'sequence' },
            ExpressionAttributeValues: { ':invoiceId': invoiceId },
            ProjectionExpression: '#sequence',
            ConsistentRead: true,
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        );
        found.push(...z.parse(page, Items).map(({ sequence }) => sequence));
        from = LastEvaluatedKey;
      } while (from);
      return found;
    },

    async empty(invoiceId, sequence) {
      await documentClient.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { invoiceId, sequence },
          UpdateExpression: 'SET #changes = :none, #note = :null',
          ExpressionAttributeNames: { '#changes': 'changes', '#note': 'note' },
          ExpressionAttributeValues: { ':none': [], ':null': null },
        }),
      );
    },
  };
}
