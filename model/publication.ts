import type { EventRow, EventStatus, TicketCategoryRow } from './concerts.ts';
import { MAXIMUM_EVENT_SHARDS, saleUntilOf, shardsFor, spread } from './concerts.ts';
import { stockShard } from './keys.ts';
import type { TicketSaleRow, TicketStockRow } from './tickets.ts';

/** Whether tickets are sold while an event is so, in their time. */
export function isOpen(status: EventStatus): boolean {
  return status === 'PUBLISHED';
}

/** The kinds of tickets with the rows that their counts are spread over: together no more than one transaction can write. */
export function withShards(categories: readonly TicketCategoryRow[]): TicketCategoryRow[] {
  const most = Math.max(1, Math.floor(MAXIMUM_EVENT_SHARDS / Math.max(1, categories.length)));
  return categories.map((category) => ({ ...category, shards: Math.min(most, shardsFor(category)) }));
}

/** What holding tickets of one kind goes by, as the event says it now. Its shards are settled: see `withShards`. */
export function saleRow(event: EventRow, category: TicketCategoryRow): TicketSaleRow {
  return {
    eventId: event.id,
    categoryId: category.id,
    organizerId: event.organizerId,
    eventTitle: event.title,
    startsAt: event.startsAt,
    categoryName: category.name,
    price: category.price,
    currency: event.currency,
    taxRate: category.taxRate,
    perCustomer: category.perCustomer,
    saleUntil: saleUntilOf(category, event),
    seatRows: category.seatRows,
    shards: category.shards ?? 0,
    open: isOpen(event.status),
    version: event.version,
    ...(category.saleFrom ? { saleFrom: category.saleFrom } : {}),
  };
}

/** The counts of one kind of tickets when its event is published: all of them can be had. */
export function newStock(event: EventRow, { id, capacity, shards = 0 }: TicketCategoryRow): TicketStockRow[] {
  return spread(capacity, shards).map((part, shard) => ({
    id: stockShard(event.id, id, shard),
    eventId: event.id,
    categoryId: id,
    shard,
    capacity: part,
    available: part,
    held: 0,
    sold: 0,
    open: isOpen(event.status),
    openVersion: event.openVersion ?? event.version,
    version: 1,
    updatedAt: event.updatedAt,
  }));
}

/** Keys of all rows that count tickets of these kinds. */
export function stockKeys(eventId: string, categories: readonly Pick<TicketCategoryRow, 'id' | 'shards'>[]): string[] {
  const keys: string[] = [];
  for (const { id, shards } of categories) {
    spread(0, shards ?? 0).forEach((_, shard) => {
      keys.push(stockShard(eventId, id, shard));
    });
  }
  return keys;
}

/** A change of how many tickets a row counts: of its capacity and of what is available alike. */
export interface CapacityPart {
  shard: number;
  change: number;
}

/** So many tickets more, over all rows. */
export function added(tickets: number, shards: number): CapacityPart[] {
  return spread(tickets, shards)
    .map((change, shard) => ({ shard, change }))
    .filter(({ change }) => change > 0);
}

/** So many tickets less, from each row in proportion to what it has available. Null where fewer are available than that. */
export function removed(tickets: number, rows: readonly TicketStockRow[]): CapacityPart[] | null {
  const available = rows.reduce((sum, row) => sum + row.available, 0);
  if (available < tickets) return null;
  const shares = rows.map((row) => Math.floor((tickets * row.available) / Math.max(1, available)));
  let rest = tickets - shares.reduce((sum, share) => sum + share, 0);
  const parts: CapacityPart[] = [];
  rows.forEach((row, index) => {
    let share = shares[index] ?? 0;
    if (rest > 0 && share < row.available) {
      share = share + 1;
      rest = rest - 1;
    }
    if (share > 0) parts.push({ shard: row.shard, change: -share });
  });
  return parts;
}
