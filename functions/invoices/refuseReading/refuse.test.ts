import { expect, test } from 'vitest';
import { readingInvoice } from '../storedInvoice.ts';
import { refuse } from './refuse.ts';

const refusal = { attempt: 1, status: 'REJECTED', reason: 'ENCRYPTED' } as const;

test('a reading that cannot be ends with its reason, and nobody looks after it any more', () => {
  expect(refuse(readingInvoice, refusal)).toEqual({
    set: { status: 'REJECTED', ownerStatus: 'owner#REJECTED', reason: 'ENCRYPTED' },
    remove: ['dueShard', 'dueAt', 'reviewQueue', 'reviewReason'],
  });
});

test.each([
  ['it has ended', { ...readingInvoice, status: 'READ' as const }],
  ['it was deleted', { ...readingInvoice, status: 'DELETED' as const }],
  ['another attempt is at work', { ...readingInvoice, attempt: 2 }],
  ['it is unknown', null],
])('a reading is not refused where %s', (_, row) => {
  expect(refuse(row, refusal)).toBeNull();
});
