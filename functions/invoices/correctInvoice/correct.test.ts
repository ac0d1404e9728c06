import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceFields, InvoiceLine } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { emptyInvoiceFields, emptyInvoiceLine } from '#model/invoices.ts';
import { putNew } from '#model/writes.ts';
import { fakeTable } from '../../platform/fakeTable.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { applyCorrection } from './applyCorrection.ts';
import type { Outcome } from './correct.ts';
import { correct, objection } from './correct.ts';
import type { CorrectionInput } from './input.ts';
import { readCorrection } from './readCorrection.ts';

const place = { page: 1, left: 0.1, top: 0.1, width: 0.2, height: 0.05 };
const read = (value: string, confidence = 0.9) => ({ value, confidence, place });
const line: InvoiceLine = { ...emptyInvoiceLine, description: read('Stage hands'), amount: read('90.00') };
const fields: InvoiceFields = {
  ...emptyInvoiceFields,
  vendor: read('Somebody Ltd', 0.5),
  total: read('90.00'),
  currency: { value: 'EUR', confidence: 1, place: null },
  lines: [line],
};
const input = (given: Partial<CorrectionInput>): CorrectionInput => ({ id: 'i1', expectedVersion: 4, ...given });

function applied(given: Partial<CorrectionInput>, reviews: readonly Review[] = [], before = fields) {
  const { correction, problems } = readCorrection(input(given), 1, fields);
  expect(problems).toEqual([]);
  if (!correction) throw new Error('refused');
  return applyCorrection(before, reviews, correction);
}

