import { CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { productEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';

/** Where pictures of products lie in the media bucket. */
const PICTURES = 'media/products/*';

/** Where they wait until they were looked at. */
const WAITING = 'images/*';

/** What is sold: products, their stock and their pictures, and what finds them. */
export class CatalogStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    config: StageConfig,
    web: WebStack,
    state: StateStack,
    api: ApiStack,
    mail: MailStack,
  ) {
    super(scope, id, { description: `Marquee ${config.stage}: catalog` });
    const { tables, quarantine, topics, alarms } = state;
    const fn = { domain: 'catalog', config, alarms } as const;
    const stockEmail = new CfnParameter(this, 'StockEmail', {
      default: config.stockEmail ?? '',
      description: 'Who is told by mail of products that are low on stock; nobody where empty.',
    });

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of products could not be followed after ten tries: rebuild the catalogue (docs/operations.md). Alerts of stock may be lost.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    const followProduct = new Fn(this, 'followProduct', { ...fn, timeout: Duration.seconds(60) })
      .usesTable(tables.Products, ['GetItem', 'UpdateItem'])
      .usesTable(tables.ProductTerms, ['PutItem', 'DeleteItem'])
      .usesBucket(web.media, { delete: [PICTURES], list: [PICTURES] })
      .follows(tables.Products, unheard);
    new Fn(this, 'announce', { ...fn, timeout: Duration.seconds(30) })
      .publishesTo(topics.ProductEvents, state.key, 'PRODUCT_EVENTS_TOPIC')
      .follows(tables.Products, unheard);
    // Off every request's path, by hand: docs/operations.md.
    const rebuildCatalog = new Fn(this, 'rebuildCatalog', { ...fn, timeout: Duration.minutes(15) }).usesTable(
      tables.Products,
      ['Scan', 'UpdateItem'],
    );

    const stockEvents = new Queue(this, 'StockEvents', { alarms, visibility: Duration.seconds(60) }).hears(
      topics.ProductEvents,
      [productEventTypes.LOW_STOCK, productEventTypes.SOLD_OUT],
    );
    const alertStock = mail
      .usedBy(new Fn(this, 'alertStock', fn))
      .sets('STOCK_EMAIL', stockEmail.valueAsString)
      .sets('WEB_URL', web.origin)
      .worksOff(stockEvents);

    const presignProductImage = new Fn(this, 'presignProductImage', fn)
      .usesBucket(quarantine, { write: [WAITING] })
      .sets('UPLOAD_MINUTES', `${config.uploadMinutes}`);
    const addProductImage = new Fn(this, 'addProductImage', { ...fn, timeout: Duration.seconds(28), memory: 512 })
      .usesTable(tables.Products, ['GetItem', 'UpdateItem'])
      .usesBucket(quarantine, { read: [WAITING], delete: [WAITING], list: [WAITING] })
      .usesBucket(web.media, { write: [PICTURES], delete: [PICTURES], list: [PICTURES] });
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'catalog',
      tables,
      functions: { presignProductImage, addProductImage },
    });

    new CfnOutput(this, 'RebuildCatalogFunction', { value: rebuildCatalog.functionName });
    addDashboard(this, config, 'catalog', [
      [
        new GraphWidget({
          title: 'Following products',
          left: [followProduct.metricInvocations()],
          right: [followProduct.metricErrors(), followProduct.metricDuration()],
        }),
        new GraphWidget({
          title: 'Alerts of stock',
          left: [alertStock.metricInvocations()],
          right: [stockEvents.queue.metricApproximateNumberOfMessagesVisible()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Pictures',
          left: [presignProductImage.metricInvocations(), addProductImage.metricInvocations()],
          right: [addProductImage.metricErrors(), addProductImage.metricDuration()],
        }),
      ],
    ]);
  }
}
