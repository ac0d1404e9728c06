import * as z from 'zod/mini';
import type { BookingEvent, EventEvent } from '#model/concertEvents.ts';
import { bookingEventTypes, eventEventTypes } from '#model/concertEvents.ts';
import { bookingReason, bookingStatus } from './bookingRows.ts';
import { money } from './commerceEvents.ts';
import { eventStatus, venue } from './concertRows.ts';

const eventState = z.object({
  organizerId: z.string(),
  status: eventStatus,
  title: z.string(),
  startsAt: z.string(),
  localStart: z.string(),
  venue,
  note: z.exactOptional(z.string()),
});

const bookingState = z.object({
  ownerId: z.string(),
  eventId: z.string(),
  categoryId: z.string(),
  status: bookingStatus,
  quantity: z.number(),
  total: money,
  reason: z.exactOptional(bookingReason),
  refund: z.exactOptional(money),
});

/** An event of the events domain, as its topic carries it. */
export const eventEvent: z.ZodMiniType<EventEvent> = z.object({
  type: z.enum(Object.values(eventEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(eventState),
  after: eventState,
});

/** An event of the bookings domain, as its topic carries it. */
export const bookingEvent: z.ZodMiniType<BookingEvent> = z.object({
  type: z.enum(Object.values(bookingEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(bookingState),
  after: bookingState,
});
