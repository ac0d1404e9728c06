import type { AttributeValue } from 'aws-lambda';
import type { InvoiceStatus } from '#model/invoices.ts';
import { invoiceMachine } from '#model/invoices.ts';

/** What subscribers are told: InvoiceChange of the schema. */
export interface Change {
  invoiceId: string;
  ownerId: string;
  status: InvoiceStatus;
  version: number;
  at: string;
}

type Image = Record<string, AttributeValue> | undefined;

/** What a stream record says to subscribers, or null where nothing changed that counts. Throws on a row that is none. */
export function changeOf(before: Image, after: Image): Change | null {
  if (!after || before?.version?.N === after.version?.N) return null;
  const status = after.status?.S;
  const [invoiceId, ownerId, at] = [after.id?.S, after.ownerId?.S, after.updatedAt?.S];
  if (!invoiceId || !ownerId || !at || !after.version?.N || !isStatus(status)) throw new Error('no row of Invoices');
  return { invoiceId, ownerId, status, version: Number(after.version.N), at };
}

function isStatus(status: string | undefined): status is InvoiceStatus {
  return status !== undefined && Object.hasOwn(invoiceMachine, status);
}
