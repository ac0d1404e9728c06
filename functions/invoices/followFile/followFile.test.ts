import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileEvent } from '#model/events.ts';
import { fileEventTypes } from '#model/events.ts';
import type { FileStatus } from '#model/files.ts';
import { fileMachine } from '#model/files.ts';
import { invoiceMachine } from '#model/invoices.ts';
import { canMove } from '#model/statusMachine.ts';
import { fakeTable } from '../../platform/fakeTable.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { followFile, needsFirstReading } from './followFile.ts';

const now = new Date('2026-01-01T00:01:00.000Z');

const awaiting: StoredInvoice = (({ document: _document, dueAt: _dueAt, dueShard: _dueShard, ...row }) => ({
  ...row,
  status: 'AWAITING_UPLOAD' as const,
  version: 1,
  attempt: 0,
  ownerStatus: 'owner#AWAITING_UPLOAD',
}))(readingInvoice);

function event(status: FileStatus): FileEvent {
  return {
    type: fileEventTypes[status],
    version: 1,
    id: 'f1',
    entityVersion: 2,
    at: now.toISOString(),
    after: {
      ownerId: 'owner',
      invoiceId: 'i1',
      status,
      mediaType: 'JPEG',
      size: 77,
      ...(status === 'REJECTED' ? { reason: 'INFECTED' } : {}),
      ...(status === 'ACCEPTED' ? { document: { key: 'files/f1', versionId: 'v9' } } : {}),
    },
  };
}

describe('an invoice', () => {
  test('waits for the verdict once its file has arrived', () => {
    expect(followFile(awaiting, event('SCANNING'), now)?.set).toMatchObject({
      status: 'SCANNING',
      ownerStatus: 'owner#SCANNING',
    });
  });

  test.each(['AWAITING_UPLOAD', 'SCANNING'] as const)('in %s is read once its file is accepted', (status) => {
    expect(followFile({ ...awaiting, status }, event('ACCEPTED'), now)?.set).toMatchObject({
      status: 'READING',
      attempt: 1,
      document: { key: 'files/f1', versionId: 'v9' },
      mediaType: 'JPEG',
      size: 77,
      dueAt: '2026-01-01T00:04:00.000Z',
    });
  });

  test('is refused with its file’s reason', () => {
    expect(followFile(awaiting, event('REJECTED'), now)?.set).toMatchObject({ status: 'REJECTED', reason: 'INFECTED' });
  });

  test('expires with its file', () => {
    expect(followFile(awaiting, event('EXPIRED'), now)?.set).toMatchObject({
      status: 'EXPIRED',
      reason: 'UPLOAD_NOT_MADE',
    });
  });

  test.each(['READING', 'READ', 'NEEDS_REVIEW', 'FAILED', 'DELETED'] as const)(
    'in %s is moved by no event of its file',
    (status) => {
      for (const fileStatus of Object.keys(fileMachine) as FileStatus[]) {
        expect(followFile({ ...readingInvoice, status }, event(fileStatus), now)).toBeNull();
      }
    },
  );

  test('that is unknown is moved by nothing', () => {
    expect(followFile(null, event('ACCEPTED'), now)).toBeNull();
  });
});

describe('the first reading', () => {
  test('is started again where a crash came between the change and the start', () => {
    expect(needsFirstReading(readingInvoice, event('ACCEPTED'))).toBe(true);
  });

  test.each([
    ['it has ended', { ...readingInvoice, status: 'READ' as const }],
    ['another attempt is at work', { ...readingInvoice, attempt: 2 }],
    ['the invoice is unknown', null],
  ])('is not started where %s', (_, row) => {
    expect(needsFirstReading(row, event('ACCEPTED'))).toBe(false);
  });
});

test('in whatever order and however often a file’s events come, an invoice keeps to its machine', async () => {
  const statuses = fc.constantFrom(...(Object.keys(fileMachine) as FileStatus[]));
  await fc.assert(
    fc.asyncProperty(fc.array(statuses, { maxLength: 12 }), async (story) => {
      const invoices = fakeTable(awaiting);
      let before = awaiting;
      for (const status of story) {
        await invoices.settle('i1', (row) => followFile(row, event(status), now));
        const after = invoices.rows.get('i1') ?? before;
        expect(canMove(invoiceMachine, before.status, after.status)).toBe(true);
        expect(after.ownerStatus).toBe(`owner#${after.status}`);
        before = after;
      }
      const verdict = story.find(
        (status) => status !== 'AWAITING_UPLOAD' && status !== 'REMOVED' && status !== 'SCANNING',
      );
      if (verdict === 'ACCEPTED') expect(before.status).toBe('READING');
    }),
  );
});
