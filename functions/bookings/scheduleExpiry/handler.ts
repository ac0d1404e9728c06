import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { expiryOf } from './expiryOf.ts';

const env = environment({ EXPIRED_HOLDS_QUEUE_URL: text });
const sqs = new SQSClient();

/** What SQS takes in one request. */
const AT_ONCE = 10;

/** Has the queue of expired holds told of every new hold at its end. What fails is handed over again from there on: a message that comes twice finds its work done. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (let start = 0; start < event.Records.length; start += AT_ONCE) {
    const failed = await schedule(event.Records.slice(start, start + AT_ONCE));
    if (failed !== null) return { batchItemFailures: [{ itemIdentifier: failed }] };
  }
  return { batchItemFailures: [] };
}

/** Answers the first record's number that SQS did not take; null where it took all. */
async function schedule(records: readonly DynamoDBRecord[]): Promise<string | null> {
  const now = new Date();
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: env.EXPIRED_HOLDS_QUEUE_URL,
      Entries: records.map((record, index) => {
        const { holdId, delaySeconds } = expiryOf(record.dynamodb?.NewImage, now);
        return { Id: `${index}`, MessageBody: JSON.stringify({ holdId }), DelaySeconds: delaySeconds };
      }),
    }),
  );
  if (Failed.length === 0) return null;
  logger.error('expiries not scheduled', { failed: Failed.map(({ Code }) => Code) });
  const first = Math.min(...Failed.map(({ Id }) => Number(Id)));
  return records[first]?.dynamodb?.SequenceNumber ?? records[0]?.dynamodb?.SequenceNumber ?? '';
}
