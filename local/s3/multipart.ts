import { createHash } from 'node:crypto';
import type { Caller } from '../core/cloud.ts';
import { authorize } from './access.ts';
import { attributesOf, describedChecksum, describedVersion, verifiedChecksum } from './attributes.ts';
import { checksumAlgorithms, checksumOf, verifyContentMd5 } from './checksums.ts';
import type { Checksum, ChecksumAlgorithm } from './checksums.ts';
import { rangeOf } from './conditions.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import type { CompleteUploadInput, CreateUploadInput, UploadPartCopyInput, UploadPartInput } from './inputs.ts';
import type { ObjectAttributes } from './objects.ts';
import { openObject, readBytes } from './reads.ts';
import { addVersion, authorizeWrite, parseCopySource } from './writes.ts';

export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: number;
  readonly attributes: ObjectAttributes;
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT';
}

export interface Part {
  readonly number: number;
  readonly file: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly checksum?: Checksum;
}

const uploads = 'uploads';
const parts = 'parts';
/** All but the last part must be as large. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const smallestPart = 5 * 1024 * 1024;

export async function createUpload(s3: S3, input: CreateUploadInput, caller: Caller): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  const attributes = attributesOf(bucket, input);
  await authorizeWrite(s3, caller, bucket, input.Key, attributes);
  const upload: Upload = {
    id: s3.cloud.uuid().replaceAll('-', ''),
    bucket: bucket.name,
    key: input.Key,
    initiated: s3.cloud.now(),
    attributes,
    ...(input.ChecksumAlgorithm === undefined ? {} : { checksumAlgorithm: input.ChecksumAlgorithm }),
    ...(input.ChecksumType === undefined ? {} : { checksumType: input.ChecksumType }),
  };
  s3.store.put(uploads, upload.id, upload);
  return {
    Bucket: bucket.name,
    Key: input.Key,
    UploadId: upload.id,
    ServerSideEncryption: attributes.encryption.algorithm,
    ...(upload.checksumAlgorithm === undefined ? {} : { ChecksumAlgorithm: upload.checksumAlgorithm }),
    ...(upload.checksumType === undefined ? {} : { ChecksumType: upload.checksumType }),
  };
}

export async function uploadPart(s3: S3, input: UploadPartInput, caller: Caller): Promise<Record<string, unknown>> {
  const upload = findUpload(s3, input);
  await authorizePart(s3, upload, caller);
  if (input.ContentMD5 !== undefined) verifyContentMd5(input.ContentMD5, input.Body);
  const checksum = verifiedChecksum(input, input.Body, upload.checksumAlgorithm);
  const part = await savePart(s3, upload, input.PartNumber, input.Body, checksum);
  return {
    ETag: `"${part.etag}"`,
    ServerSideEncryption: upload.attributes.encryption.algorithm,
    ...checksumMember(part.checksum),
  };
}

export async function uploadPartCopy(
  s3: S3,
  input: UploadPartCopyInput,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const upload = findUpload(s3, input);
  await authorizePart(s3, upload, caller);
  const read = await openObject(s3, parseCopySource(input.CopySource), caller);
  const body = await readBytes(s3, { ...read, range: rangeOf(input.CopySourceRange, read.version.size) });
  const checksum = verifiedChecksum({}, body, upload.checksumAlgorithm);
  const part = await savePart(s3, upload, input.PartNumber, body, checksum);
  return {
    CopyPartResult: { ETag: `"${part.etag}"`, LastModified: part.modified / 1000, ...checksumMember(part.checksum) },
  };
}

async function authorizePart(s3: S3, upload: Upload, caller: Caller): Promise<void> {
  await authorizeWrite(s3, caller, s3.buckets.get(upload.bucket), upload.key, { ...upload.attributes, tags: {} });
}

async function savePart(
  s3: S3,
  upload: Upload,
  number: number,
  body: Buffer,
  checksum: Checksum | undefined,
): Promise<Part> {
  const file = await s3.objects.writeFile(body);
  const part: Part = {
    number,
    file,
    size: body.length,
    etag: createHash('md5').update(body).digest('hex'),
    modified: s3.cloud.now(),
    ...(checksum === undefined ? {} : { checksum }),
  };
  const replaced = s3.store.get<Part>(parts, partKey(upload, number));
  s3.store.put(parts, partKey(upload, number), part);
  await s3.objects.removeFile(replaced?.file);
  return part;
}

export async function completeUpload(
  s3: S3,
  input: CompleteUploadInput,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const upload = findUpload(s3, input);
  const bucket = s3.buckets.get(upload.bucket);
  await authorizePart(s3, upload, caller);
  const chosen = chosenParts(s3, upload, input);
  const digests = Buffer.concat(chosen.map(({ etag }) => Buffer.from(etag, 'hex')));
  const etag = `${createHash('md5').update(digests).digest('hex')}-${chosen.length}`;
  const file = await s3.objects.writeFile(joined(s3, chosen));
  const size = chosen.reduce((sum, part) => sum + part.size, 0);
  const checksum = await joinedChecksum(s3, upload, chosen, file, size);
  const told = checksum === undefined ? undefined : input[`Checksum${checksum.algorithm}`];
  if (checksum !== undefined && told !== undefined && told !== checksum.value) {
    await s3.objects.removeFile(file);
    throw s3Error('BadDigest', `The ${checksum.algorithm} you specified did not match the calculated checksum.`);
  }
  const made = { key: upload.key, file, size, etag, attributes: upload.attributes, checksum };
  const all = partsOf(s3, upload);
  const event = 'ObjectCreated:CompleteMultipartUpload';
  const version = await addVersion(s3, bucket, made, caller, event, input, () => forget(s3, upload));
  await Promise.all(all.map((part) => s3.objects.removeFile(part.file)));
  return {
    Location: `${s3.cloud.awsEndpoint}/${bucket.name}/${upload.key}`,
    Bucket: bucket.name,
    Key: upload.key,
    ETag: `"${etag}"`,
    ...describedVersion(version),
    ...describedChecksum(checksum),
  };
}

function chosenParts(s3: S3, upload: Upload, input: CompleteUploadInput): Part[] {
  let previous = 0;
  const chosen = input.MultipartUpload.Parts.map((named) => {
    if (named.PartNumber <= previous) {
      throw s3Error(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
      );
    }
    previous = named.PartNumber;
    const part = s3.store.get<Part>(parts, partKey(upload, named.PartNumber));
    const told = part?.checksum === undefined ? undefined : named[`Checksum${part.checksum.algorithm}`];
    if (
      part === undefined ||
      part.etag !== named.ETag.replaceAll('"', '') ||
      (told !== undefined && told !== part.checksum?.value)
    ) {
      throw s3Error(
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        {
          UploadId: upload.id,
          PartNumber: named.PartNumber,
          ETag: named.ETag,
        },
      );
    }
    return part;
  });
  const small = chosen.slice(0, -1).find((part) => part.size < smallestPart);
  if (small !== undefined) {
    throw s3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: small.size,
      MinSizeAllowed: smallestPart,
      PartNumber: small.number,
    });
  }
  return chosen;
}

async function* joined(s3: S3, chosen: readonly Part[]): AsyncIterable<Buffer> {
  for (const part of chosen) if (part.size > 0) yield* s3.objects.stream(part.file);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
async function joinedChecksum(
  s3: S3,
  upload: Upload,
  chosen: readonly Part[],
  file: string,
  size: number,
): Promise<Checksum | undefined> {
  const algorithm =
    upload.checksumAlgorithm ??
    checksumAlgorithms.find((one) => chosen.every(({ checksum }) => checksum?.algorithm === one));
  if (algorithm === undefined) return undefined;
  const whole = (upload.checksumType ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')) === 'FULL_OBJECT';
  if (whole) {
    const bytes = size === 0 ? Buffer.alloc(0) : await s3.objects.readFile(file, { start: 0, end: size - 1 });
    return { algorithm, value: checksumOf(algorithm, bytes), type: 'FULL_OBJECT' };
  }
  const digests = chosen.map(({ checksum }) => Buffer.from(checksum?.value ?? '', 'base64'));
  return { algorithm, value: `${checksumOf(algorithm, Buffer.concat(digests))}-${chosen.length}`, type: 'COMPOSITE' };
}

export async function abortUpload(
  s3: S3,
  input: { Bucket: string; Key: string; UploadId: string },
  caller: Caller,
): Promise<object> {
  const upload = findUpload(s3, input);
  authorize(s3.cloud, caller, 's3:AbortMultipartUpload', s3.buckets.get(upload.bucket), upload.key);
  await dropUpload(s3, upload);
  return {};
}

/** Forgets the upload and its parts, as an abort and the lifecycle do. */
export async function dropUpload(s3: S3, upload: Upload): Promise<void> {
  const dropped = partsOf(s3, upload);
  s3.store.transaction(() => forget(s3, upload));
  await Promise.all(dropped.map((part) => s3.objects.removeFile(part.file)));
}

