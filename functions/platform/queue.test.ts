import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { eachMessage, messagesInTurn } from './queue.ts';

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

test('messages in turn are handled one after the other, and one that failed keeps no other from its turn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const steps: string[] = [];
  const handler = messagesInTurn(async (body) => {
    steps.push(`begin ${body}`);
    await Promise.resolve();
    if (body === 'bad') throw new Error('no');
    steps.push(`end ${body}`);
  });
  const event: SQSEvent = { Records: [record('1', 'a'), record('2', 'bad'), record('3', 'b')] };
  expect(await handler(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  expect(steps).toEqual(['begin a', 'end a', 'begin bad', 'begin b', 'end b']);
});
