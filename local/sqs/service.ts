import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
  receiveMessage,
  sendMessage,
  sendMessageBatch,
} from './actions.ts';
import {
  getQueueAttributes,
  getQueueUrl,
  listDeadLetterSourceQueues,
  listMessageMoveTasks,
  listQueues,
  purgeQueue,
  startMessageMoveTask,
} from './administration.ts';
import { queryErrorCodes } from './errors.ts';
import { settingsOf } from './properties.ts';
import { Queues } from './queues.ts';

const policyProperties = z.object({
  Queues: z.array(z.string()),
  PolicyDocument: z.custom<PolicyDocument>(
    (value) => typeof value === 'object' && value !== null && 'Statement' in value,
  ),
});

/** SQS: standard and FIFO queues in memory, each change written through, so that a kill loses nothing accepted. */
export function createSqs(cloud: Cloud): Service {
  const store = cloud.store('sqs');
  const queues = new Queues(cloud, store);
  let stopped = false;

  const createdAt = (name: string): number => {
    const known = store.get<number>('queues', name);
    if (known === undefined) store.put('queues', name, cloud.now());
    return known ?? cloud.now();
  };

  const service: Service = {
    name: 'sqs',
    resources: {
      'AWS::SQS::Queue': {
        async provide(resource) {
          const { settings } = queues.put(settingsOf(cloud, resource, createdAt));
          return {
            ref: settings.url,
            attributes: { Arn: settings.arn, QueueName: settings.name, QueueUrl: settings.url },
          };
        },
      },
      'AWS::SQS::QueuePolicy': {
        async provide({ properties, logicalId }) {
          const { Queues: urls, PolicyDocument: document } = policyProperties.parse(properties);
          for (const url of urls) queues.byUrl(url).policy = document;
          return { ref: logicalId };
        },
      },
    },
    call: (action, input, caller) => call(queues, action, input, caller, () => stopped),
    handle: (request) => handle(request),
    async stop() {
      stopped = true;
      for (const queue of queues.all()) queue.wakeAll();
    },
    status: () =>
      Object.fromEntries(
        queues.all().map((queue) => {
          const { visible, inFlight, delayed, oldestAge } = queue.counts();
          return [
            queue.settings.name,
            `${visible} waiting, ${inFlight} in flight, ${delayed} delayed, oldest ${oldestAge} s`,
          ];
        }),
      ),
  };
  const handle = awsJson(service, '1.0', { blobs: ['BinaryValue'], queryErrorCodes });
  return service;
}

async function call(
  queues: Queues,
  action: string,
  input: Record<string, unknown>,
  caller: Caller,
  stopped: () => boolean,
): Promise<object> {
  switch (action) {
    case 'SendMessage':
      return sendMessage(queues, input, caller);
    case 'SendMessageBatch':
      return sendMessageBatch(queues, input, caller);
    case 'ReceiveMessage':
      return receiveMessage(queues, input, caller, stopped);
    case 'DeleteMessage':
      return deleteMessage(queues, input, caller);
    case 'DeleteMessageBatch':
      return deleteMessageBatch(queues, input, caller);
    case 'ChangeMessageVisibility':
      return changeMessageVisibility(queues, input, caller);
    case 'ChangeMessageVisibilityBatch':
      return changeMessageVisibilityBatch(queues, input, caller);
    case 'GetQueueUrl':
      return getQueueUrl(queues, input, caller);
    case 'GetQueueAttributes':
      return getQueueAttributes(queues, input, caller);
    case 'ListQueues':
      return listQueues(queues, input, caller);
    case 'PurgeQueue':
      return purgeQueue(queues, input, caller);
    case 'ListDeadLetterSourceQueues':
      return listDeadLetterSourceQueues(queues, input, caller);
    case 'StartMessageMoveTask':
      return startMessageMoveTask(queues, input, caller);
    case 'ListMessageMoveTasks':
      return listMessageMoveTasks(queues, input, caller);
    default:
      throw new AwsError('UnknownOperationException', `The local cloud's SQS does not implement ${action}.`);
  }
}
