import type { InvoiceCheck, InvoiceKind, InvoiceStatus } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';
import type { FileWriter } from './format.ts';

type Text = string | null;

/**
 * An invoice in a file of JSON. Amounts, quantities and rates are decimals as text (`"1234.56"`), days ISO 8601; what was not
 * printed is null. Nothing is taken away from this shape, things may be added.
 */
export interface ExportedInvoice {
  id: string;
  status: InvoiceStatus;
  kind: InvoiceKind;
  vendor: Text;
  vendorId: Text;
  vendorVatNumber: Text;
  number: Text;
  issueDate: Text;
  dueDate: Text;
  currency: Text;
  subtotal: Text;
  tax: Text;
  discount: Text;
  shipping: Text;
  priorBalance: Text;
  amountPaid: Text;
  total: Text;
  amountDue: Text;
  iban: Text;
  bic: Text;
  purchaseOrder: Text;
  paymentTerms: Text;
  category: Text;
  lines: {
    code: Text;
    description: Text;
    quantity: Text;
    unit: Text;
    unitPrice: Text;
    taxRate: Text;
    amount: Text;
  }[];
  taxes: { rate: Text; basis: Text; amount: Text }[];
  checks: InvoiceCheck[];
  reviews: Review[];
  uploadedAt: string;
}

/** The invoice as it stands in the file. */
export function exportedInvoice(invoice: ReportedInvoice): ExportedInvoice {
  return {
    id: invoice.id,
    status: invoice.status,
    kind: invoice.kind,
    vendor: invoice.vendor?.value ?? null,
    vendorId: invoice.vendorId,
    vendorVatNumber: invoice.vendorVatNumber?.value ?? null,
    number: invoice.number?.value ?? null,
    issueDate: invoice.issueDate?.value ?? null,
    dueDate: invoice.dueDate?.value ?? null,
    currency: invoice.currency?.value ?? null,
    subtotal: invoice.subtotal?.value ?? null,
    tax: invoice.tax?.value ?? null,
    discount: invoice.discount?.value ?? null,
    shipping: invoice.shipping?.value ?? null,
    priorBalance: invoice.priorBalance?.value ?? null,
    amountPaid: invoice.amountPaid?.value ?? null,
    total: invoice.total?.value ?? null,
    amountDue: invoice.amountDue?.value ?? null,
    iban: invoice.iban?.value ?? null,
    bic: invoice.bic?.value ?? null,
    purchaseOrder: invoice.purchaseOrder?.value ?? null,
    paymentTerms: invoice.paymentTerms?.value ?? null,
    category: invoice.category,
    lines: invoice.lines.map((line) => ({
      code: line.code?.value ?? null,
      description: line.description?.value ?? null,
      quantity: line.quantity?.value ?? null,
      unit: line.unit?.value ?? null,
      unitPrice: line.unitPrice?.value ?? null,
      taxRate: line.taxRate?.value ?? null,
      amount: line.amount?.value ?? null,
    })),
    taxes: invoice.taxes.map((tax) => ({
      rate: tax.rate?.value ?? null,
      basis: tax.basis?.value ?? null,
      amount: tax.amount?.value ?? null,
    })),
    checks: invoice.checks,
    reviews: invoice.reviews,
    uploadedAt: invoice.uploadedAt,
  };
}

/** An array of invoices. */
export function jsonWriter(): FileWriter {
  const parts: string[] = [];
  let size = 0;
  return {
    add(invoice) {
      const part = JSON.stringify(exportedInvoice(invoice));
      size += part.length;
      parts.push(part);
      return null;
    },
    size: () => size,
    end: () =>
      parts.length === 0
        ? null
        : {
            content: Buffer.from(`[\n${parts.join(',\n')}\n]\n`),
            contentType: 'application/json',
            extension: 'json',
            count: parts.length,
          },
  };
}
