import { readingObject } from '#model/keys.ts';
import { putJson } from '../../platform/jsonObjects.ts';
import type { ReadingJob } from '../../platform/readingJobs.ts';
import type { DocumentReader } from '../../ports/documentReader.ts';
import { ReaderFailedError, UnreadableError } from '../../ports/documentReader.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import type { WaitingStep } from '../../ports/workflow.ts';

export interface JobPorts {
  /** The step that waits for a job, or null where none is known (yet). */
  jobOf(jobId: string): Promise<ReadingJob | null>;
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
  } catch (error) {
    if (!(error instanceof UnreadableError || error instanceof ReaderFailedError)) throw error;
    await ports.step.fail(taskToken, error.name, error.message);
  }
  return job;
}