describe('a correction', () => {
  test('is sure, is marked, and leaves the value of before among the alternates', () => {
    const { fields: after, changes } = applied({ fields: [{ field: 'TOTAL', value: '91.00' }] });
    expect(after.total).toEqual({ value: '91.00', confidence: 1, place: null, corrected: true });
    expect(after.alternates).toEqual([{ field: 'total', ...read('90.00') }]);
    expect(changes).toEqual([{ field: 'total', before: '90.00', after: '91.00' }]);
    expect(fields.total).toEqual(read('90.00'));
  });

  test('leaves out the least sure alternates where the row is full', () => {
    const bytes = (part: unknown) => Buffer.byteLength(JSON.stringify(part));
    const full: InvoiceLine = { ...emptyInvoiceLine, description: read('x'.repeat(1000)) };
    const doubtful = { field: 'number', ...read('n'.repeat(300), 0.1) };
    const lines = Array<InvoiceLine>(250).fill(full);
    const alternates = Array.from({ length: 40 }, (_, at) => ({ ...doubtful, value: `${at}${doubtful.value}` }));
    const before = { ...fields, lines, alternates };
    const room = 340_000 - bytes(lines) - bytes(alternates);
    const details = [{ type: 'OTHER', party: null, label: null, ...read('d'.repeat(room - 150)) }];
    const { fields: after } = applied({ fields: [{ field: 'TOTAL', value: '91.00' }] }, [], { ...before, details });
    expect(bytes(after.lines) + bytes(after.details) + bytes(after.alternates)).toBeLessThanOrEqual(340_000);
    expect(after.alternates[0]).toEqual({ field: 'total', ...read('90.00') });
    expect(after.alternates.length).toBeGreaterThan(35);
    expect(after.alternates.length).toBeLessThan(41);
  });

  test('taken back finds the value of before, once', () => {
    const once = applied({ fields: [{ field: 'TOTAL', value: '91.00' }] }).fields;
    const back = applied({ fields: [{ field: 'TOTAL', value: '90.00' }] }, [], once).fields;
    expect(back.total?.value).toBe('90.00');
    expect(back.alternates.map(({ value }) => value)).toEqual(['91.00']);
  });

  test('empties a field, and fills one that was empty', () => {
    const { fields: after, changes } = applied({
      fields: [
        { field: 'VENDOR', value: null },
        { field: 'NUMBER', value: 'A-1', place },
      ],
    });
    expect(after.vendor).toBeNull();
    expect(after.number).toEqual({ value: 'A-1', confidence: 1, place, corrected: true });
    expect(changes.map(({ before, after: value }) => [before, value])).toEqual([
      ['Somebody Ltd', null],
      [null, 'A-1'],
    ]);
  });

  test('by the same value is none, unless the value was in doubt', () => {
    const same = { fields: [{ field: 'VENDOR' as const, value: 'Somebody Ltd' }] };
    expect(applied(same).changes).toEqual([]);
    expect(applied(same).fields).toBe(fields);
    const confirmed = applied(same, [{ code: 'LOW_CONFIDENCE', field: 'vendor' }]);
    expect(confirmed.changes).toEqual([{ field: 'vendor', before: 'Somebody Ltd', after: 'Somebody Ltd' }]);
    expect(confirmed.fields.vendor).toEqual({ value: 'Somebody Ltd', confidence: 1, place, corrected: true });
    expect(applied(same, [{ code: 'LOW_CONFIDENCE', field: 'vendor' }], confirmed.fields).changes).toEqual([]);
  });

  test('of lines replaces all of them, and leaves out what is blank', () => {
    const { fields: after, changes } = applied({
      lines: [{ description: 'A', amount: '1', unit: ' ' }, { amount: '2' }],
    });
    expect(after.lines).toHaveLength(2);
    expect(after.lines[0]).toMatchObject({ description: { value: 'A', corrected: true }, unit: null, quantity: null });
    expect(changes).toEqual([
      {
        field: 'lines',
        before: ' | Stage hands |  |  |  |  | 90.00',
        after: ' | A |  |  |  |  | 1\n |  |  |  |  |  | 2',
      },
    ]);
    expect(applied({ lines: [] }).changes).toMatchObject([{ field: 'lines', after: null }]);
    expect(applied({ lines: [{ description: 'Stage hands', amount: '90.00' }] }).changes).toEqual([]);
  });

  test.each([
    ['nothing', {}, 'INVALID_BATCH', 'fields'],
    ['too many fields', { fields: Array(31).fill({ field: 'TOTAL', value: '1' }) }, 'INVALID_BATCH', 'fields'],
    ['too many lines', { lines: Array(501).fill({}) }, 'INVALID_BATCH', 'lines'],
    ['too long lines', { lines: Array(500).fill({ description: 'ü'.repeat(1000) }) }, 'INVALID_VALUE', 'lines'],
    [
      'a place on another page',
      { fields: [{ field: 'TOTAL', value: '1', place: { ...place, page: 2 } }] },
      'INVALID_VALUE',
      'fields.0.place',
    ],
    [
      'a place off the page',
      { fields: [{ field: 'TOTAL', value: '1', place: { ...place, left: 0.9 } }] },
      'INVALID_VALUE',
      'fields.0.place',
    ],
    [
      'a note with control characters',
      { fields: [{ field: 'TOTAL', value: '1' }], note: 'a\u0000' },
      'INVALID_VALUE',
      'note',
    ],
    ['a long note', { fields: [{ field: 'TOTAL', value: '1' }], note: 'a'.repeat(501) }, 'INVALID_VALUE', 'note'],
  ] as [string, Partial<CorrectionInput>, string, string][])('of %s is refused', (_, given, code, field) => {
    expect(readCorrection(input(given), 1, fields)).toEqual({ correction: null, problems: [{ code, field }] });
  });

  test('of lines that fit a row by themselves, but not beside what else is kept, is refused', () => {
    const given = input({ lines: Array<{ description: string }>(250).fill({ description: 'x'.repeat(1000) }) });
    expect(readCorrection(given, 1, fields).problems).toEqual([]);
    const detail = { type: 'OTHER', party: null, label: 'l'.repeat(300), ...read('v'.repeat(300)) };
    const details = Array<typeof detail>(200).fill(detail);
    expect(readCorrection(given, 1, { details, alternates: [] }).problems).toEqual([
      { code: 'INVALID_VALUE', field: 'lines' },
    ]);
  });
});

const row: StoredInvoice = { ...readingInvoice, status: 'READ', version: 4, ownerStatus: 'owner#READ' };
const owner = { caller: { id: 'owner', seesEverybody: false }, expectedVersion: 4 };
const outcome: Outcome = {
  fields: { ...fields, issueDate: read('2026-02-28') },
  checks: [],
  reviews: [
    { code: 'LOW_CONFIDENCE', field: 'vendor' },
    { code: 'AMOUNTS_DISAGREE', field: 'total' },
  ],
  changes: [{ field: 'total', before: '1', after: '90.00' }],
  note: 'why',
};

