import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';

/** Takes one piece of a product so many times at once, without asking what is left: what `adjustStock` would do without its condition. */
export async function takeUnguarded(outputs: Outputs, productId: string, times: number): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const table = TableNames.find((name) => name.includes('-Products')) ?? '';
    const documents = DynamoDBDocumentClient.from(client);
    const take = () =>
      documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { id: productId },
          UpdateExpression: 'SET #stock = #stock - :one, #stockVersion = #stockVersion + :one',
          ExpressionAttributeNames: { '#stock': 'stock', '#stockVersion': 'stockVersion' },
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    await Promise.all(Array.from({ length: times }, take));
  } finally {
    client.destroy();
  }
}
