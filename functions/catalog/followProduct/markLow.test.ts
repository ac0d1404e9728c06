import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { markLow } from './markLow.ts';

const busy = new TransactionConflictException({ message: 'busy', $metadata: {} });
const pauses: number[] = [];
const pause = (retry: number) => {
  pauses.push(retry);
  return Promise.resolve();
};

/** A table that answers its writes with these errors, and does the ones after them. */
function failing(...errors: readonly Error[]) {
  let writes = 0;
  return vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(() => {
    const error = errors[writes];
    writes += 1;
    return error ? Promise.reject(error) : Promise.resolve({});
  });
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  pauses.length = 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('a product that orders are taking of is marked once they let it be', async () => {
  const send = failing(busy, busy, busy);
  await markLow('Products', 'p1', true, pause);
  expect(send).toHaveBeenCalledTimes(4);
  expect(pauses).toEqual([0, 1, 2]);
});

test('where they never do, the stream is to tell of it again', async () => {
  const send = failing(...Array.from({ length: 50 }, () => busy));
  await expect(markLow('Products', 'p1', true, pause)).rejects.toBe(busy);
  expect(send).toHaveBeenCalledTimes(6);
});

test('a product whose stock has moved on is left to its next change', async () => {
  const send = failing(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
  await markLow('Products', 'p1', false, pause);
  expect(send).toHaveBeenCalledTimes(1);
});

test('any other error is not tried again', async () => {
  const send = failing(new Error('broken'));
  await expect(markLow('Products', 'p1', false, pause)).rejects.toThrow('broken');
  expect(send).toHaveBeenCalledTimes(1);
});
