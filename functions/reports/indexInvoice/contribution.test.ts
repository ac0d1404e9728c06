import { reportedInvoice } from '../reportedInvoice.ts';
import { read, storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { contributionsOf, differences, minorUnits } from './contribution.ts';

const of = (...given: Parameters<typeof storedInvoice>) =>
  contributionsOf(reportedInvoice(storedInvoice(...given), 'VENUE'), 'Stadthalle');

describe('what an invoice adds', () => {
  it('is counted by vendor, category and month', () => {
    const told = { month: '2026-02', currency: 'EUR', minor: 119_000, count: 1 };
    expect(of({}, { vendorId: 'v1' })).toEqual([
      { ...told, sum: 'VENDOR#2026-02#EUR#v1', key: 'v1', name: 'Stadthalle' },
      { ...told, sum: 'CATEGORY#2026-02#EUR#VENUE', key: 'VENUE', name: 'Venue' },
      { ...told, sum: 'MONTH#2026-02#EUR#2026-02', key: '2026-02', name: '2026-02' },
    ]);
  });

  it.each(['119.00', '-119.00'])('counts against it where it is a credit note of %s', (total) => {
    expect(of({ kind: 'CREDIT_NOTE', total: read(total) }).map(({ minor }) => minor)).toEqual([
      -11_900, -11_900, -11_900,
    ]);
  });

  it('is nothing where total, currency or date is missing, or no amount at all', () => {
    expect(of({ total: null })).toEqual([]);
    expect(of({ currency: null })).toEqual([]);
    expect(of({ issueDate: null })).toEqual([]);
    expect(of({ total: read('1234567890123.00') })).toEqual([]);
    expect(of({ total: read('1e3') })).toEqual([]);
  });
});

describe('minor units', () => {
  it.each<[string, number, number]>([
    ['149.9', 2, 14_990],
    ['-0.01', 2, -1],
    ['12', 0, 12],
    ['12.5', 0, 12],
    ['13.5', 0, 14],
    ['12.345', 2, 1234],
    ['12.3451', 2, 1235],
    ['12.355', 2, 1236],
    ['1.2345', 3, 1234],
    ['-0.001', 2, 0],
    ['999999999999.99', 2, 99_999_999_999_999],
  ])('of %s with %d digits are %d', (decimal, digits, minor) => {
    expect(minorUnits(decimal, digits)).toBe(minor);
  });
});

describe('differences', () => {
  it('are none between the same', () => {
    expect(differences(of(), of())).toEqual([]);
  });

  it('are one addition a row', () => {
    const changed = differences(of(), of({ total: read('1200.00') }));
    expect(changed.map(({ minor, count }) => [minor, count])).toEqual([
      [1000, 0],
      [1000, 0],
      [1000, 0],
    ]);
  });

  it('take out of one month what goes to another', () => {
    const moved = differences(of(), of({ issueDate: read('2026-03-01') })).filter(({ sum }) => sum.startsWith('MONTH'));
    expect(moved.map(({ month, minor, count }) => [month, minor, count])).toEqual([
      ['2026-02', -119_000, -1],
      ['2026-03', 119_000, 1],
    ]);
  });

  it('carry a new name', () => {
    const [row] = of({}, { vendorId: 'v1' });
    if (!row) throw new Error('It adds nothing.');
    expect(differences([row], [{ ...row, name: 'Messe' }])).toEqual([{ ...row, name: 'Messe', minor: 0, count: 0 }]);
  });
});
