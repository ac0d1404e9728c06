import type { Caller, Cloud } from '../core/cloud.ts';
import { createOutbox } from '../core/outbox.ts';
import type { Outbox } from '../core/outbox.ts';
import type { Store } from '../core/store.ts';
import type { Bucket, NotificationConfiguration } from './buckets.ts';
import type { ObjectVersion } from './objects.ts';

/** What happened to an object, told once to each target that the bucket names. */
export interface Happening {
  readonly bucket: Bucket;
  readonly version: Pick<ObjectVersion, 'key' | 'size' | 'etag' | 'versionId'>;
  /** As classic notifications name it, without `s3:`. */
  readonly event:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Post'
    | 'ObjectCreated:Copy'
    | 'ObjectCreated:CompleteMultipartUpload'
    | 'ObjectRemoved:Delete'
    | 'ObjectRemoved:DeleteMarkerCreated'
    | 'ObjectTagging:Put'
    | 'ObjectTagging:Delete'
    | 'LifecycleExpiration:Delete'
    | 'LifecycleExpiration:DeleteMarkerCreated';
  readonly caller: Caller;
}

type Job =
  | { readonly to: 'events'; readonly entry: Readonly<Record<string, unknown>>; readonly sourceArn: string }
  | {
      readonly to: 'lambda' | 'sqs' | 'sns';
      readonly arn: string;
      readonly message: string;
      readonly sourceArn: string;
    };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html */
const described: Readonly<
  Record<Happening['event'], { readonly type: string; readonly reason?: string; readonly deletion?: string }>
> = {
  'ObjectCreated:Put': { type: 'Object Created', reason: 'PutObject' },
  'ObjectCreated:Post': { type: 'Object Created', reason: 'POST Object' },
  'ObjectCreated:Copy': { type: 'Object Created', reason: 'CopyObject' },
  'ObjectCreated:CompleteMultipartUpload': { type: 'Object Created', reason: 'CompleteMultipartUpload' },
  'ObjectRemoved:Delete': { type: 'Object Deleted', reason: 'DeleteObject', deletion: 'Permanently Deleted' },
  'ObjectRemoved:DeleteMarkerCreated': {
    type: 'Object Deleted',
    reason: 'DeleteObject',
    deletion: 'Delete Marker Created',
  },
  'LifecycleExpiration:Delete': {
    type: 'Object Deleted',
    reason: 'Lifecycle Expiration',
    deletion: 'Permanently Deleted',
  },
  'LifecycleExpiration:DeleteMarkerCreated': {
    type: 'Object Deleted',
    reason: 'Lifecycle Expiration',
    deletion: 'Delete Marker Created',
  },
  'ObjectTagging:Put': { type: 'Object Tags Added' },
  'ObjectTagging:Delete': { type: 'Object Tags Deleted' },
};

export interface Notifications {
  /** Promises the notices; to be called inside the transaction that makes the change. */
  tell(happening: Happening): void;
  readonly outbox: Outbox<unknown>;
}

/** Notices of S3, to EventBridge and to functions, queues and topics; delivered at least once, after a kill too. */
export function createNotifications(cloud: Cloud, store: Store): Notifications {
  const outbox = createOutbox<Job>({
    cloud,
    store,
    table: 'outbox',
    deliver: (job) => deliver(cloud, job),
    giveUp: (job, error) =>
      cloud.trace.warn(
        `s3: an event of ${job.sourceArn} was not taken by ${job.to === 'events' ? 'EventBridge' : job.arn}: ${String(
          error,
        )}`,
      ),
  });
  const sequenceRow = 'sequencer';
  let sequence = store.get<number>('state', sequenceRow) ?? 0;

  return {
    outbox,
    tell(happening) {
      const { bucket, version, event } = happening;
      const { notifications } = bucket;
      sequence += 1;
      store.put('state', sequenceRow, sequence);
      const sequencer = sequence.toString(16).toUpperCase().padStart(18, '0');
      if (notifications.EventBridgeConfiguration !== undefined) {
        outbox.add({ to: 'events', entry: eventBridgeEntry(cloud, happening, sequencer), sourceArn: bucket.arn });
      }
      for (const target of targetsOf(notifications, event, version.key)) {
        const message = JSON.stringify({ Records: [classicRecord(cloud, happening, sequencer, target.id)] });
        outbox.add({ to: target.to, arn: target.arn, message, sourceArn: bucket.arn });
      }
    },
  };
}

