import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { minorOf } from '#model/money.ts';

/** Gives a product another price, past the API, which takes none of three decimals: Stripe charges only some of them. */
export async function repriced(
  outputs: Outputs,
  productId: string,
  amount: string,
  currency: CurrencyCode,
): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    await DynamoDBDocumentClient.from(client).send(
      new UpdateCommand({
        TableName: TableNames.find((name) => name.includes('-Products')) ?? '',
        Key: { id: productId },
        UpdateExpression: 'SET #price = :price, #currency = :currency',
        ExpressionAttributeNames: { '#price': 'price', '#currency': 'currency' },
        ExpressionAttributeValues: { ':price': minorOf(amount, currency), ':currency': currency },
      }),
    );
  } finally {
    client.destroy();
  }
}
