import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Bucket } from './buckets.ts';
import { s3Error } from './errors.ts';
import type { ObjectVersion } from './objects.ts';

type Context = Readonly<Record<string, string | readonly string[]>>;

/** Throws `AccessDenied` unless the caller's policies and the bucket's allow the action. */
export function authorize(
  cloud: Cloud,
  caller: Caller,
  action: string,
  bucket: Bucket,
  key?: string,
  context?: Context,
): void {
  const resource = key === undefined ? bucket.arn : `${bucket.arn}/${key}`;
  if (caller.kind === 'anonymous' && bucket.refusesPublic)
    throw denied(`Nobody signed the request for ${action} on ${resource}.`);
  try {
    cloud.iam.authorize(caller, {
      action,
      resource,
      resourcePolicy: bucket.policy,
      ...(context === undefined ? {} : { context }),
    });
  } catch (error) {
    throw asDenied(error);
  }
}

/** A caller who may not list a bucket does not learn whether a key is there. */
export function mayList(cloud: Cloud, caller: Caller, bucket: Bucket): boolean {
  if (caller.kind === 'anonymous' && bucket.refusesPublic) return false;
  return cloud.iam.isAllowed(caller, { action: 's3:ListBucket', resource: bucket.arn, resourcePolicy: bucket.policy });
}

/** Condition keys that tell the tags an object has already. */
export function existingTags(version: ObjectVersion | undefined): Context {
  return Object.fromEntries(
    Object.entries(version?.tags ?? {}).map(([name, value]) => [`s3:ExistingObjectTag/${name}`, value]),
  );
}

/** Condition keys that tell the tags a request puts on. */
export function requestedTags(tags: Readonly<Record<string, string>>): Context {
  return {
    's3:RequestObjectTagKeys': Object.keys(tags),
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`s3:RequestObjectTag/${name}`, value])),
  };
}

/**
 * Asks for the bucket's own key on the caller's behalf. Keys of AWS (`aws/s3`) need no grant.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export async function useKey(
  cloud: Cloud,
  caller: Caller,
  action: 'GenerateDataKey' | 'Decrypt',
  encryption: ObjectVersion['encryption'],
): Promise<void> {
  const { keyId } = encryption;
  if (!encryption.algorithm.startsWith('aws:kms') || keyId === undefined || keyId.endsWith('alias/aws/s3')) return;
  try {
    await cloud.call('kms', action, { KeyId: keyId }, caller);
  } catch (error) {
    throw asDenied(error);
  }
}

function asDenied(error: unknown): unknown {
  if (!(error instanceof AwsError) || !error.code.startsWith('AccessDenied')) return error;
  return denied(error.message, error);
}

function denied(message: string, cause?: unknown): AwsError {
  return s3Error('AccessDenied', message, {}, cause);
}
