import type { Decider } from './approvals.ts';
import { decidableInvoiceStatuses, objectionToApproval } from './approvals.ts';
import type { InvoiceErrorCode } from './errors.ts';
import type { InvoiceRow, InvoiceStatus } from './invoices.ts';
import { ownerStatus, revisionSequence } from './keys.ts';
import { orderedReviews, reviewKeys } from './reviews.ts';

/** Characters of a note or a reason that a person gives, at most. */
export const MAXIMUM_NOTE_LENGTH = 500;

/** What such a text may look like: as a file's name (model/files.ts), with tabs and line breaks. */
export const NOTE_PATTERN =
  '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+(?![\\s\\S])';

/** What a person decided. */
export interface InvoiceDecision {
  approved: boolean;
  by: string;
  at: string;
  reason: string | null;
}

/** What happened to an invoice. */
export type InvoiceAction =
  | 'READ'
  | 'CORRECTED'
  | 'APPROVED'
  | 'DECLINED'
  | 'REOPENED'
  | 'DESCRIBED'
  | 'VENDOR_CHANGED'
  | 'DOUBTED';

/** A row of the InvoiceRevisions table: one change of an invoice. `sequence` is `revisionSequence(version)`. */
export interface InvoiceRevisionRow {
  invoiceId: string;
  sequence: string;
  ownerId: string;
  version: number;
  action: InvoiceAction;
  /** The user's id, or null where Marquee did it. */
  by: string | null;
  at: string;
  status: InvoiceStatus;
  changes: { field: string; before: string | null; after: string | null }[];
  note: string | null;
}

/** What a person asks for of one invoice. */
export interface DecisionRequest {
  decider: Decider;
  /** The version they saw. */
  expectedVersion: number;
  /** Now: UTC, ISO 8601. */
  at: string;
}

/** What a decision writes beside `version` and `updatedAt`. What it does not set of `attributesOfDecision`, it removes. */
export interface DecisionChange {
  action: InvoiceAction;
  note: string | null;
  set: Partial<InvoiceRow>;
}

/** What hangs on the decision before, and on the place at the review desk. */
export const attributesOfDecision = ['decision', 'reason', 'reviewQueue', 'reviewReason'] as const;

/** Those of them that a decision removes. */
export function removedBy(change: DecisionChange): string[] {
  return attributesOfDecision.filter((attribute) => !Object.hasOwn(change.set, attribute));
}

/** The row as a decision at this instant leaves it. */
export function afterDecision(row: InvoiceRow, change: DecisionChange, at: string): InvoiceRow {
  const { decision: _decision, reason: _reason, reviewQueue: _queue, reviewReason: _review, ...kept } = row;
  return { ...kept, ...change.set, version: row.version + 1, updatedAt: at };
}

/** Either why nothing is done, or what is. */
export type Decided = { refusal: InvoiceErrorCode; change: null } | { refusal: null; change: DecisionChange };

/** An approval: STAFF within their limits, ADMIN any (model/approvals.ts). What was read stays as it is. */
export function approve(row: InvoiceRow | null, request: DecisionRequest): Decided {
  const { decider, at } = request;
  if (!row || isStale(row, request)) return refused(row);
  const refusal = objectionToApproval(row, decider);
  if (refusal) return { refusal, change: null };
  return decided({
    action: 'APPROVED',
    note: null,
    set: {
      status: 'APPROVED',
      ownerStatus: ownerStatus(row.ownerId, 'APPROVED'),
      decision: { approved: true, by: decider.id, at, reason: null },
    },
  });
}

/** A refusal for a reason in words. */
export function decline(row: InvoiceRow | null, request: DecisionRequest, reason: string): Decided {
  const { decider, at } = request;
  if (!row || isStale(row, request)) return refused(row);
  if (!decidableInvoiceStatuses.includes(row.status)) return { refusal: 'WRONG_STATUS', change: null };
  return decided({
    action: 'DECLINED',
    note: reason,
    set: {
      status: 'REJECTED',
      ownerStatus: ownerStatus(row.ownerId, 'REJECTED'),
      reason: 'DECLINED',
      decision: { approved: false, by: decider.id, at, reason },
    },
  });
}

/** A decision is taken back, by an ADMIN or by who made it: the doubts of before are open again, and one more. */
export function reopen(row: InvoiceRow | null, request: DecisionRequest): Decided {
  const { decider } = request;
  if (!row || isStale(row, request)) return refused(row);
  const { decision } = row;
  const declined = row.status === 'REJECTED' && row.reason === 'DECLINED';
  if (!decision || (row.status !== 'APPROVED' && !declined)) return { refusal: 'WRONG_STATUS', change: null };
  if (decider.role !== 'ADMIN' && decision.by !== decider.id) return { refusal: 'NOT_THE_DECIDER', change: null };
  const reviews = orderedReviews([...(row.reviews ?? []), { code: 'REOPENED', field: null }]);
  return decided({
    action: 'REOPENED',
    note: null,
    set: {
      status: 'NEEDS_REVIEW',
      ownerStatus: ownerStatus(row.ownerId, 'NEEDS_REVIEW'),
      reviews,
      ...reviewKeys(reviews),
    },
  });
}

/** Whether it is not what the decider saw, or they have no say at all. */
function isStale(row: InvoiceRow, { decider, expectedVersion }: DecisionRequest): boolean {
  return decider.role === null || row.status === 'DELETED' || row.version !== expectedVersion;
}

function refused(row: InvoiceRow | null): Decided {
  return { refusal: row && row.status !== 'DELETED' ? 'STALE_VERSION' : 'NOT_FOUND', change: null };
}

function decided(change: DecisionChange): Decided {
  return { refusal: null, change };
}

/** The row of the history for a change that leads to `after`. */
export function revisionOf(
  after: Pick<InvoiceRow, 'id' | 'ownerId' | 'version' | 'updatedAt' | 'status'>,
  revision: { action: InvoiceAction; by: string | null; changes: InvoiceRevisionRow['changes']; note: string | null },
): InvoiceRevisionRow {
  return {
    invoiceId: after.id,
    sequence: revisionSequence(after.version),
    ownerId: after.ownerId,
    version: after.version,
    action: revision.action,
    by: revision.by,
    at: after.updatedAt,
    status: after.status,
    changes: revision.changes,
    note: revision.note,
  };
}
