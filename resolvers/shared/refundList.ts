import { ATTENTION } from '#model/purchases.ts';
import type { PageInfo } from '#model/generated.ts';

/** One list of refunds: the name that its cursors carry, its index, and which part of it is listed in which direction. */
export interface RefundList {
  name: string;
  index: 'byDay' | 'byAttention';
  partition: Record<string, { eq: string }>;
  oldestFirst: boolean;
}

/** What the steps of a list hand on. Its indexes hold keys alone: a row is read where it is shown. */
export interface RefundListStash {
  list: RefundList;
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

/** What DynamoDB answers to a query of a list. */
export interface RefundKeys {
  items: { id: string }[];
  nextToken?: string | null;
}

export function refundsOfDay(day: string): RefundList {
  return { name: `REFUNDS-${day}`, index: 'byDay', partition: { requestedDay: { eq: day } }, oldestFirst: false };
}

/** Who waits longest comes first. */
export function failedRefunds(): RefundList {
  return { name: 'FAILED', index: 'byAttention', partition: { attention: { eq: ATTENTION } }, oldestFirst: true };
}
