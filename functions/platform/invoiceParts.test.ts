import { expect, test } from 'vitest';
import { hasLivingPart } from './invoiceParts.ts';
import type { StoredInvoice } from './rows.ts';

const row = (id: string, rest: Partial<StoredInvoice>): StoredInvoice => ({
  id,
  ownerId: 'owner',
  fileId: 'f1',
  status: 'READ',
  version: 1,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ownerStatus: 'owner#READ',
  part: { number: 1, of: 3, firstPage: 1, lastPage: 1 },
  ...rest,
});

const first = (rest: Partial<StoredInvoice> = {}) => row('a', { partIds: ['b', 'c'], ...rest });
const second = (rest: Partial<StoredInvoice> = {}) => row('b', { partOf: 'a', ...rest });
const third = (rest: Partial<StoredInvoice> = {}) => row('c', { partOf: 'a', ...rest });
const { part: _, ...alone } = row('x', { status: 'DELETED' });
const gone = { status: 'DELETED' } as const;

const living = (id: string, ...rows: readonly StoredInvoice[]): Promise<boolean> =>
  hasLivingPart(id, (wanted) => Promise.resolve(rows.find((one) => one.id === wanted) ?? null));

test.each<readonly [string, string, readonly StoredInvoice[], boolean]>([
  ['the first goes and others stay', 'a', [first(gone), second(), third(gone)], true],
  ['one goes and the first stays', 'b', [first(), second(gone), third(gone)], true],
  ['one goes and another one stays', 'b', [first(gone), second(gone), third()], true],
  ['the last of them goes', 'b', [first(gone), second(gone), third(gone)], false],
  ['the first goes last', 'a', [first(gone), second(gone), third(gone)], false],
  ['it was alone in its file', 'x', [alone], false],
  ['it is not known', 'x', [], false],
])('where %s', async (_, id, rows, kept) => {
  expect(await living(id, ...rows)).toBe(kept);
});
