import type { Caller } from '../core/cloud.ts';
import { authorize } from './access.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import type { ListObjectsInput, ListVersionsInput } from './inputs.ts';
import type { ObjectVersion } from './objects.ts';

const mostKeys = 1000;

function listContext(input: { Prefix: string; Delimiter?: string | undefined; MaxKeys: number }) {
  return {
    's3:prefix': input.Prefix,
    's3:max-keys': String(input.MaxKeys),
    ...(input.Delimiter === undefined ? {} : { 's3:delimiter': input.Delimiter }),
  };
}

/** `s3:ListBucket`. Keys come in the order of their UTF-8 bytes; a common prefix counts as one. */
export async function listObjects(s3: S3, input: ListObjectsInput, caller: Caller): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  authorize(s3.cloud, caller, 's3:ListBucket', bucket, undefined, listContext(input));
  const after = input.ContinuationToken === undefined ? (input.StartAfter ?? '') : decodeToken(input.ContinuationToken);
  const limit = Math.min(input.MaxKeys, mostKeys);
  const contents: Record<string, unknown>[] = [];
  const prefixes: string[] = [];
  let last = '';
  let truncated = false;

  for (const key of s3.objects.keys(bucket.name)) {
    if (!key.startsWith(input.Prefix) || !isAfter(key, after)) continue;
    const version = s3.objects.newest(bucket.name, key);
    if (version === undefined || version.deleteMarker) continue;
    const prefix = commonPrefix(key, input);
    if (prefix !== undefined && (prefixes.at(-1) === prefix || after === prefix)) continue;
    if (contents.length + prefixes.length === limit) {
      truncated = limit > 0;
      break;
    }
    last = prefix ?? key;
    if (prefix === undefined) contents.push(describe(version));
    else prefixes.push(prefix);
  }
  return {
    Name: bucket.name,
    Prefix: input.Prefix,
    ...(input.Delimiter === undefined ? {} : { Delimiter: input.Delimiter }),
    ...(input.StartAfter === undefined ? {} : { StartAfter: input.StartAfter }),
    ...(input.ContinuationToken === undefined ? {} : { ContinuationToken: input.ContinuationToken }),
    MaxKeys: limit,
    KeyCount: contents.length + prefixes.length,
    IsTruncated: truncated,
    ...(truncated ? { NextContinuationToken: Buffer.from(last).toString('base64') } : {}),
    ...(contents.length === 0 ? {} : { Contents: contents }),
    ...(prefixes.length === 0 ? {} : { CommonPrefixes: prefixes.map((Prefix) => ({ Prefix })) }),
  };
}

/** `s3:ListBucketVersions`. By key, newest first. */
export async function listVersions(s3: S3, input: ListVersionsInput, caller: Caller): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  authorize(s3.cloud, caller, 's3:ListBucketVersions', bucket, undefined, listContext(input));
  const limit = Math.min(input.MaxKeys, mostKeys);
  const found: ObjectVersion[] = [];
  const prefixes: string[] = [];
  let truncated = false;
  let last: { key: string; versionId?: string } = { key: '' };

  scan: for (const key of s3.objects.keys(bucket.name)) {
    if (!key.startsWith(input.Prefix)) continue;
    const prefix = commonPrefix(key, input);
    if (prefix !== undefined && (prefixes.at(-1) === prefix || input.KeyMarker === prefix)) continue;
    for (const version of versionsAfter(s3.objects.versions(bucket.name, key), input)) {
      if (found.length + prefixes.length === limit) {
        truncated = limit > 0;
        break scan;
      }
      if (prefix !== undefined) {
        prefixes.push(prefix);
        last = { key: prefix };
        break;
      }
      found.push(version);
      last = { key, versionId: version.versionId };
    }
  }
  const described = found.map((version) => ({
    ...(version.deleteMarker
      ? { Key: version.key, LastModified: seconds(version), Owner: owner(s3) }
      : describe(version)),
    VersionId: version.versionId,
    IsLatest: s3.objects.newest(bucket.name, version.key)?.order === version.order,
  }));
  const versions = described.filter((_, index) => found[index]?.deleteMarker === false);
  const markers = described.filter((_, index) => found[index]?.deleteMarker === true);
  return {
    Name: bucket.name,
    Prefix: input.Prefix,
    KeyMarker: input.KeyMarker ?? '',
    VersionIdMarker: input.VersionIdMarker ?? '',
    ...(input.Delimiter === undefined ? {} : { Delimiter: input.Delimiter }),
    MaxKeys: limit,
    IsTruncated: truncated,
    ...(truncated
      ? { NextKeyMarker: last.key, ...(last.versionId === undefined ? {} : { NextVersionIdMarker: last.versionId }) }
      : {}),
    ...(versions.length === 0 ? {} : { Versions: versions }),
    ...(markers.length === 0 ? {} : { DeleteMarkers: markers }),
    ...(prefixes.length === 0 ? {} : { CommonPrefixes: prefixes.map((Prefix) => ({ Prefix })) }),
  };
}

function versionsAfter(versions: readonly ObjectVersion[], input: ListVersionsInput): readonly ObjectVersion[] {
  const [first] = versions;
  const { KeyMarker: marker, VersionIdMarker: versionMarker } = input;
  if (first === undefined || marker === undefined || marker === '') return versions;
  if (first.key !== marker || versionMarker === undefined || versionMarker === '') {
    return isAfter(first.key, marker) ? versions : [];
  }
  return versions.slice(versions.findIndex(({ versionId }) => versionId === versionMarker) + 1);
}

/** What stands up to and including the first delimiter behind the prefix. */
export function commonPrefix(
  key: string,
  input: { Prefix: string; Delimiter?: string | undefined },
): string | undefined {
  if (input.Delimiter === undefined || input.Delimiter === '') return undefined;
  const end = key.indexOf(input.Delimiter, input.Prefix.length);
  return end < 0 ? undefined : key.slice(0, end + input.Delimiter.length);
}

function isAfter(key: string, marker: string): boolean {
  return marker === '' || Buffer.compare(Buffer.from(key), Buffer.from(marker)) > 0;
}

function decodeToken(token: string): string {
  const key = Buffer.from(token, 'base64').toString('utf8');
  if (key === '') throw s3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return key;
}

function describe(version: ObjectVersion): Record<string, unknown> {
  return {
    Key: version.key,
    LastModified: seconds(version),
    ETag: `"${version.etag}"`,
    ...(version.checksum === undefined
      ? {}
      : { ChecksumAlgorithm: [version.checksum.algorithm], ChecksumType: version.checksum.type }),
    Size: version.size,
    StorageClass: version.storageClass,
  };
}

function seconds(version: ObjectVersion): number {
  return version.lastModified / 1000;
}

function owner(s3: S3): Record<string, string> {
  return { ID: s3.cloud.accountId };
}
