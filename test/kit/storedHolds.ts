import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';

/** Moves the end of a hold to so many seconds from now, past the API: nobody need wait for ten minutes. */
export async function endSoon(outputs: Outputs, holdId: string, seconds: number): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const { TableNames } = await client.send(new ListTablesCommand({}));
    const TableName = TableNames?.find((name) => name.includes('TicketHolds'));
    if (!TableName) throw new Error('There is no table TicketHolds.');
    const end = new Date(Date.now() + seconds * 1000).toISOString();
    await DynamoDBDocumentClient.from(client).send(
      new UpdateCommand({
        TableName,
        Key: { id: holdId },
        UpdateExpression: 'SET expiresAt = :end, dueAt = :end, version = version + :one',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: { ':end': end, ':one': 1 },
      }),
    );
  } finally {
    client.destroy();
  }
}
