import { query } from '@aws-appsync/utils/dynamodb';
import type { PageInfo } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';

/** The name that cursors of the caller's holds carry. */
export const HOLDS = 'HOLDS';

/** What the steps of the caller's holds hand on. The index holds keys alone: a row is read where it is shown. */
export interface HoldListStash {
  callerId: string;
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

/** What DynamoDB answers to a query of the index. */
export interface HoldKeys {
  items: { id: string }[];
  nextToken?: string | null;
}

/** Asks for the keys of holds that are ACTIVE: those that end first come first. */
export function findHolds(callerId: string, limit: number, nextToken: string | null) {
  return query<HoldRow>({
    index: 'byHolder',
    query: { holderId: { eq: callerId } },
    limit,
    nextToken,
    scanIndexForward: true,
  });
}
