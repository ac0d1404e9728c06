import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
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
  const sent: NonNullable<PublishBatchCommand['input']['PublishBatchRequestEntries']> = [];
  vi.spyOn(SNSClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (command instanceof PublishBatchCommand) sent.push(...(command.input.PublishBatchRequestEntries ?? []));
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

test('of a batch, what the topic did not take comes again with all that came after it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const [record] = event.Records;
  const many = Array.from({ length: 23 }, (_, index) => ({
    ...record,
    dynamodb: { ...record?.dynamodb, SequenceNumber: `${index}` },
  }));
  const sizes: number[] = [];
  vi.spyOn(SNSClient.prototype, 'send').mockImplementation((command: unknown) => {
    if (!(command instanceof PublishBatchCommand)) throw new Error('no batch');
    sizes.push(command.input.PublishBatchRequestEntries?.length ?? 0);
    return Promise.resolve(
      sizes.length === 2 ? { Failed: [{ Id: '4', Code: 'InternalError', SenderFault: false }] } : {},
    );
  });
  expect(await announce({ Records: many })).toEqual({ batchItemFailures: [{ itemIdentifier: '14' }] });
  expect(sizes).toEqual([10, 10, 3]);
});
