import { describe, expect, test } from 'vitest';
import { readingInvoice } from '../storedInvoice.ts';
import { endReading, isOverdue } from './endReading.ts';

const now = new Date('2026-01-01T00:04:00.000Z');

describe('an overdue reading', () => {
  test.each(['RUNNING', 'MISSING'] as const)(
    'whose workflow is %s is looked after again, and nobody hears of it',
    (seen) => {
      expect(endReading(readingInvoice, seen, now)).toEqual({
        set: { dueShard: expect.any(String), dueAt: '2026-01-01T00:07:00.000Z' },
        silent: true,
      });
    },
  );

  test.each([
    ['TIMED_OUT', 'READING_TIMED_OUT'],
    ['FAILED', 'READER_UNAVAILABLE'],
    ['SUCCEEDED', 'READER_UNAVAILABLE'],
  ] as const)('whose workflow has %s ends with %s', (seen, reason) => {
    expect(endReading(readingInvoice, seen, now)?.set).toMatchObject({ status: 'FAILED', reason });
  });
});

test.each([
  ['its time has not come', { ...readingInvoice, dueAt: '2026-01-01T00:04:00.001Z' }],
  ['it has ended', { ...readingInvoice, status: 'READ' as const }],
  ['it is unknown', null],
])('a reading is not overdue where %s', (_, row) => {
  expect(isOverdue(row, now)).toBe(false);
  expect(endReading(row, 'FAILED', now)).toBeNull();
});
