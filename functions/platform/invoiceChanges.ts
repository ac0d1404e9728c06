import type { InvoiceStatus } from '#model/invoices.ts';
import { invoiceMachine, READING_MINUTES } from '#model/invoices.ts';
import { dueShard, ownerStatus, readingExecution } from '#model/keys.ts';
import { reviewKeyAttributes } from '#model/reviews.ts';
import { canMove } from '#model/statusMachine.ts';
import type { Workflow } from '../ports/workflow.ts';
import type { StoredInvoice } from './rows.ts';
import type { Change } from './table.ts';

/** A move that the machine has not: a fault in the program that asked for it. */
export class ForbiddenMoveError extends Error {
  override readonly name = 'ForbiddenMoveError';
}

/** An invoice's move to another status, with everything that hangs on its status. Throws ForbiddenMoveError. */
export function moveTo(row: StoredInvoice, to: InvoiceStatus, set: Readonly<Record<string, unknown>> = {}): Change {
  if (row.status === to || !canMove(invoiceMachine, row.status, to)) {
    throw new ForbiddenMoveError(`${row.id}: ${row.status} to ${to}`);
  }
  const gone = ['dueShard', 'dueAt', 'reason', ...reviewKeyAttributes].filter(
    (attribute) => !Object.hasOwn(set, attribute),
  );
  return { set: { status: to, ownerStatus: ownerStatus(row.ownerId, to), ...set }, remove: gone };
}

/** Another reading begins: the next attempt, and a time by which somebody looks after it. */
export function beginReading(row: StoredInvoice, now: Date): Change {
  const change = moveTo(row, 'READING', { attempt: row.attempt + 1, ...watched(row, now) });
  return { ...change, remove: [...(change.remove ?? []), 'settledBy'] };
}

/** The reading goes on; somebody looks again later. */
export function keepWatching(row: StoredInvoice, now: Date): Change {
  return { set: watched(row, now), silent: true };
}

/** The time by which somebody looks after a reading that begins or goes on now. */
export function watched(row: Pick<StoredInvoice, 'id'>, now: Date): { dueShard: string; dueAt: string } {
  return { dueShard: dueShard(row.id), dueAt: new Date(now.getTime() + READING_MINUTES * 60_000).toISOString() };
}

/** Sees to it that the workflow of the row's present attempt runs or has run. */
export async function ensureReading(row: StoredInvoice, workflow: Workflow): Promise<void> {
  await workflow.start(readingExecution(row.id, row.attempt), executionInput(row));
}

/** What an execution of the workflow is given of the row. */
export function executionInput(row: StoredInvoice): Record<string, unknown> {
  const { id: invoiceId, attempt, fileId, document: object, mediaType, size } = row;
  return { invoiceId, attempt, fileId, object, mediaType, size };
}

/** Whether the invoice is in just this attempt: whatever another one found comes too late, or too early. */
export function isReading(row: StoredInvoice | null, attempt: number): row is StoredInvoice {
  return row?.status === 'READING' && row.attempt === attempt;
}
