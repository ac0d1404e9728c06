/** What reports show of a vendor. */
export interface ShownVendor {
  readonly id: string;
  readonly name: string;
  readonly defaultCategory?: string | null | undefined;
  readonly mergedInto?: string | undefined;
}

/**
 * Whether a vendor's invoices must be looked at again: they are found and added up under its name and its category. Those of a
 * merged one change themselves.
 */
export function mustBeShownAnew(before: ShownVendor | null, after: ShownVendor | null): after is ShownVendor {
  if (!before || !after || after.mergedInto) return false;
  return before.name !== after.name || (before.defaultCategory ?? null) !== (after.defaultCategory ?? null);
}
