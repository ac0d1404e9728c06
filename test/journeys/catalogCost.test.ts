import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import { joinedWords } from '#model/catalog.ts';
import { productNameKey } from '#model/keys.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const FEW = 50;
const MANY = 1000;
const PAGE = 20;
const BATCH = 25;
/** What follows products must be able to read them; used up, so that they stay among what is low. */
const model: Omit<ProductRow, 'id' | 'nameKey' | 'catalog'> = {
  sku: 'COST',
  name: 'Product',
  description: 'Heavy organic cotton, black. '.repeat(20),
  category: 'Costs',
  price: 2000,
  currency: 'EUR',
  taxRate: 1900,
  active: false,
  stock: 0,
  stockVersion: 1,
  stockChangedAt: '2026-01-01T00:00:00.000Z',
  lowStockAt: 0,
  images: [],
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

/** Rows that one page of a search looks through at most: resolvers/catalog/steps/findByWords.ts. */
const LOOKED_THROUGH = 200;

describe('a page of products', () => {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  let products: string;
  let terms: string;

  beforeAll(async () => {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    products = TableNames.find((name) => name.includes('-Products')) ?? '';
    terms = TableNames.find((name) => name.includes('ProductTerms')) ?? '';
  });

  afterAll(() => {
    client.destroy();
  });

  async function write(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    for (let start = 0; start < rows.length; start += BATCH) {
      const requests = rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  }

  function numbered(count: number): readonly { id: string; nameKey: string }[] {
    return Array.from({ length: count }, (_, index) => {
      const id = `cost-${index.toString(16).padStart(6, '0')}`;
      return { id, nameKey: productNameKey(`product ${index}`, id) };
    });
  }

  interface Asked {
    readonly table: string;
    readonly index?: string;
    readonly key: string;
    readonly value: string;
    readonly limit?: number;
    readonly words?: string;
  }

  async function cost({ table, index, key, value, limit, words }: Asked): Promise<number> {
    const { ConsumedCapacity } = await documents.send(
      new QueryCommand({
        TableName: table,
        ...(index ? { IndexName: index } : {}),
        KeyConditionExpression: '#key = :value',
        ...(words ? { FilterExpression: 'contains(#words, :words)' } : {}),
        ExpressionAttributeNames: { '#key': key, ...(words ? { '#words': 'words' } : {}) },
        ExpressionAttributeValues: { ':value': value, ...(words ? { ':words': words } : {}) },
        ReturnConsumedCapacity: 'TOTAL',
        ...(limit === undefined ? {} : { Limit: limit }),
      }),
    );
    return ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  }

  it('costs the same whether there are few products or many', async () => {
    // Partitions of their own: the lists of everybody else stay as they are.
    const own = `cost-${crypto.randomUUID()}`;
    const rowsOf = (count: number) =>
      numbered(count).map((row) => ({ ...model, ...row, listing: own, lowStock: own, catalog: own }));
    const lists = [
      ['byListing', 'listing'],
      ['byLowStock', 'lowStock'],
      ['byAll', 'catalog'],
    ] as const;
    const page = () =>
      Promise.all(lists.map(([index, key]) => cost({ table: products, index, key, value: own, limit: PAGE + 1 })));
    const whole = () => cost({ table: products, index: 'byAll', key: 'catalog', value: own });
    await write(products, rowsOf(FEW));
    const [few, fewWhole] = [await page(), await whole()];
    await write(products, rowsOf(MANY));
    expect(await page()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(1);
    // The control: without a limit the cost follows the table.
    expect(await whole()).toBeGreaterThan(fewWhole);
  });

  it('of a search costs the same, one that nothing matches, too', async () => {
    const term = `cost-${crypto.randomUUID()}`;
    const rowsOf = (count: number) =>
      numbered(count).map(({ id, nameKey }) => ({
        term,
        nameKey,
        productId: id,
        words: joinedWords(['tour', 'poster', 'prints', 'of', 'the', 'band', id]),
      }));
    const asked = { table: terms, key: 'term', value: term };
    const page = () =>
      Promise.all([cost({ ...asked, limit: PAGE + 1 }), cost({ ...asked, limit: LOOKED_THROUGH, words: ' nothing' })]);
    const unbounded = () => cost({ ...asked, words: ' nothing' });
    await write(terms, rowsOf(LOOKED_THROUGH));
    const [few, fewUnbounded] = [await page(), await unbounded()];
    await write(terms, rowsOf(MANY));
    expect(await page()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(5);
    expect(await unbounded()).toBeGreaterThan(fewUnbounded * 2);
  });
});
