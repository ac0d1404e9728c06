import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { invoiceEvent } from '#model/events.ts';
import sample from '../invoices/publish/stream.sample.json';
import { invoiceEvent as invoiceEventSchema } from './events.ts';
import { parseJson } from './json.ts';
import { invoiceRow } from './rows.ts';
import { announceChanges } from './topic.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
const event = sample as DynamoDBStreamEvent;
const announce = announceChanges('arn:aws:sns:eu-central-1:111122223333:InvoiceEvents', invoiceRow, invoiceEvent);

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('DynamoDB’s own record becomes an event that consumers understand, marked with its type', async () => {
  const sent: PublishCommand['input'][] = [];
  vi.spyOn(SNSClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (command instanceof PublishCommand) sent.push(command.input);
    return Promise.resolve({});
  });
  expect(await announce(event)).toEqual({ batchItemFailures: [] });
  expect(await announce(event)).toEqual({ batchItemFailures: [] });
  expect(sent[0]?.MessageAttributes?.type?.StringValue).toBe('InvoiceReadingStarted');
  expect(parseJson(invoiceEventSchema, sent[0]?.Message ?? '')).toMatchObject({
    type: 'InvoiceReadingStarted',
    id: 'fedcba9876543210fedcba9876543210',
    entityVersion: 3,
    before: { status: 'SCANNING' },
    after: { status: 'READING', attempt: 1 },
  });
  expect(sent[1]).toEqual(sent[0]);
});

test('what the topic did not take comes again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(SNSClient.prototype, 'send').mockImplementation(() => Promise.reject(new Error('no')));
  expect(await announce(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '4421584500000000017450439091' }] });
});
