import type { InvoiceRow } from '#model/invoices.ts';
import { fieldsOf } from '#model/invoices.ts';
import type { InvoiceOrigin, Twins } from '../../platform/vendors/twins.ts';
import { twinRows } from '../../platform/vendors/twins.ts';

/**
 * Takes back what a correction claimed that was not saved: others would be taken for copies of an invoice that is none. `before` is what was claimed
 * before it, `now` the invoice as it is. What others claim for it meanwhile, they claim again when their change is followed (functions/vendors/follow.ts).
 */
export async function withdraw(
  origin: InvoiceOrigin,
  before: readonly string[],
  now: InvoiceRow | null,
  twins: Twins,
): Promise<void> {
  // The end of a reading settles its own claims.
  if (!now || now.status === 'READING') return;
  const { file, number, amount } = twinRows(origin, now.vendorId ?? null, fieldsOf(now));
  const kept: readonly (string | null)[] = [...before, file, number, amount];
  const gone = ((await twins.entry(origin.invoiceId))?.claims ?? []).filter((key) => !kept.includes(key));
  for (const key of gone) await twins.release(key, origin.invoiceId);
  await twins.forget(origin.invoiceId, gone);
}
