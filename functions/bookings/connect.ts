import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import { eventCategory, ticketAllowance } from '#model/keys.ts';
import { bookingRow, holdRow, seatRow, ticketAllowanceRow } from '../platform/bookingRows.ts';
import { ticketSaleRow } from '../platform/concertRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { positive, text } from '../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../platform/payments/connect.ts';
import type { TableNames } from '../platform/plannedWrites.ts';
import type { StepPorts } from '../platform/purchases/moves.ts';
import type { PayPorts } from '../platform/purchases/ports.ts';
import type { Table } from '../platform/table.ts';
import { getRow, OvertakenError, tableOf } from '../platform/table.ts';
import type { TicketOffice, TicketPorts } from './ports.ts';
import { readStockRows } from './stockRows.ts';

/** What every step needs. */
export const bookingSettings = { BOOKINGS_TABLE: text, ORDER_STALLED_SECONDS: positive };

/** What a step needs that looks at tickets. */
export const ticketSettings = {
  ...bookingSettings,
  TICKET_HOLDS_TABLE: text,
  TICKET_SALES_TABLE: text,
  TICKET_STOCK_TABLE: text,
  TICKET_ALLOWANCES_TABLE: text,
  SEATS_TABLE: text,
};

/** What a step needs that pays. */
export const paySettings = { ...bookingSettings, ...paymentSettings };

interface BookingSettings {
  readonly BOOKINGS_TABLE: string;
  readonly ORDER_STALLED_SECONDS: number;
}

type TicketSettings = BookingSettings &
  Readonly<Record<Exclude<keyof typeof ticketSettings, keyof BookingSettings>, string>>;

/** The Bookings table; `neighbours` names the tables that its changes write to alongside. */
export function bookingsTable(tableName: string, neighbours: TableNames = {}): Table<BookingRow> {
  return tableOf(tableName, bookingRow, neighbours);
}

/** What every step of a booking has: with `environment(bookingSettings)`. */
export function bookingPorts(settings: BookingSettings, neighbours: TableNames = {}): StepPorts<BookingRow> {
  return {
    life: bookingLife,
    purchases: bookingsTable(settings.BOOKINGS_TABLE, neighbours),
    clock: { now: () => new Date(), stalledSeconds: settings.ORDER_STALLED_SECONDS },
  };
}

/** What the steps that pay have: with `environment(paySettings)`. */
export function payPorts(settings: BookingSettings & Parameters<typeof paymentDeskOf>[0]): PayPorts<BookingRow> {
  return { ...bookingPorts(settings), desk: paymentDeskOf(settings, 'BOOKING') };
}

/** What the steps that look at tickets have: with `environment(ticketSettings)`. `more` names further tables that they write to. */
export function ticketPorts(settings: TicketSettings, more: TableNames = {}): TicketPorts {
  const neighbours = {
    TicketHolds: settings.TICKET_HOLDS_TABLE,
    TicketStock: settings.TICKET_STOCK_TABLE,
    TicketAllowances: settings.TICKET_ALLOWANCES_TABLE,
    Seats: settings.SEATS_TABLE,
    ...more,
  };
  return { ...bookingPorts(settings, neighbours), office: officeOf(settings) };
}

function officeOf(settings: TicketSettings): TicketOffice {
  return {
    hold: (id) => getRow(settings.TICKET_HOLDS_TABLE, { id }, holdRow),
    sale: ({ eventId, categoryId }) => getRow(settings.TICKET_SALES_TABLE, { eventId, categoryId }, ticketSaleRow),
    stock: ({ eventId, categoryId }, shards) =>
      readStockRows(settings.TICKET_STOCK_TABLE, { eventId, categoryId, shards }),
    taken({ eventId, categoryId }, seats) {
      const keys = seats.map((seat) => ({ eventCategory: eventCategory(eventId, categoryId), seat }));
      return readAll(settings.SEATS_TABLE, keys, seatRow);
    },
    async allowance({ eventId, categoryId }, ownerId) {
      const id = ticketAllowance(eventId, categoryId, ownerId);
      return (await getRow(settings.TICKET_ALLOWANCES_TABLE, { id }, ticketAllowanceRow))?.taken ?? 0;
    },
  };
}

/** Rows as they are at this moment, 100 at most. */
async function readAll<Row>(
  tableName: string,
  Keys: Record<string, string>[],
  schema: z.ZodMiniType<Row>,
): Promise<Row[]> {
  if (Keys.length === 0) return [];
  const { Responses, UnprocessedKeys } = await documentClient.send(
    new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
  );
  // What was not read is no answer: neither that it is missing nor that it is there.
  if (Object.keys(UnprocessedKeys ?? {}).length > 0)
    throw new OvertakenError(`Not all rows of ${tableName} could be read.`);
  return z.parse(z.array(schema), Responses?.[tableName] ?? []);
}
