import { createHash } from 'node:crypto';
import type { StoredFile } from '../platform/rows.ts';

/** The content of `awaitedFile`, for tests. */
export const content = new Uint8Array(Buffer.from('%PDF-1.7\nan invoice'));

/** A row as `requestUploads` writes it, for tests. */
export const awaitedFile: StoredFile = {
  id: 'f1',
  ownerId: 'owner',
  invoiceId: 'i1',
  name: 'invoice.pdf',
  mediaType: 'PDF',
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  status: 'AWAITING_UPLOAD',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  openUntil: '2026-01-01T00:20:00.000Z',
  dueShard: 'due#1',
  dueAt: '2026-01-01T00:20:00.000Z',
};
