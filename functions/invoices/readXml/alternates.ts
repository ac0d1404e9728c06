import type { InvoiceAlternate, ReadValue } from '#model/invoices.ts';

/** All values of a field but the first, which was chosen, each once. */
export function alternatesOf(field: string, values: readonly ReadValue<string>[]): InvoiceAlternate[] {
  const seen = new Set([values[0]?.value]);
  return values.flatMap((read) => {
    if (seen.has(read.value)) return [];
    seen.add(read.value);
    return [{ field, ...read }];
  });
}
