import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { VendorInvoiceRow, VendorRow } from '#model/vendors.ts';
import { documentClient } from '../platform/documentClient.ts';
import type { VendorChange } from '../platform/vendors/store.ts';
import { lost, vendorUpdate } from '../platform/vendors/store.ts';
import type { Contribution } from './contribution.ts';

/** A vendor that changes with the entry, as it was read. */
export interface VendorWrite {
  readonly row: VendorRow;
  readonly change: VendorChange;
}

/** What an invoice counts for is noted. */
export interface Entry {
  readonly invoiceId: string;
  readonly ownerId: string;
  /** The version of the invoice. */
  readonly version: number;
  readonly counts: Contribution | null;
}

/** What every invoice counts for, and the vendors that it is added up at. */
export interface Ledger {
  /**
   * Notes what an invoice counts for and changes its vendors by it, all or nothing. False where the entry (`before`) or a vendor was changed by
   * somebody else since it was read.
   */
  post(entry: Entry, before: VendorInvoiceRow | null, vendors: readonly VendorWrite[]): Promise<boolean>;
  /** Notes it whatever stood there: where vendors are counted anew. */
  overwrite(entry: Entry): Promise<void>;
}

/** The ledger in these tables. */
export function ledgerIn(vendorInvoicesTable: string, vendorsTable: string): Ledger {
  return {
    async post(entry, before, vendors) {
      const now = new Date().toISOString();
      const seen = before?.invoiceVersion;
      const update = entryUpdate(vendorInvoicesTable, entry);
      const condition =
        seen === undefined
          ? { ConditionExpression: 'attribute_not_exists(#invoiceVersion)' }
          : {
              ConditionExpression: '#invoiceVersion = :seenVersion',
              ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':seenVersion': seen },
            };
      try {
        await documentClient.send(
          new TransactWriteCommand({
            TransactItems: [
              { Update: { ...update, ...condition } },
              ...vendors.map(({ row, change }) => ({ Update: vendorUpdate(vendorsTable, row, change, now) })),
            ],
          }),
        );
        return true;
      } catch (error) {
        if (lost(error)) return false;
        throw error;
      }
    },

    async overwrite(entry) {
      await documentClient.send(new UpdateCommand(entryUpdate(vendorInvoicesTable, entry)));
    },
  };
}

const counted = ['vendorId', 'kind', 'issueDate', 'total', 'currency', 'iban', 'approved'] as const;

/** One that counts for nothing loses `vendorId`, and so its place among the vendor's invoices. Claims stay. */
function entryUpdate(table: string, { invoiceId, ownerId, version, counts }: Entry) {
  const sets: Record<string, unknown> = { ownerId, invoiceVersion: version };
  if (counts) for (const name of counted) sets[name] = counts[name];
  const removes = counts ? [] : counted;
  const names = [...Object.keys(sets), ...removes];
  const set = `SET ${Object.keys(sets)
    .map((name) => `#${name} = :${name}`)
    .join(', ')}`;
  return {
    TableName: table,
    Key: { invoiceId },
    UpdateExpression: removes.length > 0 ? `${set} REMOVE ${removes.map((name) => `#${name}`).join(', ')}` : set,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
  };
}
