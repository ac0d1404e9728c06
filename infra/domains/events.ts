import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
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
import type { WebStack } from '../stacks/WebStack.ts';

/** Where pictures of events lie in the media bucket. */
const PICTURES = 'media/events/*';

/** Where they wait until they were looked at. */
const WAITING = 'images/events/*';

export interface EventsStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
}

/** Events of organisers: what they are, their pictures, and what finds them. */
export class EventsStack extends Stack {
  constructor(scope: Construct, id: string, { config, web, state, api }: EventsStackProps) {
    super(scope, id, { description: `Marquee ${config.stage}: events` });
    const { tables, quarantine, topics, alarms } = state;
    const fn = { domain: 'events', config, alarms } as const;

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of events could not be told after ten tries: rebuild the events (docs/operations.md). Mails about changes may be lost.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    const teller = { ...fn, timeout: Duration.seconds(30) };
    new Fn(this, 'publish', teller)
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishEventChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(tables.Events, unheard);
    new Fn(this, 'announce', teller)
      .publishesTo(topics.EventEvents, state.key, 'EVENT_EVENTS_TOPIC')
      .follows(tables.Events, unheard);

    const changes = new Queue(this, 'EventChanges', { alarms, visibility: Duration.minutes(3) }).hears(
      topics.EventEvents,
    );
    const followEvent = new Fn(this, 'followEvent', { ...fn, timeout: Duration.seconds(30), memory: 512 })
      .usesTable(tables.Events, ['GetItem', 'UpdateItem'])
      .usesTable(tables.EventCategories, ['GetItem'])
      .usesTable(tables.EventEntries, ['GetItem', 'PutItem', 'ConditionCheckItem'])
      .usesTable(tables.EventTerms, ['Query', 'PutItem', 'DeleteItem'])
      .usesTable(tables.TicketStock, ['BatchGetItem', 'UpdateItem'])
      .usesBucket(web.media, { delete: [PICTURES], list: [PICTURES] })
      .may(['sqs:SendMessage'], [changes.queue.queueArn])
      .sets('EVENT_CHANGES_QUEUE_URL', changes.queue.queueUrl)
      .worksOff(changes, 1);
    new Fn(this, 'followCategories', teller)
      .may(['sqs:SendMessage'], [changes.queue.queueArn])
      .sets('EVENT_CHANGES_QUEUE_URL', changes.queue.queueUrl)
      .follows(tables.EventCategories, unheard);
    // Off every request's path, by hand: docs/operations.md.
    const rebuildEvents = new Fn(this, 'rebuildEvents', { ...fn, timeout: Duration.minutes(15) })
      .usesTable(tables.Events, ['Scan'])
      .may(['sqs:SendMessage'], [changes.queue.queueArn])
      .sets('EVENT_CHANGES_QUEUE_URL', changes.queue.queueUrl);

    const presignEventImage = new Fn(this, 'presignEventImage', fn)
      .usesBucket(quarantine, { write: [WAITING] })
      .sets('UPLOAD_MINUTES', `${config.uploadMinutes}`);
    const addEventImage = new Fn(this, 'addEventImage', { ...fn, timeout: Duration.seconds(28), memory: 512 })
      .usesTable(tables.Events, ['GetItem', 'UpdateItem'])
      .usesBucket(quarantine, { read: [WAITING], delete: [WAITING], list: [WAITING] })
      .usesBucket(web.media, { write: [PICTURES], delete: [PICTURES], list: [PICTURES] });
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'events',
      tables,
      functions: { presignEventImage, addEventImage },
    });

    new CfnOutput(this, 'RebuildEventsFunction', { value: rebuildEvents.functionName });
    addDashboard(this, config, 'events', [
      [
        new GraphWidget({
          title: 'Following events',
          left: [followEvent.metricInvocations()],
          right: [followEvent.metricErrors(), followEvent.metricDuration()],
        }),
        new GraphWidget({
          title: 'Waiting',
          left: [changes.queue.metricApproximateNumberOfMessagesVisible()],
          right: [changes.deadLetters.metricApproximateNumberOfMessagesVisible()],
        }),
        new GraphWidget({
          title: 'Pictures',
          left: [presignEventImage.metricInvocations(), addEventImage.metricInvocations()],
          right: [addEventImage.metricErrors(), addEventImage.metricDuration()],
        }),
      ],
    ]);
  }
}
