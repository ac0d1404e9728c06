import { s3Error } from './errors.ts';
import type { GetObjectInput } from './inputs.ts';
import type { ByteRange, ObjectVersion } from './objects.ts';

/**
 * Judges the conditional headers of a read as RFC 9110 orders them.
 * Throws `PreconditionFailed` (412) or `NotModified` (304).
 */
export function checkReadConditions(input: GetObjectInput, version: ObjectVersion): void {
  const modified = Math.floor(version.lastModified / 1000) * 1000;
  if (input.IfMatch !== undefined) {
    if (!namesEtag(input.IfMatch, version.etag)) throw preconditionFailed('If-Match');
  } else if (input.IfUnmodifiedSince !== undefined && modified > input.IfUnmodifiedSince) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  if (input.IfNoneMatch !== undefined) {
    if (namesEtag(input.IfNoneMatch, version.etag)) throw notModified(version);
  } else if (input.IfModifiedSince !== undefined && modified <= input.IfModifiedSince) {
    throw notModified(version);
  }
}

/**
 * Judges a conditional write against the current object. Throws `PreconditionFailed`, or `NoSuchKey` for If-Match on nothing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWriteConditions(
  input: { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined },
  current: ObjectVersion | undefined,
): void {
  const existing = current?.deleteMarker === true ? undefined : current;
  if (input.IfNoneMatch !== undefined) {
    if (input.IfNoneMatch !== '*') {
      throw s3Error('NotImplemented', 'A header you provided implies functionality that is not implemented', {
        Header: 'If-None-Match',
      });
    }
    if (existing !== undefined) throw preconditionFailed('If-None-Match');
  }
  if (input.IfMatch === undefined) return;
  if (existing === undefined) throw s3Error('NoSuchKey', 'The specified key does not exist.');
  if (!namesEtag(input.IfMatch, existing.etag)) throw preconditionFailed('If-Match');
}

/** Whether a list of entity tags, quoted or not, has this one. */
export function namesEtag(header: string, etag: string): boolean {
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//u, '').replace(/^"|"$/gu, ''))
    .some((one) => one === '*' || one === etag);
}

/** The bytes that a Range header asks for; `undefined` for all of them. Throws `InvalidRange`. */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '') ?? [];
  // A header that cannot be read, several ranges included, is ignored.
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    if (length === 0) throw invalidRange(header, size);
    return { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(header, size);
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function invalidRange(header: string | undefined, size: number) {
  return s3Error('InvalidRange', 'The requested range is not satisfiable', {
    RangeRequested: header ?? '',
    ActualObjectSize: size,
  });
}

function preconditionFailed(condition: string) {
  return s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}

function notModified(version: ObjectVersion) {
  return s3Error('NotModified', 'Not Modified', { ETag: `"${version.etag}"` });
}
