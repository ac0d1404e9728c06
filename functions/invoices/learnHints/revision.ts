import * as z from 'zod/mini';

/** A row of InvoiceRevisions, as far as a correction is learned from. */
export const correctionRevision = z.object({
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
});

/** A field before and after a correction. */
export type FieldChange = z.output<typeof correctionRevision>['changes'][number];