async function deliver(cloud: Cloud, job: Job): Promise<void> {
  const caller: Caller = { kind: 'service', service: 's3.amazonaws.com', sourceArn: job.sourceArn };
  switch (job.to) {
    case 'events':
      await cloud.call('events', 'PutEvents', { Entries: [job.entry] }, caller);
      return;
    case 'lambda':
      await cloud.call(
        'lambda',
        'Invoke',
        { FunctionName: job.arn, InvocationType: 'Event', Payload: Buffer.from(job.message) },
        caller,
      );
      return;
    case 'sqs':
      await cloud.call('sqs', 'SendMessage', { QueueUrl: queueUrl(cloud, job.arn), MessageBody: job.message }, caller);
      return;
    case 'sns':
      await cloud.call(
        'sns',
        'Publish',
        { TopicArn: job.arn, Message: job.message, Subject: 'Amazon S3 Notification' },
        caller,
      );
      return;
  }
}

function queueUrl(cloud: Cloud, arn: string): string {
  const [account, name] = arn.split(':').slice(-2);
  return `${cloud.awsEndpoint}/${account}/${name}`;
}

function eventBridgeEntry(cloud: Cloud, happening: Happening, sequencer: string): Readonly<Record<string, unknown>> {
  const { bucket, version, event, caller } = happening;
  const { type, reason, deletion } = described[event];
  const versionId = version.versionId === 'null' ? {} : { 'version-id': version.versionId };
  const created = type === 'Object Created';
  const detail = {
    version: '0',
    bucket: { name: bucket.name },
    object: {
      key: version.key,
      ...(created ? { size: version.size } : {}),
      ...(created || event.startsWith('ObjectTagging') ? { etag: version.etag } : {}),
      ...versionId,
      ...(event.startsWith('ObjectTagging') ? {} : { sequencer }),
    },
    'request-id': requestId(cloud),
    requester:
      caller.kind === 'service' ? caller.service : event.startsWith('Lifecycle') ? 's3.amazonaws.com' : cloud.accountId,
    'source-ip-address': '127.0.0.1',
    ...(reason === undefined ? {} : { reason }),
    ...(deletion === undefined ? {} : { 'deletion-type': deletion }),
  };
  return {
    Source: 'aws.s3',
    DetailType: type,
    Time: cloud.now() / 1000,
    Resources: [bucket.arn],
    Detail: JSON.stringify(detail),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function classicRecord(cloud: Cloud, happening: Happening, sequencer: string, configurationId: string) {
  const { bucket, version, event, caller } = happening;
  const id = requestId(cloud);
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: cloud.region,
    eventTime: new Date(cloud.now()).toISOString(),
    eventName: event,
    userIdentity: { principalId: principalId(caller) },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': id, 'x-amz-id-2': id },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: { name: bucket.name, ownerIdentity: { principalId: cloud.accountId }, arn: bucket.arn },
      object: {
        // Keys are form-encoded here, and only here.
        key: encodeURIComponent(version.key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        ...(event.startsWith('ObjectCreated') ? { size: version.size } : {}),
        ...(version.etag === '' ? {} : { eTag: version.etag }),
        ...(version.versionId === 'null' ? {} : { versionId: version.versionId }),
        sequencer,
      },
    },
  };
}

function principalId(caller: Caller): string {
  return caller.kind === 'role' ? `AWS:${caller.roleArn.split('/').at(-1)}:${caller.sessionName}` : 'AWS:local';
}

function requestId(cloud: Cloud): string {
  return cloud.uuid().replaceAll('-', '').slice(0, 16).toUpperCase();
}

interface Target {
  readonly to: 'lambda' | 'sqs' | 'sns';
  readonly arn: string;
  readonly id: string;
}

function targetsOf(configuration: NotificationConfiguration, event: string, key: string): Target[] {
  const wanted = (one: {
    Events: string[];
    Filter?: { Key?: { FilterRules: { Name: string; Value: string }[] } | undefined } | undefined;
  }) =>
    one.Events.some((pattern) => matchesEvent(pattern, event)) &&
    (one.Filter?.Key?.FilterRules ?? []).every(({ Name, Value }) =>
      Name.toLowerCase() === 'prefix' ? key.startsWith(Value) : key.endsWith(Value),
    );
  return [
    ...configuration.LambdaFunctionConfigurations.filter(wanted).map((one) => ({
      to: 'lambda' as const,
      arn: one.LambdaFunctionArn,
      id: one.Id ?? one.LambdaFunctionArn,
    })),
    ...configuration.QueueConfigurations.filter(wanted).map((one) => ({
      to: 'sqs' as const,
      arn: one.QueueArn,
      id: one.Id ?? one.QueueArn,
    })),
    ...configuration.TopicConfigurations.filter(wanted).map((one) => ({
      to: 'sns' as const,
      arn: one.TopicArn,
      id: one.Id ?? one.TopicArn,
    })),
  ];
}

function matchesEvent(pattern: string, event: string): boolean {
  const wanted = pattern.replace(/^s3:/u, '');
  return wanted.endsWith('*') ? event.startsWith(wanted.slice(0, -1)) : wanted === event;
}
