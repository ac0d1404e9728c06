import * as z from 'zod/mini';
import type { FileEvent, InvoiceEvent, ProductEvent } from '#model/events.ts';
import { fileEventTypes, invoiceEventTypes, productEventTypes } from '#model/events.ts';
import { keysOf, fileReason, fileStatus, invoiceReason, invoiceStatus, mediaType, objectVersion } from './rows.ts';

const fileState = z.object({
  ownerId: z.string(),
  invoiceId: z.string(),
  status: fileStatus,
  mediaType,
  size: z.number(),
  reason: z.exactOptional(fileReason),
  document: z.exactOptional(objectVersion),
});

const invoiceState = z.object({
  ownerId: z.string(),
  fileId: z.string(),
  status: invoiceStatus,
  attempt: z.number(),
  reason: z.exactOptional(invoiceReason),
});

/** An event of the files domain, as its topic carries it. */
export const fileEvent: z.ZodMiniType<FileEvent> = z.object({
  type: z.enum(Object.values(fileEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(fileState),
  after: fileState,
});

/** An event of the invoices domain, as its topic carries it. */
export const invoiceEvent: z.ZodMiniType<InvoiceEvent> = z.object({
  type: z.enum(Object.values(invoiceEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(invoiceState),
  after: invoiceState,
});

const productState = z.object({
  name: z.string(),
  sku: z.string(),
  availability: z.enum(keysOf(productEventTypes)),
  stock: z.number(),
});

/** An event of the catalog domain, as its topic carries it. */
export const productEvent: z.ZodMiniType<ProductEvent> = z.object({
  type: z.enum(Object.values(productEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(productState),
  after: productState,
});
