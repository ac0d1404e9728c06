import type { DynamoDBRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import { latestChanges } from './changeOf.ts';

const image = (version: number, status = 'RUNNING', eventId = 'e1') => ({
  eventId: { S: eventId },
  organizerId: { S: 'olga' },
  status: { S: status },
  bookingsCancelled: { N: `${version}` },
  refundsSucceeded: { N: '0' },
  refundsFailed: { N: '0' },
  version: { N: `${version}` },
  updatedAt: { S: '2026-11-21T10:00:00.000Z' },
});
const record = (NewImage: ReturnType<typeof image>, OldImage?: ReturnType<typeof image>): DynamoDBRecord => ({
  dynamodb: { NewImage, ...(OldImage ? { OldImage } : {}) },
});

it('of many changes of one cancellation the latest is told, and none that does not count', () => {
  const changes = latestChanges([
    record(image(1)),
    record(image(2), image(1)),
    record(image(1, 'RUNNING', 'e2')),
    record(image(3), image(2)),
    record(image(3), image(3)),
  ]);
  expect(changes).toMatchObject([
    { eventId: 'e1', organizerId: 'olga', version: 3, bookingsCancelled: 3, status: 'RUNNING' },
    { eventId: 'e2', version: 1 },
  ]);
  expect(latestChanges([record(image(3), image(3))])).toEqual([]);
  expect(() => latestChanges([record(image(1, 'PAID'))])).toThrow('not a row of this table');
});
