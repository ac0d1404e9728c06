import type { Caller } from '../core/cloud.ts';
import { authorize } from './access.ts';
import { notificationConfiguration } from './buckets.ts';
import type { Bucket, NotificationConfiguration } from './buckets.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import { readInput } from './inputs.ts';
import { childElements, parseXml } from './xml.ts';

/** ListBuckets in the shape of its XML. */
export async function bucketList(s3: S3, caller: Caller): Promise<Record<string, unknown>> {
  const buckets = listBuckets(s3, caller);
  return {
    Owner: { ID: s3.cloud.accountId },
    Buckets: {
      Bucket: buckets.map(({ Name, CreationDate }) => ({
        Name,
        CreationDate: new Date(CreationDate * 1000).toISOString(),
      })),
    },
  };
}

export function listBuckets(s3: S3, caller: Caller): { Name: string; CreationDate: number }[] {
  try {
    s3.cloud.iam.authorize(caller, { action: 's3:ListAllMyBuckets', resource: '*' });
  } catch (error) {
    throw s3Error('AccessDenied', error instanceof Error ? error.message : 'Access Denied', {}, error);
  }
  return s3.buckets.all().map((bucket) => ({ Name: bucket.name, CreationDate: bucket.createdAt / 1000 }));
}

export function corsDocument(bucket: Bucket): Record<string, unknown> {
  if (bucket.cors.length === 0) throw s3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist');
  return {
    CORSRule: bucket.cors.map((rule) => ({
      AllowedHeader: rule.AllowedHeaders,
      AllowedMethod: rule.AllowedMethods,
      AllowedOrigin: rule.AllowedOrigins,
      ExposeHeader: rule.ExposedHeaders,
      MaxAgeSeconds: rule.MaxAge,
    })),
  };
}

/** The SDK's shape. */
export async function getNotificationConfiguration(
  s3: S3,
  name: string,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const bucket = s3.buckets.get(name);
  authorize(s3.cloud, caller, 's3:GetBucketNotification', bucket);
  const { EventBridgeConfiguration, ...targets } = bucket.notifications;
  const filled = Object.entries(targets).filter(([, list]) => list.length > 0);
  return {
    ...Object.fromEntries(filled),
    ...(EventBridgeConfiguration === undefined ? {} : { EventBridgeConfiguration }),
  };
}

export function putNotificationConfiguration(
  s3: S3,
  input: { Bucket: string; NotificationConfiguration: NotificationConfiguration },
  caller: Caller,
): Record<string, unknown> {
  const bucket = s3.buckets.get(input.Bucket);
  authorize(s3.cloud, caller, 's3:PutBucketNotification', bucket);
  bucket.notifications = input.NotificationConfiguration;
  return {};
}

export function putNotificationXml(bucket: Bucket, body: Buffer): void {
  const content = parseXml(body, 'NotificationConfiguration');
  const targets = (element: string, arn: string, member: string) =>
    childElements(content, element).map((one) => ({
      Id: one['Id'],
      Events: Array.isArray(one['Event']) ? one['Event'] : [one['Event']],
      [member]: one[arn],
      Filter: filterOf(one),
    }));
  bucket.notifications = readInput(notificationConfiguration, {
    LambdaFunctionConfigurations: targets('CloudFunctionConfiguration', 'CloudFunction', 'LambdaFunctionArn'),
    QueueConfigurations: targets('QueueConfiguration', 'Queue', 'QueueArn'),
    TopicConfigurations: targets('TopicConfiguration', 'Topic', 'TopicArn'),
    ...('EventBridgeConfiguration' in content ? { EventBridgeConfiguration: {} } : {}),
  });
}

function filterOf(target: Record<string, unknown>): object | undefined {
  const [filter] = childElements(target, 'Filter');
  const [key] = filter === undefined ? [] : childElements(filter, 'S3Key');
  if (key === undefined) return undefined;
  return { Key: { FilterRules: childElements(key, 'FilterRule').map(({ Name, Value }) => ({ Name, Value })) } };
}
