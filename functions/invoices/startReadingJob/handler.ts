import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { readingExecution } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { documentOfAttempt } from '../../platform/readInvoice.ts';
import type { ReadingJob } from '../../platform/readingJobs.ts';
import { putRow } from '../../platform/table.ts';
import { textract } from '../../ports/textract.ts';

const env = environment({
  DOCUMENTS_BUCKET: text,
  READING_JOBS_TABLE: text,
  TEXTRACT_JOBS_TOPIC: text,
  TEXTRACT_NOTIFIER_ROLE: text,
});
const reader = textract(env.DOCUMENTS_BUCKET, {
  topicArn: env.TEXTRACT_JOBS_TOPIC,
  roleArn: env.TEXTRACT_NOTIFIER_ROLE,
});
const input = z.extend(documentOfAttempt, { taskToken: z.string() });

/** Textract keeps a job's answer for seven days; the workflow waits for minutes. */
const DAY_SECONDS = 24 * 60 * 60;

export async function handler(event: unknown): Promise<void> {
  const { invoiceId, attempt, object, taskToken } = z.parse(input, event);
  // Each try of the step has a token of its own: one that comes after a failed job must begin another.
  const requestToken = createHash('sha256').update(taskToken).digest('hex');
  const jobId = await reader.startJob(object, requestToken, readingExecution(invoiceId, attempt));
  const job: ReadingJob = {
    jobId,
    taskToken,
    invoiceId,
    attempt,
    expiresAt: Math.floor(Date.now() / 1000) + DAY_SECONDS,
  };
  await putRow(env.READING_JOBS_TABLE, job);
  logger.info('reading job started', { invoiceId, attempt, jobId });
}
