import { readingObject } from '#model/keys.ts';
import { putJson } from '../../platform/jsonObjects.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { ReadingJob } from '../../platform/readingJobs.ts';
import type { DocumentReader } from '../../ports/documentReader.ts';
import { ReaderFailedError, UnreadableError } from '../../ports/documentReader.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import { removeReadings } from '../removeReadings/removeReadings.ts';

export interface JobPorts {
  /** The step that waits for a job, or null where none is known (yet). */
  jobOf(jobId: string): Promise<ReadingJob | null>;
  invoiceOf(invoiceId: string): Promise<StoredInvoice | null>;
  readonly reader: DocumentReader;
  readonly documents: ObjectStore;
  readonly step: WaitingStep;
}

/** The notice came before the step's token was kept: it comes again. */
export class JobUnknownError extends Error {
  override readonly name = 'JobUnknownError';
}

/** Stores what a job found and lets the waiting step go on, or tells it why it cannot. A second notice does no harm. */
export async function finishJob(jobId: string, ports: JobPorts): Promise<ReadingJob> {
  const job = await ports.jobOf(jobId);
  if (!job) throw new JobUnknownError(jobId);
  const { taskToken, invoiceId, attempt } = job;
  try {
    const ExpenseDocuments = await ports.reader.readJob(jobId);
    const reading = await putJson(ports.documents, readingObject(invoiceId, attempt), { ExpenseDocuments });
    await ports.step.succeed(taskToken, { reading });
    // A late notice finds nobody waiting, so no later step looks after what it stored.
    const invoice = await ports.invoiceOf(invoiceId);
    if (invoice?.status === 'DELETED') await removeReadings(invoiceId, ports.documents);
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof ReaderFailedError)) throw error;
    await ports.step.fail(taskToken, error.name, error.message);
  }
  return job;
}
