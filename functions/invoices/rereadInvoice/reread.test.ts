import { describe, expect, test } from 'vitest';
import type { InvoiceStatus } from '#model/invoices.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { objection, reread } from './reread.ts';

const now = new Date('2026-01-02T00:00:00.000Z');
const asked = { ownerId: 'owner', expectedVersion: 3 };
const row = (status: InvoiceStatus) => ({ ...readingInvoice, status });

describe('reading again', () => {
  test.each(['READ', 'NEEDS_REVIEW', 'FAILED'] as const)('begins the next attempt of one that is %s', (status) => {
    expect(objection(row(status), asked)).toBeNull();
    const change = reread({ ...row(status), reason: 'READER_UNAVAILABLE' }, asked, now);
    expect(change?.set).toMatchObject({ status: 'READING', attempt: 2, dueAt: '2026-01-02T00:03:00.000Z' });
    expect(change?.remove).toEqual(['reason', 'reviewQueue', 'reviewReason', 'settledBy']);
  });

  test('answers one that is being read as it is, whatever version was seen', () => {
    expect(objection(row('READING'), { ...asked, expectedVersion: 1 })).toBeNull();
    expect(reread(row('READING'), asked, now)).toBeNull();
  });

  test.each(['AWAITING_UPLOAD', 'SCANNING', 'REJECTED', 'EXPIRED'] as const)('refuses one that is %s', (status) => {
    expect(objection(row(status), asked)).toBe('NOT_REREADABLE');
    expect(reread(row(status), asked, now)).toBeNull();
  });

  test('refuses one that changed since it was seen', () => {
    expect(objection(row('READ'), { ...asked, expectedVersion: 2 })).toBe('STALE_VERSION');
    expect(reread(row('READ'), { ...asked, expectedVersion: 2 }, now)).toBeNull();
  });

  test('answers alike for another’s, a deleted and a missing one', () => {
    expect(objection(row('READ'), { ...asked, ownerId: 'stranger' })).toBe('NOT_FOUND');
    expect(objection(row('READING'), { ...asked, ownerId: 'stranger' })).toBe('NOT_FOUND');
    expect(objection(row('DELETED'), asked)).toBe('NOT_FOUND');
    expect(objection(null, asked)).toBe('NOT_FOUND');
    expect(reread(row('READ'), { ...asked, ownerId: 'stranger' }, now)).toBeNull();
  });
});
