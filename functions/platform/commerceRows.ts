import * as z from 'zod/mini';
import { countryCodes } from '#model/countries.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import { orderMachine, orderReasonSentences } from '#model/orders.ts';
import { paymentFailureSentences, paymentMachine } from '#model/payments.ts';
import { keysOf } from './rows.ts';

export const currency = z.enum(keysOf(minorUnitDigits));

/** A row of the Products table, as ProductRow describes it. */
export const productRow = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  price: z.number(),
  currency,
  taxRate: z.number(),
  active: z.boolean(),
  stock: z.number(),
  stockVersion: z.number(),
  stockChangedAt: z.string(),
  lowStockAt: z.number(),
  images: z.array(z.object({ id: z.string(), key: z.string(), alt: z.string() })),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  listing: z.exactOptional(z.string()),
  lowStock: z.exactOptional(z.string()),
  rebuiltAt: z.exactOptional(z.string()),
  catalog: z.string(),
  nameKey: z.string(),
});

export const address = z.object({
  street: z.string(),
  addressLine: z.exactOptional(z.string()),
  postalCode: z.exactOptional(z.string()),
  city: z.string(),
  country: z.enum(countryCodes),
});

/** Who buys. */
export const buyer = z.object({
  name: z.string(),
  address: z.exactOptional(address),
  vatNumber: z.exactOptional(z.string()),
});

export const card = z.object({ brand: z.string(), last4: z.string() });
export const receiptTax = z.object({ rate: z.number(), net: z.number(), tax: z.number() });

export const orderStatus = z.enum(keysOf(orderMachine));
const orderReason = z.enum(keysOf(orderReasonSentences));

/** What was bought, line by line, as OrderLineRow describes it. */
export const purchaseLines = z.array(
  z.object({
    productId: z.string(),
    name: z.string(),
    quantity: z.number(),
    unitPrice: z.number(),
    taxRate: z.number(),
    net: z.number(),
    tax: z.number(),
  }),
);

/** A row of the Orders table, as OrderRow describes it. */
export const orderRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  status: orderStatus,
  version: z.number(),
  email: z.string(),
  shippingNote: z.exactOptional(z.string()),
  billTo: z.exactOptional(buyer),
  paymentMethodId: z.exactOptional(z.string()),
  customerId: z.exactOptional(z.string()),
  recurringOrderId: z.exactOptional(z.string()),
  scheduledFor: z.exactOptional(z.string()),
  currency,
  lines: purchaseLines,
  subtotal: z.number(),
  tax: z.number(),
  total: z.number(),
  placedAt: z.string(),
  placedDay: z.string(),
  updatedAt: z.string(),
  timeline: z.array(
    z.object({ status: orderStatus, version: z.number(), at: z.string(), reason: z.exactOptional(orderReason) }),
  ),
  reason: z.exactOptional(orderReason),
  stockTaken: z.exactOptional(z.boolean()),
  payAttempt: z.number(),
  run: z.number(),
  taskToken: z.exactOptional(z.string()),
  undoneAs: z.exactOptional(z.enum(['FAILED', 'CANCELLED'])),
  attention: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});

/** Which purchase a row or an event is about, as PaidFor describes it. */
export const paidFor = { orderId: z.exactOptional(z.string()), bookingId: z.exactOptional(z.string()) };

export const paymentStatus = z.enum(keysOf(paymentMachine));

/** A row of the Payments table, as PaymentRow describes it. */
export const paymentRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  ...paidFor,
  attempt: z.number(),
  status: paymentStatus,
  version: z.number(),
  amount: z.number(),
  currency,
  captured: z.number(),
  refunded: z.number(),
  refundPending: z.exactOptional(z.number()),
  refundedPieces: z.exactOptional(z.record(z.string(), z.number())),
  refundedPieceTaxes: z.exactOptional(z.record(z.string(), z.number())),
  refundedTaxes: z.exactOptional(z.array(receiptTax)),
  refundCount: z.exactOptional(z.number()),
  customerId: z.exactOptional(z.string()),
  paymentMethodId: z.exactOptional(z.string()),
  intentId: z.exactOptional(z.string()),
  clientSecret: z.exactOptional(z.string()),
  actionUrl: z.exactOptional(z.string()),
  card: z.exactOptional(card),
  failure: z.exactOptional(z.enum(keysOf(paymentFailureSentences))),
  createdAt: z.string(),
  updatedAt: z.string(),
});
