import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Resource, ResourceProvider, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { authorize } from './access.ts';
import { getNotificationConfiguration, listBuckets, putNotificationConfiguration } from './bucket-operations.ts';
import { bucketOf, bucketProperties, createBuckets, notificationConfiguration } from './buckets.ts';
import type { S3 } from './context.ts';
import { deployToBucket } from './deployment.ts';
import { inputs, readInput } from './inputs.ts';
import { sweepLifecycle } from './lifecycle.ts';
import { listObjects, listVersions } from './listing.ts';
import { partFiles } from './multipart.ts';
import { createNotifications } from './notifications.ts';
import { Objects } from './objects.ts';
import { openObject, readBytes } from './reads.ts';
import { handleRest } from './rest.ts';
import {
  copyObject,
  deleteObject,
  deleteObjects,
  deleteObjectTagging,
  getObjectTagging,
  putObject,
  putObjectTagging,
} from './writes.ts';

const sweepInterval = 3600 * 1000;
const longestName = 63;
const policyProperties = z.object({ Bucket: z.string(), PolicyDocument: z.custom<PolicyDocument>(isPolicy) });
const notificationProperties = z.object({
  BucketName: z.string(),
  NotificationConfiguration: notificationConfiguration,
});
const putNotification = z.object({ Bucket: z.string(), NotificationConfiguration: notificationConfiguration });

/** S3 over the file system: bytes as files, all else as rows beside them. */
export function createS3(cloud: Cloud): Service {
  const store = cloud.store('s3');
  const s3: S3 = {
    cloud,
    store,
    buckets: createBuckets(),
    objects: new Objects(cloud, store),
    notifications: createNotifications(cloud, store),
  };
  let sweeper: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    try {
      await sweepLifecycle(s3);
    } catch (error) {
      cloud.trace.warn(`s3: the lifecycle rules could not be followed: ${String(error)}`);
    }
  }

  return {
    name: 's3',
    resources: providers(s3),
    call: (action, input, caller) => call(s3, action, input, caller),
    handle: (request) => handleRest(s3, request),
    async start() {
      s3.objects.sweepFiles(partFiles(s3));
      s3.notifications.outbox.start();
      await sweep();
      sweeper = setInterval(() => void sweep(), sweepInterval).unref();
    },
    async stop() {
      clearInterval(sweeper);
      await s3.notifications.outbox.stop();
    },
    status: () => ({
      buckets: s3.buckets.all().length,
      'events to deliver': s3.notifications.outbox.size(),
    }),
  };
}

function providers(s3: S3): Record<string, ResourceProvider> {
  return {
    'AWS::S3::Bucket': { provide: async (resource) => provideBucket(s3, resource) },
    'AWS::S3::BucketPolicy': {
      async provide({ properties }) {
        const { Bucket, PolicyDocument } = policyProperties.parse(properties);
        s3.buckets.get(Bucket).policy = PolicyDocument;
        return { ref: Bucket };
      },
    },
    'Custom::S3BucketNotifications': {
      async provide({ properties, logicalId }) {
        const { BucketName, NotificationConfiguration } = notificationProperties.parse(properties);
        s3.buckets.get(BucketName).notifications = NotificationConfiguration;
        return { ref: logicalId };
      },
    },
    // Empties a bucket before its stack is deleted; nothing deletes a stack here.
    'Custom::S3AutoDeleteObjects': { provide: async ({ logicalId }) => ({ ref: logicalId }) },
    'Custom::CDKBucketDeployment': { provide: (resource) => deployToBucket(s3, resource) },
  };
}

function provideBucket(s3: S3, resource: Resource) {
  const { cloud, store } = s3;
  const properties = bucketProperties.parse(resource.properties);
  const name = properties.BucketName ?? resource.generatedName(longestName).toLowerCase();
  const createdAt = store.get<number>('buckets', name) ?? cloud.now();
  store.put('buckets', name, createdAt);
  const bucket = bucketOf(cloud, name, createdAt, properties);
  s3.buckets.set(bucket);
  return {
    ref: name,
    attributes: {
      Arn: bucket.arn,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${cloud.region}.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${cloud.region}.amazonaws.com`,
      WebsiteURL: `http://${name}.s3-website-${cloud.region}.amazonaws.com`,
    },
  };
}

async function call(s3: S3, action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
  switch (action) {
    case 'PutObject':
      return putObject(s3, readInput(inputs.PutObject, input), caller);
    case 'GetObject': {
      const read = await openObject(s3, readInput(inputs.GetObject, input), caller);
      return { ...read.output, Body: await readBytes(s3, read) };
    }
    case 'HeadObject':
      return (await openObject(s3, readInput(inputs.GetObject, input), caller)).output;
    case 'DeleteObject':
      return deleteObject(s3, readInput(inputs.DeleteObject, input), caller);
    case 'DeleteObjects':
      return deleteObjects(s3, readInput(inputs.DeleteObjects, input), caller);
    case 'CopyObject':
      return copyObject(s3, readInput(inputs.CopyObject, input), caller);
    case 'ListObjectsV2':
      return listObjects(s3, readInput(inputs.ListObjectsV2, input), caller);
    case 'ListObjectVersions':
      return listVersions(s3, readInput(inputs.ListObjectVersions, input), caller);
    case 'GetObjectTagging':
      return getObjectTagging(s3, readInput(inputs.Version, input), caller);
    case 'PutObjectTagging':
      return putObjectTagging(s3, readInput(inputs.ObjectTagging, input), caller);
    case 'DeleteObjectTagging':
      return deleteObjectTagging(s3, readInput(inputs.Version, input), caller);
    case 'GetBucketNotificationConfiguration':
      return getNotificationConfiguration(s3, readInput(inputs.Bucket, input).Bucket, caller);
    case 'PutBucketNotificationConfiguration':
      return putNotificationConfiguration(s3, readInput(putNotification, input), caller);
    case 'HeadBucket': {
      const bucket = s3.buckets.get(readInput(inputs.Bucket, input).Bucket);
      authorize(s3.cloud, caller, 's3:ListBucket', bucket);
      return { BucketRegion: s3.cloud.region };
    }
    case 'ListBuckets':
      return { Buckets: listBuckets(s3, caller) };
    default:
      throw new AwsError('UnknownOperationException', `The local cloud's S3 does not implement ${action}.`);
  }
}

function isPolicy(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Statement' in value;
}
