import { expect, test } from 'vitest';
import fileAccepted from '../invoices/followFile/fileAccepted.sample.json';
import { fileEvent } from './events.ts';
import { parseJson } from './json.ts';
import { eachMessage } from './queue.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and
// https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
test('a domain event that SNS hands to a queue without an envelope is understood', async () => {
  const seen: unknown[] = [];
  const handler = eachMessage((body) => Promise.resolve(void seen.push(parseJson(fileEvent, body))));
  expect(await handler(fileAccepted)).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual([
    expect.objectContaining({
      type: 'FileAccepted',
      entityVersion: 3,
      after: expect.objectContaining({ status: 'ACCEPTED', invoiceId: 'fedcba9876543210fedcba9876543210' }),
    }),
  ]);
});

test('an event of a later shape is put aside rather than misread', () => {
  const body = fileAccepted.Records[0]?.body.replace('"version":1', '"version":2') ?? '';
  expect(() => parseJson(fileEvent, body)).toThrow('version');
});
