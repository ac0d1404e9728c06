import { environment, text } from '../platform/environment.ts';
import { fileRow, invoiceRow } from '../platform/rows.ts';
import { getRow, tableOf } from '../platform/table.ts';
import { vendorStore } from '../platform/vendors/store.ts';
import { twinsIn } from '../platform/vendors/twins.ts';
import type { FollowPorts } from './follow.ts';
import { ledgerIn } from './ledger.ts';

/** What following invoices needs, by the function's environment. */
export function followPorts(): FollowPorts {
  const env = environment({
    INVOICES_TABLE: text,
    INVOICE_REVISIONS_TABLE: text,
    FILES_TABLE: text,
    VENDORS_TABLE: text,
    VENDOR_NAMES_TABLE: text,
    VENDOR_INVOICES_TABLE: text,
    INVOICE_TWINS_TABLE: text,
  });
  return {
    invoices: tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE }),
    vendors: vendorStore(env.VENDORS_TABLE, env.VENDOR_NAMES_TABLE),
    twins: twinsIn(env.INVOICE_TWINS_TABLE, env.VENDOR_INVOICES_TABLE),
    ledger: ledgerIn(env.VENDOR_INVOICES_TABLE, env.VENDORS_TABLE),
    digestOf: async (fileId) => (await getRow(env.FILES_TABLE, { id: fileId }, fileRow))?.sha256 ?? null,
  };
}
