import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Numbers } from '#functions/receipts/numbers.ts';
import type { ReceiptKind, ReceiptRow } from '#model/receipts.ts';
import { receiptNumber, seriesOf } from '#model/receipts.ts';
import type { TableName } from '#model/tables.ts';
import { tables } from '#model/tables.ts';

/** The tables that numbers are given out by, in a DynamoDB of their own. */
export interface NumberTablesThere {
  readonly client: DynamoDBDocumentClient;
  readonly receipts: string;
  readonly series: string;
}

/** Makes them at this endpoint. */
export async function makeNumberTables(endpoint: string): Promise<NumberTablesThere> {
  const plain = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const name of ['Receipts', 'ReceiptSeries'] as const) await plain.send(new CreateTableCommand(declared(name)));
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  return { client, receipts: 'Receipts', series: 'ReceiptSeries' };
}

function declared(name: Extract<TableName, 'Receipts' | 'ReceiptSeries'>) {
  const { partitionKey } = tables[name];
  const { bySeries } = tables.Receipts.indexes;
  const own = {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' as const }],
    AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' as const }],
  };
  if (name === 'ReceiptSeries') return own;
  const keys = [bySeries.partitionKey, bySeries.sortKey];
  return {
    ...own,
    AttributeDefinitions: [
      ...own.AttributeDefinitions,
      ...keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'bySeries',
        KeySchema: [
          { AttributeName: bySeries.partitionKey, KeyType: 'HASH' as const },
          { AttributeName: bySeries.sortKey, KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      },
    ],
  };
}

/** Every number of a series, in order. */
export async function numbersOf({ client, receipts }: NumberTablesThere, series: string): Promise<string[]> {
  const numbers: string[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: receipts,
        IndexName: 'bySeries',
        KeyConditionExpression: '#series = :series',
        ExpressionAttributeNames: { '#series': 'series' },
        ExpressionAttributeValues: { ':series': series },
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    );
    numbers.push(...Items.map((item) => String(item['number'])));
    after = LastEvaluatedKey;
  } while (after);
  return numbers;
}

/** What is wrong with the numbers of a series, given in order: doubles, and what is missing from the first to the last. */
export function faultsOf(series: string, numbers: readonly string[]): string[] {
  const doubles = numbers.filter((number, index) => numbers.indexOf(number) < index);
  const last = numbers.length === 0 ? 0 : Math.max(...numbers.map((number) => Number(number.slice(series.length + 1))));
  const all = Array.from({ length: last }, (_, index) => receiptNumber(series, index + 1));
  return [
    ...doubles.map((number) => `${number} twice`),
    ...all.filter((number) => !numbers.includes(number)).map((number) => `${number} missing`),
  ];
}

/** Numbers as they would be given out without a transaction: counted on first, and the document written afterwards. */
export function unguardedNumbers({ client, receipts, series }: NumberTablesThere, now: () => Date): Numbers {
  return {
    async issue(id: string, kind: ReceiptKind, drafted): Promise<ReceiptRow> {
      const { Item } = await client.send(new GetCommand({ TableName: receipts, Key: { id }, ConsistentRead: true }));
      const issuedAt = now().toISOString();
      const name = seriesOf(kind, issuedAt);
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: series,
          Key: { series: name },
          UpdateExpression: 'ADD #last :one',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      const sequence = Number(Attributes?.['last']);
      const row = drafted({ series: name, sequence, number: receiptNumber(name, sequence), issuedAt });
      if (!Item) await client.send(new PutCommand({ TableName: receipts, Item: row }));
      return row;
    },
  };
}
