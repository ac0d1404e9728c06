import { createHash } from 'node:crypto';
import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { authorize, existingTags, requestedTags, useKey } from './access.ts';
import { attributesOf, checkedTags, describedChecksum, describedVersion, verifiedChecksum } from './attributes.ts';
import type { Bucket } from './buckets.ts';
import { checksumOf, verifyContentMd5 } from './checksums.ts';
import type { Checksum, ChecksumAlgorithm } from './checksums.ts';
import { checkWriteConditions, namesEtag } from './conditions.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import type { CopyObjectInput, DeleteObjectInput, PutObjectInput, TaggingInput, VersionInput } from './inputs.ts';
import type { Happening } from './notifications.ts';
import { nullVersion } from './objects.ts';
import type { ObjectAttributes, ObjectVersion } from './objects.ts';
import { openObject, readBytes, visibleVersion } from './reads.ts';

/** Checks that the caller may write the object with these tags and under this key of KMS. */
export async function authorizeWrite(
  s3: S3,
  caller: Caller,
  bucket: Bucket,
  key: string,
  attributes: ObjectAttributes,
): Promise<void> {
  const { encryption, tags } = attributes;
  const context = {
    's3:x-amz-server-side-encryption': encryption.algorithm,
    's3:x-amz-storage-class': attributes.storageClass,
    ...(encryption.keyId === undefined ? {} : { 's3:x-amz-server-side-encryption-aws-kms-key-id': encryption.keyId }),
    ...requestedTags(tags),
  };
  authorize(s3.cloud, caller, 's3:PutObject', bucket, key, context);
  if (Object.keys(tags).length > 0) authorize(s3.cloud, caller, 's3:PutObjectTagging', bucket, key, context);
  await useKey(s3.cloud, caller, 'GenerateDataKey', encryption);
}

/** PutObject; a presigned POST comes here too, once its policy is judged. A refused write leaves nothing. */
export async function putObject(
  s3: S3,
  input: PutObjectInput,
  caller: Caller,
  event: Happening['event'] = 'ObjectCreated:Put',
): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  const attributes = attributesOf(bucket, input);
  await authorizeWrite(s3, caller, bucket, input.Key, attributes);
  if (input.ContentMD5 !== undefined) verifyContentMd5(input.ContentMD5, input.Body);
  const checksum = verifiedChecksum(input, input.Body, input.ChecksumAlgorithm);
  checkWriteConditions(input, s3.objects.newest(bucket.name, input.Key));
  const version = await store(s3, bucket, input.Key, input.Body, attributes, checksum, caller, event, input);
  return { ETag: `"${version.etag}"`, ...describedVersion(version), ...describedChecksum(version.checksum) };
}

async function store(
  s3: S3,
  bucket: Bucket,
  key: string,
  body: Buffer,
  attributes: ObjectAttributes,
  checksum: Checksum | undefined,
  caller: Caller,
  event: Happening['event'],
  conditions: { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined },
): Promise<ObjectVersion> {
  const file = await s3.objects.writeFile(body);
  const etag = createHash('md5').update(body).digest('hex');
  return addVersion(
    s3,
    bucket,
    { key, file, size: body.length, etag, attributes, checksum },
    caller,
    event,
    conditions,
  );
}

/** Makes the written file the newest version, and promises the notices of it in the same transaction. */
export async function addVersion(
  s3: S3,
  bucket: Bucket,
  made: {
    readonly key: string;
    readonly file: string;
    readonly size: number;
    readonly etag: string;
    readonly attributes: ObjectAttributes;
    readonly checksum: Checksum | undefined;
  },
  caller: Caller,
  event: Happening['event'],
  conditions: { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined },
  also: () => void = () => undefined,
): Promise<ObjectVersion> {
  try {
    // Once more, now that nothing can come between: another write may have been faster.
    checkWriteConditions(conditions, s3.objects.newest(bucket.name, made.key));
    return s3.objects.add(
      {
        ...made.attributes,
        bucket: bucket.name,
        key: made.key,
        versionId: bucket.versioning === 'Enabled' ? newVersionId(s3) : nullVersion,
        deleteMarker: false,
        lastModified: s3.cloud.now(),
        size: made.size,
        etag: made.etag,
        ...(made.checksum === undefined ? {} : { checksum: made.checksum }),
        file: made.file,
      },
      (version) => {
        s3.notifications.tell({ bucket, version, event, caller });
        also();
      },
    );
  } catch (error) {
    await s3.objects.removeFile(made.file);
    throw error;
  }
}

