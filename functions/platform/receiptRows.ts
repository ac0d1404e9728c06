import * as z from 'zod/mini';
import { seriesPrefixes } from '#model/receipts.ts';
import { address, buyer, card, currency, paidFor, receiptTax } from './commerceRows.ts';
import { keysOf } from './rows.ts';

/** A row of the Receipts table, as ReceiptRow describes it. */
export const receiptRow = z.object({
  id: z.string(),
  kind: z.enum(keysOf(seriesPrefixes)),
  series: z.string(),
  sequence: z.number(),
  number: z.string(),
  version: z.number(),
  ownerId: z.string(),
  ...paidFor,
  refundId: z.exactOptional(z.string()),
  issuedAt: z.string(),
  updatedAt: z.string(),
  currency,
  net: z.number(),
  tax: z.number(),
  total: z.number(),
  taxes: z.array(receiptTax),
  seller: z.object({ name: z.string(), address, vatNumber: z.string(), email: z.string() }),
  buyer,
  card: z.exactOptional(card),
  document: z.exactOptional(z.object({ key: z.string(), versionId: z.string(), size: z.number(), sha256: z.string() })),
});
