import * as z from 'zod/mini';
import { countryCodes } from '#model/countries.ts';
import { eventMachine } from '#model/concerts.ts';
import { currency } from './commerceRows.ts';
import { keysOf } from './rows.ts';

export const eventStatus = z.enum(keysOf(eventMachine));

const seatRows = z.array(z.object({ row: z.string(), first: z.number(), last: z.number() }));

/** Where an event takes place. */
export const venue = z.object({
  name: z.string(),
  street: z.string(),
  postalCode: z.exactOptional(z.string()),
  city: z.string(),
  country: z.enum(countryCodes),
  zone: z.string(),
});

/** What a customer gets back who cancels. */
export const policy = z.object({ refundUntilHours: z.nullable(z.number()), feeRate: z.number() });

/** A row of the Events table, as EventRow describes it. */
export const eventRow = z.object({
  id: z.string(),
  organizerId: z.string(),
  status: eventStatus,
  version: z.number(),
  title: z.string(),
  description: z.string(),
  categoryId: z.string(),
  venue,
  doorsAt: z.exactOptional(z.string()),
  startsAt: z.string(),
  endsAt: z.string(),
  localStart: z.string(),
  localEnd: z.string(),
  localDoors: z.exactOptional(z.string()),
  images: z.array(z.object({ id: z.string(), key: z.string(), alt: z.string() })),
  currency,
  ticketCategories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      price: z.number(),
      taxRate: z.number(),
      capacity: z.number(),
      saleFrom: z.exactOptional(z.string()),
      saleUntil: z.exactOptional(z.string()),
      perCustomer: z.number(),
      seatRows,
      shards: z.exactOptional(z.number()),
    }),
  ),
  policy,
  note: z.exactOptional(z.string()),
  postponedFrom: z.exactOptional(z.string()),
  calendar: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  publishedAt: z.exactOptional(z.string()),
  openVersion: z.exactOptional(z.number()),
  removedImages: z.exactOptional(z.array(z.string())),
});

/** The row of the EventCategories table, as EventCategoriesRow describes it. */
export const eventCategoriesRow = z.object({
  id: z.string(),
  categories: z.array(
    z.object({ id: z.string(), name: z.string(), compared: z.string(), retired: z.boolean(), version: z.number() }),
  ),
  version: z.number(),
});

/** A row of the TicketSales table, as TicketSaleRow describes it. */
export const ticketSaleRow = z.object({
  eventId: z.string(),
  categoryId: z.string(),
  organizerId: z.string(),
  eventTitle: z.string(),
  startsAt: z.string(),
  categoryName: z.string(),
  price: z.number(),
  currency,
  taxRate: z.number(),
  perCustomer: z.number(),
  saleFrom: z.exactOptional(z.string()),
  saleUntil: z.string(),
  seatRows,
  shards: z.number(),
  open: z.boolean(),
  version: z.number(),
});

/** A row of the TicketStock table, as TicketStockRow describes it. */
export const ticketStockRow = z.object({
  id: z.string(),
  eventId: z.string(),
  categoryId: z.string(),
  shard: z.number(),
  capacity: z.number(),
  available: z.number(),
  held: z.number(),
  sold: z.number(),
  open: z.boolean(),
  openVersion: z.exactOptional(z.number()),
  version: z.number(),
  updatedAt: z.string(),
});
