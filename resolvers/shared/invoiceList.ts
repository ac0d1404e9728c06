import type { InvoiceOrder, InvoiceStatus, PageInfo } from '#model/generated.ts';
import { ownerStatus } from '#model/keys.ts';
import type { InvoiceSource } from './invoice.ts';

/** One of the lists of invoices: its index, and the name that its cursors carry. */
export interface InvoiceList {
  name: string;
  index: 'byUpload' | 'byStatus' | 'byIssueDate';
  status: InvoiceStatus | null;
}

/** What the steps of `invoices` hand on. */
export interface InvoiceListStash {
  list: InvoiceList;
  nextToken: string | null;
}

/** A page before the fields of its invoices are resolved. */
export interface InvoicePage {
  nodes: InvoiceSource[];
  pageInfo: PageInfo;
}

/** The list that the arguments ask for. */
export function listOf(status: InvoiceStatus | null | undefined, order: InvoiceOrder | null | undefined): InvoiceList {
  if (status) return { name: status, index: 'byStatus', status };
  if (order === 'ISSUE_DATE') return { name: 'ISSUE_DATE', index: 'byIssueDate', status: null };
  return { name: 'UPLOADED', index: 'byUpload', status: null };
}

/** The key condition of the caller's part of the list. */
export function partitionOf(list: InvoiceList, callerId: string) {
  if (list.status) return { ownerStatus: { eq: ownerStatus(callerId, list.status) } };
  return { ownerId: { eq: callerId } };
}
