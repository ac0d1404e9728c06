import type { InvoiceOrder, InvoiceStatus, PageInfo, ReviewReason } from '#model/generated.ts';
import { ownerStatus, REVIEW_QUEUE } from '#model/keys.ts';
import type { InvoiceSource } from './invoice.ts';

/** One list of invoices: the name that its cursors carry, its index, and which part of it is listed in which direction. */
export interface InvoiceList {
  name: string;
  index: 'byUpload' | 'byStatus' | 'byIssueDate' | 'byReview' | 'byReviewReason';
  partition: Record<string, { eq: string }>;
  oldestFirst: boolean;
}

/** What the steps of a list hand on. */
export interface InvoiceListStash {
  list: InvoiceList;
  nextToken: string | null;
}

/** A page before the fields of its invoices are resolved. */
export interface InvoicePage {
  nodes: InvoiceSource[];
  pageInfo: PageInfo;
}

/** The caller's list that the arguments ask for. */
export function listOf(
  status: InvoiceStatus | null | undefined,
  order: InvoiceOrder | null | undefined,
  callerId: string,
): InvoiceList {
  const newestFirst = { oldestFirst: false };
  if (status) {
    const partition = { ownerStatus: { eq: ownerStatus(callerId, status) } };
    return { name: status, index: 'byStatus', partition, ...newestFirst };
  }
  const partition = { ownerId: { eq: callerId } };
  if (order === 'ISSUE_DATE') return { name: 'ISSUE_DATE', index: 'byIssueDate', partition, ...newestFirst };
  return { name: 'UPLOADED', index: 'byUpload', partition, ...newestFirst };
}

/** Everybody's invoices that wait for a look, or those that wait for this reason: who waits longest comes first. */
export function reviewListOf(reason: ReviewReason | null | undefined): InvoiceList {
  if (!reason) {
    return { name: 'REVIEW', index: 'byReview', partition: { reviewQueue: { eq: REVIEW_QUEUE } }, oldestFirst: true };
  }
  const partition = { reviewReason: { eq: reason } };
  return { name: `REVIEW-${reason}`, index: 'byReviewReason', partition, oldestFirst: true };
}
