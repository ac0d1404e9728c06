import * as z from 'zod/mini';

/**
 * What Textract says when a job has ended, as SNS hands it on without an envelope.
 * https://docs.aws.amazon.com/textract/latest/dg/async-notification-payload.html
 */
export const jobNotice = z.object({ JobId: z.string(), Status: z.string() });
