import { CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { senderOf } from '../config.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { Queue } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/**
 * Mails that are sent at once. With one mail a batch and about 150 ms a mail this keeps below 14 a second, which SES grants a new account; it is
 * also the least that can be asked for. https://docs.aws.amazon.com/ses/latest/dg/quotas.html
 */
const MAILS_AT_ONCE = 2;

/** Shares at which SES puts an account under review: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html */
const BOUNCE_RATE = 0.05;
const COMPLAINT_RATE = 0.001;

/** Every mail of Marquee: a queue that asks for one, the worker that sends it, and what SES tells of it afterwards. */
export class MailStack extends Stack {
  /** Takes `MailRequest`s (model/mail.ts). */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: mail` });
    const { tables, mail, alarms } = state;
    const fn = { domain: 'mail', config, alarms } as const;
    const sender = senderOf(config);
    const templateSeconds = new CfnParameter(this, 'MailTemplateSeconds', {
      type: 'Number',
      default: 60,
      minValue: 1,
      maxValue: 3600,
      description: 'Seconds until a changed mail template is used.',
    });

    // Longer than a lease (functions/mail/sendMail/mailLog.ts): what comes again is free, and SES's events have told whether it was sent.
    this.queue = new Queue(this, 'MailRequests', { alarms, visibility: Duration.minutes(3) });
    const events = new Queue(this, 'MailEvents', { alarms, visibility: Duration.minutes(1) });
    const set = this.configurationSet(config, state, events);

    const sendMail = new Fn(this, 'sendMail', { ...fn, timeout: Duration.seconds(30) })
      .usesTable(tables.OutgoingMails, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(tables.MailSuppressions, ['GetItem'])
      .usesBucket(mail, { read: ['templates/*'], list: ['templates/*'] })
      .sets('MAIL_FROM', sender.address)
      .sets('CONFIGURATION_SET', set.configurationSetName)
      .sets('TEMPLATE_SECONDS', templateSeconds.valueAsString)
      .worksOff(this.queue, 1, MAILS_AT_ONCE);
    const named = (resource: string, resourceName: string) =>
      this.formatArn({ service: 'ses', resource, resourceName });
    sendMail.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [named('identity', sender.domain), named('configuration-set', set.configurationSetName)],
        conditions: { StringEquals: { 'ses:FromAddress': sender.address } },
      }),
    );
    const noteDelivery = new Fn(this, 'noteDelivery', fn)
      .usesTable(tables.OutgoingMails, ['GetItem', 'UpdateItem'])
      .usesTable(tables.MailSuppressions, ['PutItem'])
      .worksOff(events);
    const releaseAddress = new Fn(this, 'releaseAddress', fn)
      .usesTable(tables.MailSuppressions, ['DeleteItem'])
      // SES knows no resource for it: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
      .may(['ses:DeleteSuppressedDestination'], ['*']);

    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'mail', tables, functions: { releaseAddress } });
    this.watch(config, state, { sendMail, noteDelivery, events });
    new CfnOutput(this, 'MailFrom', { value: sender.address });
    new CfnOutput(this, 'MailQueueUrl', { value: this.queue.queue.queueUrl });
    new CfnOutput(this, 'MailDeadLettersUrl', { value: this.queue.deadLetters.queueUrl });
  }

  /** Lets a function ask for mails. */
  usedBy(fn: Fn): Fn {
    return fn.may(['sqs:SendMessage'], [this.queue.queue.queueArn]).sets('MAIL_QUEUE_URL', this.queue.queue.queueUrl);
  }

  /** Under it every mail is sent: SES tells its topic what becomes of each, and keeps addresses that bounce or complain on the account's list. */
  private configurationSet(config: StageConfig, state: StateStack, events: Queue): ConfigurationSet {
    const topic = new Topic(this, 'MailEventsTopic', { masterKey: state.key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    state.alarms.whenUnheard(topic);
    events.hears(topic);
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: `marquee-${config.stage}`,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    new ConfigurationSetEventDestination(this, 'EventDestination', {
      configurationSet: set,
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    }).node.addDependency(topic);
    return set;
  }

  private watch(
    config: StageConfig,
    { alarms }: StateStack,
    { sendMail, noteDelivery, events }: { sendMail: Fn; noteDelivery: Fn; events: Queue },
  ): void {
    const rate = (metricName: string) =>
      new Metric({
        namespace: 'AWS/SES',
        metricName: `Reputation.${metricName}`,
        statistic: Stats.AVERAGE,
        period: Duration.hours(1),
      });
    const counted = (metricName: string) =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      });
    const [bounces, complaints] = [rate('BounceRate'), rate('ComplaintRate')];
    const [broken, refused] = [counted('BrokenMailTemplates'), counted('RefusedMails')];
    alarms.whenAbove(this, 'BounceRateAlarm', {
      metric: bounces,
      threshold: BOUNCE_RATE,
      says: 'More than 5 % of the mails come back: SES reviews such accounts, and pauses them at 10 %. Look at what `mails` says of today.',
    });
    alarms.whenAbove(this, 'ComplaintRateAlarm', {
      metric: complaints,
      threshold: COMPLAINT_RATE,
      says: 'More than 0.1 % of the mails are called spam: SES reviews such accounts, and pauses them at 0.5 %.',
    });
    alarms.whenAbove(this, 'BrokenTemplatesAlarm', {
      metric: broken,
      threshold: 0,
      says: 'A template in the mail bucket cannot be used, and mails go out in the words of before: sendMail’s log names it and says why.',
    });
    alarms.whenAbove(this, 'RefusedMailsAlarm', {
      metric: refused,
      threshold: 0,
      says: 'SES refused mails for good: `mails` says which and why. Where the sender is not verified, verify it and ask for them again.',
    });
    addDashboard(this, config, 'mail', [
      [
        new GraphWidget({
          title: 'Mails sent',
          left: [sendMail.metricInvocations()],
          right: [sendMail.metricErrors(), refused, broken],
        }),
        new GraphWidget({
          title: 'Events of SES',
          left: [noteDelivery.metricInvocations()],
          right: [noteDelivery.metricErrors()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Waiting',
          left: [this.queue, events].map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          right: [this.queue.queue.metricApproximateAgeOfOldestMessage()],
        }),
        new GraphWidget({ title: 'Reputation of the account at SES', left: [bounces], right: [complaints] }),
      ],
    ]);
  }
}
