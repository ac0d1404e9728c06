import type {
  BookingStatus,
  BuyerPartsFragment,
  CountryCode,
  OrderStatus,
  ReceiptKind,
} from '../../graphql/graphql.ts';

/** What each kind of document is called. */
export const receiptKindWords: Readonly<Record<ReceiptKind, string>> = {
  RECEIPT: 'Receipts',
  CREDIT_NOTE: 'Credit notes',
};

/** Whether a receipt comes by itself: the order or the booking is charged, or about to be. */
export function awaitsReceipt({
  status,
  receipt,
}: {
  readonly status: OrderStatus | BookingStatus;
  readonly receipt: unknown;
}): boolean {
  return receipt === null && charged.has(status);
}

const charged: ReadonlySet<OrderStatus | BookingStatus> = new Set(['PAID', 'COMPLETED', 'CONFIRMED']);

/** Whether an order or a booking ended, or is ending, without being charged: it never gets a receipt. */
export function isWithoutReceipt(status: OrderStatus | BookingStatus): boolean {
  return undone.has(status);
}

const undone: ReadonlySet<OrderStatus | BookingStatus> = new Set(['FAILING', 'FAILED', 'CANCELLING', 'CANCELLED']);

/** A country's name in the language of this app, which is English. */
export function countryWords(country: CountryCode): string {
  return names.of(country) ?? country;
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Who buys, line by line, as an address is written. */
export function buyerLines({ name, vatNumber, address }: BuyerPartsFragment): readonly string[] {
  const place = address ? [address.postalCode, address.city].filter((part) => part).join(' ') : '';
  return [
    name,
    ...(address ? [address.street, address.addressLine ?? '', place, countryWords(address.country)] : []),
    vatNumber ? `VAT number ${vatNumber}` : '',
  ].filter((line) => line !== '');
}
