import type { ProductEvent } from '#model/events.ts';
import { purchaseMail } from '#model/keys.ts';
import type { EndedOrderMailValues, MailRequest, OrderMailValues } from '#model/mail.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { OrderReason, OrderRow } from '#model/orders.ts';
import { orderReasonSentences } from '#model/orders.ts';
import { purchaseNumber } from '#model/purchases.ts';

/** An order, as far as its mails tell of it. */
export type MailedOrder = Pick<
  OrderRow,
  | 'id'
  | 'ownerId'
  | 'email'
  | 'currency'
  | 'lines'
  | 'subtotal'
  | 'tax'
  | 'total'
  | 'placedDay'
  | 'shippingNote'
  | 'reason'
  | 'recurringOrderId'
>;

/** What the mail queue is told once an order is paid and has its receipt, of this number. `webUrl` is the web app's origin. */
export function confirmationOf(order: MailedOrder, receipt: string, webUrl: string): MailRequest<'order-confirmed'> {
  const values = valuesOf(order, webUrl);
  return {
    ...addressed(order, 'order-confirmed'),
    values: { ...values, receipt, receiptUrl: `${values.orderUrl}/receipt` },
  };
}

/** What it is told once an order has failed. */
export function failureOf(order: MailedOrder, webUrl: string): MailRequest<'order-failed'> {
  return { ...addressed(order, 'order-failed'), values: endedValuesOf(order, webUrl, 'NOT_PROCESSED') };
}

/** What it is told once an order was cancelled. */
export function cancellationOf(order: MailedOrder, webUrl: string): MailRequest<'order-cancelled'> {
  return { ...addressed(order, 'order-cancelled'), values: endedValuesOf(order, webUrl, 'CANCELLED_BY_STAFF') };
}

/** What it is told when a product's stock became low, or ran out. Two events of one change make one mail. */
export function stockAlertOf(event: ProductEvent, to: string, webUrl: string): MailRequest<'stock-low'> {
  const { name, sku, stock, availability } = event.after;
  return {
    id: `stock-low-${event.id}-${event.entityVersion}`,
    template: 'stock-low',
    to,
    ownerId: null,
    values: {
      product: name,
      sku,
      stock: `${stock}`,
      soldOut: availability === 'SOLD_OUT',
      productUrl: `${webUrl}/stock/${event.id}`,
    },
  };
}

function addressed<Template extends 'order-confirmed' | 'order-failed' | 'order-cancelled'>(
  order: MailedOrder,
  template: Template,
): Omit<MailRequest<Template>, 'values'> {
  return { id: purchaseMail(template, order.id), template, to: order.email, ownerId: order.ownerId };
}

function valuesOf(order: MailedOrder, webUrl: string): OrderMailValues {
  const price = (minor: number) => priceOf(minor, order.currency);
  return {
    order: purchaseNumber(order.id),
    orderUrl: `${webUrl}/orders/${order.id}`,
    placedOn: order.placedDay,
    lines: order.lines.map(({ name, quantity, unitPrice, taxRate, net, tax }) => ({
      name,
      quantity: `${quantity}`,
      unitPrice: price(unitPrice),
      taxRate: rateOf(taxRate),
      tax: price(tax),
      net: price(net),
    })),
    subtotal: price(order.subtotal),
    tax: price(order.tax),
    total: price(order.total),
    shippingNote: order.shippingNote ?? '',
  };
}

function endedValuesOf(order: MailedOrder, webUrl: string, otherwise: OrderReason): EndedOrderMailValues {
  const reason = order.reason ?? otherwise;
  return {
    ...valuesOf(order, webUrl),
    // Nothing is delivered, and an order that costs nothing to cancel must not carry words of one's own to anybody's address.
    shippingNote: '',
    reason: orderReasonSentences[reason],
    nextStep: order.recurringOrderId === undefined ? nextStepOf(reason) : nextStepOfRun(reason),
  };
}

function priceOf(minor: number, currencyCode: CurrencyCode): string {
  const { amount, currency } = moneyOf(minor, currencyCode);
  return `${amount} ${currency}`;
}

/** Nobody places a run of a recurring order again by hand. */
function nextStepOfRun(reason: OrderReason): string {
  switch (reason) {
    case 'AUTHENTICATION_REQUIRED':
      return 'Open your recurring order and give the card once more, or another one. We try again in the next days.';
    case 'NOT_UNDONE':
      return nextStepOf(reason);
    case 'CANCELLED_BY_CUSTOMER':
    case 'CANCELLED_BY_STAFF':
      return 'Your recurring order goes on with its next day.';
    default:
      return 'We try again in the next days. To have another card charged, change it at your recurring order.';
  }
}

function nextStepOf(reason: OrderReason): string {
  switch (reason) {
    case 'OUT_OF_STOCK':
      return 'Order fewer pieces, or something else.';
    case 'PRODUCT_UNAVAILABLE':
      return 'Place the order again without what is not sold any more.';
    case 'PAYMENT_UNAVAILABLE':
    case 'NOT_PROCESSED':
      return 'Place the order again in a few minutes.';
    case 'PAYMENT_ACTION_TIMED_OUT':
      return 'Place the order again, and confirm the payment within 15 minutes.';
    case 'CANCELLED_BY_CUSTOMER':
    case 'CANCELLED_BY_STAFF':
      return 'If you still want these things, place a new order.';
    case 'NOT_UNDONE':
      return 'You need to do nothing. We write again when this is settled.';
    default:
      return 'Place the order again, with another card if need be.';
  }
}
