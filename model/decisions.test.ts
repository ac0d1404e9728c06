import { describe, expect, test } from 'vitest';
import type { Decider } from './approvals.ts';
import type { Decided, DecisionRequest } from './decisions.ts';
import { afterDecision, approve, decline, removedBy, reopen, revisionOf } from './decisions.ts';
import type { InvoiceRow, InvoiceStatus } from './invoices.ts';
import { invoiceMachine } from './invoices.ts';

const staff: Decider = { id: 'staff', role: 'STAFF' };
const asked: DecisionRequest = { decider: staff, expectedVersion: 4, at: '2026-02-01T00:00:00.000Z' };
const value = (text: string) => ({ value: text, confidence: 1, place: null });
const row: InvoiceRow = {
  id: 'i1',
  ownerId: 'owner',
  fileId: 'f1',
  status: 'NEEDS_REVIEW',
  version: 4,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:09.000Z',
  ownerStatus: 'owner#NEEDS_REVIEW',
  reviews: [{ code: 'LOW_CONFIDENCE', field: 'total' }],
  reviewQueue: 'REVIEW',
  reviewReason: 'LOW_CONFIDENCE',
  vendor: value('Somebody Ltd'),
  total: value('90.00'),
  currency: { value: 'EUR', confidence: 1, place: null },
};

/** The row as a decision leaves it. */
function after(before: InvoiceRow, { change }: Decided): InvoiceRow {
  if (!change) throw new Error('refused');
  return afterDecision(before, change, asked.at);
}

const decisions = {
  approve: { decide: approve, from: ['READ', 'NEEDS_REVIEW'] },
  decline: {
    decide: (each: InvoiceRow | null, request: DecisionRequest) => decline(each, request, 'Not ours.'),
    from: ['READ', 'NEEDS_REVIEW'],
  },
  reopen: { decide: reopen, from: ['APPROVED'] },
} as const;

describe.each(Object.entries(decisions))('to %s', (_, { decide, from }) => {
  const decided = { ...row, decision: { approved: true, by: 'staff', at: asked.at, reason: null } };

  test('what is missing or deleted is refused alike', () => {
    expect(decide(null, asked).refusal).toBe('NOT_FOUND');
    expect(decide({ ...decided, status: 'DELETED' }, asked).refusal).toBe('NOT_FOUND');
  });

  test('what changed since it was seen is refused', () => {
    expect(decide(decided, { ...asked, expectedVersion: 3 }).refusal).toBe('STALE_VERSION');
    expect(decide(decided, { ...asked, expectedVersion: 5 }).refusal).toBe('STALE_VERSION');
  });

  test('follows an edge of the machine from where it may, and is refused elsewhere', () => {
    const allowed: readonly InvoiceStatus[] = from;
    for (const status of Object.keys(invoiceMachine) as InvoiceStatus[]) {
      if (status === 'DELETED') continue;
      const outcome = decide({ ...decided, status }, asked);
      if (!allowed.includes(status)) {
        expect(outcome.refusal).toBe('WRONG_STATUS');
        continue;
      }
      const to = outcome.change?.set.status;
      expect(to !== undefined && invoiceMachine[status].some((next) => next === to)).toBe(true);
      expect(outcome.change?.set.ownerStatus).toBe(`owner#${to}`);
    }
  });
});

describe('what was decided', () => {
  test('takes an invoice off the desk and says who did it', () => {
    const approved = after(row, approve(row, asked));
    expect(approved).toMatchObject({
      status: 'APPROVED',
      decision: { approved: true, by: 'staff', at: asked.at, reason: null },
      total: row.total,
    });
    expect(approved).not.toHaveProperty('reviewQueue');
    expect(approved).not.toHaveProperty('reviewReason');
    const declined = after(row, decline(row, asked, 'Not ours.'));
    expect(declined).toMatchObject({ status: 'REJECTED', reason: 'DECLINED', decision: { reason: 'Not ours.' } });
    expect(declined).not.toHaveProperty('reviewQueue');
  });

  test('is taken back with the doubts of before, and one more', () => {
    for (const decided of [approve(row, asked), decline(row, asked, 'Not ours.')]) {
      const before = after(row, decided);
      const reopened = after(before, reopen(before, { ...asked, expectedVersion: 5 }));
      expect(reopened).toMatchObject({
        status: 'NEEDS_REVIEW',
        reviewQueue: 'REVIEW',
        reviewReason: 'LOW_CONFIDENCE',
        reviews: [
          { code: 'LOW_CONFIDENCE', field: 'total' },
          { code: 'REOPENED', field: null },
        ],
      });
      expect(reopened).not.toHaveProperty('decision');
      expect(reopened).not.toHaveProperty('reason');
    }
  });

  test('removes what hung on the decision before', () => {
    expect(removedBy({ action: 'APPROVED', note: null, set: { decision: null } })).toEqual([
      'reason',
      'reviewQueue',
      'reviewReason',
    ]);
  });

  test('is taken back by who decided it, or by an ADMIN', () => {
    const before = after(row, approve(row, asked));
    const again = { ...asked, expectedVersion: 5 };
    expect(reopen(before, { ...again, decider: { id: 'other', role: 'STAFF' } }).refusal).toBe('NOT_THE_DECIDER');
    expect(reopen(before, { ...again, decider: { id: 'other', role: 'ADMIN' } }).refusal).toBeNull();
  });

  test('a document that was refused by itself is not reopened', () => {
    expect(reopen({ ...row, status: 'REJECTED', reason: 'ENCRYPTED' }, asked).refusal).toBe('WRONG_STATUS');
  });

  test('stands in the history under its version', () => {
    const revision = revisionOf(
      { ...row, status: 'APPROVED', version: 12 },
      { action: 'APPROVED', by: 'staff', changes: [], note: null },
    );
    expect(revision).toMatchObject({ invoiceId: 'i1', sequence: '0000000012', version: 12, status: 'APPROVED' });
  });
});
