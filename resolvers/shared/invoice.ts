import type { Invoice } from '#model/generated.ts';
import type { InvoiceReason, InvoiceRow } from '#model/invoices.ts';
import { fieldsOf, invoiceReasonSentences } from '#model/invoices.ts';
import { reviewReasonSentences } from '#model/reviews.ts';

/** What the resolvers of an invoice's own fields need beside what the schema shows. */
export interface InvoiceSource
  extends Omit<Invoice, 'file' | 'document' | 'vendorRecord' | 'history' | 'duplicates' | 'mayApprove'> {
  fileId: string;
  vendorId: string | null;
  settledBy: string[];
  /** Whether a document was accepted and is not deleted. */
  hasDocument: boolean;
}

/** The invoice as the schema shows it; its file and document have resolvers of their own. */
export function invoiceOf(row: InvoiceRow): InvoiceSource {
  const doubtful = row.status === 'NEEDS_REVIEW' ? (row.reviews ?? []) : [];
  return {
    id: row.id,
    ownerId: row.ownerId,
    channel: row.channel ?? 'UPLOAD',
    part: row.part ?? null,
    status: row.status,
    version: row.version,
    attempt: row.attempt,
    refusal: row.reason ? { code: row.reason, message: messageOf(row, row.reason) } : null,
    reviews: doubtful.map((review) => ({
      code: review.code,
      field: review.field,
      message: reviewReasonSentences[review.code],
    })),
    checks: row.checks ?? [],
    decision: row.decision ?? null,
    pages: row.pages ?? null,
    reader: row.reader ?? null,
    ...fieldsOf(row),
    insights: row.insights ?? null,
    uploadedAt: row.uploadedAt,
    updatedAt: row.updatedAt,
    fileId: row.fileId,
    vendorId: row.vendorId ?? null,
    settledBy: row.settledBy ?? [],
    hasDocument: !!row.document,
  };
}

/** What a person reads: the decider's own words where a person declined it. */
function messageOf(row: InvoiceRow, reason: InvoiceReason): string {
  const own = reason === 'DECLINED' && row.decision ? row.decision.reason : null;
  return own ?? invoiceReasonSentences[reason];
}
