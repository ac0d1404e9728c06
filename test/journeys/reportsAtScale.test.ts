import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dayInvoice, ownerTerm } from '#model/keys.ts';
import { MAXIMUM_EXPORTED } from '#model/reports.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import type { InvoiceTruth } from '#test/documents/generate.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const BATCH = 25;
const FEW = 60;
const MANY = 450;

const SEARCH = `query ($filter: InvoiceFilterInput!, $first: Int, $after: String) {
  searchInvoices(filter: $filter, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('reports of many invoices', () => {
  const client = new DynamoDBClient({ endpoint: outputs.aws, region: outputs.region, credentials });
  const lambda = new LambdaClient({ endpoint: outputs.aws, region: outputs.region, credentials });
  const documents = DynamoDBDocumentClient.from(client);
  let tables: { invoices: string; terms: string };
  let ada: Person;
  let read: { id: string; truth: InvoiceTruth };
  let model: Record<string, unknown>;

  beforeAll(async () => {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const named = (part: string): string => TableNames.find((name) => name.includes(`-${part}`)) ?? '';
    tables = { invoices: named('Invoices'), terms: named('InvoiceTerms') };
    ada = await newPerson(outputs, 'many');
    const { bytes, fileName, truth } = await generateInvoice({
      seed: 141,
      layout: 'classic',
      language: 'en',
      currency: 'USD',
    });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    await whenSettled(ada, invoiceId);
    read = { id: invoiceId, truth };
    await until('it to be found', async () => (await search({ text: truth.number })).nodes.length === 1);
    const { Item } = await documents.send(new GetCommand({ TableName: tables.invoices, Key: { id: invoiceId } }));
    model = Item ?? {};
  });

  afterAll(() => {
    client.destroy();
    lambda.destroy();
  });

  async function search(filter: object, paging: object = {}): Promise<Page> {
    const { searchInvoices } = await ada.run<{ searchInvoices: Page }>(SEARCH, { filter, ...paging });
    return searchInvoices;
  }

  async function put(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    for (let start = 0; start < rows.length; start += BATCH) {
      const requests = rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  }

  /** Rows of the index under one term, as the follower writes them; every hundredth is in yen. */
  function indexed(owner: string, term: string, count: number): Record<string, unknown>[] {
    return Array.from({ length: count }, (_, index) => {
      const invoiceId = `${owner}-${index.toString(16).padStart(6, '0')}`;
      const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
      return {
        ownerTerm: ownerTerm(owner, term),
        dayInvoice: dayInvoice(day, invoiceId),
        invoiceId,
        dated: true,
        words: ` ${'word '.repeat(120)}`,
        beginnings: ' word',
        total: index,
        currency: index % 100 === 0 ? 'JPY' : 'EUR',
      };
    });
  }

  async function cost(owner: string, limit?: number): Promise<number> {
    const { ConsumedCapacity } = await documents.send(
      new QueryCommand({
        TableName: tables.terms,
        KeyConditionExpression: '#term = :term',
        ExpressionAttributeNames: { '#term': 'ownerTerm' },
        ExpressionAttributeValues: { ':term': ownerTerm(owner, '*') },
        ScanIndexForward: false,
        ReturnConsumedCapacity: 'TOTAL',
        ...(limit === undefined ? {} : { Limit: limit }),
      }),
    );
    return ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  }

  it('cost the same page whether there are few or many', async () => {
    const owner = `cost-${crypto.randomUUID()}`;
    await put(tables.terms, indexed(owner, '*', FEW));
    const few = await cost(owner, 21);
    // The control: without a limit the cost follows the table.
    const whole = await cost(owner);
    await put(tables.terms, indexed(owner, '*', MANY));
    expect(await cost(owner, 21)).toBe(few);
    expect(few).toBeGreaterThan(0);
    expect(await cost(owner)).toBeGreaterThan(whole);
  });

  it('are all found, each once, behind pages that look through much and find little', async () => {
    const rows = indexed(ada.id, 'word', MANY);
    const yen = rows.filter(({ currency }) => currency === 'JPY');
    await put(tables.terms, rows);
    await put(
      tables.invoices,
      yen.map(({ invoiceId }) => {
        const { listedAt: _listedAt, issueDateKey: _issueDateKey, ...kept } = model;
        return { ...kept, id: invoiceId };
      }),
    );
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Page = await search({ text: 'word', currency: 'JPY' }, { first: 2, after });
      expect(page.nodes.length).toBeLessThanOrEqual(2);
      expect(page.pageInfo.hasNextPage).toBe(page.pageInfo.endCursor !== null);
      found.push(...page.nodes.map(({ id }) => id));
      pages += 1;
      after = page.pageInfo.endCursor;
    } while (after !== null && pages < 20);
    expect(found).toEqual(yen.map(({ invoiceId }) => invoiceId).reverse());
    expect(pages).toBeLessThan(20);
  });

  it('are handed on up to a thousand in one file, and one more is refused', async () => {
    await put(tables.terms, indexed(ada.id, 'thousand', MAXIMUM_EXPORTED + 1));
    const ask = `mutation {
      exportInvoices(input: { format: CSV, filter: { text: "thousand" } }) { export { url } userErrors { field code } }
    }`;
    expect(await ada.run(ask)).toEqual({
      exportInvoices: { export: null, userErrors: [{ field: 'filter', code: 'TOO_MANY' }] },
    });
  });

  it('are built anew by one command', async () => {
    const { Items: entries = [] } = await documents.send(
      new QueryCommand({
        TableName: tables.terms,
        KeyConditionExpression: '#term = :term',
        ExpressionAttributeNames: { '#term': 'ownerTerm' },
        ExpressionAttributeValues: { ':term': ownerTerm(ada.id, '*') },
      }),
    );
    const lost = entries.filter(({ invoiceId }) => invoiceId === read.id);
    expect(lost).toHaveLength(1);
    await documents.send(
      new BatchWriteCommand({
        RequestItems: {
          [tables.terms]: lost.map(({ ownerTerm, dayInvoice }) => ({
            DeleteRequest: { Key: { ownerTerm: String(ownerTerm), dayInvoice: String(dayInvoice) } },
          })),
        },
      }),
    );
    const all = async () => (await search({})).nodes.map(({ id }) => id);
    expect(await all()).not.toContain(read.id);
    const name = outputs.stack['RebuildReportsFunction'];
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify({ owner: ada.id })) }),
    );
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toMatchObject({ next: null });
    await until('it to be found again', async () => (await all()).includes(read.id));
  });

  it('bear the name that its vendor was given', async () => {
    const month = read.truth.issueDate.slice(0, 7);
    interface Sum {
      readonly key: string;
      readonly name: string;
    }
    const ask = 'query ($m: String!) { spend(by: VENDOR, from: $m, to: $m) { key name } }';
    const names = async () => (await ada.run<{ spend: Sum[] }>(ask, { m: month })).spend;
    const [sum] = await names();
    const { vendor } = await ada.run<{ vendor: { version: number } }>(
      'query ($id: ID!) { vendor(id: $id) { version } }',
      {
        id: sum?.key,
      },
    );
    const change = 'mutation ($input: UpdateVendorInput!) { updateVendor(input: $input) { userErrors { code } } }';
    const input = {
      id: sum?.key,
      expectedVersion: vendor.version,
      name: 'Zirkus Zauberberg',
      defaultCategory: 'VENUE',
    };
    expect(await ada.run(change, { input })).toEqual({ updateVendor: { userErrors: [] } });
    await until('the new name', async () => (await names()).some(({ name }) => name === 'Zirkus Zauberberg'));
    await until('it to be found by it', async () =>
      (await search({ text: 'zauber' })).nodes.some(({ id }) => id === read.id),
    );
  });
});
