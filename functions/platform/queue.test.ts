import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { eachMessage } from './queue.ts';

function record(messageId: string, body: string): SQSRecord {
  return {
    messageId,
    body,
    receiptHandle: '',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}

test('only the messages that failed stay in the queue', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const done: string[] = [];
  const handler = eachMessage((body) => {
    if (body === 'bad') return Promise.reject(new Error('no'));
    done.push(body);
    return Promise.resolve();
  });
  const event: SQSEvent = { Records: [record('1', 'a'), record('2', 'bad'), record('3', 'b')] };
  expect(await handler(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  expect(done).toEqual(['a', 'b']);
});