function newVersionId(s3: S3): string {
  return s3.cloud.uuid().replaceAll('-', '');
}

/** Removes a version for good, or puts a delete marker where versions are kept. Deleting what is not there succeeds. */
export async function deleteObject(s3: S3, input: DeleteObjectInput, caller: Caller): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  const { Key: key, VersionId: versionId } = input;
  const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  authorize(s3.cloud, caller, action, bucket, key, versionId === undefined ? {} : { 's3:VersionId': versionId });
  if (input.IfMatch !== undefined)
    checkWriteConditions({ IfMatch: input.IfMatch }, s3.objects.newest(bucket.name, key));
  if (versionId !== undefined) {
    const version = s3.objects.version(bucket.name, key, versionId);
    if (version === undefined) return { VersionId: versionId };
    s3.objects.remove(version, () => s3.notifications.tell({ bucket, version, event: 'ObjectRemoved:Delete', caller }));
    return { VersionId: versionId, ...(version.deleteMarker ? { DeleteMarker: true } : {}) };
  }
  return removeNewest(s3, bucket, key, caller, 'ObjectRemoved');
}

/** What DeleteObject and the lifecycle do without a version: remove it, or cover it with a delete marker. */
export function removeNewest(
  s3: S3,
  bucket: Bucket,
  key: string,
  caller: Caller,
  cause: 'ObjectRemoved' | 'LifecycleExpiration',
): Record<string, unknown> {
  if (bucket.versioning === undefined) {
    const version = s3.objects.newest(bucket.name, key);
    if (version !== undefined) {
      s3.objects.remove(version, () => s3.notifications.tell({ bucket, version, event: `${cause}:Delete`, caller }));
    }
    return {};
  }
  const marker = s3.objects.add(
    {
      bucket: bucket.name,
      key,
      versionId: bucket.versioning === 'Enabled' ? newVersionId(s3) : nullVersion,
      deleteMarker: true,
      lastModified: s3.cloud.now(),
      size: 0,
      etag: '',
      headers: {},
      metadata: {},
      tags: {},
      storageClass: 'STANDARD',
      encryption: { algorithm: 'AES256' },
    },
    (version) => s3.notifications.tell({ bucket, version, event: `${cause}:DeleteMarkerCreated`, caller }),
  );
  return { DeleteMarker: true, VersionId: marker.versionId };
}

/** Deletes each of up to 1,000 objects on its own: some may be refused while others go. */
export async function deleteObjects(
  s3: S3,
  input: {
    Bucket: string;
    Delete: { Objects: { Key: string; VersionId?: string | undefined }[]; Quiet?: boolean | undefined };
  },
  caller: Caller,
): Promise<Record<string, unknown>> {
  const deleted: Record<string, unknown>[] = [];
  const errors: Record<string, unknown>[] = [];
  s3.buckets.get(input.Bucket);
  for (const { Key, VersionId } of input.Delete.Objects) {
    try {
      const output = await deleteObject(s3, { Bucket: input.Bucket, Key, VersionId }, caller);
      const marker =
        output['DeleteMarker'] === true ? { DeleteMarker: true, DeleteMarkerVersionId: output['VersionId'] } : {};
      deleted.push({ Key, ...(VersionId === undefined ? {} : { VersionId }), ...marker });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ Key, ...(VersionId === undefined ? {} : { VersionId }), Code: error.code, Message: error.message });
    }
  }
  return {
    ...(input.Delete.Quiet === true ? {} : { Deleted: deleted }),
    ...(errors.length === 0 ? {} : { Errors: errors }),
  };
}

