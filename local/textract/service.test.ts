import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AnalyzeExpenseCommand,
  GetExpenseAnalysisCommand,
  StartExpenseAnalysisCommand,
  TextractClient,
} from '@aws-sdk/client-textract';
import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { generateInvoice } from '#test/documents/generate.ts';
import type { Cloud, Service } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createS3 } from '../s3/service.ts';
import { MODEL_VERSION } from './modelVersion.ts';
import { createTextract } from './service.ts';

const root = { kind: 'root' } as const;
const topic = 'arn:aws:sns:eu-central-1:123456789012:readings';
const channelRole = 'arn:aws:iam::123456789012:role/Channel';
let test_: TestCloud;
let directory: string;
let notices: Record<string, unknown>[];

const sns = (): Service => ({
  name: 'sns',
  resources: {},
  call: (_action, input) => {
    notices.push(JSON.parse(String(input['Message'])) as Record<string, unknown>);
    return Promise.resolve({ MessageId: '1' });
  },
});

async function open(
  factories: readonly ((cloud: Cloud) => Service)[] = [createTextract, createS3, sns],
): Promise<void> {
  test_ = await createTestCloud(factories, {
    listen: true,
    directory,
    policies: {
      Reader: { Statement: [{ Effect: 'Allow', Action: 'textract:*', Resource: '*' }] },
      Channel: { Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: topic }] },
    },
  });
  await test_.provide('AWS::S3::Bucket', { BucketName: 'documents' });
  await test_.start();
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'textract-test-'));
  notices = [];
  await open();
});

afterEach(async () => {
  await test_.stop();
  await rm(directory, { recursive: true, force: true });
});

const client = (): TextractClient => new TextractClient({ ...test_.clientConfig, maxAttempts: 1 });
const put = (key: string, body: Uint8Array): Promise<unknown> =>
  test_.cloud.call('s3', 'PutObject', { Bucket: 'documents', Key: key, Body: body }, root);
const typed = (documents: readonly ExpenseDocument[] | undefined, type: string): (string | undefined)[] =>
  (documents ?? [])
    .flatMap((one) => one.SummaryFields ?? [])
    .filter((field) => field.Type?.Text === type)
    .map((field) => field.ValueDetection?.Text);

async function ended(jobId: string | undefined): Promise<{ JobStatus?: string | undefined }> {
  return vi.waitFor(
    async () => {
      const answer = await client().send(new GetExpenseAnalysisCommand({ JobId: jobId }));
      expect(answer.JobStatus).not.toBe('IN_PROGRESS');
      return answer;
    },
    { timeout: 15_000, interval: 50 },
  );
}

