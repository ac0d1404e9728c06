import type { InvoiceRow } from '#model/invoices.ts';
import { invoiceOf } from './invoice.ts';
import type { InvoiceListStash, InvoicePage } from './invoiceList.ts';
import { cursorOf, refuseCursor } from './page.ts';
import type { SourceError } from './result.ts';
import { fail, isFault, isThrottling } from './result.ts';

/** What DynamoDB answers to a query of a list. */
export interface InvoiceRows {
  items: InvoiceRow[];
  nextToken?: string | null;
}

/** Ends the call because a page could not be read: it was the cursor, where there was one and nothing else is to blame. */
export function failPage(error: SourceError, after: string | null | undefined): never {
  // A cursor of another caller or of another list starts outside this one, which DynamoDB refuses.
  if (after && !isThrottling(error) && !isFault(error)) return refuseCursor();
  return fail(error);
}

/** The page, and in the stash where it ended: the step that looks ahead goes on from there. */
export function pageOf(stash: InvoiceListStash, { items, nextToken }: InvoiceRows): InvoicePage {
  stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(stash.list.name, nextToken);
  return { nodes: items.map(invoiceOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
