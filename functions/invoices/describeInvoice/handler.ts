import * as z from 'zod/mini';
import { insightsObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { readFields } from '../../platform/invoiceMaterial.ts';
import { getJson, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { attempt, storedFields } from '../../platform/readInvoice.ts';
import { bedrock } from '../../ports/bedrock.ts';
import { bucket } from '../../ports/s3.ts';
import { describe } from './describe.ts';

const env = environment({ DOCUMENTS_BUCKET: text, MODEL_ID: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const model = bedrock(env.MODEL_ID);
const input = z.extend(attempt, { fields: z.string() });

const described = z.extend(z.pick(storedFields, { reviews: true, checks: true }), { fields: readFields });

/** Answers the key of what it says: a text that passed between steps would outlive a deleted invoice in their history. */
export async function handler(event: unknown): Promise<{ insights: string | null }> {
  const { invoiceId, attempt, fields } = z.parse(input, event);
  const stored = await getJson(documents, fields, described);
  const doubts = { checks: stored.checks ?? [], reviews: stored.reviews };
  const { insights, ...cost } = await describe(stored.fields, doubts, model);
  logger.info('invoice described', { invoiceId, attempt, model: model.id, category: insights?.category, ...cost });
  return { insights: insights && (await putJson(documents, insightsObject(invoiceId, attempt), insights)) };
}
