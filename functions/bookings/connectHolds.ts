import { holdRow } from '../platform/bookingRows.ts';
import { text } from '../platform/environment.ts';
import { fullJitter } from '../platform/pause.ts';
import { carryOut } from '../platform/plannedWrites.ts';
import { getRow } from '../platform/table.ts';
import type { HoldPorts } from './endHold.ts';

/** What a function needs that ends holds. */
export const holdSettings = {
  TICKET_HOLDS_TABLE: text,
  TICKET_STOCK_TABLE: text,
  TICKET_ALLOWANCES_TABLE: text,
  SEATS_TABLE: text,
};

/** The tables that a hold's end is written to. */
export function holdPorts(env: Readonly<Record<keyof typeof holdSettings, string>>): HoldPorts {
  const names = {
    TicketHolds: env.TICKET_HOLDS_TABLE,
    TicketStock: env.TICKET_STOCK_TABLE,
    TicketAllowances: env.TICKET_ALLOWANCES_TABLE,
    Seats: env.SEATS_TABLE,
  };
  return {
    read: (id) => getRow(env.TICKET_HOLDS_TABLE, { id }, holdRow),
    carryOut: (writes) => carryOut(writes, names, 1),
    pause: fullJitter,
    now: () => new Date(),
  };
}
