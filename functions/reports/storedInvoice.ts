import type { InvoiceFields, ReadValue } from '#model/invoices.ts';
import { emptyInvoiceFields, emptyInvoiceLine } from '#model/invoices.ts';
import type { StoredInvoice } from '../platform/rows.ts';

/** A value as it was read, for tests. */
export function read<Value>(value: Value): ReadValue<Value> {
  return { value, confidence: 0.99, place: null };
}

/** An invoice that was read, for tests. */
export function storedInvoice(fields: Partial<InvoiceFields> = {}, others: Partial<StoredInvoice> = {}): StoredInvoice {
  return {
    id: 'i1',
    ownerId: 'owner',
    fileId: 'f1',
    status: 'READ',
    version: 4,
    attempt: 1,
    uploadedAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:01:00.000Z',
    ownerStatus: 'owner#READ',
    pages: 1,
    ...emptyInvoiceFields,
    vendor: read('Stadthalle Köln GmbH'),
    number: read('INV-2026/17'),
    issueDate: read('2026-02-14'),
    currency: read('EUR'),
    total: read('1190.00'),
    lines: [{ ...emptyInvoiceLine, description: read('Hire of hall, two days') }],
    ...fields,
    ...others,
  };
}
