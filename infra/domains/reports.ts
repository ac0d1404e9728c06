import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { invoiceEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/** Events before an invoice was ever read: it is not found, and was not. */
const early: readonly string[] = [
  invoiceEventTypes.AWAITING_UPLOAD,
  invoiceEventTypes.SCANNING,
  invoiceEventTypes.EXPIRED,
];

/** Events after which an invoice may be found, or no more. */
const followed = Object.values(invoiceEventTypes).filter((type) => !early.includes(type));

/** What can be found and handed on of invoices: the index, the sums, files for other programs. */
export class ReportsStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: reports` });
    const { tables, documents, topics, alarms } = state;
    const fn = { domain: 'reports', config, alarms } as const;

    const changes = new Queue(this, 'ReportChanges', { alarms, visibility: Duration.minutes(6) }).hears(
      topics.InvoiceEvents,
      followed,
    );
    const indexInvoice = new Fn(this, 'indexInvoice', { ...fn, timeout: Duration.seconds(60), memory: 512 })
      .usesTable(tables.Invoices, ['GetItem'])
      .usesTable(tables.Vendors, ['GetItem'])
      .usesTable(tables.ReportEntries, ['GetItem', 'PutItem', 'ConditionCheckItem'])
      .usesTable(tables.InvoiceTerms, ['PutItem', 'DeleteItem'])
      .usesTable(tables.Spend, ['UpdateItem'])
      .worksOff(changes);
    // Off every request's path, by hand: docs/operations.md.
    const rebuildReports = new Fn(this, 'rebuildReports', { ...fn, timeout: Duration.minutes(15) })
      .usesTable(tables.Invoices, ['Scan'])
      .usesTable(tables.Invoices, ['Query'], ['byUpload'])
      .may(['sqs:SendMessage'], [changes.queue.queueArn])
      .sets('INDEX_QUEUE_URL', changes.queue.queueUrl);
    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Invoices of renamed vendors could not be indexed after ten tries: rebuild the reports (docs/operations.md).',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    new Fn(this, 'followVendor', { ...fn, timeout: Duration.minutes(2) })
      .usesTable(tables.VendorInvoices, ['Query'], ['byVendor'])
      .may(['sqs:SendMessage'], [changes.queue.queueArn])
      .sets('INDEX_QUEUE_URL', changes.queue.queueUrl)
      .follows(tables.Vendors, unheard);
    const exportInvoices = new Fn(this, 'exportInvoices', { ...fn, timeout: Duration.seconds(28), memory: 1769 })
      .usesTable(tables.InvoiceTerms, ['Query'])
      .usesTable(tables.Invoices, ['BatchGetItem'])
      .usesTable(tables.Vendors, ['BatchGetItem'])
      .usesBucket(documents, { read: ['exports/*'], write: ['exports/*'] });

    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'reports', tables, functions: { exportInvoices } });

    new CfnOutput(this, 'RebuildReportsFunction', { value: rebuildReports.functionName });
    addDashboard(this, config, 'reports', [
      [
        new GraphWidget({
          title: 'Indexing',
          left: [indexInvoice.metricInvocations()],
          right: [indexInvoice.metricErrors(), indexInvoice.metricDuration()],
        }),
        new GraphWidget({
          title: 'Waiting',
          left: [changes.queue.metricApproximateNumberOfMessagesVisible()],
          right: [changes.deadLetters.metricApproximateNumberOfMessagesVisible()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Exports',
          left: [exportInvoices.metricInvocations()],
          right: [exportInvoices.metricErrors(), exportInvoices.metricDuration()],
        }),
      ],
    ]);
  }
}
