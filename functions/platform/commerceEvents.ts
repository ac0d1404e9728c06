import * as z from 'zod/mini';
import { minorUnitDigits } from '#model/currencies.ts';
import type { OrderEvent, PaymentEvent, RefundEvent } from '#model/events.ts';
import { orderEventTypes, paymentEventTypes, refundEventTypes } from '#model/events.ts';
import { orderReasonSentences } from '#model/orders.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import { refundFailureSentences, refundReasons } from '#model/refunds.ts';
import { orderStatus, paidFor, paymentStatus } from './commerceRows.ts';
import { refundStatus } from './refundRows.ts';
import { keysOf } from './rows.ts';

export const money = z.object({ amount: z.string(), currency: z.enum(keysOf(minorUnitDigits)) });

const orderState = z.object({
  ownerId: z.string(),
  status: orderStatus,
  total: money,
  lines: z.array(z.object({ productId: z.string(), quantity: z.number() })),
  reason: z.exactOptional(z.enum(keysOf(orderReasonSentences))),
  recurringOrderId: z.exactOptional(z.string()),
  scheduledFor: z.exactOptional(z.string()),
});

const paymentState = z.object({
  ownerId: z.string(),
  ...paidFor,
  attempt: z.number(),
  status: paymentStatus,
  amount: money,
  captured: money,
  refunded: money,
  failure: z.exactOptional(z.enum(keysOf(paymentFailureSentences))),
});

const refundState = z.object({
  ownerId: z.string(),
  ...paidFor,
  paymentId: z.string(),
  attempt: z.number(),
  status: refundStatus,
  amount: money,
  reason: z.enum(refundReasons),
  failure: z.exactOptional(z.enum(keysOf(refundFailureSentences))),
});

/** An event of the orders domain, as its topic carries it. */
export const orderEvent: z.ZodMiniType<OrderEvent> = z.object({
  type: z.enum(Object.values(orderEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(orderState),
  after: orderState,
});

/** An event of the payments domain, as its topic carries it. */
export const paymentEvent: z.ZodMiniType<PaymentEvent> = z.object({
  type: z.enum(Object.values(paymentEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(paymentState),
  after: paymentState,
});

/** An event of the refunds domain, as its topic carries it. */
export const refundEvent: z.ZodMiniType<RefundEvent> = z.object({
  type: z.enum(Object.values(refundEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(refundState),
  after: refundState,
});
