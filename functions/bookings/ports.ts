import type { BookingRow } from '#model/bookings.ts';
import type { HoldRow } from '#model/holds.ts';
import type { SeatRow, TicketSaleRow, TicketStockRow } from '#model/tickets.ts';
import type { StepPorts } from '../platform/purchases/moves.ts';

/** One kind of tickets of an event. */
export type TicketKind = Pick<BookingRow, 'eventId' | 'categoryId'>;

/** What is known of tickets at this moment. */
export interface TicketOffice {
  hold(id: string): Promise<HoldRow | null>;
  sale(kind: TicketKind): Promise<TicketSaleRow | null>;
  /** The rows that count them. */
  stock(kind: TicketKind, shards: number): Promise<TicketStockRow[]>;
  /** Those of these seats that cannot be had. */
  taken(kind: TicketKind, seats: readonly string[]): Promise<SeatRow[]>;
  /** How many of them this customer holds and has booked. */
  allowance(kind: TicketKind, ownerId: string): Promise<number>;
}

/** What the steps that look at tickets need. */
export interface TicketPorts extends StepPorts<BookingRow> {
  readonly office: TicketOffice;
}
