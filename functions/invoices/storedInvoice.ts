import type { StoredInvoice } from '../platform/rows.ts';

/** An invoice that is being read for the first time, for tests. */
export const readingInvoice: StoredInvoice = {
  id: 'i1',
  ownerId: 'owner',
  fileId: 'f1',
  status: 'READING',
  version: 3,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  listedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:01:00.000Z',
  ownerStatus: 'owner#READING',
  document: { key: 'files/f1', versionId: 'v1' },
  mediaType: 'PDF',
  size: 1000,
  dueShard: 'due#1',
  dueAt: '2026-01-01T00:04:00.000Z',
};
