import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ReceiptKind, ReceiptRow } from '#model/receipts.ts';
import { receiptNumber, seriesOf } from '#model/receipts.ts';
import type { Pause } from '../platform/pause.ts';
import { receiptRow } from '../platform/receiptRows.ts';
import { OvertakenError } from '../platform/table.ts';

/** What the next free number makes of a document. `issuedAt`: UTC, ISO 8601. */
export type NumberedFacts = Pick<ReceiptRow, 'series' | 'sequence' | 'number' | 'issuedAt'>;

/** Gives away the numbers of receipts and credit notes. */
export interface Numbers {
  /**
   * The document of this id: the one that is there, or a new one, `drafted`, under the next number of its kind's series. However often and by however
   * many it is asked for, one id gets one number, and a series has no gap. Throws OvertakenError where others were first too often, and the SDK's errors.
   */
  issue(id: string, kind: ReceiptKind, drafted: (facts: NumberedFacts) => ReceiptRow): Promise<ReceiptRow>;
}

export interface NumberTables {
  readonly client: DynamoDBDocumentClient;
  readonly receipts: string;
  readonly series: string;
  readonly pause: Pause;
  now(): Date;
}

const seriesRow = z.object({ series: z.string(), last: z.number(), lastAt: z.string() });

type SeriesRow = z.output<typeof seriesRow>;

/** Others who want a number of the same series at the same moment make a round fail: one of them is always served. */
const ROUNDS = 14;

/** Pauses stop to grow here: 20 ms, six times doubled, is more than a second. */
const LONGEST_PAUSE = 6;

/** What a transaction says of rows that others wrote first or are writing: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const overtaken: readonly string[] = ['None', 'ConditionalCheckFailed', 'TransactionConflict'];

/**
 * The numbers of these tables. Counting on and writing the document are one transaction: a number that was given away without its document would be a
 * gap for ever.
 */
export function numbersIn({ client, receipts, series, pause, now }: NumberTables): Numbers {
  return {
    async issue(id, kind, drafted) {
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) await pause(Math.min(round - 1, LONGEST_PAUSE));
        const known = await read(receipts, { id }, receiptRow);
        if (known) return known;
        const today = now().toISOString();
        const counter = await read(series, { series: seriesOf(kind, today) }, seriesRow);
        const row = drafted(following(counter, seriesOf(kind, today), today));
        if (await written(row, counter)) return row;
      }
      throw new OvertakenError(`Others took the next number ${ROUNDS} times in a row.`);
    },
  };

  async function read<Row>(table: string, key: Record<string, string>, schema: z.ZodMiniType<Row>) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item ? z.parse(schema, Item) : null;
  }

  async function written(row: ReceiptRow, counter: SeriesRow | null): Promise<boolean> {
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: series,
                Item: { series: row.series, last: row.sequence, lastAt: row.issuedAt },
                ConditionExpression: counter ? '#last = :seen' : 'attribute_not_exists(#series)',
                ExpressionAttributeNames: counter ? { '#last': 'last' } : { '#series': 'series' },
                ...(counter ? { ExpressionAttributeValues: { ':seen': counter.last } } : {}),
              },
            },
            {
              Put: {
                TableName: receipts,
                Item: row,
                ConditionExpression: 'attribute_not_exists(#id)',
                ExpressionAttributeNames: { '#id': 'id' },
              },
            },
          ],
        }),
      );
      return true;
    } catch (error) {
      if (wasOvertaken(error)) return false;
      throw error;
    }
  }
}

/** Clocks differ by milliseconds: within a series no document is older than the one before it. */
function following(counter: SeriesRow | null, series: string, today: string): NumberedFacts {
  const sequence = (counter?.last ?? 0) + 1;
  const issuedAt = counter && counter.lastAt > today ? counter.lastAt : today;
  return { series, sequence, number: receiptNumber(series, sequence), issuedAt };
}

function wasOvertaken(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).every(({ Code = 'None' }) => overtaken.includes(Code));
}
