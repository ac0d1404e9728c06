import * as z from 'zod/mini';
import { readingExecution, readingObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { executionInput } from '../../platform/invoiceChanges.ts';
import { getJson, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { attempt, storedReading } from '../../platform/readInvoice.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { pieceOf, piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { siblingsOf, split } from './split.ts';

const env = environment({ DOCUMENTS_BUCKET: text, INVOICES_TABLE: text, READ_INVOICE_STATE_MACHINE: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow, { Invoices: env.INVOICES_TABLE });
const workflow = stateMachine(env.READ_INVOICE_STATE_MACHINE);
const input = z.extend(attempt, { reading: z.string(), pages: z.int().check(z.positive()) });

/** The reading of the one invoice that this execution is about. Others of the same file become invoices of their own, and are read on. */
export async function handler(event: unknown): Promise<{ reading: string; pages: number }> {
  const { invoiceId, attempt, reading, pages } = z.parse(input, event);
  const whole = await getJson(documents, reading, storedReading);
  const pieces = piecesOf(whole, pages);
  const { row, changed } = await invoices.settle(invoiceId, (row) => split(row, attempt, pieces, new Date()));
  const [first] = pieces;
  if (!first || !row || (!changed && !row.part)) return { reading, pages };

  const own = changed ? first : row.part ? pieceOf(whole, row.part) : first;
  // Once more where it was split already: a crash may have come before the others were started. Those that were are left as they are.
  if (row.partIds && row.attempt === attempt && row.partIds.length === pieces.length - 1) {
    for (const [at, sibling] of siblingsOf(row, pieces, new Date()).entries()) {
      const piece = pieces[at + 1];
      if (piece) await readOn(sibling, piece);
    }
  }
  logger.info('reading split', { invoiceId, attempt, parts: row.part?.of, changed });
  const key = await putJson(documents, readingObject(invoiceId, attempt), own.reading);
  return { reading: key, pages: own.lastPage - own.firstPage + 1 };
}

async function readOn(sibling: ReturnType<typeof siblingsOf>[number], piece: Piece): Promise<void> {
  const current = await invoices.read(sibling.id);
  if (current?.status !== 'READING' || current.attempt !== sibling.attempt) return;
  const reading = await putJson(documents, readingObject(sibling.id, sibling.attempt), piece.reading);
  await workflow.start(readingExecution(sibling.id, sibling.attempt), {
    ...executionInput(current),
    reading,
    pages: piece.lastPage - piece.firstPage + 1,
  });
}
