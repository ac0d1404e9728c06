import { Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/** Vendors: what their invoices add up to, which of them are one, and what corrections taught of their layouts. */
export class VendorsStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: vendors` });
    const { tables, topics, alarms } = state;
    const fn = { domain: 'vendors', config, alarms } as const;
    const follows = (follower: Fn): Fn =>
      follower
        .usesTable(tables.Invoices, ['GetItem', 'UpdateItem'])
        .usesTable(tables.InvoiceRevisions, ['PutItem'])
        .usesTable(tables.Files, ['GetItem'])
        .usesTable(tables.Vendors, ['GetItem', 'UpdateItem'])
        .usesTable(tables.VendorNames, ['GetItem'])
        .usesTable(tables.VendorInvoices, ['GetItem', 'UpdateItem'])
        .usesTable(tables.InvoiceTwins, ['GetItem', 'UpdateItem']);

    const invoiceEvents = new Queue(this, 'VendorInvoiceEvents', { alarms, visibility: Duration.minutes(6) }).hears(
      topics.InvoiceEvents,
      ['InvoiceRead', 'InvoiceNeedsReview', 'InvoiceApproved', 'InvoiceRejected', 'InvoiceFailed', 'InvoiceDeleted'],
    );
    const followInvoice = follows(new Fn(this, 'followInvoice', { ...fn, timeout: Duration.seconds(60) })).worksOff(
      invoiceEvents,
    );

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Invoices of merged vendors could not be moved after ten tries: merge again, or rebuild (docs/operations.md).',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    follows(new Fn(this, 'moveInvoices', { ...fn, timeout: Duration.minutes(2) }))
      .usesTable(tables.VendorInvoices, ['Query'], ['byVendor'])
      .usesTable(tables.VendorNames, ['PutItem'])
      .follows(tables.Vendors, unheard);

    new Fn(this, 'rebuildVendors', { ...fn, timeout: Duration.minutes(15), memory: 1024 })
      .usesTable(tables.Invoices, ['Query'], ['byUpload'])
      .usesTable(tables.Vendors, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Vendors, ['Query'], ['byOwner'])
      .usesTable(tables.VendorNames, ['GetItem'])
      .usesTable(tables.VendorInvoices, ['UpdateItem']);

    const suggestMerges = new Fn(this, 'suggestMerges', {
      ...fn,
      timeout: Duration.seconds(20),
      memory: 1024,
    }).usesTable(tables.Vendors, ['Query'], ['byName']);
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'vendors', tables, functions: { suggestMerges } });

    addDashboard(this, config, 'vendors', [
      [
        new GraphWidget({
          title: 'Waiting',
          left: [invoiceEvents.queue.metricApproximateNumberOfMessagesVisible()],
        }),
        new GraphWidget({
          title: 'Following invoices',
          left: [followInvoice.metricDuration()],
          right: [followInvoice.metricErrors()],
        }),
      ],
    ]);
  }
}
