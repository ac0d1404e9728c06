import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { BatchGetCommandInput, BatchGetCommandOutput, QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { invoiceCategories } from '#model/insights.ts';
import { ownerTerm } from '#model/keys.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { invoiceRow } from '../../platform/rows.ts';
import type { InvoiceSource } from './exportInvoices.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

/** Pages of the index, of 1 MB each, that are looked through for one file at most. */
const MAXIMUM_INDEX_PAGES = 60;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html: keys at most, and 16 MB an answer. */
const KEYS_AT_ONCE = 100;
const FETCH_ROUNDS = 10;
const FIRST_PAUSE = 50;

/** What is left in the table takes most of a row and stands in no file. */
const left = ['details', 'alternates'] as const;

/** DynamoDB asked more often than it answers. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
}

type KeysAndAttributes = NonNullable<BatchGetCommandInput['RequestItems']>[string];

/** The index, the invoices and the vendors of these tables. */
export function invoiceTables(names: { terms: string; invoices: string; vendors: string }): InvoiceSource {
  return {
    async find(ownerId, plan, limit) {
      const ids: string[] = [];
      let start: Record<string, unknown> | undefined;
      for (let page = 0; page < MAXIMUM_INDEX_PAGES; page += 1) {
        const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: names.terms,
            KeyConditionExpression: '#ownerTerm = :ownerTerm AND #dayInvoice BETWEEN :low AND :high',
            ...(plan.filter ? { FilterExpression: plan.filter.expression } : {}),
            ProjectionExpression: '#invoiceId',
            ExpressionAttributeNames: {
              '#ownerTerm': 'ownerTerm',
              '#dayInvoice': 'dayInvoice',
              '#invoiceId': 'invoiceId',
              ...plan.filter?.expressionNames,
            },
            ExpressionAttributeValues: {
              ':ownerTerm': ownerTerm(ownerId, plan.term),
              ':low': plan.low,
              ':high': plan.high,
              ...plan.filter?.expressionValues,
            },
            ScanIndexForward: false,
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        ids.push(...z.parse(z.array(z.object({ invoiceId: z.string() })), Items).map(({ invoiceId }) => invoiceId));
        if (ids.length > limit || !LastEvaluatedKey) return ids;
        start = LastEvaluatedKey;
      }
      return null;
    },

    async *fetch(ids) {
      for (let at = 0; at < ids.length; at += KEYS_AT_ONCE) {
        const asked = ids.slice(at, at + KEYS_AT_ONCE);
        const found = await fetchAll(names.invoices, asked);
        yield asked.map((id) => found.get(id) ?? null);
      }
    },

    async defaultCategories(vendorIds) {
      if (vendorIds.length === 0) return new Map();
      const items = await batch(names.vendors, vendorIds, {
        ProjectionExpression: '#id, #category',
        ExpressionAttributeNames: { '#id': 'id', '#category': 'defaultCategory' },
      });
      const known = z.parse(z.array(vendorCategory), items);
      return new Map(
        known.flatMap(({ id, defaultCategory }) => (defaultCategory ? [[id, defaultCategory] as const] : [])),
      );
    },
  };
}

const vendorCategory = z.object({ id: z.string(), defaultCategory: z.nullish(z.enum(invoiceCategories)) });

async function fetchAll(table: string, ids: readonly string[]): Promise<Map<string, StoredInvoice>> {
  const items = await batch(table, ids, {});
  for (const item of items) for (const attribute of left) Reflect.deleteProperty(item, attribute);
  return new Map(z.parse(z.array(invoiceRow), items).map((row) => [row.id, row]));
}

/** Rows of a table by their ids, at most a hundred, in no order. Throws UnansweredError. */
async function batch(
  table: string,
  ids: readonly string[],
  options: Omit<KeysAndAttributes, 'Keys'>,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let wanted: BatchGetCommandInput['RequestItems'] = {
    [table]: { Keys: ids.map((id) => ({ id })), ConsistentRead: true, ...options },
  };
  for (let round = 0; round < FETCH_ROUNDS; round += 1) {
    const answer: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: wanted }));
    found.push(...(answer.Responses?.[table] ?? []));
    if (!answer.UnprocessedKeys?.[table]) return found;
    wanted = answer.UnprocessedKeys;
    await pause(Math.random() * FIRST_PAUSE * 2 ** round);
  }
  throw new UnansweredError(`${ids.length} rows were not answered in ${FETCH_ROUNDS} rounds.`);
}
