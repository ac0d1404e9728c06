import { expect, test } from 'vitest';
import { vendorNameRow } from '#model/keys.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import { newName } from './newName.ts';

const vendor = newVendor('v1', 'owner', 'Harhour Audio Ltd', '2026-01-01T00:00:00.000Z');

test('a name that a person gives leads to the vendor, whatever its legal form', () => {
  expect(newName(vendor, { ...vendor, name: 'Harbour Audio GmbH' })).toEqual({
    key: vendorNameRow('owner', 'harbour audio'),
    vendorId: 'v1',
  });
});

test.each([
  ['a new vendor', null, vendor],
  ['a vendor that changed otherwise', vendor, { ...vendor, invoiceCount: 7 }],
  ['a vendor that ends', vendor, { ...vendor, name: 'Other', mergedInto: 'v2' }],
  ['a name without a letter', vendor, { ...vendor, name: '—' }],
])('of %s no name is noted', (_, before, after) => {
  expect(newName(before, after)).toBeNull();
});
