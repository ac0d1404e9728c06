import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createDynamoDb } from './service.ts';

const ARN = 'arn:aws:dynamodb:eu-central-1:123456789012:table/Orders';

function allow(actions: string[], resources: string[], condition?: object): PolicyDocument {
  const statement = { Effect: 'Allow' as const, Action: actions, Resource: resources };
  return {
    Version: '2012-10-17',
    Statement: condition === undefined ? statement : { ...statement, Condition: { ...condition } },
  };
}

const declaration = {
  TableName: 'Orders',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  Tags: [{ Key: 'domain', Value: 'orders' }],
};

describe('dynamodb', () => {
  let test: TestCloud;
  const root = { kind: 'root' } as const;

  beforeAll(async () => {
    test = await createTestCloud([createDynamoDb], {
      listen: true,
      policies: {
        reader: allow(['dynamodb:GetItem', 'dynamodb:Query'], [ARN]),
        indexReader: allow(['dynamodb:Query'], [`${ARN}/index/byOwner`]),
        putter: allow(['dynamodb:PutItem'], [ARN]),
        tenant: allow(['dynamodb:GetItem'], [ARN], {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['tenant-1'] },
        }),
        streamer: allow(
          ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
          [`${ARN}/stream/*`],
        ),
      },
    });
    await test.provide('AWS::DynamoDB::Table', declaration);
  }, 60_000);
  afterAll(() => test.stop(), 60_000);

  it('answers Ref and attributes with ARNs of the account', async () => {
    const provided = await test.provide('AWS::DynamoDB::Table', declaration);
    expect(provided.ref).toBe('Orders');
    expect(provided.attributes?.['Arn']).toBe(ARN);
    expect(provided.attributes?.['StreamArn']).toMatch(`${ARN}/stream/20`);
  });

  it('takes wire JSON and bytes, and answers wire JSON', async () => {
    const item = { pk: { S: 'a' }, total: { N: '12.5' }, bytes: { B: Buffer.from([0, 1, 2]) } };
    await test.cloud.call('dynamodb', 'PutItem', { TableName: 'Orders', Item: item }, root);
    const read = await test.cloud.call('dynamodb', 'GetItem', { TableName: ARN, Key: { pk: { S: 'a' } } }, root);
    expect(read).toEqual({ Item: { pk: { S: 'a' }, total: { N: '12.5' }, bytes: { B: 'AAEC' } } });
  });

  it('refuses what no policy of the role allows, and lets pass what one does', async () => {
    const read = { TableName: 'Orders', Key: { pk: { S: 'a' } } };
    const write = { TableName: 'Orders', Item: { pk: { S: 'refused' } } };
    await expect(test.cloud.call('dynamodb', 'GetItem', read, test.role('reader'))).resolves.toBeDefined();
    await expect(test.cloud.call('dynamodb', 'PutItem', write, test.role('reader'))).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  it('authorises a transaction by each action that it holds', async () => {
    const put = { Put: { TableName: 'Orders', Item: { pk: { S: 'tx' } } } };
    const check = {
      ConditionCheck: { TableName: 'Orders', Key: { pk: { S: 'a' } }, ConditionExpression: 'attribute_exists(pk)' },
    };
    const putter = test.role('putter');
    await test.cloud.call('dynamodb', 'TransactWriteItems', { TransactItems: [put] }, putter);
    await expect(
      test.cloud.call('dynamodb', 'TransactWriteItems', { TransactItems: [put, check] }, putter),
    ).rejects.toThrow('dynamodb:ConditionCheckItem');
  });

  it('adds a new index to a kept table, and asks for access to the index itself', async () => {
    await test.provide('AWS::DynamoDB::Table', {
      ...declaration,
      AttributeDefinitions: [...declaration.AttributeDefinitions, { AttributeName: 'owner', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    const query = {
      TableName: 'Orders',
      IndexName: 'byOwner',
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: 'nobody' } },
    };
    await expect(test.cloud.call('dynamodb', 'Query', query, test.role('indexReader'))).resolves.toMatchObject({
      Count: 0,
    });
    await expect(test.cloud.call('dynamodb', 'Query', query, test.role('reader'))).rejects.toThrow('/index/byOwner');
    const ttl = await test.cloud.call('dynamodb', 'DescribeTimeToLive', { TableName: 'Orders' }, root);
    expect(ttl).toMatchObject({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' } });
  });

  it('says once that a changed key is not applied to a kept table', async () => {
    await test.provide('AWS::DynamoDB::Table', {
      ...declaration,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    });
    expect(test.log.filter((line) => line.includes('keeps its old key (pk:HASH)'))).toHaveLength(1);
  });

  it('knows the partition keys that a request touches', async () => {
    const get = (pk: string) =>
      test.cloud.call('dynamodb', 'GetItem', { TableName: 'Orders', Key: { pk: { S: pk } } }, test.role('tenant'));
    await expect(get('tenant-1')).resolves.toEqual({});
    await expect(get('tenant-2')).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  it('serves real SDK clients, errors with their members included', async () => {
    const client = new DynamoDBClient(test.clientConfig);
    const put = new PutItemCommand({
      TableName: 'Orders',
      Item: { pk: { S: 'sdk' }, bytes: { B: new Uint8Array([7]) } },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    await client.send(put);
    const read = await client.send(new GetItemCommand({ TableName: 'Orders', Key: { pk: { S: 'sdk' } } }));
    expect(read.Item?.['bytes']?.B).toEqual(new Uint8Array([7]));
    const failure: unknown = await client.send(put).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConditionalCheckFailedException);
    expect(failure).toMatchObject({ Item: { pk: { S: 'sdk' } } });
    const transaction: unknown = await client
      .send(
        new TransactWriteItemsCommand({
          TransactItems: [
            {
              Put: { TableName: 'Orders', Item: { pk: { S: 'sdk' } }, ConditionExpression: 'attribute_not_exists(pk)' },
            },
          ],
        }),
      )
      .catch((error: unknown) => error);
    expect(transaction).toBeInstanceOf(TransactionCanceledException);
    expect(transaction).toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] });
    const denied = new DynamoDBClient(test.clientConfigOf('putter'));
    await expect(
      denied.send(
        new QueryCommand({
          TableName: 'Orders',
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': { S: 'sdk' } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    client.destroy();
    denied.destroy();
  });

  it('hands out stream records to a reader that waits for them', async () => {
    const streamer = test.role('streamer');
    const { attributes } = await test.provide('AWS::DynamoDB::Table', declaration);
    const StreamArn = String(attributes?.['StreamArn']);
    const described = await test.cloud.call<{
      StreamDescription: { StreamArn: string; Shards: { ShardId: string }[] };
    }>('dynamodb', 'DescribeStream', { StreamArn }, streamer);
    expect(described.StreamDescription.StreamArn).toBe(StreamArn);
    const ShardId = described.StreamDescription.Shards[0]?.ShardId;
    const { ShardIterator } = await test.cloud.call<{ ShardIterator: string }>(
      'dynamodb',
      'GetShardIterator',
      { StreamArn, ShardId, ShardIteratorType: 'LATEST' },
      streamer,
    );
    const waiting = test.cloud.call<{ Records: { awsRegion: string; dynamodb: object }[] }>(
      'dynamodb',
      'GetRecords',
      { ShardIterator, WaitMilliseconds: 20_000 },
      streamer,
    );
    await test.cloud.call('dynamodb', 'PutItem', { TableName: 'Orders', Item: { pk: { S: 'heard' } } }, root);
    const { Records } = await waiting;
    expect(Records).toMatchObject([
      { awsRegion: 'eu-central-1', eventName: 'INSERT', dynamodb: { NewImage: { pk: { S: 'heard' } } } },
    ]);
  });

  it('notes recovery and tags, and refuses what it does not implement', async () => {
    const table = { TableName: 'Orders' };
    await expect(test.cloud.call('dynamodb', 'DescribeContinuousBackups', table, root)).resolves.toMatchObject({
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    });
    await expect(test.cloud.call('dynamodb', 'ListTagsOfResource', { ResourceArn: ARN }, root)).resolves.toEqual({
      Tags: [{ Key: 'domain', Value: 'orders' }],
    });
    await expect(test.cloud.call('dynamodb', 'ExecuteStatement', { Statement: 'x' }, root)).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
  });

  it('leaves no Java behind', async () => {
    const other = await createTestCloud([createDynamoDb]);
    await other.provide('AWS::DynamoDB::Table', { ...declaration, TableName: 'Fleeting' });
    const port = /port (\d+)/.exec(String(other.cloud.services.get('dynamodb')?.status?.()['engine']))?.[1] ?? '';
    const running = async () => (await promisify(execFile)('ps', ['-eo', 'args'])).stdout.includes(`-port ${port} `);
    expect(await running()).toBe(true);
    await other.stop();
    expect(await running()).toBe(false);
    expect(other.failures).toEqual([]);
  }, 60_000);
});
