import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { currency, orderStatus, paymentRow } from '../../platform/commerceRows.ts';
import type { Purchase, PurchaseKind } from '#model/purchaseKinds.ts';
import { purchaseOf, stageOf } from '#model/purchaseKinds.ts';
import { fullJitter } from '../../platform/pause.ts';
import { refundRow } from '../../platform/refundRows.ts';
import type { LedgerPlaces } from './page.ts';

/** What BatchGetItem takes at once. */
const BATCH = 100;

/** Payments of one page: about a quarter of the megabyte that a Scan reads at once. */
const SCANNED = 250;

/** How often what a batch left over is asked for again. */
const ROUNDS = 6;

const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const found = z.object({ id: z.string() });
const status = z.union([orderStatus, z.literal('CONFIRMED')]);
const paidPurchase = z.object({
  id: z.string(),
  status,
  timeline: z.array(z.object({ status })),
  total: z.number(),
  currency,
  payAttempt: z.number(),
  updatedAt: z.string(),
});

/** The index of the refunds of one purchase, and its partition. */
const ofPurchase = {
  ORDER: { index: 'byOrder', partition: 'orderId' },
  BOOKING: { index: 'byBooking', partition: 'bookingId' },
} as const satisfies Record<PurchaseKind, { index: string; partition: string }>;

/** Our books, as they stand in these tables. */
export function ledgerBooks(names: {
  readonly payments: string;
  readonly refunds: string;
  readonly purchases: Readonly<Record<PurchaseKind, string>>;
}): Pick<LedgerPlaces, 'payments' | 'refundsOf' | 'purchases' | 'page'> {
  return {
    payments: (ids) => rowsOf(names.payments, ids, paymentRow),
    async purchases(kind, ids) {
      const rows = await rowsOf(names.purchases[kind], ids, paidPurchase);
      return rows.map((row) => ({ ...row, stage: stageOf(row) }));
    },
    async refundsOf({ id, ...paidFor }) {
      const ids = await idsOfPurchase(names.refunds, purchaseOf(paidFor));
      const rows = await rowsOf(names.refunds, ids, refundRow);
      return rows.filter(({ paymentId }) => paymentId === id);
    },
    async page(cursor) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName: names.payments,
          ConsistentRead: true,
          Limit: SCANNED,
          ...(cursor === null ? {} : { ExclusiveStartKey: { id: cursor } }),
        }),
      );
      return {
        rows: z.parse(z.array(paymentRow), Items),
        cursor: LastEvaluatedKey ? z.parse(found, LastEvaluatedKey).id : null,
      };
    },
  };
}

/** An index knows a new refund a moment late: its payment moved then, too, and is not judged. */
async function idsOfPurchase(tableName: string, { kind, id: purchaseId }: Purchase): Promise<string[]> {
  const { index, partition } = ofPurchase[kind];
  const ids: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: '#purchase = :purchase',
        ExpressionAttributeNames: { '#purchase': partition },
        ExpressionAttributeValues: { ':purchase': purchaseId },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    ids.push(...z.parse(z.array(found), Items).map(({ id }) => id));
    from = LastEvaluatedKey;
  } while (from);
  return ids;
}

async function rowsOf<Row>(tableName: string, ids: readonly string[], schema: z.ZodMiniType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    let keys: Record<string, unknown>[] = ids.slice(start, start + BATCH).map((id) => ({ id }));
    for (let round = 0; keys.length > 0; round += 1) {
      if (round === ROUNDS) throw new Error(`${tableName} leaves ${keys.length} rows unread.`);
      if (round > 0) await fullJitter(round);
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
      );
      rows.push(...z.parse(z.array(schema), Responses?.[tableName] ?? []));
      keys = UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
  }
  return rows;
}
