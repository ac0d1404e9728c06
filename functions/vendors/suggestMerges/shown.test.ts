import { expect, test } from 'vitest';
import type { VendorRow } from '#model/vendors.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import { MOST_BYTES, shown } from './shown.ts';

const vendor = (id: string, more: Partial<VendorRow> = {}): VendorRow => ({
  ...newVendor(id, 'owner', `Vendor ${id}`, '2026-01-01T00:00:00.000Z'),
  ...more,
});

test('what only the checks remember of a vendor is not answered', () => {
  const first = vendor('a', {
    seen: [{ iban: 'X1', invoiceId: 'i' }],
    dismissed: ['z'],
    accepted: [{ iban: 'X2', approvals: 3 }],
  });
  const [pair] = shown([{ first, second: vendor('b'), reason: 'SAME_IBAN' }]);
  for (const hidden of ['seen', 'recent', 'dismissed', 'merged', 'revision'])
    expect(pair?.first).not.toHaveProperty(hidden);
  expect(pair).toMatchObject({
    first: { id: 'a', accepted: first.accepted },
    second: { id: 'b' },
    reason: 'SAME_IBAN',
  });
});

test('the surest that fit in one answer are kept, however much is known of each', () => {
  const aliases = Array.from({ length: 50 }, () => '聯'.repeat(300));
  const large = Array.from({ length: 60 }, (_, at) => ({
    first: vendor(`a${at}`, { aliases }),
    second: vendor(`b${at}`, { aliases }),
    reason: 'SIMILAR_NAME' as const,
  }));
  const kept = shown(large);
  expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(MOST_BYTES + 1000);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.map(({ first }) => first.id)).toEqual(large.slice(0, kept.length).map(({ first }) => first.id));
});
