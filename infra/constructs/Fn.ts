import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnEventSourceMapping,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from './acknowledge.ts';
import type { Alarms } from './Alarms.ts';
import type { Bucket } from './Bucket.ts';
import type { DeadLetters, Queue } from './Queue.ts';
import type { Table } from './Table.ts';

/** Where `node dev/build.ts` puts the bundles. */
export const FUNCTIONS_FOLDER = 'build/functions';

export interface FnProps {
  readonly domain:
    | 'account'
    | 'files'
    | 'invoices'
    | 'vendors'
    | 'reports'
    | 'intake'
    | 'mail'
    | 'catalog'
    | 'payments'
    | 'receipts'
    | 'orders'
    | 'recurring'
    | 'refunds'
    | 'events'
    | 'bookings';
  readonly config: StageConfig;
  readonly alarms: Alarms;
  /** 10 seconds where absent. */
  readonly timeout?: Duration;
  /** MB; 256 where absent. */
  readonly memory?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** A step whose errors are answers that its workflow goes by (a card was refused): the workflow's own alarms tell of those that are none. */
  readonly answersByErrors?: boolean;
}

/**
 * How many batches of one queue are worked off at once. More would be throttled where an account is new (ten at once for all functions),
 * and what is throttled five times lies among the dead letters.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#events-sqs-max-concurrency
 */
const BATCHES_AT_ONCE = 10;

/** How often a change is handed over before it is put aside. */
const STREAM_RETRIES = 10;

/** The part of its time that a function may take before somebody is told. */
const NEARLY_ALL = 0.8;

/** Changes that a function behind a stream is given at once. */
const CHANGES_AT_ONCE = 25;

/** Which changes of a table a function hears, and how many at once: where it says nothing, new and changed rows, 25. */
export interface Following {
  readonly events?: readonly ('INSERT' | 'MODIFY')[];
  readonly atOnce?: number;
}

type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'BatchGetItem'
  | 'ConditionCheckItem'
  | 'Scan';
type BucketAccess = Readonly<Partial<Record<'read' | 'write' | 'delete' | 'list', readonly string[]>>>;

/**
 * A function under a role of its own that may do nothing but write its log, until a `uses…` gives it a right
 * and, in the same call, the variable that it needs to use it.
 */
export class Fn extends LambdaFunction {
  private readonly alarms: Alarms;

