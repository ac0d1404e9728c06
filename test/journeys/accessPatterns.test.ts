import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { issueDateKey, ownerStatus } from '#model/keys.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import { newPerson } from '#test/kit/person.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const FEW = 50;
const MANY = 500;
const PAGE = 20;
const BATCH = 25;

/** The lists of docs/access-patterns.md: index, partition key, and its value for an owner. */
const lists = [
  ['byUpload', 'ownerId', (owner: string) => owner],
  ['byStatus', 'ownerStatus', (owner: string) => ownerStatus(owner, 'READ')],
  ['byIssueDate', 'ownerId', (owner: string) => owner],
  ['byReview', 'reviewQueue', (owner: string) => owner],
  ['byReviewReason', 'reviewReason', (owner: string) => owner],
] as const;

describe('a page of invoices', () => {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  let table: string;
  let model: Record<string, unknown>;

  beforeAll(async () => {
    const { TableNames } = await client.send(new ListTablesCommand({}));
    table = TableNames?.find((name) => name.includes('Invoices')) ?? '';
    const ada = await newPerson(outputs, 'cost');
    const { bytes, fileName } = await generateInvoice({ seed: 41, layout: 'classic', language: 'en', currency: 'USD' });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    await whenSettled(ada, invoiceId);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { id: invoiceId } }));
    model = Item ?? {};
  });

  afterAll(() => {
    client.destroy();
  });

  /** Rows of an owner, each like one that was really read. */
  async function write(owner: string, count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => {
      const id = `${owner}-${index.toString(16).padStart(6, '0')}`;
      const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
      const { dueAt: _dueAt, dueShard: _dueShard, ...kept } = model;
      return {
        ...kept,
        id,
        ownerId: owner,
        status: 'READ',
        ownerStatus: ownerStatus(owner, 'READ'),
        uploadedAt: at,
        listedAt: at,
        issueDateKey: issueDateKey('2026-01-01', id),
        // Of partitions of their own: the review desk of everybody else stays as it is.
        reviewQueue: owner,
        reviewReason: owner,
      };
    });
    for (let start = 0; start < rows.length; start += BATCH) {
      const requests = rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  }

  async function cost(index: string, key: string, value: string, limit?: number): Promise<number> {
    const { ConsumedCapacity } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': value },
        ScanIndexForward: false,
        ReturnConsumedCapacity: 'TOTAL',
        ...(limit === undefined ? {} : { Limit: limit }),
      }),
    );
    return ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  }

  it('costs the same whether its owner has few invoices or many', async () => {
    const owner = `cost-${crypto.randomUUID()}`;
    await write(owner, FEW);
    const few = await Promise.all(lists.map(([index, key, of]) => cost(index, key, of(owner), PAGE)));
    // The control: without a limit the cost follows the table.
    const whole = await cost('byUpload', 'ownerId', owner);
    await write(owner, MANY);
    const many = await Promise.all(lists.map(([index, key, of]) => cost(index, key, of(owner), PAGE)));
    expect(many).toEqual(few);
    expect(few.every((units) => units > 0)).toBe(true);
    expect(await cost('byUpload', 'ownerId', owner)).toBeGreaterThan(whole);
  });
});
