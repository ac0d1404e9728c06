import * as z from 'zod/mini';
import type { CorrectableField } from '#model/generated.ts';
import type { InvoiceFields } from '#model/invoices.ts';

/** The member of InvoiceFields that each correctable field is. */
export const memberOf = {
  KIND: 'kind',
  VENDOR: 'vendor',
  VENDOR_VAT_NUMBER: 'vendorVatNumber',
  NUMBER: 'number',
  ISSUE_DATE: 'issueDate',
  DUE_DATE: 'dueDate',
  CURRENCY: 'currency',
  SUBTOTAL: 'subtotal',
  TAX: 'tax',
  DISCOUNT: 'discount',
  SHIPPING: 'shipping',
  PRIOR_BALANCE: 'priorBalance',
  AMOUNT_PAID: 'amountPaid',
  TOTAL: 'total',
  AMOUNT_DUE: 'amountDue',
  IBAN: 'iban',
  BIC: 'bic',
  PURCHASE_ORDER: 'purchaseOrder',
  PAYMENT_TERMS: 'paymentTerms',
} as const satisfies Record<CorrectableField, keyof InvoiceFields>;

/** A correctable field's member of InvoiceFields. */
export type CorrectableMember = (typeof memberOf)[CorrectableField];

const place = z.object({
  page: z.number(),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});
const cell = z.nullish(z.string());

/** A correction as the resolver hands it over: of the schema's types, and nothing more is known of it. */
export const correctionInput = z.object({
  id: z.string(),
  expectedVersion: z.number(),
  fields: z.nullish(
    z.array(
      z.object({
        field: z.custom<CorrectableField>((name) => typeof name === 'string' && Object.hasOwn(memberOf, name)),
        value: z.nullish(z.string()),
        place: z.nullish(place),
      }),
    ),
  ),
  lines: z.nullish(
    z.array(
      z.object({
        code: cell,
        description: cell,
        quantity: cell,
        unit: cell,
        unitPrice: cell,
        taxRate: cell,
        amount: cell,
      }),
    ),
  ),
  note: z.nullish(z.string()),
});

export type CorrectionInput = z.output<typeof correctionInput>;
