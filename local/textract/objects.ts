import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { S3Object } from './input.ts';

const UNREACHABLE = 'Unable to get object metadata from S3. Check object key, region and/or access permissions.';

/** Reads an object with the caller's own rights, as Textract does. Throws `InvalidS3ObjectException`; `DocumentTooLargeException` over `mostBytes`. */
export async function readObject(
  cloud: Cloud,
  object: S3Object,
  caller: Caller,
  mostBytes: number,
): Promise<Uint8Array> {
  const address = {
    Bucket: object.Bucket,
    Key: object.Name,
    ...(object.Version === undefined ? {} : { VersionId: object.Version }),
  };
  try {
    const head = await cloud.call<{ ContentLength?: number }>('s3', 'HeadObject', address, caller);
    if (head.ContentLength !== undefined) checkSize(head.ContentLength, mostBytes);
    const got = await cloud.call<{ Body?: unknown }>('s3', 'GetObject', address, caller);
    if (got.Body instanceof Uint8Array) return got.Body;
  } catch (cause) {
    if (cause instanceof AwsError && cause.code === 'DocumentTooLargeException') throw cause;
    if (cause instanceof AwsError) throw new AwsError('InvalidS3ObjectException', UNREACHABLE, { cause });
    throw cause;
  }
  throw new AwsError('InvalidS3ObjectException', UNREACHABLE);
}

/** Throws `DocumentTooLargeException` over `mostBytes`. */
export function checkSize(size: number, mostBytes: number): void {
  if (size > mostBytes) throw new AwsError('DocumentTooLargeException', 'Document is too large');
}
