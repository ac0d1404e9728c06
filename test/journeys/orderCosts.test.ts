import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { documentedOrder } from '#functions/receipts/documented.ts';
import { receiptDraft } from '#functions/receipts/drafts.ts';
import { PLACEHOLDER_SELLER } from '#infra/config.ts';
import { idempotencyRow, receiptObject } from '#model/keys.ts';
import { canonicalOrder, moveOrder, placedOrder } from '#model/orders.ts';
import { endedOrders, storeOrders } from '#test/kit/storedOrders.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const FEW = 30;
const MANY = 300;
const PAGE = 20;
const AT = '2026-01-01T00:00:00.000Z';

/** The lists of docs/access-patterns.md: index and partition key. */
const lists = [
  ['byOwner', 'ownerId'],
  ['byEmail', 'email'],
  ['byDay', 'placedDay'],
] as const;

const asked = {
  lines: [{ productId: crypto.randomUUID(), quantity: 1 }],
  email: 'customer@example.com',
  shippingNote: null,
  billTo: null,
  paymentMethodId: 'pm_1PqXyZ2eZvKYlo2C0aBcDeFg',
  expectedTotal: { minor: 2380, currency: 'EUR' as const },
};

/** An order of a usual line, as `placeOrder` writes it. */
function usualOrder() {
  const { productId, quantity } = asked.lines[0] ?? { productId: '', quantity: 1 };
  const line = { productId, name: 'Tour mug', quantity, unitPrice: 2000, taxRate: 1900, net: 2000, tax: 380 };
  const priced = { currency: 'EUR' as const, lines: [line], subtotal: 2000, tax: 380, total: 2380 };
  return placedOrder(asked, priced, { id: crypto.randomUUID(), ownerId: crypto.randomUUID(), at: AT, dueAt: AT });
}

describe('what orders cost', () => {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  let orders = '';
  let keys = '';
  let receipts = '';
  let series = '';

  beforeAll(async () => {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    orders = TableNames.find((name) => name.includes('-Orders')) ?? '';
    keys = TableNames.find((name) => name.includes('Idempotency')) ?? '';
    receipts = TableNames.find((name) => name.includes('-Receipts')) ?? '';
    series = TableNames.find((name) => name.includes('-ReceiptSeries')) ?? '';
  });

  afterAll(() => {
    client.destroy();
  });

  async function costOfKeys(index: string, key: string, value: string, limit?: number): Promise<number> {
    const { ConsumedCapacity } = await documents.send(
      new QueryCommand({
        TableName: orders,
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

  it('is the same for a page whether there are few orders or many, and half a unit for its keys', async () => {
    const owner = `cost-${crypto.randomUUID()}`;
    // Of a day and an address of its own, too: a partition of each list.
    const stated = { ownerId: owner, email: owner, placedDay: owner };
    await storeOrders(outputs, endedOrders(FEW, AT, stated));
    const few = await Promise.all(lists.map(([index, key]) => costOfKeys(index, key, owner, PAGE)));
    // The control: without a limit the cost follows the table.
    const whole = await costOfKeys('byOwner', 'ownerId', owner);
    await storeOrders(outputs, endedOrders(MANY, AT, stated));
    expect(await Promise.all(lists.map(([index, key]) => costOfKeys(index, key, owner, PAGE)))).toEqual(few);
    expect(few).toEqual([0.5, 0.5, 0.5]);
    expect(await costOfKeys('byOwner', 'ownerId', owner)).toBeGreaterThan(whole);
  });

  it('is one unit for each usual order that a page shows', async () => {
    const rows = endedOrders(PAGE, AT, { ownerId: `cost-${crypto.randomUUID()}` });
    await storeOrders(outputs, rows);
    const { ConsumedCapacity } = await documents.send(
      new BatchGetCommand({
        RequestItems: { [orders]: { Keys: rows.map(({ id }) => ({ id })), ConsistentRead: true } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(ConsumedCapacity?.[0]?.CapacityUnits).toBe(PAGE);
  });

  it('is 6 units to place one, before a transaction doubles them, and 1 to move it on', async () => {
    const row = usualOrder();
    const key = idempotencyRow('placeOrder', row.ownerId, crypto.randomUUID());
    const kept = { key, input: canonicalOrder(asked), orderId: row.id, expiresAt: 1 };
    const write = async (TableName: string, Item: Record<string, unknown>) => {
      const put = new PutCommand({ TableName, Item, ReturnConsumedCapacity: 'INDEXES' });
      return (await documents.send(put)).ConsumedCapacity?.CapacityUnits;
    };
    expect(await write(keys, kept)).toBe(1);
    // The order, and its entries in byOwner, byDay, byEmail and due.
    expect(await write(orders, { ...row })).toBe(5);
    const { set } = moveOrder(row, 'VALIDATED', AT, { dueAt: AT });
    const { ConsumedCapacity } = await documents.send(
      new UpdateCommand({
        TableName: orders,
        Key: { id: row.id },
        UpdateExpression: 'SET #status = :status, #timeline = :timeline, #dueAt = :dueAt, #version = :version',
        ExpressionAttributeNames: {
          '#status': 'status',
          '#timeline': 'timeline',
          '#dueAt': 'dueAt',
          '#version': 'version',
        },
        ExpressionAttributeValues: {
          ':status': set.status,
          ':timeline': set.timeline,
          ':dueAt': set.dueAt,
          ':version': 2,
        },
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    // The order: its entry in due stays where it is.
    expect(ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  it('is 3 units to give it a receipt, before a transaction doubles them, and 1 to note where that lies', async () => {
    const seller = PLACEHOLDER_SELLER;
    const row = receiptDraft(documentedOrder(usualOrder()), { seller, card: { brand: 'visa', last4: '4242' } }).at({
      series: 'RE-2002',
      sequence: 1,
      number: 'RE-2002-000001',
      issuedAt: AT,
    });
    const write = async (TableName: string, Item: Record<string, unknown>) => {
      const put = new PutCommand({ TableName, Item, ReturnConsumedCapacity: 'INDEXES' });
      return (await documents.send(put)).ConsumedCapacity?.CapacityUnits;
    };
    expect(await write(series, { series: row.series, last: 1, lastAt: AT })).toBe(1);
    // The receipt, and its entry in bySeries.
    expect(await write(receipts, { ...row })).toBe(2);
    const document = { key: receiptObject(row.id), versionId: 'v'.repeat(32), size: 20_000, sha256: 'a'.repeat(64) };
    const { ConsumedCapacity } = await documents.send(
      new UpdateCommand({
        TableName: receipts,
        Key: { id: row.id },
        UpdateExpression: 'SET #document = :document, #version = :version',
        ExpressionAttributeNames: { '#document': 'document', '#version': 'version' },
        ExpressionAttributeValues: { ':document': document, ':version': 2 },
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(1);
  });
});