export async function listParts(
  s3: S3,
  input: { Bucket: string; Key: string; UploadId: string },
  caller: Caller,
): Promise<Record<string, unknown>> {
  const upload = findUpload(s3, input);
  authorize(s3.cloud, caller, 's3:ListMultipartUploadParts', s3.buckets.get(upload.bucket), upload.key);
  return {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    IsTruncated: false,
    StorageClass: upload.attributes.storageClass,
    Parts: partsOf(s3, upload).map((part) => ({
      PartNumber: part.number,
      LastModified: part.modified / 1000,
      ETag: `"${part.etag}"`,
      Size: part.size,
      ...checksumMember(part.checksum),
    })),
  };
}

export async function listUploads(
  s3: S3,
  input: { Bucket: string; Prefix: string },
  caller: Caller,
): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(input.Bucket);
  authorize(s3.cloud, caller, 's3:ListBucketMultipartUploads', bucket);
  return {
    Bucket: bucket.name,
    IsTruncated: false,
    Uploads: allUploads(s3)
      .filter((upload) => upload.bucket === bucket.name && upload.key.startsWith(input.Prefix))
      .map((upload) => ({
        Key: upload.key,
        UploadId: upload.id,
        Initiated: upload.initiated / 1000,
        StorageClass: upload.attributes.storageClass,
      })),
  };
}

