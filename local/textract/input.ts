import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

const s3Object = z.object({
  Bucket: z.string().min(3).max(255),
  Name: z.string().min(1).max(1024),
  Version: z.string().min(1).max(1024).optional(),
});
export type S3Object = z.output<typeof s3Object>;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const analyzeExpenseInput = z.object({
  Document: z.object({ Bytes: bytes.optional(), S3Object: s3Object.optional() }),
});

export const startExpenseAnalysisInput = z.object({
  DocumentLocation: z.object({ S3Object: s3Object }),
  ClientRequestToken: z
    .string()
    .regex(/^[a-zA-Z0-9-_]{1,64}$/u)
    .optional(),
  JobTag: z
    .string()
    .regex(/^[a-zA-Z0-9_.\-:]{1,64}$/u)
    .optional(),
  NotificationChannel: z
    .object({ SNSTopicArn: z.string().min(20).max(1024), RoleArn: z.string().min(20).max(2048) })
    .optional(),
  OutputConfig: z
    .object({ S3Bucket: z.string().min(3).max(255), S3Prefix: z.string().min(1).max(255).optional() })
    .optional(),
  KMSKeyId: z.string().optional(),
});
export type StartExpenseAnalysis = z.output<typeof startExpenseAnalysisInput>;

export const getExpenseAnalysisInput = z.object({
  JobId: z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/u),
  MaxResults: z.number().int().min(1).default(20),
  NextToken: z.string().max(255).optional(),
});

/** Checks a call's input. Throws `InvalidParameterException`, naming the first member that is wrong. */
export function checked<Output>(schema: z.ZodType<Output>, input: Record<string, unknown>): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AwsError('InvalidParameterException', `Request has invalid parameters: ${issue?.path.join('.') ?? ''}`);
}
