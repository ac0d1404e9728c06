import { vendorNameRow } from '#model/keys.ts';
import type { VendorNameRow, VendorRow } from '#model/vendors.ts';
import { comparedName } from '../../platform/vendors/names.ts';

/**
 * The name that a person gave a vendor, as a row that leads to it: invoices under it are this vendor's, too, though none was read yet. Null
 * where the name is the one of before, or holds no letter.
 */
export function newName(before: VendorRow | null, after: VendorRow): VendorNameRow | null {
  if (!before || before.name === after.name || after.mergedInto !== undefined) return null;
  const name = comparedName(after.name);
  return name === '' ? null : { key: vendorNameRow(after.ownerId, name), vendorId: after.id };
}
