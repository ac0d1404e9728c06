import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { eachRecord } from '../../platform/stream.ts';
import { vendorRow } from '../../platform/vendors/rows.ts';
import { wholeRow } from '../contribution.ts';
import { follow } from '../follow.ts';
import { followPorts } from '../followPorts.ts';
import { invoicesOf } from '../vendorInvoices.ts';
import { isToBeMoved, moveInvoices } from './moveInvoices.ts';
import { newName } from './newName.ts';

const env = environment({ VENDOR_INVOICES_TABLE: text });
const ports = followPorts();
const image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null);

/** Vendors that were merged: their invoices go to the vendor that stays. And those that were renamed: their new name leads to them. */
export const handler = eachRecord(
  async (record) => {
    const after = vendorOf(record.dynamodb?.NewImage);
    const before = vendorOf(record.dynamodb?.OldImage);
    const name = after && newName(before, after);
    // Where it stands for another vendor already, that one is suggested for merging.
    if (name) await ports.vendors.name(name);
    if (!after || !isToBeMoved(before, after)) return;
    const moved = await moveInvoices(after, {
      pages: invoicesOf(after.id, env.VENDOR_INVOICES_TABLE, 25),
      move: async (invoiceId) => {
        const row = await follow(invoiceId, ports);
        return row !== null && wholeRow(row).vendorId !== after.id;
      },
      settle: ports.vendors.settle,
    });
    logger.info('invoices moved', { vendorId: after.id, into: after.mergedInto, moved });
  },
  (record, error) => {
    logger.error('invoices not moved', { sequenceNumber: record.dynamodb?.SequenceNumber, error: String(error) });
  },
);

function vendorOf(attributes: unknown) {
  return attributes === undefined ? null : z.parse(vendorRow, unmarshall(z.parse(image, attributes)));
}
