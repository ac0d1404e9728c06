import type { HoldRow, HoldStatus } from './holds.ts';
import { endedHold } from './holds.ts';
import { eventCategory, stockShard, ticketAllowance } from './keys.ts';
import type { ShardPart } from './tickets.ts';
import type { PlannedWrite } from './writes.ts';
import { atLeast, changeRow, is, removeRow } from './writes.ts';

/** Tickets that somebody has: those of a hold or of a booking. */
export interface HadTickets {
  id: string;
  eventId: string;
  categoryId: string;
  ownerId: string;
  quantity: number;
  shards: readonly ShardPart[];
  seats: readonly string[];
}

/**
 * What gives tickets back that a hold keeps, or a booking has, so that others can have them: each row is written only where it says that they are its own. At
 * most 19 writes. `at`: UTC, ISO 8601.
 */
export function returnedTickets(
  { id, eventId, categoryId, ownerId, quantity, shards, seats }: HadTickets,
  from: 'held' | 'sold',
  at: string,
): PlannedWrite[] {
  const keeper = from === 'held' ? 'holdId' : 'bookingId';
  return [
    ...shards.map((part) =>
      changeRow(
        'TicketStock',
        { id: stockShard(eventId, categoryId, part.shard) },
        { set: { updatedAt: at }, add: { available: part.quantity, [from]: -part.quantity, version: 1 } },
        [atLeast(from, part.quantity)],
      ),
    ),
    changeRow(
      'TicketAllowances',
      { id: ticketAllowance(eventId, categoryId, ownerId) },
      { add: { taken: -quantity } },
      [atLeast('taken', quantity)],
    ),
    ...seats.map((seat) =>
      removeRow('Seats', { eventCategory: eventCategory(eventId, categoryId), seat }, [
        is(keeper, id),
        is('state', from === 'held' ? 'HELD' : 'SOLD'),
      ]),
    ),
  ];
}

/** Whether a hold's time is over, so that anybody may end it: whether a booking is at work on it or not. */
export function isOver({ status, expiresAt }: Pick<HoldRow, 'status' | 'expiresAt'>, at: string): boolean {
  return status === 'ACTIVE' && expiresAt <= at;
}

/**
 * What ends a hold that is ACTIVE and gives back what it keeps, in one transaction: only as it was seen, so that of all who would end it, or book it, one
 * does. The hold's own write comes first. At most 20.
 */
export function endingHold(row: HoldRow, as: Exclude<HoldStatus, 'ACTIVE' | 'BOOKED'>, nowMs: number, at: string) {
  const { set, remove } = endedHold(as, Math.floor(nowMs / 1000));
  const ended: HoldRow = { ...row, ...set, version: row.version + 1, updatedAt: at };
  const writes: PlannedWrite[] = [
    changeRow('TicketHolds', { id: row.id }, { set: { ...set, version: ended.version, updatedAt: at }, remove }, [
      is('version', row.version),
      is('status', 'ACTIVE'),
    ]),
    ...returnedTickets(row, 'held', at),
  ];
  return { ended, writes };
}
