import { shardNumbers } from '#model/concerts.ts';
import { stockShard } from '#model/keys.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { partsFor } from '#model/tickets.ts';
import { readRows } from './batch.ts';
import type { HoldPayload } from './hold.ts';
import { notHeld } from './hold.ts';
import type { HoldingStash } from './holding.ts';
import { quantityField } from './holding.ts';

/** Reads all rows that count these tickets. */
export function readStock(
  env: Record<string, string>,
  { eventId, categoryId }: { eventId: string; categoryId: string },
  shards: number,
) {
  const ids = shardNumbers(shards).map((shard) => stockShard(eventId, categoryId, shard));
  return readRows(env.TICKET_STOCK_TABLE ?? '', ids);
}

/** Finds out where the tickets can be taken now, or that there are not so many in all rows together. */
export function surveyed(stash: HoldingStash, rows: TicketStockRow[]): HoldPayload | null {
  if (rows.some(({ open }) => !open)) return notHeld('NOT_ON_SALE', null);
  const parts = partsFor(stash.asked.quantity, rows, Math.floor(Math.random() * rows.length));
  if (!parts) return notHeld('SOLD_OUT', quantityField(stash.asked));
  stash.parts = parts;
  return null;
}
