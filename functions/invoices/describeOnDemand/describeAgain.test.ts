import { describe, expect, test } from 'vitest';
import type { InvoiceInsights } from '#model/insights.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { describeAgain, objection } from './describeAgain.ts';

const asked = { caller: { id: 'owner', seesEverybody: false }, expectedVersion: 3 };
const row = { ...readingInvoice, status: 'READ' as const };
const insights: InvoiceInsights = {
  summary: 'Hall rent.',
  category: 'VENUE',
  paymentTerms: null,
  anomalies: [],
  model: 'm',
  inputTokens: 1,
  outputTokens: 1,
  costMicroUsd: null,
};

describe('describing an invoice on demand', () => {
  test.each(['READ', 'NEEDS_REVIEW', 'APPROVED'] as const)('writes the insights alone of one that is %s', (status) => {
    const change = describeAgain({ ...row, status }, asked, insights);
    expect(change?.set).toEqual({ insights });
    expect(change?.remove).toBeUndefined();
    expect(change?.alongside?.({ version: 4, updatedAt: '2026-01-01T00:00:00.000Z' })).toMatchObject([
      {
        table: 'InvoiceRevisions',
        set: {
          action: 'DESCRIBED',
          by: 'owner',
          version: 4,
          status,
          changes: [{ field: 'insights.category', before: null, after: 'VENUE' }],
        },
      },
    ]);
  });

  test.each([
    ['a missing one', null, asked, 'NOT_FOUND'],
    ['a deleted one', { ...row, status: 'DELETED' as const }, asked, 'NOT_FOUND'],
    ['another’s', row, { ...asked, caller: { id: 'stranger', seesEverybody: false } }, 'NOT_FOUND'],
    ['one that changed', row, { ...asked, expectedVersion: 2 }, 'STALE_VERSION'],
    ['one that is being read', readingInvoice, asked, 'WRONG_STATUS'],
    ['one that failed', { ...row, status: 'FAILED' as const }, asked, 'WRONG_STATUS'],
  ])('refuses %s', (_, current, request, code) => {
    expect(objection(current, request)).toBe(code);
    expect(describeAgain(current, request, insights)).toBeNull();
  });

  test('is open to the desks for anybody’s', () => {
    expect(objection(row, { ...asked, caller: { id: 'staff', seesEverybody: true } })).toBeNull();
  });
});
