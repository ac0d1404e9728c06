import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EventTermRow } from '#model/concerts.ts';
import { joinedWords } from '#model/catalog.ts';
import { eventTerm, startEvent } from '#model/keys.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MANY = 1000;
const PAGE = 20;
const BATCH = 25;

/** Rows that one page of a search looks through at most: resolvers/events/steps/findEvents.ts. */
const LOOKED_THROUGH = 200;

describe('a page of the search of events', () => {
  const client = new DynamoDBClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  let terms: string;

  beforeAll(async () => {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    terms = TableNames.find((name) => name.includes('EventTerms')) ?? '';
  });

  afterAll(() => {
    client.destroy();
  });

  const term = eventTerm({ categoryId: crypto.randomUUID(), city: 'koln', word: 'rock' });

  async function write(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, index): EventTermRow => {
      const eventId = `cost-${index.toString(16).padStart(6, '0')}`;
      const day = new Date(Date.UTC(2031, 0, 1 + index)).toISOString();
      return {
        term,
        startEvent: startEvent(day, eventId),
        eventId,
        localDay: day.slice(0, 10),
        words: joinedWords(['concert', 'koln', 'halle', 'night', 'of', 'rock', eventId]),
        categoryId: 'c1',
        city: 'koln',
        currency: 'EUR',
        lowestPrice: 1000,
        highestPrice: 2000,
      };
    });
    for (let start = 0; start < rows.length; start += BATCH) {
      const requests = rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [terms]: requests } }));
    }
  }

  /** What DynamoDB says a query costs: as the resolver asks, from a day on, where `filtered` with a condition that nothing meets. */
  async function cost({ limit, filtered }: { limit?: number; filtered: boolean }): Promise<number> {
    const { ConsumedCapacity } = await documents.send(
      new QueryCommand({
        TableName: terms,
        KeyConditionExpression: '#term = :term AND #startEvent BETWEEN :start AND :end',
        ...(filtered ? { FilterExpression: 'contains(#words, :word) AND #highestPrice >= :minimum' } : {}),
        ExpressionAttributeNames: {
          '#term': 'term',
          '#startEvent': 'startEvent',
          ...(filtered ? { '#words': 'words', '#highestPrice': 'highestPrice' } : {}),
        },
        ExpressionAttributeValues: {
          ':term': term,
          ':start': '2031',
          ':end': '~',
          ...(filtered ? { ':word': ' nothing', ':minimum': 1 } : {}),
        },
        ReturnConsumedCapacity: 'TOTAL',
        ...(limit === undefined ? {} : { Limit: limit }),
      }),
    );
    return ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  }

  it('costs the same whether few events are found or many, one that nothing matches, too', async () => {
    const page = () =>
      Promise.all([cost({ limit: PAGE + 1, filtered: false }), cost({ limit: LOOKED_THROUGH, filtered: true })]);
    await write(LOOKED_THROUGH);
    const [few, fewUnbounded] = [await page(), await cost({ filtered: true })];
    await write(MANY);
    expect(await page()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(8);
    // The control: without a limit the cost follows the table.
    expect(await cost({ filtered: true })).toBeGreaterThan(fewUnbounded * 2);
  });
});
