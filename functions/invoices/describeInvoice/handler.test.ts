import { beforeEach, expect, test, vi } from 'vitest';
import { putJson } from '../../platform/jsonObjects.ts';
import type { FakeObjectStore } from '../../ports/fakeObjectStore.ts';
import { fakeObjectStore } from '../../ports/fakeObjectStore.ts';

const said = { summary: 'Hall rent.', category: 'VENUE' };
const fields = { lines: [] };

let documents: FakeObjectStore;
let answer: unknown;

vi.mock('../../ports/s3.ts', () => ({ bucket: () => documents }));
vi.mock('../../ports/bedrock.ts', () => ({
  bedrock: () => ({ id: 'm', ask: () => Promise.resolve({ filled: answer, inputTokens: 7, outputTokens: 3 }) }),
}));

async function describeIt() {
  vi.stubEnv('DOCUMENTS_BUCKET', 'documents');
  vi.stubEnv('MODEL_ID', 'm');
  vi.resetModules();
  const { handler } = await import('./handler.ts');
  return await handler({ invoiceId: 'i1', attempt: 1, fields: 'readings/i1/1.fields.json' });
}

beforeEach(async () => {
  documents = fakeObjectStore();
  await putJson(documents, 'readings/i1/1.fields.json', { fields, reviews: [] });
});

test('hands on where it wrote what the model said, and nothing of it', async () => {
  answer = said;
  expect(await describeIt()).toEqual({ insights: 'readings/i1/1.insights.json' });
  const stored = await (await documents.open('readings/i1/1.insights.json'))?.bytes();
  expect(JSON.parse(Buffer.from(stored ?? []).toString())).toEqual({
    ...said,
    paymentTerms: null,
    anomalies: [],
    model: 'm',
    inputTokens: 7,
    outputTokens: 3,
    costMicroUsd: null,
  });
});

test('hands on nothing where the model refused', async () => {
  answer = null;
  expect(await describeIt()).toEqual({ insights: null });
  expect(documents.list()).toEqual(['readings/i1/1.fields.json@v1']);
});
