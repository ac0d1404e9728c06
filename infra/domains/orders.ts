import { Stack } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { orderEventTypes } from '#model/events.ts';
import { orderLife } from '#model/orders.ts';
import type { StageConfig } from '../config.ts';
import type { Fn } from '../constructs/Fn.ts';
import type { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { PurchaseFlow } from '../constructs/PurchaseFlow.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';
import type { ReceiptsStack } from './receipts.ts';

export interface OrdersStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
  readonly provider: PaymentProvider;
  readonly receipts: ReceiptsStack;
}

/** Orders: placed by resolvers, carried out by a workflow, told live and by events. */
export class OrdersStack extends Stack {
  /** Carries out an order, under the order's id. */
  readonly processOrder: StateMachine;

  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    const { config, web, state, api, mail, provider, receipts } = props;
    super(scope, id, { description: `Marquee ${config.stage}: orders` });
    const { tables, topics, alarms, key } = state;
    const readsStock = (fn: Fn) => fn.usesTable(tables.Products, ['BatchGetItem']);
    const movesStock = (fn: Fn) => fn.usesTable(tables.Products, ['BatchGetItem', 'UpdateItem']);
    const flow = new PurchaseFlow(this, {
      config,
      alarms,
      key,
      domain: 'orders',
      life: orderLife,
      kind: 'ORDER',
      name: 'ProcessOrder',
      one: 'an order',
      table: tables.Orders,
      machineVariable: 'PROCESS_ORDER_STATE_MACHINE',
      steps: {
        validate: ['validateOrder', readsStock],
        save: ['saveOrder'],
        take: ['updateInventory', movesStock],
        complete: ['completeOrder'],
        giveBack: ['restockInventory', movesStock],
      },
      provider,
      receipt: receipts.generateReceipt,
      mails: mail.queue,
      stalledSeconds: api.orderStalledSeconds.valueAsString,
      actionSeconds: api.paymentActionSeconds,
      api: { arn: api.api.arn, graphqlUrl: api.api.graphqlUrl },
      publishes: 'publishOrderChange',
      paymentEvents: topics.PaymentEvents,
      events: topics.OrderEvents,
      eventsVariable: 'ORDER_EVENTS_TOPIC',
      notifications: 'OrderNotifications',
      endedQueue: 'EndedOrders',
      endedTypes: [orderEventTypes.FAILED, orderEventTypes.CANCELLED],
      mailer: (fn) => mail.usedBy(fn.sets('WEB_URL', web.origin)),
      missing: 'pieces be missing in stock',
    });
    this.processOrder = flow.workflow.machine;
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'orders',
      tables,
      functions: { startOrder: flow.start, wakeOrder: flow.wake, continueOrder: flow.continue },
    });
  }
}
