import * as z from 'zod/mini';
import { bookingMachine, bookingReasonSentences } from '#model/bookings.ts';
import { eventCancellationMachine } from '#model/cancellations.ts';
import { holdMachine } from '#model/holds.ts';
import { buyer, currency, purchaseLines } from './commerceRows.ts';
import { policy } from './concertRows.ts';
import { keysOf } from './rows.ts';

const shardParts = z.array(z.object({ shard: z.number(), quantity: z.number() }));

/** A row of the Seats table, as SeatRow describes it. */
export const seatRow = z.object({
  eventCategory: z.string(),
  seat: z.string(),
  state: z.enum(['HELD', 'SOLD']),
  holdId: z.string(),
  bookingId: z.exactOptional(z.string()),
});

/** A row of the TicketAllowances table, as TicketAllowanceRow describes it. */
export const ticketAllowanceRow = z.object({ id: z.string(), taken: z.number() });

/** A row of the TicketHolds table, as HoldRow describes it. */
export const holdRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  eventId: z.string(),
  categoryId: z.string(),
  status: z.enum(keysOf(holdMachine)),
  version: z.number(),
  quantity: z.number(),
  seats: z.array(z.string()),
  shards: shardParts,
  eventTitle: z.string(),
  eventStartsAt: z.string(),
  categoryName: z.string(),
  unitPrice: z.number(),
  currency,
  taxRate: z.number(),
  expiresAt: z.string(),
  bookingId: z.exactOptional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  holderId: z.exactOptional(z.string()),
  heldStock: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
  removeAt: z.exactOptional(z.number()),
});

export const bookingStatus = z.enum(keysOf(bookingMachine));
export const bookingReason = z.enum(keysOf(bookingReasonSentences));

/** A row of the Bookings table, as BookingRow describes it. */
export const bookingRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  status: bookingStatus,
  version: z.number(),
  eventId: z.string(),
  categoryId: z.string(),
  organizerId: z.string(),
  holdId: z.string(),
  eventTitle: z.string(),
  categoryName: z.string(),
  eventStartsAt: z.string(),
  email: z.string(),
  billTo: z.exactOptional(buyer),
  paymentMethodId: z.exactOptional(z.string()),
  customerId: z.exactOptional(z.string()),
  quantity: z.number(),
  names: z.array(z.string()),
  seats: z.array(z.string()),
  shards: shardParts,
  unitPrice: z.number(),
  taxRate: z.number(),
  promoCode: z.exactOptional(z.string()),
  discount: z.number(),
  currency,
  lines: purchaseLines,
  subtotal: z.number(),
  tax: z.number(),
  total: z.number(),
  policy,
  placedAt: z.string(),
  placedDay: z.string(),
  updatedAt: z.string(),
  timeline: z.array(
    z.object({ status: bookingStatus, version: z.number(), at: z.string(), reason: z.exactOptional(bookingReason) }),
  ),
  reason: z.exactOptional(bookingReason),
  seatsTaken: z.exactOptional(z.boolean()),
  promoReturned: z.exactOptional(z.boolean()),
  payAttempt: z.number(),
  run: z.number(),
  taskToken: z.exactOptional(z.string()),
  undoneAs: z.exactOptional(z.enum(['FAILED', 'CANCELLED'])),
  attention: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
  confirmedAt: z.exactOptional(z.string()),
  cancellation: z.exactOptional(
    z.object({ by: z.enum(['CUSTOMER', 'STAFF', 'EVENT']), refund: z.number(), fee: z.number(), at: z.string() }),
  ),
  refundCounted: z.exactOptional(z.enum(['SUCCEEDED', 'FAILED'])),
});

/** A row of the Tickets table, as TicketRow describes it. */
export const ticketRow = z.object({
  id: z.string(),
  bookingId: z.string(),
  eventId: z.string(),
  categoryId: z.string(),
  ownerId: z.string(),
  number: z.number(),
  name: z.exactOptional(z.string()),
  seat: z.exactOptional(z.string()),
  status: z.enum(['VALID', 'CANCELLED']),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  goodFor: z.exactOptional(z.string()),
  attendee: z.exactOptional(z.string()),
  nameChanges: z.exactOptional(
    z.array(
      z.object({
        from: z.exactOptional(z.string()),
        by: z.enum(['CUSTOMER', 'STAFF']),
        callerId: z.string(),
        at: z.string(),
      }),
    ),
  ),
});

/** A row of the PromoCodes table, as PromoCodeRow describes it. */
export const promoCodeRow = z.object({
  eventId: z.string(),
  code: z.string(),
  percent: z.exactOptional(z.number()),
  amount: z.exactOptional(z.number()),
  currency,
  validFrom: z.exactOptional(z.string()),
  validUntil: z.exactOptional(z.string()),
  maximumUses: z.exactOptional(z.number()),
  uses: z.number(),
  active: z.boolean(),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** A row of the EventCancellations table, as EventCancellationRow describes it. */
export const eventCancellationRow = z.object({
  eventId: z.string(),
  organizerId: z.string(),
  status: z.enum(keysOf(eventCancellationMachine)),
  version: z.number(),
  currency,
  bookingsCancelled: z.number(),
  bookingsLeft: z.number(),
  refundsRequested: z.number(),
  refundsSucceeded: z.number(),
  refundsFailed: z.number(),
  amount: z.number(),
  cursor: z.exactOptional(z.string()),
  startedAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});
