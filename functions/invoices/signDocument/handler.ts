import * as z from 'zod/mini';
import type { InvoiceDocument } from '#model/generated.ts';
import { environment, text } from '../../platform/environment.ts';
import { fileRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { linksInto } from '../../ports/s3Links.ts';
import { sign } from './sign.ts';

const env = environment({ DOCUMENTS_BUCKET: text, FILES_TABLE: text });
const files = tableOf(env.FILES_TABLE, fileRow);
const links = linksInto(env.DOCUMENTS_BUCKET);
const input = z.object({ fileId: z.string(), ownerId: z.string() });

export async function handler(event: unknown): Promise<{ document: InvoiceDocument | null }> {
  const { fileId, ownerId } = z.parse(input, event);
  return { document: await sign(await files.read(fileId), ownerId, links) };
}
