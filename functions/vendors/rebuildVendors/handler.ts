import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { vendorStore } from '../../platform/vendors/store.ts';
import type { Contribution } from '../contribution.ts';
import { contributionOf, wholeRow } from '../contribution.ts';
import { ledgerIn } from '../ledger.ts';
import { tallyAnew } from '../tally.ts';
import { invoiceRow } from '../../platform/rows.ts';

const env = environment({
  INVOICES_TABLE: text,
  VENDORS_TABLE: text,
  VENDOR_NAMES_TABLE: text,
  VENDOR_INVOICES_TABLE: text,
});
const vendors = vendorStore(env.VENDORS_TABLE, env.VENDOR_NAMES_TABLE);
const ledger = ledgerIn(env.VENDOR_INVOICES_TABLE, env.VENDORS_TABLE);
const input = z.object({ ownerId: z.string().check(z.minLength(1)) });
const ids = z.array(z.object({ id: z.string() }));

/**
 * Counts anew what an owner's invoices say of their vendors, from the invoices alone: counts, latest totals, accepted accounts, entries.
 * Names, hints and merges are no derived data and stay. To be called by hand (docs/operations.md); doing it again changes nothing.
 */
export async function handler(event: unknown): Promise<{ invoices: number; vendors: number }> {
  const { ownerId } = z.parse(input, event);
  const counts = new Map<string, Contribution[]>();
  let invoices = 0;
  for await (const page of pagesOf(env.INVOICES_TABLE, 'byUpload', ownerId)) {
    for (const item of page) {
      const row = wholeRow(z.parse(invoiceRow, item));
      const counted = contributionOf(row);
      invoices += 1;
      await ledger.overwrite({ invoiceId: row.id, ownerId, version: row.version, counts: counted });
      if (counted) counts.set(counted.vendorId, [...(counts.get(counted.vendorId) ?? []), counted]);
    }
  }
  let rebuilt = 0;
  for await (const page of pagesOf(env.VENDORS_TABLE, 'byOwner', ownerId)) {
    for (const { id } of z.parse(ids, page)) {
      await vendors.settle(id, (row) => tallyAnew(row, counts.get(id) ?? []));
      rebuilt += 1;
    }
  }
  logger.info('vendors rebuilt', { ownerId, invoices, vendors: rebuilt });
  return { invoices, vendors: rebuilt };
}

async function* pagesOf(table: string, index: string, ownerId: string): AsyncGenerator<Record<string, unknown>[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#ownerId = :ownerId',
        ExpressionAttributeNames: { '#ownerId': 'ownerId' },
        ExpressionAttributeValues: { ':ownerId': ownerId },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    yield Items;
    from = LastEvaluatedKey;
  } while (from);
}
