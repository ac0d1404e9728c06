import type { Caller } from '../core/cloud.ts';
import type { Bucket, LifecycleRule } from './buckets.ts';
import type { S3 } from './context.ts';
import { allUploads, dropUpload } from './multipart.ts';
import type { ObjectVersion } from './objects.ts';
import { removeNewest } from './writes.ts';

const day = 24 * 3600 * 1000;

/**
 * Expires what the lifecycle rules of every bucket let go, as S3 does about once a day: a rule of n days
 * falls due at the midnight (UTC) after them. Transitions to other storage classes are not made.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
 */
export async function sweepLifecycle(s3: S3): Promise<void> {
  for (const bucket of s3.buckets.all()) {
    for (const rule of bucket.lifecycle) if (rule.Status === 'Enabled') await sweepRule(s3, bucket, rule);
  }
}

async function sweepRule(s3: S3, bucket: Bucket, rule: LifecycleRule): Promise<void> {
  const prefix = rule.Prefix ?? '';
  for (const key of [...s3.objects.keys(bucket.name)]) {
    if (key.startsWith(prefix)) sweepKey(s3, bucket, rule, key);
  }
  const abortAfter = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
  if (abortAfter === undefined) return;
  for (const upload of allUploads(s3)) {
    const meant = upload.bucket === bucket.name && upload.key.startsWith(prefix);
    if (meant && isDue(s3, upload.initiated, abortAfter)) await dropUpload(s3, upload);
  }
}

function sweepKey(s3: S3, bucket: Bucket, rule: LifecycleRule, key: string): void {
  const s3Itself: Caller = { kind: 'service', service: 's3.amazonaws.com', sourceArn: bucket.arn };
  const newest = s3.objects.newest(bucket.name, key);
  if (newest !== undefined && !newest.deleteMarker && rule.ExpirationInDays !== undefined && hasTags(rule, newest)) {
    if (isDue(s3, newest.lastModified, rule.ExpirationInDays))
      removeNewest(s3, bucket, key, s3Itself, 'LifecycleExpiration');
  }
  const noncurrentDays = rule.NoncurrentVersionExpiration?.NoncurrentDays ?? rule.NoncurrentVersionExpirationInDays;
  const kept = rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions ?? 0;
  const versions = s3.objects.versions(bucket.name, key);
  const removed = versions.filter((version, index) => {
    const successor = versions[index - 1];
    if (successor === undefined) return false;
    // A version is not current from the moment that its successor is made.
    return (
      noncurrentDays !== undefined &&
      index > kept &&
      hasTags(rule, version) &&
      isDue(s3, successor.lastModified, noncurrentDays)
    );
  });
  for (const version of removed) remove(s3, bucket, version, s3Itself);
  const [left, ...others] = s3.objects.versions(bucket.name, key);
  const lonely = left?.deleteMarker === true && others.length === 0;
  if (lonely && (rule.ExpiredObjectDeleteMarker === true || rule.ExpirationInDays !== undefined))
    remove(s3, bucket, left, s3Itself);
}

function remove(s3: S3, bucket: Bucket, version: ObjectVersion, caller: Caller): void {
  s3.objects.remove(version, () =>
    s3.notifications.tell({ bucket, version, event: 'LifecycleExpiration:Delete', caller }),
  );
}

function hasTags(rule: LifecycleRule, version: ObjectVersion): boolean {
  return rule.TagFilters.every(({ Key, Value }) => version.tags[Key] === Value);
}

function isDue(s3: S3, since: number, days: number): boolean {
  return s3.cloud.now() >= Math.ceil((since + days * day) / day) * day;
}
