import * as z from 'zod/mini';
import { refundFailureSentences, refundMachine, refundReasons } from '#model/refunds.ts';
import { currency, paidFor, purchaseLines, receiptTax } from './commerceRows.ts';
import { keysOf } from './rows.ts';

export const refundStatus = z.enum(keysOf(refundMachine));
const refundFailure = z.enum(keysOf(refundFailureSentences));

/** A row of the Refunds table, as RefundRow describes it. */
export const refundRow = z.object({
  id: z.string(),
  ...paidFor,
  paymentId: z.string(),
  ownerId: z.string(),
  status: refundStatus,
  version: z.number(),
  attempt: z.number(),
  amount: z.number(),
  currency,
  lines: purchaseLines,
  taxes: z.array(receiptTax),
  reason: z.enum(refundReasons),
  note: z.exactOptional(z.string()),
  restock: z.boolean(),
  restocked: z.exactOptional(z.boolean()),
  requestedBy: z.exactOptional(z.string()),
  providerRefundId: z.exactOptional(z.string()),
  failure: z.exactOptional(refundFailure),
  requestedAt: z.string(),
  requestedDay: z.string(),
  succeededAt: z.exactOptional(z.string()),
  updatedAt: z.string(),
  history: z.array(
    z.object({
      status: refundStatus,
      version: z.number(),
      attempt: z.number(),
      at: z.string(),
      failure: z.exactOptional(refundFailure),
    }),
  ),
  attention: z.exactOptional(z.string()),
  dueShard: z.exactOptional(z.string()),
  dueAt: z.exactOptional(z.string()),
});