describe('saving a correction', () => {
  test('keeps the keys of every list right', () => {
    expect(correct(row, owner, outcome)).toMatchObject({
      set: {
        status: 'NEEDS_REVIEW',
        ownerStatus: 'owner#NEEDS_REVIEW',
        reviewQueue: 'REVIEW',
        reviewReason: 'AMOUNTS_DISAGREE',
        issueDateKey: '2026-02-28#i1',
        reviews: [{ code: 'AMOUNTS_DISAGREE' }, { code: 'LOW_CONFIDENCE' }],
      },
      remove: ['vendorId', 'ownerVendor', 'vendorCategory'],
    });
    const done = correct({ ...row, status: 'NEEDS_REVIEW' }, owner, {
      ...outcome,
      fields,
      reviews: [],
      vendorId: 'v1',
    });
    expect(done).toMatchObject({
      set: { status: 'READ', vendorId: 'v1', ownerVendor: 'owner#v1' },
      remove: ['issueDateKey', 'vendorCategory', 'reviewQueue', 'reviewReason'],
    });
  });

  test('remembers once who settled a grave doubt, and nobody who settled another', () => {
    const doubted = (code: 'IBAN_CHANGED' | 'NUMBER_MISSING'): StoredInvoice => ({
      ...row,
      status: 'NEEDS_REVIEW',
      reviews: [{ code, field: 'iban' }],
    });
    expect(correct(doubted('IBAN_CHANGED'), owner, outcome)?.set).toMatchObject({ settledBy: ['owner'] });
    const known = { ...doubted('IBAN_CHANGED'), settledBy: ['owner'] };
    expect(correct(known, owner, outcome)?.set).not.toHaveProperty('settledBy');
    expect(correct(doubted('NUMBER_MISSING'), owner, outcome)?.set).not.toHaveProperty('settledBy');
    const open = { ...outcome, reviews: [{ code: 'IBAN_CHANGED', field: 'iban' }] as const };
    expect(correct(doubted('IBAN_CHANGED'), owner, open)?.set).not.toHaveProperty('settledBy');
  });

  test('remembers who brings an amount under the limit, and who gives money another account', () => {
    const large: StoredInvoice & Partial<InvoiceFields> = {
      ...row,
      currency: { value: 'EUR', confidence: 1, place: null },
      total: read('90000.00'),
      iban: read('DE89370400440532013000'),
    };
    const same = { ...fields, total: large.total ?? null, iban: large.iban ?? null };
    const by = (changed: Partial<InvoiceFields>) =>
      correct(large, owner, { ...outcome, fields: { ...same, ...changed } });
    expect(by({ total: read('90.00') })?.set).toMatchObject({ settledBy: ['owner'] });
    expect(by({ iban: read('GB82WEST12345698765432') })?.set).toMatchObject({ settledBy: ['owner'] });
    expect(by({ number: read('A-2') })?.set).not.toHaveProperty('settledBy');
  });

  test('is refused alike for a stranger, a deleted and a missing one', () => {
    const stranger = { ...owner, caller: { id: 'stranger', seesEverybody: false } };
    const notFound = { code: 'NOT_FOUND', field: 'id' };
    expect(objection(row, stranger)).toEqual(notFound);
    expect(objection({ ...row, status: 'DELETED' }, owner)).toEqual(notFound);
    expect(objection(null, owner)).toEqual(notFound);
    expect(objection(row, { ...stranger, caller: { id: 'staff', seesEverybody: true } })).toBeNull();
  });

  test.each(['READING', 'APPROVED', 'REJECTED', 'FAILED'] as const)('is refused while it is %s', (status) => {
    expect(objection({ ...row, status }, owner)?.code).toBe('WRONG_STATUS');
    expect(correct({ ...row, status }, owner, outcome)).toBeNull();
  });

  test('of many at once by the version they saw is done once, with one entry in the history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 12 }), fc.boolean(), async (callers, interfered) => {
        const table = fakeTable<StoredInvoice>(row);
        if (interfered) table.interfere(() => table.rows.set('i1', { ...row, version: row.version + 1 }));
        const outcomes = await Promise.all(
          Array.from({ length: callers }, () => table.settle('i1', (current) => correct(current, owner, outcome))),
        );
        const changed = outcomes.filter((each) => each.changed).length;
        expect(changed).toBe(interfered ? 0 : 1);
        expect(table.rows.get('i1')?.version).toBe(row.version + 1);
        expect(table.companions).toHaveLength(changed);
      }),
    );
  });

  test('would be done by each of them, and all but the last lost, without the condition', async () => {
    // The control: whoever writes what it decided, whatever stands there by then.
    const table = fakeTable<StoredInvoice>(row);
    const seen = await Promise.all([1, 2, 3].map(() => table.read('i1')));
    const writes = seen.map((each) => correct(each, owner, outcome)).filter((change) => change !== null);
    expect(writes).toHaveLength(3);
    const entries = writes.map((change) => change.alongside?.({ version: row.version + 1, updatedAt: 'now' }));
    expect(new Set(entries.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test('stands in the history with who did it, what changed and why', () => {
    const told = correct(row, owner, outcome)?.alongside?.({ version: 5, updatedAt: '2026-02-01T00:00:00.000Z' });
    expect(told).toEqual([
      putNew(
        'InvoiceRevisions',
        { invoiceId: 'i1', sequence: '0000000005' },
        {
          ownerId: 'owner',
          version: 5,
          action: 'CORRECTED',
          by: 'owner',
          at: '2026-02-01T00:00:00.000Z',
          status: 'NEEDS_REVIEW',
          changes: outcome.changes,
          note: 'why',
        },
      ),
    ]);
  });
});
