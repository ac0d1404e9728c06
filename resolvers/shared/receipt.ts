import type { Buyer as BuyerShown, PageInfo, Receipt } from '#model/generated.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { Buyer, ReceiptRow } from '#model/receipts.ts';

/** What the resolvers of a receipt's own fields need beside what the schema shows. */
export interface ReceiptSource extends Omit<Receipt, 'order' | 'booking' | 'document'> {
  ownerId: string;
  /** One of the two: which purchase it is about. */
  orderId: string | null;
  bookingId: string | null;
  hasDocument: boolean;
}

/** A page before the fields of its receipts are resolved. */
export interface ReceiptPage {
  nodes: ReceiptSource[];
  pageInfo: PageInfo;
}

/** The receipt as the schema shows it; its purchase and its document have resolvers of their own. */
export function receiptOf(row: ReceiptRow): ReceiptSource {
  const { currency } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    issuedAt: row.issuedAt,
    net: moneyOf(row.net, currency),
    tax: moneyOf(row.tax, currency),
    total: moneyOf(row.total, currency),
    taxes: row.taxes.map(({ rate, net, tax }) => ({
      rate: rateOf(rate),
      net: moneyOf(net, currency),
      tax: moneyOf(tax, currency),
    })),
    buyer: buyerOf(row.buyer),
    ownerId: row.ownerId,
    orderId: row.orderId ?? null,
    bookingId: row.bookingId ?? null,
    hasDocument: row.document ? true : false,
  };
}

/** Who buys, as the schema shows it. */
export function buyerOf({ name, address, vatNumber }: Buyer): BuyerShown {
  return {
    name,
    address: address
      ? {
          street: address.street,
          addressLine: address.addressLine ?? null,
          postalCode: address.postalCode ?? null,
          city: address.city,
          country: address.country,
        }
      : null,
    vatNumber: vatNumber ?? null,
  };
}
