import fc from 'fast-check';
import type { InvoiceStatus } from '#model/invoices.ts';
import { reportedStatuses } from '#model/reports.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { read, storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { wantedOf } from './entry.ts';
import { fakeReportTables } from './fakeReportTables.ts';
import type { Sources } from './follow.ts';
import { follow } from './follow.ts';

const sourcesOf = (rows: Map<string, StoredInvoice>): Sources => ({
  invoice: (id) => Promise.resolve(rows.get(id) ?? null),
  vendor: () => Promise.resolve(null),
});

function made(...given: StoredInvoice[]) {
  const rows = new Map(given.map((row) => [row.id, row]));
  const tables = fakeReportTables();
  return { rows, tables, look: (id: string, anew = false) => follow(id, anew, tables, sourcesOf(rows)) };
}

describe('an invoice in the reports', () => {
  it('is found once it was read, and nothing is written twice', async () => {
    const { tables, look } = made(storedInvoice());
    expect(await look('i1')).toBe(true);
    expect(tables.found('owner', 'stadthalle')).toEqual(['i1']);
    expect(tables.sums.get('owner|MONTH#2026-02#EUR#2026-02')).toMatchObject({ minor: 119_000, count: 1 });
    expect(await look('i1')).toBe(false);
    expect(tables.sums.get('owner|MONTH#2026-02#EUR#2026-02')).toMatchObject({ minor: 119_000, count: 1 });
  });

  it.each<InvoiceStatus>(['READING', 'REJECTED', 'FAILED', 'DELETED'])('is gone where it is %s', async (status) => {
    const { rows, tables, look } = made(storedInvoice());
    await look('i1');
    rows.set('i1', storedInvoice({}, { status }));
    await look('i1');
    expect(tables.terms.size).toBe(0);
    expect([...tables.sums.values()].every(({ minor, count }) => minor === 0 && count === 0)).toBe(true);
  });

  it('leaves no word of before a correction, and not its day', async () => {
    const { rows, tables, look } = made(storedInvoice());
    await look('i1');
    rows.set('i1', storedInvoice({ vendor: read('Messe'), issueDate: read('2026-03-02') }));
    await look('i1');
    expect(tables.found('owner', 'stadthalle')).toEqual([]);
    expect([...tables.terms.values()].every(({ dayInvoice }) => dayInvoice === '2026-03-02#i1')).toBe(true);
  });

  it('is written whole after a crash anywhere in between', async () => {
    const { rows, tables, look } = made(storedInvoice());
    await look('i1');
    const corrected = storedInvoice({ vendor: read('Messe'), total: read('10.00') });
    rows.set('i1', corrected);
    for (let crashAt = 1; ; crashAt += 1) {
      let writes = 0;
      tables.interfere(() => {
        writes += 1;
        if (writes === crashAt) throw new Error('crash');
      });
      const crashed = await look('i1').then(
        () => false,
        () => true,
      );
      if (!crashed) break;
    }
    const { rows: wanted } = wantedOf(corrected, null);
    expect([...tables.terms.values()]).toEqual(expect.arrayContaining([...wanted]));
    expect(tables.terms.size).toBe(wanted.length);
    expect(tables.sums.get('owner|MONTH#2026-02#EUR#2026-02')).toMatchObject({ minor: 1000, count: 1 });
  });

  it('is written by who sees it last where two write at once', async () => {
    const { rows, tables, look } = made(storedInvoice());
    let interrupted = false;
    tables.interfere(async () => {
      if (interrupted) return;
      interrupted = true;
      rows.set('i1', storedInvoice({ vendor: read('Messe'), total: read('10.00') }, { version: 5 }));
      await look('i1');
    });
    await look('i1');
    expect(tables.found('owner', 'stadthalle')).toEqual([]);
    expect(tables.found('owner', 'messe')).toEqual(['i1']);
    expect(tables.sums.get('owner|MONTH#2026-02#EUR#2026-02')).toMatchObject({ minor: 1000, count: 1 });
  });
});

const change = fc.record({
  id: fc.constantFrom('i1', 'i2', 'i3'),
  status: fc.constantFrom<InvoiceStatus>('READING', 'READ', 'NEEDS_REVIEW', 'APPROVED', 'REJECTED', 'DELETED'),
  total: fc.constantFrom('1.00', '20.55', '-3.00', '100'),
  currency: fc.constantFrom('EUR' as const, 'JPY' as const),
  month: fc.constantFrom('2026-01', '2026-02'),
  kind: fc.constantFrom('INVOICE' as const, 'CREDIT_NOTE' as const),
  vendorId: fc.constantFrom('v1', 'v2'),
  /** How many looks are taken right after it, one beside the other. */
  looks: fc.nat(3),
  /** Before which write of these a crash comes, if any. */
  crashAt: fc.option(fc.nat(30)),
});

describe('sums and terms', () => {
  it('are those of the invoices as they are, whatever was told in between, how often, and in what order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const { rows, tables, look } = made();
        for (const [
          index,
          { id, status, total, currency, month, kind, vendorId, looks, crashAt },
        ] of changes.entries()) {
          const fields = { total: read(total), currency: read(currency), issueDate: read(`${month}-05`), kind };
          rows.set(id, storedInvoice(fields, { id, status, vendorId, version: index + 2 }));
          let writes = 0;
          tables.interfere(() => {
            writes += 1;
            if (writes === crashAt) throw new Error('crash');
          });
          await Promise.allSettled(Array.from({ length: looks }, () => look(id)));
        }
        tables.interfere(() => undefined);
        // Each change was told at least once; what came late comes now, in another order.
        for (const id of [...rows.keys()].sort().reverse()) await look(id);

        const live = [...rows.values()].filter((row) => reportedStatuses.includes(row.status));
        const wanted = live.map((row) => wantedOf(row, null));
        const expected = new Map<string, [number, number]>();
        for (const { sum, minor, count } of wanted.flatMap(({ sums }) => sums)) {
          const [minorBefore, countBefore] = expected.get(sum) ?? [0, 0];
          expected.set(sum, [minorBefore + minor, countBefore + count]);
        }
        const stored = [...tables.sums.entries()]
          .filter(([, { minor, count }]) => minor !== 0 || count !== 0)
          .map(([key, { minor, count }]) => [key.replace('owner|', ''), [minor, count]] as const);
        expect(new Map(stored)).toEqual(expected);
        const keys = (terms: Iterable<{ ownerTerm: string; dayInvoice: string }>) =>
          [...terms].map(({ ownerTerm, dayInvoice }) => `${ownerTerm} ${dayInvoice}`).sort();
        expect(keys(tables.terms.values())).toEqual(keys(wanted.flatMap((each) => each.rows)));
      }),
      { numRuns: 60 },
    );
  });
});
