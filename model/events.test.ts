import { expect, test } from 'vitest';
import { fileEvent, invoiceEvent } from './events.ts';
import type { FileRow } from './files.ts';
import type { InvoiceRow } from './invoices.ts';

const file: FileRow = {
  id: 'f1',
  ownerId: 'o1',
  invoiceId: 'i1',
  name: 'secret name.pdf',
  mediaType: 'PDF',
  size: 10,
  sha256: 'a'.repeat(64),
  status: 'SCANNING',
  version: 2,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:01.000Z',
};

const invoice: InvoiceRow = {
  id: 'i1',
  ownerId: 'o1',
  fileId: 'f1',
  status: 'READ',
  version: 4,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:09.000Z',
  ownerStatus: 'o1#READ',
  vendor: { value: 'Somebody Ltd', confidence: 1, place: null },
  decision: { approved: false, by: 'o2', at: '2026-01-01T00:00:09.000Z', reason: 'secret reason' },
};

test('the same change makes the same event', () => {
  const before: FileRow = { ...file, status: 'AWAITING_UPLOAD', version: 1 };
  const event = fileEvent(before, file);
  expect(event).toEqual(fileEvent(structuredClone(before), structuredClone(file)));
  expect(event).toMatchObject({
    type: 'FileUploaded',
    version: 1,
    id: 'f1',
    entityVersion: 2,
    at: file.updatedAt,
    before: { status: 'AWAITING_UPLOAD' },
    after: { status: 'SCANNING', invoiceId: 'i1' },
  });
});

test('a new row has no before', () => {
  expect(invoiceEvent(null, invoice)).not.toHaveProperty('before');
});

test('a change that does not count makes no event', () => {
  expect(fileEvent(file, { ...file, openUntil: '2026-01-01T01:00:00.000Z' })).toBeNull();
  expect(invoiceEvent(invoice, { ...invoice, dueAt: '2026-01-01T01:00:00.000Z' })).toBeNull();
});

test('no event carries a name, what is printed on an invoice or a decider’s words', () => {
  expect(JSON.stringify(fileEvent(null, file))).not.toContain('secret name');
  expect(JSON.stringify(invoiceEvent(null, invoice))).not.toMatch(/Somebody|secret reason/);
});
