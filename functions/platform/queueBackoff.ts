import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { logger } from './logger.ts';

const sqs = new SQSClient();

/**
 * Lets a message that failed come again after as many seconds as its number of deliveries says, and not only after the time for which its queue hides
 * it. Where that cannot be said it comes again then.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export function comingBack(
  queueUrl: string,
  waitBefore: (deliveries: number) => number,
): (record: SQSRecord) => Promise<void> {
  return async ({ messageId, receiptHandle, attributes }) => {
    const deliveries = Number(attributes.ApproximateReceiveCount);
    try {
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: waitBefore(deliveries),
        }),
      );
    } catch (error) {
      logger.warn('message cannot come back sooner', { messageId, error: String(error) });
    }
  };
}
