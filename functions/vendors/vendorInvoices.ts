import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../platform/documentClient.ts';

const entries = z.array(z.object({ invoiceId: z.string() }));

/** Ids of the invoices that count for a vendor, page after page. */
export async function* invoicesOf(vendorId: string, table: string, pageSize: number): AsyncGenerator<string[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byVendor',
        KeyConditionExpression: '#vendorId = :vendorId',
        ExpressionAttributeNames: { '#vendorId': 'vendorId' },
        ExpressionAttributeValues: { ':vendorId': vendorId },
        Limit: pageSize,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    yield z.parse(entries, Items).map(({ invoiceId }) => invoiceId);
    from = LastEvaluatedKey;
  } while (from);
}
