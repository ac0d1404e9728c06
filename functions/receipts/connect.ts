import * as z from 'zod/mini';
import type { BookingRow } from '#model/bookings.ts';
import type { OrderRow } from '#model/orders.ts';
import type { Seller } from '#model/receipts.ts';
import { bookingRow } from '../platform/bookingRows.ts';
import { address, orderRow, paymentRow } from '../platform/commerceRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { text } from '../platform/environment.ts';
import { parseJson } from '../platform/json.ts';
import { fullJitter } from '../platform/pause.ts';
import { receiptRow } from '../platform/receiptRows.ts';
import { getRow, tableOf } from '../platform/table.ts';
import { bucket } from '../ports/s3.ts';
import type { ReadDocumented } from './documented.ts';
import { documentedBooking, documentedOrder } from './documented.ts';
import { numbersIn } from './numbers.ts';
import type { Registry } from './registry.ts';
import { renderReceipt } from './render/renderReceipt.ts';

/** What a function needs to issue documents: `ReceiptsStack` sets it. */
export const registrySettings = {
  PAYMENTS_TABLE: text,
  RECEIPTS_TABLE: text,
  RECEIPT_SERIES_TABLE: text,
  DOCUMENTS_BUCKET: text,
  /** The seller, as JSON. */
  SELLER: text,
  WEB_URL: text,
};

/** What a function needs to read what documents are about. */
export const purchaseSettings = { ORDERS_TABLE: text, BOOKINGS_TABLE: text };

type PurchaseSettings = Readonly<Record<keyof typeof purchaseSettings, string>>;
type RegistrySettings = Readonly<Record<keyof typeof registrySettings, string>>;

const seller: z.ZodMiniType<Seller> = z.object({
  name: z.string(),
  address,
  vatNumber: z.string(),
  email: z.string(),
});

/** Where documents are issued and kept. */
export function registryOf(settings: RegistrySettings): Registry {
  return {
    numbers: numbersIn({
      client: documentClient,
      receipts: settings.RECEIPTS_TABLE,
      series: settings.RECEIPT_SERIES_TABLE,
      pause: fullJitter,
      now: () => new Date(),
    }),
    receipts: tableOf(settings.RECEIPTS_TABLE, receiptRow),
    documents: bucket(settings.DOCUMENTS_BUCKET),
    seller: parseJson(seller, settings.SELLER),
    payment: (id) => getRow(settings.PAYMENTS_TABLE, { id }, paymentRow),
    render: renderReceipt,
  };
}

/** Reads what documents are about. */
export function documentedIn(settings: PurchaseSettings): ReadDocumented {
  return async ({ kind, id }) => {
    switch (kind) {
      case 'ORDER': {
        const order = await orderOf(settings, id);
        return order && documentedOrder(order);
      }
      case 'BOOKING': {
        const booking = await bookingOf(settings, id);
        return booking && documentedBooking(booking);
      }
    }
  };
}

/** The order as it is at this moment, or null. */
export function orderOf(
  { ORDERS_TABLE }: Pick<PurchaseSettings, 'ORDERS_TABLE'>,
  id: string,
): Promise<OrderRow | null> {
  return getRow(ORDERS_TABLE, { id }, orderRow);
}

/** The booking as it is at this moment, or null. */
export function bookingOf(
  { BOOKINGS_TABLE }: Pick<PurchaseSettings, 'BOOKINGS_TABLE'>,
  id: string,
): Promise<BookingRow | null> {
  return getRow(BOOKINGS_TABLE, { id }, bookingRow);
}
