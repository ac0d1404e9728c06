import { beforeEach, describe, expect, test } from 'vitest';
import { fakeTable } from '../platform/fakeTable.ts';
import type { FakeObjectStore } from '../ports/fakeObjectStore.ts';
import { fakeObjectStore } from '../ports/fakeObjectStore.ts';
import { endAttempt } from './endAttempt.ts';
import { refuse } from './refuseReading/refuse.ts';
import { readingInvoice } from './storedInvoice.ts';

const refusal = { attempt: 1, status: 'FAILED', reason: 'READER_UNAVAILABLE' } as const;

let documents: FakeObjectStore;

beforeEach(() => {
  documents = fakeObjectStore();
  for (const versionId of ['r1', 'r2']) documents.put('readings/i1/1.json', versionId, new Uint8Array());
  documents.put('readings/i1/1.fields.json', 'r3', new Uint8Array());
  documents.put('readings/i10/1.json', 'other', new Uint8Array());
  documents.put('files/f1', 'document', new Uint8Array());
});

describe('the end of an attempt', () => {
  test('leaves no version of a reading behind where the invoice was deleted meanwhile', async () => {
    const invoices = fakeTable(readingInvoice);
    invoices.interfere(() => {
      invoices.rows.set('i1', { ...readingInvoice, status: 'DELETED', version: 4 });
    });
    const outcome = await endAttempt('i1', (row) => refuse(row, refusal), { invoices, documents });
    expect(outcome).toMatchObject({ changed: false, row: { status: 'DELETED' } });
    expect(documents.list()).toEqual(['files/f1@document', 'readings/i10/1.json@other']);
  });

  test('keeps the readings of an invoice that is there', async () => {
    const invoices = fakeTable(readingInvoice);
    const before = documents.list();
    const outcome = await endAttempt('i1', (row) => refuse(row, refusal), { invoices, documents });
    expect(outcome).toMatchObject({ changed: true, row: { status: 'FAILED' } });
    expect(documents.list()).toEqual(before);
  });
});
