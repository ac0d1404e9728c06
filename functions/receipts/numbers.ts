import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
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
      let seen: SeriesRow | null | undefined;
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) await pause(Math.min(round - 1, LONGEST_PAUSE));
        const today = now().toISOString();
        const name = seriesOf(kind, today);
        // What the round before was told of the counter saves asking for it, but for those that meet at midnight on New Year's Eve.
        const counter = seen?.series === name ? seen : await read(series, { series: name }, seriesRow);
        const row = drafted(following(counter, name, today));
        const outcome = await write(row, counter);
        if (outcome.written) return row;
        const known = outcome.isKnown ? await read(receipts, { id }, receiptRow) : null;
        if (known) return known;
        seen = outcome.counter;
      }
      throw new OvertakenError(`Others took the next number ${ROUNDS} times in a row.`);
    },
  };

  async function read<Row>(table: string, key: Record<string, string>, schema: z.ZodMiniType<Row>) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item ? z.parse(schema, Item) : null;
  }

  async function write(row: ReceiptRow, counter: SeriesRow | null): Promise<Outcome> {
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
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
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
      return { written: true };
    } catch (error) {
      return lost(error);
    }
  }
}

/** What became of a transaction: where somebody was first, whether the document is there already, and how the counter stood if that was told. */
type Outcome =
  | { readonly written: true }
  | { readonly written: false; readonly isKnown: boolean; readonly counter: SeriesRow | undefined };

function lost(error: unknown): Outcome {
  const [counted, put, ...more] =
    error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  if (!counted || !put || more.length > 0) throw error;
  if (![counted, put].every(({ Code = 'None' }) => overtaken.includes(Code))) throw error;
  return {
    written: false,
    isKnown: put.Code === 'ConditionalCheckFailed',
    counter: counted.Item ? z.parse(seriesRow, unmarshall(counted.Item)) : undefined,
  };
}

/** Clocks differ by milliseconds: within a series no document is older than the one before it. */
function following(counter: SeriesRow | null, series: string, today: string): NumberedFacts {
  const sequence = (counter?.last ?? 0) + 1;
  const issuedAt = counter && counter.lastAt > today ? counter.lastAt : today;
  return { series, sequence, number: receiptNumber(series, sequence), issuedAt };
}
