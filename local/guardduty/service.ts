import { z } from 'zod';
import type { Caller, Cloud, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { engine, scan } from './scanner.ts';
import type { ScanResult } from './scanner.ts';

const text = z.string();
const planProperties = z.object({
  ProtectedResource: z.object({
    S3Bucket: z.object({ BucketName: text, ObjectPrefixes: z.array(text).default([]) }),
  }),
  Role: text,
  Actions: z.object({ Tagging: z.object({ Status: text }).optional() }).optional(),
});
const scanInput = z.object({
  PlanArn: text,
  Event: z.object({
    detail: z.object({
      bucket: z.object({ name: text }),
      object: z.object({ key: text, etag: text, 'version-id': text.optional() }),
    }),
  }),
});

interface Plan {
  readonly id: string;
  readonly arn: string;
  readonly bucket: string;
  readonly prefixes: readonly string[];
  readonly roleArn: string;
  readonly tagging: boolean;
  status: 'CREATING' | 'ACTIVE' | 'ERROR';
}

/** An object whose verdict is owed. */
interface Scan {
  readonly planArn: string;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly versionId?: string;
}

type Verdict = ScanResult | { readonly status: 'ACCESS_DENIED' | 'FAILED'; readonly reason: string };

const principal = 'malware-protection-plan.guardduty.amazonaws.com';
const validationObject = 'malware-protection-resource-validation-object';
const resultTag = 'GuardDutyMalwareScanStatus';
/** https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-quotas-guardduty.html is higher; this is memory. */
const largestObject = 512 * 1024 * 1024;

/**
 * A stand-in for GuardDuty Malware Protection for S3, which says so in every verdict: it knows the EICAR test file only.
 * Like the real one it listens by a managed rule, reads under the plan's role, and reports on the default bus, at least once.
 */
export function createGuardDuty(cloud: Cloud): Service {
  const plans = new Map<string, Plan>();
  const outbox = createOutbox<Scan>({
    cloud,
    store: cloud.store('guardduty'),
    table: 'scans',
    deliver: (owed) => inspect(cloud, plans.get(owed.planArn), owed),
    giveUp: (owed, error) =>
      cloud.trace.warn(`guardduty: no verdict on ${owed.bucket}/${owed.key} could be given: ${String(error)}`),
  });

  return {
    name: 'guardduty',
    resources: {
      'AWS::GuardDuty::MalwareProtectionPlan': {
        async provide(resource) {
          const plan = planOf(cloud, resource);
          plans.set(plan.arn, plan);
          return {
            ref: plan.id,
            attributes: {
              Arn: plan.arn,
              MalwareProtectionPlanId: plan.id,
              Status: 'ACTIVE',
              CreatedAt: new Date(cloud.now()).toISOString(),
            },
          };
        },
      },
    },
    async call(action, input, caller) {
      if (action !== 'ScanCreatedObject') {
        throw new AwsError('UnknownOperationException', `The local cloud's GuardDuty does not implement ${action}.`);
      }
      if (caller.kind !== 'service' || caller.service !== 'events.amazonaws.com') {
        throw new AwsError('AccessDeniedException', 'Only the managed rule of a plan tells of new objects.');
      }
      const { PlanArn, Event } = scanInput.parse(input);
      const { bucket, object } = Event.detail;
      const plan = plans.get(PlanArn);
      if (plan !== undefined && isMeant(plan, bucket.name, object.key)) {
        const versionId = object['version-id'];
        outbox.add({
          planArn: PlanArn,
          bucket: bucket.name,
          key: object.key,
          etag: object.etag,
          ...(versionId === undefined ? {} : { versionId }),
        });
      }
      return {};
    },
    async start() {
      for (const plan of plans.values()) await activate(cloud, plan);
      outbox.start();
    },
    stop: () => outbox.stop(),
    status: () => ({
      engine,
      plans: [...plans.values()].map(({ bucket, status }) => `${bucket} (${status})`).join(', '),
      'objects to scan': outbox.size(),
    }),
  };
}

function planOf(cloud: Cloud, resource: Resource): Plan {
  const { ProtectedResource, Role, Actions } = planProperties.parse(resource.properties);
  const { BucketName, ObjectPrefixes } = ProtectedResource.S3Bucket;
  const id = resource.generatedName().toLowerCase();
  return {
    id,
    arn: `arn:${cloud.partition}:guardduty:${cloud.region}:${cloud.accountId}:malware-protection-plan/${id}`,
    bucket: BucketName,
    prefixes: ObjectPrefixes,
    roleArn: Role,
    tagging: Actions?.Tagging?.Status === 'ENABLED',
    status: 'CREATING',
  };
}

function isMeant(plan: Plan, bucket: string, key: string): boolean {
  if (plan.bucket !== bucket || key === validationObject) return false;
  return plan.prefixes.length === 0 || plan.prefixes.some((prefix) => key.startsWith(prefix));
}

/**
 * What GuardDuty does under the role when a plan is made: sees that it may write to the bucket, turns the bucket's events on, and
 * listens to them by a rule of its own. A role that lacks a right leaves the plan in error, and nothing is scanned.
 * https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html
 */
async function activate(cloud: Cloud, plan: Plan): Promise<void> {
  const { bucket: Bucket } = plan;
  const ManagedBy = principal;
  const Name = `DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3-${plan.id}`.slice(0, 64);
  try {
    const role = assume(cloud, plan);
    const checked = cloud.store('guardduty').get<string>('checked', plan.arn) === plan.roleArn;
    // Once for each role: every write of it is an event that others hear.
    if (!checked) await cloud.call('s3', 'PutObject', { Bucket, Key: validationObject, Body: Buffer.alloc(0) }, role);
    cloud.store('guardduty').put('checked', plan.arn, plan.roleArn);
    const { EventBridgeConfiguration, ...targets } = await cloud.call<Record<string, unknown>>(
      's3',
      'GetBucketNotificationConfiguration',
      { Bucket },
      role,
    );
    if (EventBridgeConfiguration === undefined) {
      const NotificationConfiguration = { ...targets, EventBridgeConfiguration: {} };
      await cloud.call('s3', 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration }, role);
    }
    const EventPattern = JSON.stringify({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [Bucket] } },
    });
    await cloud.call('events', 'PutRule', { Name, EventPattern, ManagedBy }, role);
    await cloud.call('events', 'PutTargets', { Rule: Name, Targets: [{ Id: 'GuardDuty', Arn: plan.arn }] }, role);
    plan.status = 'ACTIVE';
    cloud.trace.note(`guardduty: ${Bucket} is watched by a stand-in (${engine})`);
  } catch (error) {
    plan.status = 'ERROR';
    const reason = error instanceof Error ? error.message : String(error);
    cloud.trace.warn(`guardduty: ${Bucket} is not scanned: the plan's role ${plan.roleArn} is not enough: ${reason}`);
  }
}

