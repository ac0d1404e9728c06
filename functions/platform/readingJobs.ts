import * as z from 'zod/mini';

/** A row of the ReadingJobs table: which step waits for a reader's job. Removed by its time to live. */
export const readingJob = z.object({
  jobId: z.string(),
  taskToken: z.string(),
  invoiceId: z.string(),
  attempt: z.number(),
  /** Epoch seconds. */
  expiresAt: z.number(),
});

export type ReadingJob = z.output<typeof readingJob>;
