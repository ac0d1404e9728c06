import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { VendorRow } from '#model/vendors.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { vendorRow } from '../../platform/vendors/rows.ts';
import type { ShownSuggestion } from './shown.ts';
import { shown } from './shown.ts';
import { suggestMerges } from './suggest.ts';

const env = environment({ VENDORS_TABLE: text });
const input = z.object({ ownerId: z.string() });

/** Vendors that are compared at most, by name: what one question costs does not grow with the table. */
const MOST_VENDORS = 1000;

/** What an owner's vendors suggest. */
export async function handler(event: unknown): Promise<{ suggestions: ShownSuggestion[] }> {
  const { ownerId } = z.parse(input, event);
  return { suggestions: shown(suggestMerges(await vendorsOf(ownerId))) };
}

async function vendorsOf(ownerId: string): Promise<VendorRow[]> {
  const vendors: VendorRow[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new QueryCommand({
        TableName: env.VENDORS_TABLE,
        IndexName: 'byName',
        KeyConditionExpression: '#ownerId = :ownerId',
        ExpressionAttributeNames: { '#ownerId': 'ownerId' },
        ExpressionAttributeValues: { ':ownerId': ownerId },
        Limit: MOST_VENDORS - vendors.length,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    vendors.push(...z.parse(z.array(vendorRow), Items));
    from = LastEvaluatedKey;
  } while (from && vendors.length < MOST_VENDORS);
  return vendors;
}
