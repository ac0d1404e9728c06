import type { CurrencyCode } from './currencies.ts';

/** Days that one answer of sales may span. */
export const MAXIMUM_SALES_DAYS = 400;

/** Days that are answered where nobody says from when. */
export const USUAL_SALES_DAYS = 90;

/** A row of the TicketSalesByDay table. Amounts in minor units. */
export interface DailySalesRow {
  eventId: string;
  /** See `dayCategory`. */
  dayCategory: string;
  /** UTC. */
  day: string;
  categoryId: string;
  currency: CurrencyCode;
  /** Of bookings that were confirmed on the day. */
  tickets: number;
  gross: number;
  /** Of bookings that were cancelled on the day. */
  cancelledTickets: number;
  refunded: number;
}
