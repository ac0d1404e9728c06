import type { InvoiceCategory, InvoiceInsights } from '#model/insights.ts';
import type { InvoiceCheck, InvoiceFields, InvoiceRow } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { fieldsOf } from '#model/invoices.ts';
import { reportedStatuses } from '#model/reports.ts';
import type { StoredInvoice } from '../platform/rows.ts';

/** An invoice as reports see it: who it belongs to, and what was read and said of it. */
export interface ReportedInvoice extends InvoiceFields {
  id: string;
  ownerId: string;
  status: StoredInvoice['status'];
  uploadedAt: string;
  vendorId: string | null;
  insights: InvoiceInsights | null;
  /** By the language model, else the vendor's default where it is known. */
  category: InvoiceCategory | null;
  checks: InvoiceCheck[];
  reviews: Review[];
}

type Content = Partial<InvoiceFields> & Pick<InvoiceRow, 'vendorId' | 'insights' | 'checks' | 'reviews'>;

/** What a row holds, with whatever it lacks as null. What stands in it was written by the house itself. */
export function reportedInvoice(row: StoredInvoice, defaultCategory: InvoiceCategory | null = null): ReportedInvoice {
  const content: StoredInvoice & Content = row;
  return {
    ...fieldsOf(content),
    id: row.id,
    ownerId: row.ownerId,
    status: row.status,
    uploadedAt: row.uploadedAt,
    vendorId: content.vendorId ?? null,
    insights: content.insights ?? null,
    category: content.insights?.category ?? defaultCategory,
    checks: content.checks ?? [],
    reviews: content.reviews ?? [],
  };
}

/** Whether it is found, counted and handed on. */
export function isReported(row: StoredInvoice): boolean {
  return reportedStatuses.includes(row.status);
}
