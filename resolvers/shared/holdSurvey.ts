import { util } from '@aws-appsync/utils';
import { shardNumbers } from '#model/concerts.ts';
import { stockShard } from '#model/keys.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { partsFor } from '#model/tickets.ts';
import type { HoldPayload } from './hold.ts';
import { notHeld } from './hold.ts';
import type { HoldingStash } from './holding.ts';
import { quantityField } from './holding.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
export interface StockBatch {
  data: Record<string, (TicketStockRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

/** Reads all rows that count these tickets. */
export function readStock(
  env: Record<string, string>,
  { eventId, categoryId }: { eventId: string; categoryId: string },
  shards: number,
) {
  return {
    operation: 'BatchGetItem',
    tables: {
      [env.TICKET_STOCK_TABLE ?? '']: {
        keys: shardNumbers(shards).map((shard) =>
          util.dynamodb.toMapValues({ id: stockShard(eventId, categoryId, shard) }),
        ),
        consistentRead: true,
      },
    },
  };
}

/** The rows that were read; `Throttled` where DynamoDB left some out: what was not read is no answer. */
export function stockRows(env: Record<string, string>, { data, unprocessedKeys }: StockBatch): TicketStockRow[] {
  const table = env.TICKET_STOCK_TABLE ?? '';
  if (((unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: TicketStockRow[] = [];
  for (const row of data[table] ?? []) if (row) rows.push(row);
  return rows;
}

/** Finds out where the tickets can be taken now, or that there are not so many in all rows together. */
export function surveyed(stash: HoldingStash, rows: TicketStockRow[]): HoldPayload | null {
  if (rows.some(({ open }) => !open)) return notHeld('NOT_ON_SALE', null);
  const parts = partsFor(stash.asked.quantity, rows, Math.floor(Math.random() * rows.length));
  if (!parts) return notHeld('SOLD_OUT', quantityField(stash.asked));
  stash.parts = parts;
  return null;
}
