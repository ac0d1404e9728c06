import * as z from 'zod/mini';
import { paymentFailureSentences } from '#model/payments.ts';
import { cardSetupMachine, recurringMachine, recurringReasonSentences } from '#model/recurring.ts';
import { buyer, card, currency } from './commerceRows.ts';
import { keysOf } from './rows.ts';

const recurringReason = keysOf(recurringReasonSentences);
const day = z.string();

/** A row of the RecurringOrders table, as RecurringOrderRow describes it. */
export const recurringOrderRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  status: z.enum(keysOf(recurringMachine)),
  reason: z.exactOptional(z.enum(recurringReason)),
  version: z.number(),
  email: z.string(),
  shippingNote: z.exactOptional(z.string()),
  billTo: z.exactOptional(buyer),
  currency,
  lines: z.array(
    z.object({
      productId: z.string(),
      name: z.string(),
      quantity: z.number(),
      unitPrice: z.number(),
      taxRate: z.number(),
    }),
  ),
  agreedTotal: z.number(),
  interval: z.enum(['WEEKLY', 'MONTHLY']),
  startsOn: day,
  endsOn: z.exactOptional(day),
  count: z.exactOptional(z.number()),
  occurrence: z.number(),
  placed: z.number(),
  nextRunOn: z.exactOptional(day),
  retry: z.exactOptional(z.object({ runOn: day, attempt: z.number(), on: day })),
  wakesOn: z.exactOptional(day),
  missedRunOn: z.exactOptional(day),
  awaitedOrderId: z.exactOptional(z.string()),
  isCounted: z.exactOptional(z.boolean()),
  setupAttempt: z.number(),
  customerId: z.exactOptional(z.string()),
  paymentMethodId: z.exactOptional(z.string()),
  card: z.exactOptional(card),
  createdAt: z.string(),
  updatedAt: z.string(),
  history: z.array(
    z.object({
      event: z.enum([
        'CREATED',
        'CARD_SAVED',
        'PLACED',
        'PAID',
        'PAYMENT_FAILED',
        'MISSED',
        'SKIPPED',
        'PAUSED',
        'RESUMED',
        'ENDED',
        'CANCELLED',
      ]),
      version: z.number(),
      at: z.string(),
      runOn: z.exactOptional(day),
      orderId: z.exactOptional(z.string()),
      reason: z.exactOptional(z.enum([...recurringReason, 'OUT_OF_STOCK'])),
    }),
  ),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});

/** A row of the CardSetups table, as CardSetupRow describes it. */
export const cardSetupRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  recurringOrderId: z.string(),
  attempt: z.number(),
  status: z.enum(keysOf(cardSetupMachine)),
  version: z.number(),
  customerId: z.string(),
  chosenMethodId: z.exactOptional(z.string()),
  setupIntentId: z.exactOptional(z.string()),
  clientSecret: z.exactOptional(z.string()),
  actionUrl: z.exactOptional(z.string()),
  paymentMethodId: z.exactOptional(z.string()),
  card: z.exactOptional(card),
  failure: z.exactOptional(z.enum(keysOf(paymentFailureSentences))),
  createdAt: z.string(),
  updatedAt: z.string(),
});