export function allUploads(s3: S3): Upload[] {
  return s3.store.list<Upload>(uploads).map(({ value }) => value);
}

/** Files that parts of open uploads hold. */
export function partFiles(s3: S3): Set<string> {
  return new Set(s3.store.list<Part>(parts).map(({ value }) => value.file));
}

function findUpload(s3: S3, input: { Bucket: string; Key: string; UploadId: string }): Upload {
  s3.buckets.get(input.Bucket);
  const upload = s3.store.get<Upload>(uploads, input.UploadId);
  if (upload === undefined || upload.bucket !== input.Bucket || upload.key !== input.Key) {
    throw s3Error(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      {
        UploadId: input.UploadId,
      },
    );
  }
  return upload;
}

function partsOf(s3: S3, upload: Upload): Part[] {
  return s3.store.list<Part>(parts, `${upload.id}/`).map(({ value }) => value);
}

function forget(s3: S3, upload: Upload): void {
  s3.store.delete(uploads, upload.id);
  for (const { key } of s3.store.list(parts, `${upload.id}/`)) s3.store.delete(parts, key);
}

function partKey(upload: Upload, number: number): string {
  return `${upload.id}/${String(number).padStart(5, '0')}`;
}

function checksumMember(checksum: Checksum | undefined): Record<string, string> {
  return checksum === undefined ? {} : { [`Checksum${checksum.algorithm}`]: checksum.value };
}
