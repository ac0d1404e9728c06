import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { checksumAlgorithms } from './checksums.ts';

const text = z.string();
const bytes = z.union([z.instanceof(Uint8Array), z.string()]).transform((body) => Buffer.from(body));

const bucket = { Bucket: text };
const object = { Bucket: text, Key: text };
const version = { ...object, VersionId: text.optional() };

const checksums = {
  ChecksumCRC32: text.optional(),
  ChecksumCRC32C: text.optional(),
  ChecksumCRC64NVME: text.optional(),
  ChecksumSHA1: text.optional(),
  ChecksumSHA256: text.optional(),
};

/** What an object says of itself, as Put, Copy and CreateMultipartUpload take it. */
const attributes = {
  CacheControl: text.optional(),
  ContentDisposition: text.optional(),
  ContentEncoding: text.optional(),
  ContentLanguage: text.optional(),
  ContentType: text.optional(),
  Expires: text.optional(),
  Metadata: z.record(text, text).optional(),
  ServerSideEncryption: text.optional(),
  SSEKMSKeyId: text.optional(),
  StorageClass: text.optional(),
  Tagging: text.optional(),
  WebsiteRedirectLocation: text.optional(),
};

const conditional = { IfMatch: text.optional(), IfNoneMatch: text.optional() };

/** Input of each operation, in the shapes of the AWS SDK. */
export const inputs = {
  PutObject: z.object({
    ...object,
    ...attributes,
    ...checksums,
    ...conditional,
    Body: bytes.default(Buffer.alloc(0)),
    ChecksumAlgorithm: z.enum(checksumAlgorithms).optional(),
    ContentMD5: text.optional(),
  }),
  GetObject: z.object({
    ...version,
    ...conditional,
    /** Epoch milliseconds: the wire has seconds only, in the form of HTTP. */
    IfModifiedSince: z.number().optional(),
    IfUnmodifiedSince: z.number().optional(),
    Range: text.optional(),
    PartNumber: z.number().optional(),
  }),
  DeleteObject: z.object({ ...version, IfMatch: text.optional() }),
  DeleteObjects: z.object({
    ...bucket,
    Delete: z.object({
      Objects: z
        .array(z.object({ Key: text, VersionId: text.optional() }))
        .min(1)
        .max(1000),
      Quiet: z.boolean().optional(),
    }),
  }),
  CopyObject: z.object({
    ...object,
    ...attributes,
    CopySource: text,
    MetadataDirective: z.enum(['COPY', 'REPLACE']).default('COPY'),
    TaggingDirective: z.enum(['COPY', 'REPLACE']).default('COPY'),
    ChecksumAlgorithm: z.enum(checksumAlgorithms).optional(),
    CopySourceIfMatch: text.optional(),
    CopySourceIfNoneMatch: text.optional(),
    IfNoneMatch: text.optional(),
    IfMatch: text.optional(),
  }),
  ListObjectsV2: z.object({
    ...bucket,
    Prefix: text.default(''),
    Delimiter: text.optional(),
    MaxKeys: z.number().int().min(0).default(1000),
    ContinuationToken: text.optional(),
    StartAfter: text.optional(),
  }),
  ListObjectVersions: z.object({
    ...bucket,
    Prefix: text.default(''),
    Delimiter: text.optional(),
    MaxKeys: z.number().int().min(0).default(1000),
    KeyMarker: text.optional(),
    VersionIdMarker: text.optional(),
  }),
  ObjectTagging: z.object({ ...version, Tagging: z.object({ TagSet: z.array(z.object({ Key: text, Value: text })) }) }),
  Version: z.object(version),
  Bucket: z.object(bucket),
  CreateMultipartUpload: z.object({
    ...object,
    ...attributes,
    ChecksumAlgorithm: z.enum(checksumAlgorithms).optional(),
    ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']).optional(),
  }),
  UploadPart: z.object({
    ...object,
    ...checksums,
    UploadId: text,
    PartNumber: z.number().int().min(1).max(10_000),
    Body: bytes,
    ContentMD5: text.optional(),
  }),
  UploadPartCopy: z.object({
    ...object,
    UploadId: text,
    PartNumber: z.number().int().min(1).max(10_000),
    CopySource: text,
    CopySourceRange: text.optional(),
  }),
  CompleteMultipartUpload: z.object({
    ...object,
    ...checksums,
    ...conditional,
    UploadId: text,
    MultipartUpload: z.object({
      Parts: z.array(z.object({ PartNumber: z.number().int(), ETag: text, ...checksums })).min(1),
    }),
  }),
  Upload: z.object({ ...object, UploadId: text }),
  ListMultipartUploads: z.object({ ...bucket, Prefix: text.default('') }),
} as const;

export type PutObjectInput = z.output<typeof inputs.PutObject>;
export type GetObjectInput = z.output<typeof inputs.GetObject>;
export type DeleteObjectInput = z.output<typeof inputs.DeleteObject>;
export type CopyObjectInput = z.output<typeof inputs.CopyObject>;
export type ListObjectsInput = z.output<typeof inputs.ListObjectsV2>;
export type ListVersionsInput = z.output<typeof inputs.ListObjectVersions>;
export type CreateUploadInput = z.output<typeof inputs.CreateMultipartUpload>;
export type UploadPartInput = z.output<typeof inputs.UploadPart>;
export type UploadPartCopyInput = z.output<typeof inputs.UploadPartCopy>;
export type CompleteUploadInput = z.output<typeof inputs.CompleteMultipartUpload>;
export type AttributesInput = Pick<PutObjectInput, keyof typeof attributes>;
export type ChecksumsInput = Pick<PutObjectInput, keyof typeof checksums>;
export type VersionInput = z.output<typeof inputs.Version>;
export type TaggingInput = z.output<typeof inputs.ObjectTagging>;

/** Reads the input of an operation, or throws `InvalidArgument` naming the member. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const member = issue?.path.join('.') ?? '';
  throw new AwsError('InvalidArgument', `${member}: ${issue?.message ?? 'Invalid Argument'}`, { cause: result.error });
}
