import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from './logger.ts';

/**
 * A function behind a queue. What failed stays in the queue and comes again, or ends in its dead-letter queue; the rest
 * of the batch is done. `onFailure` may say when it comes again. Powertools' batch processor does the same in 20 kB more, for FIFO and tracing that are not
 * used here.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function eachMessage(
  act: (body: string) => Promise<void>,
  onFailure?: (record: SQSRecord) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async (event) => {
    const failures = await Promise.all(event.Records.map((record) => attempt(record, act, onFailure)));
    return { batchItemFailures: failures.filter((failure) => failure !== null) };
  };
}

/** The same, one message after the other: for what is written in one row, where messages side by side would only be in each other's way. */
export function messagesInTurn(act: (body: string) => Promise<void>): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const batchItemFailures: SQSBatchItemFailure[] = [];
    for (const record of Records) {
      const failure = await attempt(record, act);
      if (failure) batchItemFailures.push(failure);
    }
    return { batchItemFailures };
  };
}

async function attempt(
  record: SQSRecord,
  act: (body: string) => Promise<void>,
  onFailure?: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchItemFailure | null> {
  try {
    await act(record.body);
    return null;
  } catch (error) {
    logger.error('message failed', { messageId: record.messageId, ...faultOf(error) });
    await onFailure?.(record);
    return { itemIdentifier: record.messageId };
  }
}

function faultOf(error: unknown): { error: string; detail: string } {
  return error instanceof Error ? { error: error.name, detail: error.message } : { error: 'unknown', detail: '' };
}
