import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';

/** An entry of an invoice's history, as it is stored. */
export interface StoredEntry {
  readonly action: string;
  readonly by: string | null;
  readonly changes: readonly unknown[];
  readonly note: string | null;
}

/** What is stored of an invoice's history, as the account's administrator sees the table: a deleted invoice shows none. */
export async function storedHistory(outputs: Outputs, invoiceId: string): Promise<readonly StoredEntry[]> {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
      new QueryCommand({
        TableName: TableNames.find((name) => name.includes('InvoiceRevisions')) ?? '',
        KeyConditionExpression: '#id = :id',
        ExpressionAttributeNames: { '#id': 'invoiceId' },
        ExpressionAttributeValues: { ':id': invoiceId },
        ConsistentRead: true,
      }),
    );
    return Items as StoredEntry[];
  } finally {
    client.destroy();
  }
}
