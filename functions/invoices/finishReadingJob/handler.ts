import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { readingJob } from '../../platform/readingJobs.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { getRow, tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { textract } from '../../ports/textract.ts';
import { finishJob } from './finishJob.ts';
import { jobNotice } from './jobNotice.ts';

const env = environment({ DOCUMENTS_BUCKET: text, INVOICES_TABLE: text, READING_JOBS_TABLE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const ports = {
  jobOf: (jobId: string) => getRow(env.READING_JOBS_TABLE, { jobId }, readingJob),
  invoiceOf: (invoiceId: string) => invoices.read(invoiceId),
  reader: textract(env.DOCUMENTS_BUCKET),
  documents: bucket(env.DOCUMENTS_BUCKET),
  step: waitingStep,
};

export const handler = eachMessage(async (body) => {
  const { JobId: jobId, Status } = parseJson(jobNotice, body);
  const { invoiceId, attempt } = await finishJob(jobId, ports);
  logger.info('reading job finished', { jobId, invoiceId, attempt, status: Status });
});
