import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { ObjectVersion } from '#model/files.ts';

/** What a reader found: one entry a page or receipt, as Textract's AnalyzeExpense answers it. */
export type Reading = ExpenseDocument[];

/** Reads suppliers' invoices. Throws UnreadableError for what it never will read, and its own errors for the rest. */
export interface DocumentReader {
  /** One page, at most 10 MB. */
  readPage(document: ObjectVersion): Promise<Reading>;
  /**
   * Begins to read many pages; answers the job's id, which the notice of its end bears. The same token begins one job.
   * `tag` is of 64 characters at most.
   */
  startJob(document: ObjectVersion, token: string, tag: string): Promise<string>;
  /** What a job found that has ended. Throws ReaderFailedError where it ended without success. */
  readJob(jobId: string): Promise<Reading>;
}

/** The document cannot be read, today or tomorrow. */
export class UnreadableError extends Error {
  override readonly name = 'UNREADABLE';
}

/** The reader gave up for a reason of its own. */
export class ReaderFailedError extends Error {
  override readonly name = 'READER_UNAVAILABLE';
}