function assume(cloud: Cloud, plan: Plan): Caller {
  return cloud.iam.assume(plan.roleArn, principal, 'GuardDutyMalwareProtection', plan.arn);
}

async function inspect(cloud: Cloud, plan: Plan | undefined, owed: Scan): Promise<void> {
  // A template without the plan came in between.
  if (plan === undefined) return;
  const started = performance.now();
  const verdict = await judge(cloud, plan, owed);
  cloud.trace.step(`guardduty (stand-in) ${owed.bucket}/${owed.key} ${verdict.status}`, performance.now() - started);
  if (plan.tagging) await tag(cloud, plan, owed, verdict);
  await report(cloud, plan, owed, verdict);
}

async function judge(cloud: Cloud, plan: Plan, owed: Scan): Promise<Verdict> {
  const { bucket: Bucket, key: Key, versionId: VersionId } = owed;
  let body: Buffer;
  try {
    const role = assume(cloud, plan);
    const version = VersionId === undefined ? {} : { VersionId };
    const head = await cloud.call<{ ContentLength: number }>('s3', 'HeadObject', { Bucket, Key, ...version }, role);
    if (head.ContentLength > largestObject) return { status: 'UNSUPPORTED', reason: 'the object is too large' };
    const object = await cloud.call<{ Body: Buffer }>('s3', 'GetObject', { Bucket, Key, ...version }, role);
    body = object.Body;
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    const gone = ['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'].includes(error.code);
    cloud.trace.warn(`guardduty: ${Bucket}/${Key} could not be read: ${error.message}`);
    return { status: gone ? 'FAILED' : 'ACCESS_DENIED', reason: error.message };
  }
  return scan(body);
}

async function tag(cloud: Cloud, plan: Plan, owed: Scan, verdict: Verdict): Promise<void> {
  const { bucket: Bucket, key: Key, versionId } = owed;
  const version = versionId === undefined ? {} : { VersionId: versionId };
  try {
    const role = assume(cloud, plan);
    const tagging = await cloud.call<{ TagSet: { Key: string; Value: string }[] }>(
      's3',
      'GetObjectTagging',
      { Bucket, Key, ...version },
      role,
    );
    const TagSet = [
      ...tagging.TagSet.filter((one) => one.Key !== resultTag),
      { Key: resultTag, Value: verdict.status },
    ];
    await cloud.call('s3', 'PutObjectTagging', { Bucket, Key, ...version, Tagging: { TagSet } }, role);
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    cloud.trace.warn(`guardduty: ${Bucket}/${Key} could not be tagged: ${error.message}`);
    await put(cloud, plan, 'GuardDuty Malware Protection Post Scan Action Failed', {
      schemaVersion: '1.0',
      eventType: 'POST_SCAN_ACTION_FAILED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: objectDetails(owed),
      postScanActions: [{ actionType: 'TAGGING', status: 'FAILED', failureReason: error.code }],
    });
  }
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
async function report(cloud: Cloud, plan: Plan, owed: Scan, verdict: Verdict): Promise<void> {
  await put(cloud, plan, 'GuardDuty Malware Protection Object Scan Result', {
    schemaVersion: '1.0',
    scanStatus: scanStatus(verdict.status),
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: objectDetails(owed),
    scanResultDetails: {
      scanResultStatus: verdict.status,
      threats: verdict.status === 'THREATS_FOUND' ? [{ name: verdict.threat }] : null,
    },
    // Not GuardDuty's: so that nobody takes the stand-in's verdict for one.
    engine,
  });
}

function scanStatus(result: Verdict['status']): 'COMPLETED' | 'SKIPPED' | 'FAILED' {
  switch (result) {
    case 'NO_THREATS_FOUND':
    case 'THREATS_FOUND':
      return 'COMPLETED';
    case 'UNSUPPORTED':
    case 'ACCESS_DENIED':
      return 'SKIPPED';
    case 'FAILED':
      return 'FAILED';
  }
}

function objectDetails(owed: Scan): Record<string, unknown> {
  return {
    bucketName: owed.bucket,
    objectKey: owed.key,
    eTag: owed.etag,
    versionId: owed.versionId ?? 'null',
    s3Throttled: false,
  };
}

async function put(cloud: Cloud, plan: Plan, DetailType: string, detail: object): Promise<void> {
  const caller: Caller = { kind: 'service', service: 'guardduty.amazonaws.com', sourceArn: plan.arn };
  const entry = { Source: 'aws.guardduty', DetailType, Resources: [plan.arn], Detail: JSON.stringify(detail) };
  await cloud.call('events', 'PutEvents', { Entries: [entry] }, caller);
}