  constructor(scope: Construct, name: string, props: FnProps) {
    const folder = join(FUNCTIONS_FOLDER, props.domain, name);
    if (!existsSync(folder)) throw new Error(`${folder} is missing: run \`npm run build\` first.`);
    const timeout = props.timeout ?? Duration.seconds(10);
    const id = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      code: Code.fromAsset(folder, { exclude: ['*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout,
      memorySize: props.memory ?? 256,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // That an invocation began and ended well costs more to keep than to run it: metrics have it. Those that fail are still reported.
      // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
      environment: {
        STAGE: props.config.stage,
        POWERTOOLS_SERVICE_NAME: props.domain,
        ...props.environment,
      },
    });
    acknowledge(role, { 'AwsSolutions-IAM5[Resource::*]': 'X-Ray’s and Textract’s actions know no resource.' });
    this.alarms = props.alarms;
    const period = Duration.minutes(5);
    if (!props.answersByErrors) {
      props.alarms.whenAbove(this, 'ErrorsAlarm', {
        metric: this.metricErrors({ period }),
        threshold: 0,
        says: `${props.domain}/${name} fails: its log says why. What it was given is tried again or lies in a dead-letter queue.`,
      });
    }
    if (props.config.watched) {
      props.alarms.whenAbove(this, 'DurationAlarm', {
        metric: this.metricDuration({ period, statistic: Stats.MAXIMUM }),
        threshold: timeout.toMilliseconds() * NEARLY_ALL,
        says: `${props.domain}/${name} takes nearly all of its ${timeout.toSeconds()} seconds: its traces say where they go.`,
      });
    }
  }

  /** Actions on a table and on the indexes named with it. */
  usesTable(table: Table, actions: readonly TableAction[], indexes: readonly string[] = []): this {
    const onTable = actions.filter((action) => action !== 'Query' || indexes.length === 0);
    this.may(
      onTable.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
    this.may(
      indexes.length > 0 ? ['dynamodb:Query'] : [],
      indexes.map((index) => `${table.tableArn}/index/${index}`),
    );
    return this.sets(table.variable, table.tableName);
  }

  /** Access to parts of a bucket: each list holds key patterns (`files/*`). Versions are included. */
  usesBucket(bucket: Bucket, access: BucketAccess): this {
    const objects = (patterns: readonly string[] = []) => patterns.map((pattern) => `${bucket.knownArn}/${pattern}`);
    this.may(['s3:GetObject', 's3:GetObjectVersion'], objects(access.read));
    this.may(['s3:PutObject'], objects(access.write));
    this.may(['s3:DeleteObject', 's3:DeleteObjectVersion'], objects(access.delete));
    if (access.list && access.list.length > 0) {
      this.addToRolePolicy(
        new PolicyStatement({
          actions: ['s3:ListBucket', 's3:ListBucketVersions'],
          resources: [bucket.knownArn],
          conditions: { StringLike: { 's3:prefix': [...access.list] } },
        }),
      );
    }
    for (const pattern of new Set(Object.values(access).flat())) {
      this.acknowledges({
        [resourceFinding(this, `${bucket.knownArn}/${pattern}`)]:
          'Objects are named by their ids; the right ends at the prefix.',
      });
    }
    return this.sets(bucket.variable, bucket.bucketName);
  }

  /** Publishing on a topic, its key included; `variable` carries the topic's ARN. */
  publishesTo(topic: ITopic, key: IKey, variable: string): this {
    grantPublish(this.roleConstruct(), topic, key);
    return this.sets(variable, topic.topicArn);
  }

  /** Any other right; no statement where a list is empty. */
  may(actions: readonly string[], resources: readonly string[]): this {
    if (actions.length > 0 && resources.length > 0) {
      this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    }
    return this;
  }

  /** A variable that is no right. */
  sets(variable: string, value: string): this {
    this.addEnvironment(variable, value);
    return this;
  }

  /** Takes its work from a queue, ten messages at a time; only those that failed come again. `batchesAtOnce` is at least 2. */
  worksOff(queue: Queue, batchSize = 10, batchesAtOnce = BATCHES_AT_ONCE): this {
    this.may(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
      [queue.queue.queueArn],
    );
    new CfnEventSourceMapping(this, `From${queue.node.id}`, {
      functionName: this.functionName,
      eventSourceArn: queue.queue.queueArn,
      batchSize,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: batchesAtOnce },
    }).node.addDependency(this.roleConstruct());
    return this;
  }

  /**
   * Hears every change of a table, in order per item; what fails ten times goes to `failures`. A row that is gone is no change. Where nobody
   * waits for it, changes may be gathered for a while: one invocation for many.
   */
  follows(
    table: Table,
    failures: DeadLetters,
    gatheredFor?: Duration,
    { events = ['INSERT', 'MODIFY'], atOnce = CHANGES_AT_ONCE }: Following = {},
  ): this {
    const streamArn = table.tableStreamArn;
    if (!streamArn) throw new Error(`${table.node.path} has no stream: declare it in model/tables.ts.`);
    this.may(
      ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream', 'dynamodb:ListStreams'],
      [streamArn],
    );
    this.may(['sqs:SendMessage'], [failures.queue.queueArn]);
    new CfnEventSourceMapping(this, 'FromStream', {
      functionName: this.functionName,
      eventSourceArn: streamArn,
      batchSize: atOnce,
      ...(gatheredFor ? { maximumBatchingWindowInSeconds: gatheredFor.toSeconds() } : {}),
      startingPosition: 'TRIM_HORIZON',
      maximumRetryAttempts: STREAM_RETRIES,
      filterCriteria: { filters: [{ pattern: JSON.stringify({ eventName: events }) }] },
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: failures.queue.queueArn } },
    }).node.addDependency(this.roleConstruct());
    // Batches that fail in part are no errors of the function: that its work stands still shows in the age of what it was given.
    this.alarms.whenAbove(this, 'IteratorAgeAlarm', {
      metric: this.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      threshold: Duration.minutes(5).toMilliseconds(),
      says: `Changes of ${table.node.id} wait for longer than five minutes for ${this.node.id}: its log says what fails.`,
    });
    return this;
  }

  /** Lets findings of cdk-nag about its rights stand. */
  acknowledges(rules: Readonly<Record<string, string>>): this {
    acknowledge(this.roleConstruct(), rules);
    return this;
  }

  /** Its role, which it always has. */
  private roleConstruct(): Role {
    if (!(this.role instanceof Role)) throw new Error(`${this.node.path} has no role of its own.`);
    return this.role;
  }
}

/** Publishing on an encrypted topic: the right on the topic and on its key. */
export function grantPublish(role: Role, topic: ITopic, key: IKey): void {
  role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
  role.addToPolicy(new PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [key.keyArn] }));
}

/** The versions and aliases of a function, which the right to invoke it names, too, in the stack of `user`. */
export function versionsFinding(fn: Fn, user: Construct = fn): string {
  const home = Stack.of(fn);
  const arn = Stack.of(user) === home ? fn.functionArn : home.exportValue(fn.functionArn);
  return resourceFinding(user, `${arn}:*`);
}
