import * as z from 'zod/mini';
import type { ReceiptDocument } from '#model/generated.ts';
import { environment, text } from '../../platform/environment.ts';
import { receiptRow } from '../../platform/receiptRows.ts';
import { getRow } from '../../platform/table.ts';
import { linksInto } from '../../ports/s3Links.ts';
import { sign } from './sign.ts';

const env = environment({ DOCUMENTS_BUCKET: text, RECEIPTS_TABLE: text });
const links = linksInto(env.DOCUMENTS_BUCKET);
const input = z.object({ receiptId: z.string(), ownerId: z.string() });

export async function handler(event: unknown): Promise<{ document: ReceiptDocument | null }> {
  const { receiptId, ownerId } = z.parse(input, event);
  const row = await getRow(env.RECEIPTS_TABLE, { id: receiptId }, receiptRow);
  return { document: await sign(row, ownerId, links) };
}
