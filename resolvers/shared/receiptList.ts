import type { PageInfo } from '#model/generated.ts';
import type { ReceiptKind } from '#model/receipts.ts';
import { seriesPrefixes } from '#model/receipts.ts';

/** What the steps of the journal hand on. Its index holds keys alone: a row is read where it is shown. */
export interface JournalStash {
  series: string;
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

/** What DynamoDB answers to a query of the journal. */
export interface ReceiptKeys {
  items: { id: string }[];
  nextToken?: string | null;
}

/** The series of a year: `RE-2026`. */
export function journalOf(kind: ReceiptKind, year: number): string {
  return `${seriesPrefixes[kind]}-${year}`;
}
