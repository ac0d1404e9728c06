import { describe, expect, test } from 'vitest';
import { parseJson } from '../../platform/json.ts';
import type { DocumentReader } from '../../ports/documentReader.ts';
import { ReaderFailedError, UnreadableError } from '../../ports/documentReader.ts';
import { fakeObjectStore } from '../../ports/fakeObjectStore.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { finishJob } from './finishJob.ts';
import { jobNotice } from './jobNotice.ts';
import sample from './jobNotice.sample.json';

const job = { jobId: 'j1', taskToken: 'token', invoiceId: 'i1', attempt: 2, expiresAt: 0 };

function portsWith(readJob: DocumentReader['readJob'], known = true) {
  const told: unknown[][] = [];
  const step: WaitingStep = {
    succeed: (...said) => Promise.resolve(void told.push(['succeed', ...said])),
    fail: (...said) => Promise.resolve(void told.push(['fail', ...said])),
  };
  const reader: DocumentReader = {
    readPage: () => Promise.reject(new Error('not asked for')),
    startJob: () => Promise.reject(new Error('not asked for')),
    readJob,
  };
  const documents = fakeObjectStore();
  const jobOf = () => Promise.resolve(known ? job : null);
  return { told, documents, reader, step, jobOf, invoiceOf: () => Promise.resolve(readingInvoice) };
}

// https://docs.aws.amazon.com/textract/latest/dg/async-notification-payload.html
test('Textract’s own notice is understood', () => {
  expect(parseJson(jobNotice, JSON.stringify(sample))).toEqual({ JobId: sample.JobId, Status: 'SUCCEEDED' });
});

describe('a job that ended', () => {
  test('lets its step go on with what it found', async () => {
    const ports = portsWith(() => Promise.resolve([{ ExpenseIndex: 1 }]));
    await finishJob('j1', ports);
    expect(ports.told).toEqual([['succeed', 'token', { reading: 'readings/i1/2.json' }]]);
    const stored = await (await ports.documents.open('readings/i1/2.json'))?.bytes();
    expect(Buffer.from(stored ?? []).toString()).toBe('{"ExpenseDocuments":[{"ExpenseIndex":1}]}');
  });

  test('leaves no reading of an invoice that was deleted meanwhile', async () => {
    const ports = portsWith(() => Promise.resolve([{ ExpenseIndex: 1 }]));
    await finishJob('j1', { ...ports, invoiceOf: () => Promise.resolve({ ...readingInvoice, status: 'DELETED' }) });
    expect(ports.documents.list()).toEqual([]);
  });

  test.each([
    ['UNREADABLE', new UnreadableError('UNSUPPORTED_DOCUMENT')],
    ['READER_UNAVAILABLE', new ReaderFailedError('INTERNAL_ERROR')],
  ])('without success ends its step with %s', async (reason, error) => {
    const ports = portsWith(() => Promise.reject(error));
    await finishJob('j1', ports);
    expect(ports.told).toEqual([['fail', 'token', reason, error.message]]);
  });

  test('is asked for again where the reader is throttled', async () => {
    const ports = portsWith(() => Promise.reject(new Error('ThrottlingException')));
    await expect(finishJob('j1', ports)).rejects.toThrow('ThrottlingException');
    expect(ports.told).toEqual([]);
  });

  test('before its step’s token was kept is noticed again later', async () => {
    const ports = portsWith(() => Promise.resolve([]), false);
    await expect(finishJob('j1', ports)).rejects.toMatchObject({ name: 'JobUnknownError' });
  });
});
