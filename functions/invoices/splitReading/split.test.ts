import { describe, expect, test } from 'vitest';
import { readingInvoice } from '../storedInvoice.ts';
import { partId, siblingsOf, split } from './split.ts';

const now = new Date('2026-01-01T00:02:00.000Z');
const parts = [
  { firstPage: 1, lastPage: 2 },
  { firstPage: 3, lastPage: 3 },
  { firstPage: 4, lastPage: 6 },
];

describe('several invoices in a file', () => {
  test('become invoices of their own, that are being read', () => {
    expect(siblingsOf(readingInvoice, parts, now)).toEqual([
      {
        id: partId('i1', 2),
        ownerId: 'owner',
        fileId: 'f1',
        status: 'READING',
        version: 1,
        attempt: 1,
        uploadedAt: readingInvoice.uploadedAt,
        listedAt: readingInvoice.listedAt,
        updatedAt: now.toISOString(),
        ownerStatus: 'owner#READING',
        part: { number: 2, of: 3, firstPage: 3, lastPage: 3 },
        partOf: 'i1',
        document: readingInvoice.document,
        mediaType: 'PDF',
        size: 1000,
        dueShard: expect.any(String),
        dueAt: '2026-01-01T00:05:00.000Z',
      },
      expect.objectContaining({ id: partId('i1', 3), part: { number: 3, of: 3, firstPage: 4, lastPage: 6 } }),
    ]);
  });

  test('come to be with what the first knows of them', () => {
    const change = split(readingInvoice, 1, parts, now);
    expect(change?.set).toEqual({
      part: { number: 1, of: 3, firstPage: 1, lastPage: 2 },
      partIds: [partId('i1', 2), partId('i1', 3)],
    });
    const rows = change?.alongside?.({ version: 4, updatedAt: now.toISOString() });
    expect(rows).toMatchObject([
      { what: 'PUT', table: 'Invoices', key: { id: partId('i1', 2) } },
      { what: 'PUT', table: 'Invoices', key: { id: partId('i1', 3) } },
    ]);
  });

  test('have ids that are made again, and look like any other', () => {
    expect(partId('i1', 2)).toBe(partId('i1', 2));
    expect(partId('i1', 2)).not.toBe(partId('i1', 3));
    expect(partId('i1', 2)).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
  });
});

test.each([
  ['one invoice', readingInvoice, parts.slice(0, 1)],
  ['what was split before', { ...readingInvoice, part: { number: 1, of: 3, firstPage: 1, lastPage: 2 } }, parts],
  ['another attempt', { ...readingInvoice, attempt: 2 }, parts],
  ['a deleted invoice', { ...readingInvoice, status: 'DELETED' as const }, parts],
  ['an unknown invoice', null, parts],
])('%s is not split', (_, row, found) => {
  expect(split(row, 1, found, now)).toBeNull();
});
