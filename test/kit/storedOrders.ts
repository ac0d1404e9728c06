import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';
import type { OrderRow, OrderStatus } from '#model/orders.ts';
import { placedOrder } from '#model/orders.ts';
import { ATTENTION } from '#model/purchases.ts';

const BATCH = 25;

/** The rows of orders that have ended, as many as are asked for, a minute apart from `from` on (UTC): for lists, which would take long to fill one by one. */
export function endedOrders(count: number, from: string, stated: Partial<OrderRow>): OrderRow[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse(from) + index * 60_000).toISOString();
    const asked = {
      lines: [],
      email: 'customer@example.com',
      shippingNote: null,
      billTo: null,
      paymentMethodId: null,
      expectedTotal: null,
    };
    const line = {
      productId: 'gone',
      name: 'Tour mug',
      quantity: 1,
      unitPrice: 2000,
      taxRate: 1900,
      net: 2000,
      tax: 380,
    };
    const priced = { currency: 'EUR' as const, lines: [line], subtotal: 2000, tax: 380, total: 2380 };
    const facts = { id: crypto.randomUUID(), ownerId: 'nobody', at, dueAt: at };
    const { dueAt: _dueAt, dueShard: _dueShard, ...row } = placedOrder(asked, priced, facts);
    return moved({ ...row, ...stated }, stated.status ?? 'COMPLETED', at);
  });
}

function moved(row: OrderRow, status: OrderStatus, at: string): OrderRow {
  const timeline = [...row.timeline, { status, version: 2, at }];
  return { ...row, status, version: 2, timeline, ...(status === 'NEEDS_ATTENTION' ? { attention: ATTENTION } : {}) };
}

/** Writes rows of orders as they are, past the API. */
export function storeOrders(outputs: Outputs, rows: readonly OrderRow[]): Promise<void> {
  return store(outputs, 'Orders', rows);
}

/** Writes a row of the Idempotency table as it is, past the API. */
export function storeKey(outputs: Outputs, row: Readonly<Record<string, unknown>>): Promise<void> {
  return store(outputs, 'Idempotency', [row]);
}

async function store(outputs: Outputs, tableName: string, rows: readonly object[]): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  try {
    const { TableNames } = await client.send(new ListTablesCommand({}));
    const table = TableNames?.find((name) => name.includes(tableName));
    if (!table) throw new Error(`There is no table ${tableName}.`);
    for (let start = 0; start < rows.length; start += BATCH) {
      const requests = rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item: { ...Item } } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  } finally {
    client.destroy();
  }
}
