import type { Caller } from '../core/cloud.ts';
import { authorize, existingTags, mayList, useKey } from './access.ts';
import { describedChecksum, describedVersion, headerMembers } from './attributes.ts';
import type { Bucket } from './buckets.ts';
import { checkReadConditions, rangeOf } from './conditions.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import type { GetObjectInput, VersionInput } from './inputs.ts';
import type { ByteRange, ObjectVersion } from './objects.ts';

/** A read that is allowed: what to answer, and which bytes. */
export interface Read {
  readonly version: ObjectVersion;
  readonly range: ByteRange | undefined;
  /** The SDK's output without the body. Dates are epoch seconds. */
  readonly output: Readonly<Record<string, unknown>>;
}

/** GetObject and HeadObject up to the bytes: both are `s3:GetObject`, or `s3:GetObjectVersion` for a given version. */
export async function openObject(s3: S3, input: GetObjectInput, caller: Caller): Promise<Read> {
  const bucket = s3.buckets.get(input.Bucket);
  const version = visibleVersion(s3, bucket, input, caller, 's3:GetObject');
  if (input.PartNumber !== undefined && input.PartNumber !== 1) {
    throw s3Error('NotImplemented', 'Reading an object by part number is not implemented.');
  }
  checkReadConditions(input, version);
  await useKey(s3.cloud, caller, 'Decrypt', version.encryption);
  const range = rangeOf(input.Range, version.size);
  return { version, range, output: describe(version, range) };
}

/** The bytes of a read that was opened. */
export async function readBytes(s3: S3, { version, range }: Read): Promise<Buffer> {
  if (version.file === undefined || version.size === 0) return Buffer.alloc(0);
  return s3.objects.readFile(version.file, range ?? { start: 0, end: version.size - 1 });
}

/**
 * The version that a request means, if the caller may see it.
 * Throws `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed` (a delete marker) or `AccessDenied`.
 */
export function visibleVersion(
  s3: S3,
  bucket: Bucket,
  input: VersionInput,
  caller: Caller,
  action: 's3:GetObject' | 's3:GetObjectTagging' | 's3:PutObjectTagging' | 's3:DeleteObjectTagging',
): ObjectVersion {
  const { Key: key, VersionId: versionId } = input;
  const version =
    versionId === undefined ? s3.objects.newest(bucket.name, key) : s3.objects.version(bucket.name, key, versionId);
  authorize(s3.cloud, caller, versionId === undefined ? action : versionAction(action), bucket, key, {
    ...existingTags(version),
    ...(versionId === undefined ? {} : { 's3:VersionId': versionId }),
  });
  if (version !== undefined && !version.deleteMarker) return version;
  if (!mayList(s3.cloud, caller, bucket)) {
    throw s3Error(
      'AccessDenied',
      `Access Denied: ${key} is not there, and without s3:ListBucket on ${bucket.arn} S3 does not say so.`,
    );
  }
  if (version === undefined && versionId !== undefined) {
    throw s3Error('NoSuchVersion', 'The specified version does not exist.', { Key: key, VersionId: versionId });
  }
  if (versionId !== undefined) {
    throw s3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      Method: 'GET',
      ResourceType: 'DeleteMarker',
      DeleteMarker: true,
    });
  }
  throw s3Error('NoSuchKey', 'The specified key does not exist.', {
    Key: key,
    ...(version === undefined ? {} : { DeleteMarker: true, VersionId: version.versionId }),
  });
}

/** GetObject's actions have a twin for a given version: `s3:GetObjectVersionTagging`. */
function versionAction(action: string): string {
  return action.replace(/Object/u, 'ObjectVersion');
}

function describe(version: ObjectVersion, range: ByteRange | undefined): Readonly<Record<string, unknown>> {
  const headers = Object.fromEntries(
    Object.entries(headerMembers).flatMap(([member, header]) => {
      const value = version.headers[header];
      return value === undefined ? [] : [[member, value]];
    }),
  );
  const tagCount = Object.keys(version.tags).length;
  return {
    ...headers,
    ...describedVersion(version),
    // A checksum belongs to the whole object.
    ...(range === undefined ? describedChecksum(version.checksum) : {}),
    AcceptRanges: 'bytes',
    ContentLength: range === undefined ? version.size : range.end - range.start + 1,
    ...(range === undefined ? {} : { ContentRange: `bytes ${range.start}-${range.end}/${version.size}` }),
    ETag: `"${version.etag}"`,
    LastModified: Math.floor(version.lastModified / 1000),
    Metadata: version.metadata,
    ...(version.storageClass === 'STANDARD' ? {} : { StorageClass: version.storageClass }),
    ...(tagCount === 0 ? {} : { TagCount: tagCount }),
  };
}
