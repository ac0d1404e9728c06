import * as z from 'zod/mini';
import type { InvoiceExplanation } from '#model/generated.ts';
import { MAXIMUM_QUESTION_LENGTH } from '#model/insights.ts';
import { environment, text } from '../../platform/environment.ts';
import { readFields } from '../../platform/invoiceMaterial.ts';
import { logger } from '../../platform/logger.ts';
import { bedrock } from '../../ports/bedrock.ts';
import { explain } from './explain.ts';

const env = environment({ MODEL_ID: text });
const model = bedrock(env.MODEL_ID);
const input = z.object({
  invoiceId: z.string(),
  question: z.string().check(z.minLength(1), z.maxLength(MAXIMUM_QUESTION_LENGTH)),
  fields: readFields,
});

/** A model that does not answer is no fault of the caller's: the field says `Unavailable`. */
export async function handler(event: unknown): Promise<{ explanation: InvoiceExplanation | null }> {
  const { invoiceId, question, fields } = z.parse(input, event);
  try {
    const explanation = await explain(question, fields, model);
    logger.info('invoice explained', { invoiceId, model: model.id, answered: explanation !== null });
    return { explanation };
  } catch (error) {
    logger.error('model does not answer', { invoiceId, model: model.id, error: String(error) });
    return { explanation: null };
  }
}
