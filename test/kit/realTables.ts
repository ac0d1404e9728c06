import type { TestCloud } from '#local/core/testing.ts';
import { createTestCloud } from '#local/core/testing.ts';
import { createDynamoDb } from '#local/dynamodb/service.ts';
import type { TableDeclaration, TableName } from '#model/tables.ts';
import { tables as declarations } from '#model/tables.ts';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Row = Readonly<Record<string, unknown>>;

/** Tables of the model on the engine that the local cloud has, called in it as the model does. Close them. */
export class RealTables {
  readonly cloud: TestCloud;
  readonly client: DynamoDBDocumentClient;

  private constructor(cloud: TestCloud) {
    this.cloud = cloud;
    this.client = DynamoDBDocumentClient.from(new DynamoDBClient(cloud.clientConfig), {
      marshallOptions: { removeUndefinedValues: true },
    });
  }

  /**
   * Boots the engine in memory, and has every client of DynamoDB in this process that is made from now on speak to it: import functions only after that.
   */
  static async open(names: readonly TableName[]): Promise<RealTables> {
    const cloud = await createTestCloud([createDynamoDb], { listen: true });
    for (const name of names) await cloud.provide('AWS::DynamoDB::Table', propertiesOf(name, declarations[name]), name);
    await cloud.start();
    const { endpoint, region, credentials } = cloud.clientConfig;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    });
    return new RealTables(cloud);
  }

  async put(table: TableName, row: object): Promise<void> {
    await this.client.send(new PutCommand({ TableName: table, Item: { ...row } }));
  }

  async get(table: TableName, key: Readonly<Record<string, string>>): Promise<Row | null> {
    const { Item } = await this.client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item ?? null;
  }

  async remove(table: TableName, key: Readonly<Record<string, string>>): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: table, Key: key }));
  }

  /** All rows of a table whose attribute has this value. */
  async where(table: TableName, attribute: string, value: string): Promise<Row[]> {
    const rows: Row[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(
        new ScanCommand({
          TableName: table,
          FilterExpression: '#attribute = :value',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
          ConsistentRead: true,
          ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
        }),
      );
      rows.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return rows;
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.cloud.stop();
  }
}

function propertiesOf(
  name: TableName,
  { partitionKey, sortKey, indexes = {} }: TableDeclaration,
): Record<string, unknown> {
  const keySchema = (partition: string, sort?: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' }] : []),
  ];
  const keys = [
    partitionKey,
    sortKey,
    ...Object.values(indexes).flatMap((index) => [index.partitionKey, index.sortKey]),
  ];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(partitionKey, sortKey),
    AttributeDefinitions: [...new Set(keys)]
      .filter((key) => key !== undefined)
      .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(Object.keys(indexes).length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, { projected, ...index }]) => ({
            IndexName,
            KeySchema: keySchema(index.partitionKey, index.sortKey),
            Projection: projected
              ? projected.length > 0
                ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projected] }
                : { ProjectionType: 'KEYS_ONLY' }
              : { ProjectionType: 'ALL' },
          })),
        }),
  };
}
