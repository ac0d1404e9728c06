import type { BillLine, ObservedCall } from '../core/cloud.ts';
import { callerName } from './rules.ts';

/** SQS and SNS bill a request for each 64 KiB of it. https://aws.amazon.com/sqs/pricing/, https://aws.amazon.com/sns/pricing/ */
const CHUNK_BYTES = 65_536;

/**
 * What a call makes AWS bill by its mere being made. Beside it, services note what only they know: DynamoDB `readUnits` and
 * `writeUnits`, Lambda `invocations` and `gigabyteSeconds`, Step Functions `transitions`, `expressRequests` and
 * `expressGigabyteSeconds`, SNS `topicDeliveries`, AppSync `apiRequests` and `apiUpdates`.
 */
export function billOf(call: ObservedCall): readonly BillLine[] {
  const { service, action } = call;
  const line = (item: string, quantity: number): readonly BillLine[] => [
    { service, item, resource: call.resources[0] ?? '', quantity },
  ];
  switch (service) {
    case 'sqs':
      if (isSampling(call)) return [];
      return line('queueRequests', chunks(call.bytes));
    case 'sns':
      // A batch is one request: https://docs.aws.amazon.com/sns/latest/dg/sns-batch-api-actions.html
      return action === 'Publish' || action === 'PublishBatch' ? line('topicRequests', chunks(call.bytes)) : [];
    case 'events':
      return action === 'PutEvents' ? line('busEvents', lengthOf(call.input['Entries'])) : [];
    case 'ses':
      return action === 'SendEmail' ? line('mails', 1) : [];
    case 's3':
      return line(/^(?:Put|Post|Copy|List|Create|Upload|Complete)/.test(action) ? 's3Writes' : 's3Reads', 1);
    default:
      return [];
  }
}

/** The local cloud looks at queues as CloudWatch does for its metrics, which nobody pays for. */
function isSampling({ action, caller }: ObservedCall): boolean {
  return callerName(caller) === 'root' && (action === 'GetQueueAttributes' || action === 'GetQueueUrl');
}

function chunks(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}
