import type { Invoice } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { fieldsOf, invoiceReasonSentences, reviewReasonSentences } from '#model/invoices.ts';

/** What the resolvers of an invoice's own fields need beside what the schema shows. */
export interface InvoiceSource extends Omit<Invoice, 'file' | 'document'> {
  fileId: string;
  /** Whether a document was accepted and is not deleted. */
  hasDocument: boolean;
}

/** The invoice as the schema shows it; its file and document have resolvers of their own. */
export function invoiceOf(row: InvoiceRow): InvoiceSource {
  const doubtful = row.status === 'NEEDS_REVIEW' ? (row.reviews ?? []) : [];
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    attempt: row.attempt,
    refusal: row.reason ? { code: row.reason, message: invoiceReasonSentences[row.reason] } : null,
    reviews: doubtful.map((review) => ({
      code: review.code,
      field: review.field,
      message: reviewReasonSentences[review.code],
    })),
    pages: row.pages ?? null,
    ...fieldsOf(row),
    insights: row.insights ?? null,
    uploadedAt: row.uploadedAt,
    updatedAt: row.updatedAt,
    fileId: row.fileId,
    hasDocument: !!row.document,
  };
}