/** `bucket/key?versionId=…`, percent-encoded, with or without a leading slash. */
export function parseCopySource(source: string): { Bucket: string; Key: string; VersionId?: string } {
  const [path = '', query] = source.replace(/^\//u, '').split('?versionId=');
  const slash = path.indexOf('/');
  if (slash <= 0)
    throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  const Key = decodeURIComponent(path.slice(slash + 1));
  return {
    Bucket: decodeURIComponent(path.slice(0, slash)),
    Key,
    ...(query === undefined ? {} : { VersionId: decodeURIComponent(query) }),
  };
}

/** CopyObject: the caller reads the source and writes the target, each under its own policies. */
export async function copyObject(s3: S3, input: CopyObjectInput, caller: Caller): Promise<Record<string, unknown>> {
  const source = parseCopySource(input.CopySource);
  const read = await openObject(s3, source, caller);
  const { version } = read;
  if (input.CopySourceIfMatch !== undefined && !namesEtag(input.CopySourceIfMatch, version.etag)) {
    throw s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  if (input.CopySourceIfNoneMatch !== undefined && namesEtag(input.CopySourceIfNoneMatch, version.etag)) {
    throw s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  const bucket = s3.buckets.get(input.Bucket);
  const onItself = source.Bucket === input.Bucket && source.Key === input.Key && source.VersionId === undefined;
  if (
    onItself &&
    input.MetadataDirective === 'COPY' &&
    input.StorageClass === undefined &&
    input.ServerSideEncryption === undefined
  ) {
    throw s3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const requested = attributesOf(bucket, input);
  const kept = input.MetadataDirective === 'COPY' ? { headers: version.headers, metadata: version.metadata } : {};
  const copiesTags = input.TaggingDirective === 'COPY';
  if (copiesTags && Object.keys(version.tags).length > 0) {
    const action = source.VersionId === undefined ? 's3:GetObjectTagging' : 's3:GetObjectVersionTagging';
    authorize(s3.cloud, caller, action, s3.buckets.get(source.Bucket), source.Key, existingTags(version));
  }
  const attributes = { ...requested, ...kept, ...(copiesTags ? { tags: version.tags } : {}) };
  await authorizeWrite(s3, caller, bucket, input.Key, attributes);
  const body = await readBytes(s3, read);
  const checksum = copiedChecksum(input.ChecksumAlgorithm, version, body);
  const made = await store(s3, bucket, input.Key, body, attributes, checksum, caller, 'ObjectCreated:Copy', input);
  return {
    ...(version.versionId === nullVersion ? {} : { CopySourceVersionId: version.versionId }),
    ...describedVersion(made),
    CopyObjectResult: {
      ETag: `"${made.etag}"`,
      LastModified: Math.floor(made.lastModified / 1000),
      ...describedChecksum(made.checksum),
    },
  };
}

function copiedChecksum(
  asked: ChecksumAlgorithm | undefined,
  source: ObjectVersion,
  body: Buffer,
): Checksum | undefined {
  const algorithm = asked ?? source.checksum?.algorithm;
  // What was uploaded in parts is one piece now.
  return algorithm === undefined ? undefined : { algorithm, value: checksumOf(algorithm, body), type: 'FULL_OBJECT' };
}

export async function getObjectTagging(s3: S3, input: VersionInput, caller: Caller): Promise<Record<string, unknown>> {
  const version = visibleVersion(s3, s3.buckets.get(input.Bucket), input, caller, 's3:GetObjectTagging');
  return {
    ...(version.versionId === nullVersion ? {} : { VersionId: version.versionId }),
    TagSet: Object.entries(version.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

export async function putObjectTagging(s3: S3, input: TaggingInput, caller: Caller): Promise<Record<string, unknown>> {
  const tags = checkedTags(input.Tagging.TagSet.map(({ Key, Value }) => [Key, Value] as const));
  return setTags(s3, input, tags, caller);
}

export async function deleteObjectTagging(
  s3: S3,
  input: VersionInput,
  caller: Caller,
): Promise<Record<string, unknown>> {
  return setTags(s3, input, undefined, caller);
}

function setTags(
  s3: S3,
  input: VersionInput,
  tags: Readonly<Record<string, string>> | undefined,
  caller: Caller,
): Record<string, unknown> {
  const bucket = s3.buckets.get(input.Bucket);
  const action = tags === undefined ? 's3:DeleteObjectTagging' : 's3:PutObjectTagging';
  const version = { ...visibleVersion(s3, bucket, input, caller, action), tags: tags ?? {} };
  const event = tags === undefined ? 'ObjectTagging:Delete' : 'ObjectTagging:Put';
  s3.objects.replace(version, () => s3.notifications.tell({ bucket, version, event, caller }));
  return version.versionId === nullVersion ? {} : { VersionId: version.versionId };
}
