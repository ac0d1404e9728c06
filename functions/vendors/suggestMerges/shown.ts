import type { VendorSuggestionReason } from '#model/generated.ts';
import type { ShownVendorRow, VendorRow } from '#model/vendors.ts';
import type { Suggestion } from './suggest.ts';

/** Two vendors that may be one, with just what is shown of them. */
export interface ShownSuggestion {
  readonly first: ShownVendorRow;
  readonly second: ShownVendorRow;
  readonly reason: VendorSuggestionReason;
}

/**
 * Bytes answered at most, as JSON: AppSync takes 5 MB from a function, of which the rest is for the frame.
 * https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
export const MOST_BYTES = 4_000_000;

/** The suggestions as they are answered: the surest that fit. */
export function shown(suggestions: readonly Suggestion[]): ShownSuggestion[] {
  const kept: ShownSuggestion[] = [];
  let bytes = 0;
  for (const { first, second, reason } of suggestions) {
    const pair = { first: shownRow(first), second: shownRow(second), reason };
    bytes += Buffer.byteLength(JSON.stringify(pair));
    if (bytes > MOST_BYTES) break;
    kept.push(pair);
  }
  return kept;
}

/** A row remembers invoices, accounts and merges that nobody is shown. */
function shownRow(row: VendorRow): ShownVendorRow {
  const { id, ownerId, name, aliases, vatNumbers, accepted, invoiceCount, hints, version, createdAt, updatedAt } = row;
  return {
    id,
    ownerId,
    name,
    aliases,
    vatNumbers,
    accepted,
    defaultCategory: row.defaultCategory ?? null,
    invoiceCount,
    lastInvoiceOn: row.lastInvoiceOn ?? null,
    hints,
    version,
    createdAt,
    updatedAt,
  };
}