describe('AnalyzeExpense', () => {
  test('reads an invoice handed over as bytes, in Textract’s shape', async () => {
    const { bytes, truth } = await generateInvoice({ seed: 3, layout: 'classic', language: 'en', currency: 'GBP' });
    const answer = await client().send(new AnalyzeExpenseCommand({ Document: { Bytes: bytes } }));
    expect(answer.DocumentMetadata).toEqual({ Pages: 1 });
    expect(typed(answer.ExpenseDocuments, 'VENDOR_NAME')).toContain(truth.vendor);
    expect(typed(answer.ExpenseDocuments, 'INVOICE_RECEIPT_ID')).toContain(truth.number);
    const total = answer.ExpenseDocuments?.[0]?.SummaryFields?.find((field) => field.Type?.Text === 'TOTAL');
    expect(total?.Currency?.Code).toBe('GBP');
    const box = total?.ValueDetection?.Geometry?.BoundingBox;
    expect(box?.Left).toBeGreaterThan(0.5);
    expect((box?.Top ?? 2) + (box?.Height ?? 2)).toBeLessThan(1);
    expect(answer.ExpenseDocuments?.[0]?.LineItemGroups?.[0]?.LineItems).toHaveLength(truth.lines.length);
    expect((answer as { AnalyzeExpenseModelVersion?: string }).AnalyzeExpenseModelVersion ?? MODEL_VERSION).toContain(
      'stand-in',
    );
  });

  test('reads the object as the caller, and refuses what the caller may not read', async () => {
    const { bytes } = await generateInvoice({ seed: 4 });
    await put('a.pdf', bytes);
    const document = { Document: { S3Object: { Bucket: 'documents', Name: 'a.pdf' } } };
    await expect(client().send(new AnalyzeExpenseCommand(document))).resolves.toMatchObject({
      DocumentMetadata: { Pages: 1 },
    });
    const other = new TextractClient({ ...test_.clientConfigOf('Reader'), maxAttempts: 1 });
    await expect(other.send(new AnalyzeExpenseCommand(document))).rejects.toMatchObject({
      name: 'InvalidS3ObjectException',
    });
  });

  test.each([
    [
      'several pages',
      async () => (await generateInvoice({ seed: 5, layout: 'classic', lines: 60 })).bytes,
      'UnsupportedDocumentException',
    ],
    [
      'a needed password',
      async () => (await generateInvoice({ seed: 5, protection: { userPassword: 'x' } })).bytes,
      'UnsupportedDocumentException',
    ],
    ['plain text', async () => Buffer.from('Invoice 4711, total 12.00'), 'UnsupportedDocumentException'],
    ['a PDF cut off', async () => (await generateInvoice({ seed: 5 })).bytes.subarray(0, 600), 'BadDocumentException'],
    ['a PNG that is none', async () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'BadDocumentException'],
    ['more than ten megabytes', async () => Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-'), 'DocumentTooLargeException'],
  ])('answers %s as Textract does', async (_name, bytes, code) => {
    await expect(
      client().send(new AnalyzeExpenseCommand({ Document: { Bytes: await bytes() } })),
    ).rejects.toMatchObject({ name: code });
  });

  test('reads a PDF that only its owner’s password protects', async () => {
    const { bytes, truth } = await generateInvoice({ seed: 6, layout: 'modern', protection: { ownerPassword: 'x' } });
    const answer = await client().send(new AnalyzeExpenseCommand({ Document: { Bytes: bytes } }));
    expect(typed(answer.ExpenseDocuments, 'INVOICE_RECEIPT_ID')).toContain(truth.number);
  });

  test('knows no other action', async () => {
    await expect(test_.cloud.call('textract', 'AnalyzeID', {}, root)).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
  });
});

describe('StartExpenseAnalysis', () => {
  const location = { DocumentLocation: { S3Object: { Bucket: 'documents', Name: 'long.pdf' } } };

  test('reads all pages, answers them page by page, and tells the topic', async () => {
    const { bytes, truth } = await generateInvoice({ seed: 7, layout: 'classic', lines: 60 });
    await put('long.pdf', bytes);
    const { JobId } = await client().send(
      new StartExpenseAnalysisCommand({
        ...location,
        JobTag: 'b',
        NotificationChannel: { SNSTopicArn: topic, RoleArn: channelRole },
      }),
    );
    await ended(JobId);
    await vi.waitFor(() => expect(notices).toHaveLength(1));
    expect(notices[0]).toEqual({
      JobId,
      Status: 'SUCCEEDED',
      API: 'StartExpenseAnalysis',
      JobTag: 'b',
      Timestamp: expect.any(Number),
      DocumentLocation: { S3ObjectName: 'long.pdf', S3Bucket: 'documents' },
    });
    const first = await client().send(new GetExpenseAnalysisCommand({ JobId, MaxResults: 1 }));
    expect(first).toMatchObject({ JobStatus: 'SUCCEEDED', ExpenseDocuments: [{ ExpenseIndex: 1 }] });
    const documents = [...(first.ExpenseDocuments ?? [])];
    for (let token = first.NextToken; token !== undefined; ) {
      const page = await client().send(new GetExpenseAnalysisCommand({ JobId, NextToken: token, MaxResults: 1 }));
      documents.push(...(page.ExpenseDocuments ?? []));
      token = page.NextToken;
    }
    expect(documents).toHaveLength(first.DocumentMetadata?.Pages ?? 0);
    const items = documents.flatMap((one) => one.LineItemGroups ?? []).flatMap((group) => group.LineItems ?? []);
    expect(items).toHaveLength(truth.lines.length);
  });

  test('answers the same job to the same token, and refuses it for another document', async () => {
    await put('long.pdf', (await generateInvoice({ seed: 8 })).bytes);
    await put('other.pdf', (await generateInvoice({ seed: 9 })).bytes);
    const start = (name: string): Promise<{ JobId?: string | undefined }> =>
      client().send(
        new StartExpenseAnalysisCommand({
          DocumentLocation: { S3Object: { Bucket: 'documents', Name: name } },
          ClientRequestToken: 'once',
        }),
      );
    const first = await start('long.pdf');
    expect((await start('long.pdf')).JobId).toBe(first.JobId);
    await expect(start('other.pdf')).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
    await ended(first.JobId);
  });

  test('ends a job on a broken document as FAILED, and a job on a missing one at once', async () => {
    await put('long.pdf', Buffer.from('%PDF-1.7 broken'));
    const { JobId } = await client().send(new StartExpenseAnalysisCommand(location));
    await expect(ended(JobId)).resolves.toMatchObject({ JobStatus: 'FAILED', StatusMessage: 'INVALID_DOCUMENT' });
    await expect(
      client().send(
        new StartExpenseAnalysisCommand({ DocumentLocation: { S3Object: { Bucket: 'documents', Name: 'none' } } }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidS3ObjectException' });
    await expect(client().send(new GetExpenseAnalysisCommand({ JobId: 'nojob' }))).rejects.toMatchObject({
      name: 'InvalidJobIdException',
    });
  });

  test('goes on after a kill with a job that was in progress', async () => {
    await put('long.pdf', (await generateInvoice({ seed: 10, layout: 'classic' })).bytes);
    const { JobId } = await client().send(new StartExpenseAnalysisCommand(location));
    // Stopping at once leaves the job in progress, as a kill does.
    await test_.stop();
    await open();
    await expect(ended(JobId)).resolves.toMatchObject({ JobStatus: 'SUCCEEDED' });
  });
});
