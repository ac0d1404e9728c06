import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { TableName } from '#model/tables.ts';
import { tables } from '#model/tables.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { Alarms } from '../constructs/Alarms.ts';
import { Bucket } from '../constructs/Bucket.ts';
import { Table } from '../constructs/Table.ts';
import { UserPool } from '../constructs/UserPool.ts';
import type { WebStack } from './WebStack.ts';

/** The topics on which a domain tells what happened. */
export type EventTopic =
  | 'FileEvents'
  | 'InvoiceEvents'
  | 'ProductEvents'
  | 'PaymentEvents'
  | 'OrderEvents'
  | 'RefundEvents'
  | 'RecurringOrderEvents'
  | 'EventEvents'
  | 'BookingEvents';

/** What must outlive a deployment: tables, buckets, the user pool; and the topics between the domains. */
export class StateStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table>>;
  /** Where uploads wait for their verdict. */
  readonly quarantine: Bucket;
  /** Accepted documents (`files/`), what was read of them (`readings/`), and what people download (`exports/`). */
  readonly documents: Bucket;
  /** Mails as they arrived (`inbound/`), and the installation's own words for those that go out (`templates/`). */
  readonly mail: Bucket;
  readonly topics: Readonly<Record<EventTopic, Topic>>;
  readonly users: UserPool;
  readonly alarms: Alarms;
  /** Encrypts what passes through topics. */
  readonly key: Key;

  constructor(scope: Construct, id: string, config: StageConfig, web: WebStack) {
    super(scope, id, { description: `Marquee ${config.stage}: tables, buckets, users, topics` });
    this.key = new Key(this, 'MessagesKey', {
      description: `Marquee ${config.stage}: messages on topics`,
      enableKeyRotation: true,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Neither alarms nor SES can publish on a topic under the key that AWS manages.
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const alarmTopic = this.topic('Alarms');
    alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [alarmTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (config.alarmEmail) alarmTopic.addSubscription(new EmailSubscription(config.alarmEmail));
    this.alarms = new Alarms(alarmTopic);
    // One for all functions: what holds one back is the quota that they share, and an alarm of each costs by the month. Lambda counts them together,
    // too, under no dimension. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
    this.alarms.whenAbove(this, 'ThrottlesAlarm', {
      metric: LambdaFunction.metricAllThrottles({ period: Duration.minutes(5) }),
      threshold: 0,
      points: 3,
      says: "Functions of this account and region are held back for 15 minutes: raise its quota of concurrent executions. Lambda's metric Throttles says which they are.",
    });

    const declare = (name: TableName) => [name, new Table(this, name, tables[name], config)] as const;
    const names = Object.keys(tables) as TableName[];
    this.tables = Object.fromEntries(names.map(declare)) as Record<TableName, Table>;

    const logs = new Bucket(this, 'logs', { config, takesLogs: 's3', lifecycle: [{ expiration: Duration.days(90) }] });
    acknowledge(logs, { 'AwsSolutions-S1': 'It is where logs go: logging it would log its own log.' });
    const fromWebApp = { allowedOrigins: [web.origin], allowedHeaders: ['*'], maxAge: 3000 };
    this.quarantine = new Bucket(this, 'quarantine', {
      config,
      accessLogs: logs,
      events: true,
      cors: [{ ...fromWebApp, allowedMethods: [HttpMethods.POST] }],
      lifecycle: [{ expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) }],
    });
    this.documents = new Bucket(this, 'documents', {
      config,
      accessLogs: logs,
      cors: [
        {
          ...fromWebApp,
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          exposedHeaders: ['Content-Range', 'Accept-Ranges'],
        },
      ],
      // Nothing of files/ goes by itself: a row names one version of its document, and that need not be the newest.
      lifecycle: [
        { prefix: 'readings/', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
        { prefix: 'exports/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });

    this.mail = new Bucket(this, 'mail', {
      config,
      accessLogs: logs,
      lifecycle: [{ prefix: 'inbound/', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) }],
    });
    // https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
    this.mail.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.mail.arnForObjects('inbound/*')],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );

    this.topics = {
      FileEvents: this.topic('FileEvents'),
      InvoiceEvents: this.topic('InvoiceEvents'),
      ProductEvents: this.topic('ProductEvents'),
      PaymentEvents: this.topic('PaymentEvents'),
      OrderEvents: this.topic('OrderEvents'),
      RefundEvents: this.topic('RefundEvents'),
      RecurringOrderEvents: this.topic('RecurringOrderEvents'),
      EventEvents: this.topic('EventEvents'),
      BookingEvents: this.topic('BookingEvents'),
    };
    for (const topic of Object.values(this.topics)) this.alarms.whenUnheard(topic);
    this.users = new UserPool(this, 'Users', { config, alarms: this.alarms });

    new CfnOutput(this, 'UserPoolId', { value: this.users.pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.users.client.userPoolClientId });
    new CfnOutput(this, 'QuarantineBucketName', { value: this.quarantine.bucketName });
    new CfnOutput(this, 'DocumentsBucketName', { value: this.documents.bucketName });
    new CfnOutput(this, 'MailBucketName', { value: this.mail.bucketName });
  }

  /** A topic that refuses what does not come by TLS, encrypted with our key. */
  private topic(id: string): Topic {
    return new Topic(this, id, { masterKey: this.key, enforceSSL: true });
  }
}
