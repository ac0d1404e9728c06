import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnReceiptRule, EmailIdentity, Identity, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { Queue } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { MailStack } from './mail.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';

/** Statuses after which a mail's sender is told what became of an invoice. */
const SETTLING_EVENTS = [
  'InvoiceRead',
  'InvoiceNeedsReview',
  'InvoiceApproved',
  'InvoiceRejected',
  'InvoiceFailed',
  'InvoiceExpired',
  'InvoiceDeleted',
];

/** Where SES lays the mails that it takes. */
const INBOUND = 'inbound/';

/**
 * Invoices by mail: SES takes mail for the domain, stores it and tells; what is attached goes the way of uploads; the sender is answered.
 * A rule set works once it is the account's active one, which no template can say: see docs/operations.md.
 */
export class IntakeStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    config: StageConfig,
    web: WebStack,
    state: StateStack,
    api: ApiStack,
    mail: MailStack,
  ) {
    super(scope, id, { description: `Marquee ${config.stage}: invoices by mail` });
    const { tables, quarantine, topics, alarms } = state;
    const fn = { domain: 'intake', config, alarms } as const;
    const identity = new EmailIdentity(this, 'MailDomain', { identity: Identity.domain(config.invoiceMailDomain) });
    identity.applyRemovalPolicy(config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);

    const arrivals = new Queue(this, 'MailArrivals', { alarms, visibility: Duration.minutes(6) });
    this.receive(config, state, arrivals);
    const answers = (fn: Fn): Fn => mail.usedBy(fn).sets('WEB_URL', web.origin);
    const receiveMail = answers(new Fn(this, 'receiveMail', { ...fn, timeout: Duration.seconds(60), memory: 1024 }))
      .usesBucket(state.mail, { read: [`${INBOUND}*`] })
      .usesBucket(quarantine, { write: ['uploads/*'] })
      .usesTable(tables.Mailboxes, ['GetItem'])
      .usesTable(tables.Mails, ['GetItem', 'PutItem', 'UpdateItem'])
      .usesTable(tables.Files, ['PutItem'])
      .usesTable(tables.Invoices, ['PutItem'])
      .sets('INVOICE_MAIL_DOMAIN', config.invoiceMailDomain)
      // A mail of 40 MB is held whole: one at a time.
      .worksOff(arrivals, 1);
    const settled = new Queue(this, 'MailedInvoices', { alarms, visibility: Duration.minutes(3) }).hears(
      topics.InvoiceEvents,
      SETTLING_EVENTS,
    );
    const answerMail = answers(new Fn(this, 'answerMail', { ...fn, timeout: Duration.seconds(30) }))
      .usesTable(tables.Invoices, ['GetItem'])
      .usesTable(tables.Mails, ['GetItem', 'UpdateItem'])
      .worksOff(settled);

    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'intake', tables, functions: {} });

    addDashboard(this, config, 'intake', [
      [
        new GraphWidget({
          title: 'Mails received',
          left: [receiveMail.metricInvocations()],
          right: [receiveMail.metricErrors()],
        }),
        new GraphWidget({
          title: 'Answers',
          left: [answerMail.metricInvocations()],
          right: [answerMail.metricErrors()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Waiting',
          left: [arrivals, settled].map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
        }),
      ],
    ]);
    new CfnOutput(this, 'InvoiceMailDomain', { value: config.invoiceMailDomain });
  }

  /**
   * The rule that stores every mail for the domain and tells the queue. SES tries bucket and topic when the rule is made.
   * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
   */
  private receive(config: StageConfig, state: StateStack, arrivals: Queue): void {
    const rules = new ReceiptRuleSet(this, 'Rules', { receiptRuleSetName: `marquee-${config.stage}` });
    const topic = new Topic(this, 'MailReceived', { masterKey: state.key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    state.alarms.whenUnheard(topic);
    arrivals.hears(topic);
    const rule = new CfnReceiptRule(this, 'StoreMail', {
      ruleSetName: rules.receiptRuleSetName,
      rule: {
        name: `marquee-${config.stage}-invoices`,
        enabled: true,
        recipients: [config.invoiceMailDomain],
        scanEnabled: true,
        tlsPolicy: 'Require',
        actions: [
          { s3Action: { bucketName: state.mail.bucketName, objectKeyPrefix: INBOUND, topicArn: topic.topicArn } },
        ],
      },
    });
    rule.node.addDependency(topic);
  }
}
