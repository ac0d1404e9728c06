import { z } from 'zod';
import type { Cloud, PolicyDocument } from '../core/cloud.ts';
import { s3Error } from './errors.ts';

const text = z.coerce.string();
/** CloudFormation takes a boolean as text too. */
const flag = z.union([z.boolean(), z.stringbool()]);
const days = z.coerce.number().int().positive();

const corsRule = z.object({
  AllowedHeaders: z.array(text).default([]),
  AllowedMethods: z.array(text),
  AllowedOrigins: z.array(text),
  ExposedHeaders: z.array(text).default([]),
  MaxAge: z.coerce.number().optional(),
});
export type CorsRule = z.infer<typeof corsRule>;

const lifecycleRule = z.object({
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: text.optional(),
  TagFilters: z.array(z.object({ Key: text, Value: text })).default([]),
  ExpirationInDays: days.optional(),
  ExpiredObjectDeleteMarker: flag.optional(),
  NoncurrentVersionExpirationInDays: days.optional(),
  NoncurrentVersionExpiration: z.object({ NoncurrentDays: days, NewerNoncurrentVersions: days.optional() }).optional(),
  AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: days }).optional(),
});
export type LifecycleRule = z.infer<typeof lifecycleRule>;

/** One entry of a notification configuration as S3's API spells it, which CDK's custom resource uses. */
const filter = z
  .object({
    Key: z.object({ FilterRules: z.array(z.object({ Name: text, Value: text })).default([]) }).optional(),
  })
  .optional();
const target = { Id: text.optional(), Events: z.array(text), Filter: filter };
export const notificationConfiguration = z.object({
  LambdaFunctionConfigurations: z.array(z.object({ ...target, LambdaFunctionArn: text })).default([]),
  QueueConfigurations: z.array(z.object({ ...target, QueueArn: text })).default([]),
  TopicConfigurations: z.array(z.object({ ...target, TopicArn: text })).default([]),
  EventBridgeConfiguration: z.object({}).optional(),
});
export type NotificationConfiguration = z.infer<typeof notificationConfiguration>;

/** The same as CloudFormation spells it on the bucket: one event and one filter each. */
const declaredTarget = {
  Event: text,
  Filter: z.object({ S3Key: z.object({ Rules: z.array(z.object({ Name: text, Value: text })) }) }).optional(),
};
const declaredNotifications = z.object({
  EventBridgeConfiguration: z.object({ EventBridgeEnabled: flag.default(true) }).optional(),
  LambdaConfigurations: z.array(z.object({ ...declaredTarget, Function: text })).default([]),
  QueueConfigurations: z.array(z.object({ ...declaredTarget, Queue: text })).default([]),
  TopicConfigurations: z.array(z.object({ ...declaredTarget, Topic: text })).default([]),
});

export const bucketProperties = z.object({
  BucketName: text.optional(),
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  CorsConfiguration: z.object({ CorsRules: z.array(corsRule) }).optional(),
  LifecycleConfiguration: z.object({ Rules: z.array(lifecycleRule) }).optional(),
  NotificationConfiguration: declaredNotifications.optional(),
  BucketEncryption: z
    .object({
      ServerSideEncryptionConfiguration: z.array(
        z.object({
          ServerSideEncryptionByDefault: z.object({ SSEAlgorithm: text, KMSMasterKeyID: text.optional() }).optional(),
        }),
      ),
    })
    .optional(),
  PublicAccessBlockConfiguration: z
    .object({
      BlockPublicAcls: flag.default(false),
      BlockPublicPolicy: flag.default(false),
      IgnorePublicAcls: flag.default(false),
      RestrictPublicBuckets: flag.default(false),
    })
    .optional(),
});

export interface Bucket {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly versioning: 'Enabled' | 'Suspended' | undefined;
  readonly cors: readonly CorsRule[];
  readonly lifecycle: readonly LifecycleRule[];
  readonly encryption: { readonly algorithm: string; readonly keyId?: string };
  /** Nobody gets in without a signature, whatever the bucket policy says. */
  readonly refusesPublic: boolean;
  notifications: NotificationConfiguration;
  policy: PolicyDocument | undefined;
}

export type Buckets = ReturnType<typeof createBuckets>;

/** The buckets that the template declares. */
export function createBuckets() {
  const buckets = new Map<string, Bucket>();
  return {
    set(bucket: Bucket): void {
      buckets.set(bucket.name, bucket);
    },
    find: (name: string): Bucket | undefined => buckets.get(name),
    get(name: string): Bucket {
      const bucket = buckets.get(name);
      if (bucket === undefined) {
        throw s3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
      }
      return bucket;
    },
    all: (): Bucket[] => [...buckets.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

/** A bucket as its CloudFormation properties declare it. */
export function bucketOf(
  cloud: Pick<Cloud, 'partition'>,
  name: string,
  createdAt: number,
  properties: z.infer<typeof bucketProperties>,
): Bucket {
  const encryption = properties.BucketEncryption?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault;
  const access = properties.PublicAccessBlockConfiguration;
  return {
    name,
    arn: `arn:${cloud.partition}:s3:::${name}`,
    createdAt,
    versioning: properties.VersioningConfiguration?.Status,
    cors: properties.CorsConfiguration?.CorsRules ?? [],
    lifecycle: properties.LifecycleConfiguration?.Rules ?? [],
    encryption: {
      algorithm: encryption?.SSEAlgorithm ?? 'AES256',
      ...(encryption?.KMSMasterKeyID === undefined ? {} : { keyId: encryption.KMSMasterKeyID }),
    },
    // New buckets block public access unless they say otherwise.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    refusesPublic: access === undefined || access.BlockPublicPolicy || access.RestrictPublicBuckets,
    notifications: declared(properties.NotificationConfiguration),
    policy: undefined,
  };
}

function declared(configuration: z.infer<typeof declaredNotifications> | undefined): NotificationConfiguration {
  const common = (one: {
    Event: string;
    Filter?: { S3Key: { Rules: { Name: string; Value: string }[] } } | undefined;
  }) => ({
    Events: [one.Event],
    ...(one.Filter === undefined ? {} : { Filter: { Key: { FilterRules: one.Filter.S3Key.Rules } } }),
  });
  return {
    LambdaFunctionConfigurations: (configuration?.LambdaConfigurations ?? []).map((one) => ({
      ...common(one),
      LambdaFunctionArn: one.Function,
    })),
    QueueConfigurations: (configuration?.QueueConfigurations ?? []).map((one) => ({
      ...common(one),
      QueueArn: one.Queue,
    })),
    TopicConfigurations: (configuration?.TopicConfigurations ?? []).map((one) => ({
      ...common(one),
      TopicArn: one.Topic,
    })),
    ...(configuration?.EventBridgeConfiguration?.EventBridgeEnabled === true ? { EventBridgeConfiguration: {} } : {}),
  };
}
