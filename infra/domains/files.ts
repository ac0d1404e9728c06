import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/** Uploads: announced, taken into quarantine, scanned, accepted or refused. */
export class FilesStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: files` });
    const { tables, quarantine, documents, topics, alarms } = state;
    const fn = { domain: 'files', config, alarms } as const;
    const uploadMinutes = new CfnParameter(this, 'UploadMinutes', {
      type: 'Number',
      default: config.uploadMinutes,
      minValue: 1,
      maxValue: 60,
      description: 'Minutes until an upload form expires.',
    });

    const uploadNotices = new Queue(this, 'UploadNotices', { alarms, visibility: Duration.seconds(60) });
    const arrivals = new Rule(this, 'ObjectCreated', {
      description: 'A file arrived in quarantine.',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [quarantine.bucketName] }, object: { key: [{ prefix: 'uploads/' }] } },
      },
      targets: [new SqsQueue(uploadNotices.queue)],
    });
    const scanVerdicts = new Queue(this, 'ScanVerdicts', { alarms, visibility: Duration.minutes(6) });
    const verdicts = new Rule(this, 'ScanResult', {
      description: 'GuardDuty has scanned a file in quarantine.',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [quarantine.bucketName] } },
      },
      targets: [new SqsQueue(scanVerdicts.queue)],
    });
    this.malwareProtection(state);

    const presignUploads = new Fn(this, 'presignUploads', fn)
      .usesBucket(quarantine, { write: ['uploads/*'] })
      .sets('UPLOAD_MINUTES', uploadMinutes.valueAsString);
    new Fn(this, 'noteUpload', fn).usesTable(tables.Files, ['GetItem', 'UpdateItem']).worksOff(uploadNotices);
    const receiveVerdict = new Fn(this, 'receiveVerdict', { ...fn, timeout: Duration.seconds(60), memory: 512 })
      .usesTable(tables.Files, ['GetItem', 'UpdateItem'])
      .usesBucket(quarantine, { read: ['uploads/*'], delete: ['uploads/*'] })
      .usesBucket(documents, { write: ['files/*'], delete: ['files/*'], list: ['files/*'] })
      .worksOff(scanVerdicts, 1);
    const sweepUploads = new Fn(this, 'sweepUploads', { ...fn, timeout: Duration.seconds(50) }).usesTable(
      tables.Files,
      ['Query', 'GetItem', 'UpdateItem'],
      ['due'],
    );
    const everyMinute = new Rule(this, 'EveryMinute', {
      description: 'Uploads that were not made and verdicts that never came.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweepUploads)],
    });
    for (const rule of [arrivals, verdicts, everyMinute]) alarms.whenUndelivered(rule);
    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of Files could not be announced after ten tries: the messages say which part of the stream. It keeps a day.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    new Fn(this, 'announce', { ...fn, timeout: Duration.seconds(30) })
      .publishesTo(topics.FileEvents, state.key, 'FILE_EVENTS_TOPIC')
      .follows(tables.Files, unheard);
    const removals = new Queue(this, 'FileRemovals', { alarms, visibility: Duration.seconds(180) }).hears(
      topics.InvoiceEvents,
      ['InvoiceDeleted'],
    );
    new Fn(this, 'removeFile', { ...fn, timeout: Duration.seconds(30) })
      .usesTable(tables.Files, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Invoices, ['GetItem'])
      .usesBucket(quarantine, { delete: ['uploads/*'], list: ['uploads/*'] })
      .usesBucket(documents, { delete: ['files/*'], list: ['files/*'] })
      .worksOff(removals);

    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'files', tables, functions: { presignUploads } });

    addDashboard(this, config, 'files', [
      [
        new GraphWidget({
          title: 'Uploads presigned',
          left: [presignUploads.metricInvocations()],
          right: [presignUploads.metricErrors()],
        }),
        new GraphWidget({
          title: 'Verdicts',
          left: [receiveVerdict.metricInvocations()],
          right: [receiveVerdict.metricDuration()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Waiting',
          left: [uploadNotices, scanVerdicts, removals].map(({ queue }) =>
            queue.metricApproximateNumberOfMessagesVisible(),
          ),
        }),
        new GraphWidget({
          title: 'Put aside',
          left: [uploadNotices, scanVerdicts, removals].map(({ deadLetters }) =>
            deadLetters.metricApproximateNumberOfMessagesVisible(),
          ),
        }),
      ],
    ]);
  }

  /**
   * GuardDuty scans every object of the quarantine bucket under this role.
   * https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html
   */
  private malwareProtection({ quarantine }: StateStack): void {
    const managed = { StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } };
    const managedRule = this.formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
    });
    const role = new Role(this, 'ScannerRole', {
      assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    const allow = (actions: string[], resources: string[], conditions: Record<string, Record<string, string>> = {}) =>
      role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
    allow(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], [managedRule], managed);
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], [managedRule]);
    allow(['s3:GetObject', 's3:GetObjectVersion'], [`${quarantine.knownArn}/*`]);
    allow(['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'], [quarantine.knownArn]);
    allow(['s3:PutObject'], [`${quarantine.knownArn}/malware-protection-resource-validation-object`]);
    const demanded = 'As GuardDuty’s documentation demands: every object of one bucket, its own managed rule.';
    acknowledge(role, {
      [resourceFinding(this, `${quarantine.knownArn}/*`)]: demanded,
      [resourceFinding(this, managedRule)]: demanded,
    });
    const plan = new CfnMalwareProtectionPlan(this, 'MalwareProtection', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName: quarantine.bucketName, objectPrefixes: ['uploads/'] } },
      // Nothing reads the tag, and what was judged is gone before it could be set.
    });
    plan.node.addDependency(role);
  }
}
