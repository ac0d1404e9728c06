import type { Bucket } from './buckets.ts';
import { checksumAlgorithms, checksumOf, verifyChecksum } from './checksums.ts';
import type { Checksum, ChecksumAlgorithm } from './checksums.ts';
import { s3Error } from './errors.ts';
import type { AttributesInput, ChecksumsInput } from './inputs.ts';
import type { ObjectAttributes, ObjectVersion } from './objects.ts';

/** Header of an object by the SDK's member. */
export const headerMembers = {
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentType: 'content-type',
  Expires: 'expires',
  WebsiteRedirectLocation: 'x-amz-website-redirect-location',
} as const satisfies Partial<Record<keyof AttributesInput, string>>;

const longestKey = 1024;
const metadataLimit = 2048;
const mostTags = 10;

/** What a new object of that bucket says of itself. Throws where S3 would refuse the key, metadata or tags. */
export function attributesOf(bucket: Bucket, input: AttributesInput & { readonly Key: string }): ObjectAttributes {
  if (Buffer.byteLength(input.Key) > longestKey) {
    throw s3Error('KeyTooLongError', 'Your key is too long', {
      Size: Buffer.byteLength(input.Key),
      MaxSizeAllowed: longestKey,
    });
  }
  if (input.Key === '') throw s3Error('InvalidArgument', 'The key is empty.');
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  for (const [member, header] of Object.entries(headerMembers)) {
    const value = input[member as keyof typeof headerMembers];
    if (value !== undefined && value !== '') headers[header] = value;
  }
  const metadata = Object.fromEntries(
    Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  if (Buffer.byteLength(Object.entries(metadata).flat().join('')) > metadataLimit) {
    throw s3Error('InvalidArgument', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  const keyId = input.SSEKMSKeyId ?? (input.ServerSideEncryption === undefined ? bucket.encryption.keyId : undefined);
  return {
    headers,
    metadata,
    tags: tagsOfHeader(input.Tagging),
    storageClass: input.StorageClass ?? 'STANDARD',
    encryption: {
      algorithm: input.ServerSideEncryption ?? bucket.encryption.algorithm,
      ...(keyId === undefined ? {} : { keyId }),
    },
  };
}

/** Tags as the header `x-amz-tagging` carries them: a URL query. */
function tagsOfHeader(header: string | undefined): Record<string, string> {
  return checkedTags([...new URLSearchParams(header ?? '')]);
}

/** Throws `InvalidTag` where there are too many, or one is too long or doubled. */
export function checkedTags(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  if (pairs.length > mostTags) throw s3Error('InvalidTag', 'Object tags cannot be greater than 10');
  const tags: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (name === '' || name.length > 128) throw s3Error('InvalidTag', 'The TagKey you have provided is invalid');
    if (value.length > 256) throw s3Error('InvalidTag', 'The TagValue you have provided is invalid');
    if (name in tags) throw s3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
    tags[name] = value;
  }
  return tags;
}

/** The checksum that the client told or asked for, verified against the bytes. Throws `BadDigest`. */
export function verifiedChecksum(
  input: ChecksumsInput,
  bytes: Buffer,
  asked?: ChecksumAlgorithm,
): Checksum | undefined {
  let checksum: Checksum | undefined;
  for (const algorithm of checksumAlgorithms) {
    const told = input[`Checksum${algorithm}`];
    if (told === undefined) continue;
    if (checksum !== undefined) {
      throw s3Error(
        'InvalidRequest',
        'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
      );
    }
    verifyChecksum(algorithm, told, bytes);
    checksum = { algorithm, value: told, type: 'FULL_OBJECT' };
  }
  if (checksum !== undefined || asked === undefined) return checksum;
  return { algorithm: asked, value: checksumOf(asked, bytes), type: 'FULL_OBJECT' };
}

/** Members of an answer that tell of encryption and version, as every write and read has them. */
export function describedVersion(version: ObjectVersion): Record<string, string | number> {
  return {
    ...(version.versionId === 'null' ? {} : { VersionId: version.versionId }),
    ServerSideEncryption: version.encryption.algorithm,
    ...(version.encryption.keyId === undefined ? {} : { SSEKMSKeyId: version.encryption.keyId }),
  };
}

/** `ChecksumSHA256: …` and its type, where the object has one. */
export function describedChecksum(checksum: Checksum | undefined): Record<string, string> {
  if (checksum === undefined) return {};
  return { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type };
}
