import { describe, expect, it } from 'vitest';
import type { FilterInput } from './reports.ts';
import {
  decimalOf,
  filterFault,
  filterOf,
  isAmount,
  isDay,
  isFilterName,
  monthsBetween,
  searchPlan,
} from './reports.ts';
import { tokensIn } from './words.ts';

const wordsOf = (text: string | null | undefined) => tokensIn((text ?? '').normalize('NFKD'));
const faultOf = (input: FilterInput) => filterFault(filterOf(input), wordsOf(input.text))?.part ?? null;
const planOf = (input: FilterInput) => searchPlan(filterOf(input), wordsOf(input.text));

describe('a filter', () => {
  it('has no fault where every part is of its form', () => {
    expect(faultOf({})).toBeNull();
    expect(faultOf({ text: '  ' })).toBeNull();
    expect(
      faultOf({
        text: 'Stage & light',
        vendorId: 'v-1',
        category: 'VENUE',
        currency: 'EUR',
        minimumTotal: '-1',
        maximumTotal: '1499.999',
        from: '2024-02-29',
        to: '2024-02-29',
      }),
    ).toBeNull();
  });

  it.each<[FilterInput, string]>([
    [{ text: 'a'.repeat(201) }, 'text'],
    [{ text: 'a b c d e f' }, 'text'],
    [{ text: '–!' }, 'text'],
    [{ vendorId: 'a#b' }, 'vendorId'],
    [{ vendorId: 'a'.repeat(65) }, 'vendorId'],
    [{ currency: 'EUR', minimumTotal: '1,5' }, 'minimumTotal'],
    [{ currency: 'EUR', maximumTotal: '1e9' }, 'maximumTotal'],
    [{ minimumTotal: '1' }, 'currency'],
    [{ currency: 'EUR', minimumTotal: '2', maximumTotal: '1.99' }, 'maximumTotal'],
    [{ from: '2026-02-29' }, 'from'],
    [{ to: '2026-01-01Z' }, 'to'],
    [{ from: '2026-01-02', to: '2026-01-01' }, 'to'],
  ])('%j is refused for its %s', (input, part) => {
    expect(faultOf(input)).toBe(part);
  });

  it('is asked by its longest word, and the rest are conditions', () => {
    expect(planOf({ text: 'gm Stage', vendorId: 'v1', category: 'VENUE' })).toEqual({
      term: 'stage',
      low: '0000-00-00',
      high: '9999-99-99~',
      filter: {
        expression: 'contains(#words, :word0) AND #vendorId = :vendorId AND #category = :category',
        expressionNames: { '#words': 'words', '#vendorId': 'vendorId', '#category': 'category' },
        expressionValues: { ':word0': ' gm ', ':vendorId': 'v1', ':category': 'VENUE' },
      },
    });
  });

  it('is asked by vendor, category or everything where it has no word', () => {
    expect(planOf({ vendorId: 'v1', category: 'VENUE' })).toMatchObject({
      term: 'vendor:v1',
      filter: { expression: '#category = :category' },
    });
    expect(planOf({ category: 'VENUE' })).toMatchObject({ term: 'category:VENUE', filter: null });
    expect(planOf({})).toMatchObject({ term: '*', filter: null });
  });

  it('lets words of three letters be beginnings', () => {
    expect(planOf({ text: 'stage lig' }).filter).toEqual({
      expression: '(contains(#words, :word1) OR contains(#beginnings, :beginning1))',
      expressionNames: { '#words': 'words', '#beginnings': 'beginnings' },
      expressionValues: { ':word1': ' lig ', ':beginning1': ' lig' },
    });
  });

  it('bounds days by the key and asks that there was a date', () => {
    const plan = planOf({ from: '2026-01-01', to: '2026-01-31' });
    expect(plan.low).toBe('2026-01-01');
    expect(plan.high > '2026-01-31#ffffffff' && plan.high < '2026-02-01#0').toBe(true);
    expect(plan.filter?.expression).toBe('#dated = :dated');
  });
});

describe('forms', () => {
  it('of days are those of the calendar', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].map(isDay)).toEqual([true, true, true]);
    expect(
      ['1900-02-29', '2026-00-01', '2026-13-01', '2026-04-31', '2026-1-1', '', '2026-01-01-01'].map(isDay),
    ).toEqual(Array.from({ length: 7 }, () => false));
  });

  it('of amounts are decimals', () => {
    expect(['0', '-1', '12.5', '999999999999.999'].every(isAmount)).toBe(true);
    expect(['', '-', '.5', '1.', '1.2345', '1.2.3', '+1', '1 0', '1234567890123', '٣'].some(isAmount)).toBe(false);
  });

  it('of names are 1–60 characters without control characters', () => {
    expect(isFilterName('Große Bühne 🎪')).toBe(true);
    expect(['', '  ', 'a'.repeat(61), 'a\nb', 'a\u0085b', '\u0000'].some(isFilterName)).toBe(false);
  });

  it('of months are counted, at most 36', () => {
    expect(monthsBetween('2026-01', '2026-01')).toBe(1);
    expect(monthsBetween('2024-01', '2026-12')).toBe(36);
    expect(monthsBetween('2024-01', '2027-01')).toBeNull();
    expect(monthsBetween('2026-02', '2026-01')).toBeNull();
    expect(monthsBetween('2026-13', '2026-13')).toBeNull();
    expect(monthsBetween('2026-1', '2026-01')).toBeNull();
  });
});

describe('minor units', () => {
  it.each<[number, number, string]>([
    [14990, 2, '149.90'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [100, 2, '1.00'],
    [1234, 0, '1234'],
    [-1500, 3, '-1.500'],
    [7, 3, '0.007'],
    [9_007_199_254_740_991, 2, '90071992547409.91'],
  ])('%d of %d digits are %s', (minor, digits, decimal) => {
    expect(decimalOf(minor, digits)).toBe(decimal);
  });
});
