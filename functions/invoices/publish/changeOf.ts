import type { InvoiceStatus } from '#model/invoices.ts';
import { invoiceMachine } from '#model/invoices.ts';
import type { Image } from '../../platform/publishChange.ts';
import { liveChange } from '../../platform/publishChange.ts';

/** What subscribers are told: InvoiceChange of the schema. */
export interface Change {
  invoiceId: string;
  ownerId: string;
  status: InvoiceStatus;
  version: number;
  at: string;
}

/** A subscriber receives only what the publishing mutation selects. */
export const PUBLISH =
  'mutation Publish($change: InvoiceChangeInput!) { publishInvoiceChange(change: $change) { invoiceId ownerId status version at } }';

/** What a stream record says to subscribers, or null where nothing changed that counts. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  const change = liveChange(invoiceMachine, before, after);
  if (!change) return null;
  const { id: invoiceId, ...told } = change;
  return { invoiceId, ...told };
}
