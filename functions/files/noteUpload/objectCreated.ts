import * as z from 'zod/mini';

/**
 * What EventBridge says when an object has come to a bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export const objectCreated = z.object({
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    object: z.object({ key: z.string(), size: z.number(), 'version-id': z.string() }),
  }),
});
