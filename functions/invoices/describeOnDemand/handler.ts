import * as z from 'zod/mini';
import type { InvoiceErrorCode } from '#model/errors.ts';
import { fieldsOf } from '#model/invoices.ts';
import { environment, text } from '../../platform/environment.ts';
import { readFields } from '../../platform/invoiceMaterial.ts';
import { logger } from '../../platform/logger.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { OvertakenError, tableOf } from '../../platform/table.ts';
import { bedrock } from '../../ports/bedrock.ts';
import type { Description } from '../describeInvoice/describe.ts';
import { describe } from '../describeInvoice/describe.ts';
import { wholeRow } from '../wholeRow.ts';
import { describeAgain, objection } from './describeAgain.ts';

const env = environment({ INVOICES_TABLE: text, INVOICE_REVISIONS_TABLE: text, MODEL_ID: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE });
const model = bedrock(env.MODEL_ID);
const input = z.object({
  caller: z.object({ id: z.string(), seesEverybody: z.boolean() }),
  invoiceId: z.string(),
  expectedVersion: z.number(),
});

interface Answer {
  readonly invoice: StoredInvoice | null;
  readonly error: InvoiceErrorCode | null;
  /** Whether the model answered anything, useful or not. */
  readonly answered: boolean;
}

export async function handler(event: unknown): Promise<Answer> {
  const { invoiceId, ...asked } = z.parse(input, event);
  const row = await invoices.read(invoiceId);
  const refusal = objection(row, asked);
  if (!row || refusal) return refused(refusal ?? 'NOT_FOUND');
  const description = await ask(row);
  if (!description) return { invoice: null, error: null, answered: false };
  const { insights } = description;
  if (!insights) return refused('NO_INSIGHTS');
  try {
    const saved = await invoices.settle(invoiceId, (current) => describeAgain(current, asked, insights));
    return saved.changed
      ? { invoice: saved.row, error: null, answered: true }
      : refused(objection(saved.row, asked) ?? 'TRY_AGAIN');
  } catch (error) {
    if (error instanceof OvertakenError) return refused('TRY_AGAIN');
    throw error;
  }
}

/** Null where the model does not answer, which is no fault of the caller's. */
async function ask(row: StoredInvoice): Promise<Description | null> {
  const whole = wholeRow(row);
  const doubts = { checks: whole.checks ?? [], reviews: whole.reviews ?? [] };
  try {
    const description = await describe(z.parse(readFields, fieldsOf(whole)), doubts, model);
    const { insights, ...cost } = description;
    logger.info('invoice described', { invoiceId: row.id, model: model.id, category: insights?.category, ...cost });
    return description;
  } catch (error) {
    logger.error('model does not answer', { invoiceId: row.id, model: model.id, error: String(error) });
    return null;
  }
}

function refused(error: InvoiceErrorCode): Answer {
  return { invoice: null, error, answered: true };
}
