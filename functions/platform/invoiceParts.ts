import type { StoredInvoice } from './rows.ts';

/**
 * Whether another invoice of the same file is still there: the file goes with the last of them. `read` answers the row as it is at this
 * moment. Of an invoice that is not known, nobody else is.
 */
export async function hasLivingPart(
  invoiceId: string,
  read: (id: string) => Promise<StoredInvoice | null>,
): Promise<boolean> {
  const own = await read(invoiceId);
  if (!own?.part) return false;
  const first = own.partOf === undefined ? own : await read(own.partOf);
  const siblings = await Promise.all((first?.partIds ?? []).filter((id) => id !== invoiceId).map(read));
  const others = first?.id === invoiceId ? siblings : [first, ...siblings];
  return others.some((row) => row !== null && row.status !== 'DELETED');
}
