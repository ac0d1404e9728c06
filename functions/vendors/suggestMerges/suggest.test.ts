import { describe, expect, test } from 'vitest';
import type { VendorRow } from '#model/vendors.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import { MAXIMUM_SUGGESTIONS, suggestMerges } from './suggest.ts';

const vendor = (id: string, name: string, more: Partial<VendorRow> = {}): VendorRow => ({
  ...newVendor(id, 'owner', name, '2026-01-01T00:00:00.000Z'),
  ...more,
});

describe('suggestions to merge', () => {
  test('name the same VAT number, the same account and similar names, surest first', () => {
    const suggestions = suggestMerges([
      vendor('a', 'Harbour Audio', { invoiceCount: 1 }),
      vendor('b', 'Harhour Audio', { invoiceCount: 5 }),
      vendor('c', 'Lumen', { seen: [{ iban: 'X1', invoiceId: 'i' }] }),
      vendor('d', 'Something else', { accepted: [{ iban: 'X1', approvals: 1 }] }),
      vendor('e', 'Crew Nord', { vatNumbers: ['DE 123456789'] }),
      vendor('f', 'Northern Staff', { vatNumbers: ['DE123456789'] }),
      vendor('g', 'Alone'),
    ]);
    expect(suggestions.map(({ first, second, reason }) => [first.id, second.id, reason])).toEqual([
      ['e', 'f', 'SAME_VAT_NUMBER'],
      ['c', 'd', 'SAME_IBAN'],
      ['b', 'a', 'SIMILAR_NAME'],
    ]);
  });

  test('tell a pair once, by its strongest reason', () => {
    const same = { vatNumbers: ['DE123456789'] };
    expect(suggestMerges([vendor('a', 'Lumen', same), vendor('b', 'Lumen GmbH', same)])).toMatchObject([
      { reason: 'SAME_VAT_NUMBER' },
    ]);
  });

  test('leave out what a person said are two, whichever of them says it', () => {
    expect(suggestMerges([vendor('a', 'Lumen', { dismissed: ['b'] }), vendor('b', 'Lumen GmbH')])).toEqual([]);
    expect(suggestMerges([vendor('a', 'Lumen'), vendor('b', 'Lumen GmbH', { dismissed: ['a'] })])).toEqual([]);
  });

  test('are bounded', () => {
    const many = Array.from({ length: 1000 }, (_, at) => vendor(`v${at}`, `Harbour Audio ${'abcdefgh'[at % 8]}`));
    expect(suggestMerges(many)).toHaveLength(MAXIMUM_SUGGESTIONS);
  });
});
