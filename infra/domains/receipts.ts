import { Annotations, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { refundEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { PLACEHOLDER_SELLER } from '../config.ts';
import { Fn } from '../constructs/Fn.ts';
import { Queue } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';

/** Where documents lie in the documents bucket. */
const DOCUMENTS = 'receipts/*';

/** Drawing takes a processor: with this much memory Lambda gives more than half of one. */
const DRAWING_MEGABYTES = 1024;

export interface ReceiptsStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
}

/** Receipts and credit notes: numbered without gaps, drawn, kept, shown. */
export class ReceiptsStack extends Stack {
  /** A step of the workflow of an order. */
  readonly generateReceipt: Fn;
  /** A step of the workflow of a booking. */
  readonly generateBookingReceipt: Fn;

  constructor(scope: Construct, id: string, { config, web, state, api, mail }: ReceiptsStackProps) {
    super(scope, id, { description: `Marquee ${config.stage}: receipts and credit notes` });
    const { tables, topics, alarms, documents } = state;
    const fn = { domain: 'receipts', config, alarms } as const;
    if (config.stage === 'prod' && config.seller === PLACEHOLDER_SELLER) {
      Annotations.of(this).addWarningV2(
        'marquee:seller',
        'Receipts name a seller that is none: set MARQUEE_SELLER_NAME and its siblings (docs/operations.md). What is issued until then stays as it is.',
      );
    }

    const issuing = (name: string) =>
      new Fn(this, name, { ...fn, timeout: Duration.seconds(30), memory: DRAWING_MEGABYTES })
        .usesTable(tables.Payments, ['GetItem'])
        .usesTable(tables.Receipts, ['GetItem', 'PutItem', 'UpdateItem'])
        .usesTable(tables.ReceiptSeries, ['GetItem', 'PutItem'])
        .usesBucket(documents, { write: [DOCUMENTS] })
        .sets('SELLER', JSON.stringify(config.seller))
        .sets('WEB_URL', web.origin);
    this.generateReceipt = issuing('generateReceipt').usesTable(tables.Orders, ['GetItem']);
    this.generateBookingReceipt = issuing('generateBookingReceipt')
      .usesTable(tables.Bookings, ['GetItem'])
      .usesTable(tables.Events, ['GetItem']);

    const refunds = new Queue(this, 'SucceededRefunds', { alarms, visibility: Duration.minutes(3) }).hears(
      topics.RefundEvents,
      [refundEventTypes.SUCCEEDED],
    );
    mail
      .usedBy(issuing('creditRefund'))
      .usesTable(tables.Orders, ['GetItem'])
      .usesTable(tables.Bookings, ['GetItem'])
      .usesTable(tables.Refunds, ['GetItem'])
      .worksOff(refunds, 5);

    const signReceipt = new Fn(this, 'signReceipt', fn)
      .usesTable(tables.Receipts, ['GetItem'])
      .usesBucket(documents, { read: [DOCUMENTS] });
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'receipts', tables, functions: { signReceipt } });
  }
}
