import * as z from 'zod/mini';
import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import type { CorrectableField } from '#model/generated.ts';
import { invoiceCategories } from '#model/insights.ts';
import type { InvoiceTwinsRow, VendorInvoiceRow, VendorNameRow, VendorRow } from '#model/vendors.ts';

const currency = z.custom<CurrencyCode>((value) => typeof value === 'string' && Object.hasOwn(minorUnitDigits, value));
const kind = z.enum(['INVOICE', 'CREDIT_NOTE', 'RECEIPT']);

const hint = z.object({
  field: z.custom<CorrectableField>((value) => typeof value === 'string'),
  label: z.string(),
  direction: z.enum(['RIGHT', 'BELOW']),
  words: z.number(),
  dayOrder: z.exactOptional(z.enum(['day-first', 'month-first'])),
  decimalMark: z.exactOptional(z.enum(['.', ','])),
  used: z.number(),
  lastUse: z.exactOptional(z.string()),
});

/** A row of the Vendors table, as VendorRow describes it. */
export const vendorRow: z.ZodMiniType<VendorRow> = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  nameKey: z.exactOptional(z.string()),
  aliases: z.array(z.string()),
  vatNumbers: z.array(z.string()),
  accepted: z.array(z.object({ iban: z.string(), approvals: z.number() })),
  seen: z.array(z.object({ iban: z.string(), invoiceId: z.string() })),
  defaultCategory: z.exactOptional(z.nullable(z.enum(invoiceCategories))),
  invoiceCount: z.number(),
  lastInvoiceOn: z.exactOptional(z.nullable(z.string())),
  recent: z.array(
    z.object({
      invoiceId: z.string(),
      kind,
      issueDate: z.nullable(z.string()),
      total: z.nullable(z.string()),
      currency: z.nullable(currency),
      iban: z.nullable(z.string()),
    }),
  ),
  hints: z.array(hint),
  dismissed: z.array(z.string()),
  mergedInto: z.exactOptional(z.string()),
  merged: z.array(z.string()),
  moved: z.exactOptional(z.number()),
  version: z.number(),
  revision: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const vendorNameRow: z.ZodMiniType<VendorNameRow> = z.object({
  key: z.string(),
  vendorId: z.string(),
  misread: z.exactOptional(z.boolean()),
  witnesses: z.exactOptional(z.array(z.string())),
});

export const vendorInvoiceRow: z.ZodMiniType<VendorInvoiceRow> = z.object({
  invoiceId: z.string(),
  ownerId: z.string(),
  claims: z.exactOptional(z.array(z.string())),
  vendorId: z.exactOptional(z.string()),
  invoiceVersion: z.exactOptional(z.number()),
  kind: z.exactOptional(kind),
  issueDate: z.exactOptional(z.nullable(z.string())),
  total: z.exactOptional(z.nullable(z.string())),
  currency: z.exactOptional(z.nullable(currency)),
  iban: z.exactOptional(z.nullable(z.string())),
  approved: z.exactOptional(z.boolean()),
});

export const invoiceTwinsRow: z.ZodMiniType<InvoiceTwinsRow> = z.object({
  key: z.string(),
  claims: z.array(z.object({ invoiceId: z.string(), fileId: z.string(), issueDate: z.nullable(z.string()) })),
});
