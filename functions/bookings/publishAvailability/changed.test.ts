import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { changedKinds } from './changed.ts';

function record(eventId: string, categoryId: string, before: number | null, after: number): DynamoDBRecord {
  const image = (available: number) => ({
    eventId: { S: eventId },
    categoryId: { S: categoryId },
    available: { N: `${available}` },
  });
  return { dynamodb: { NewImage: image(after), ...(before === null ? {} : { OldImage: image(before) }) } };
}

describe('changes of what is left', () => {
  it('are told once of each kind of tickets, however many there are', () => {
    const records = [
      record('e1', 'c1', 5, 4),
      record('e1', 'c1', 4, 3),
      record('e1', 'c2', null, 9),
      record('e2', 'c1', 1, 0),
    ];
    expect(changedKinds(records)).toEqual([
      { eventId: 'e1', categoryId: 'c1' },
      { eventId: 'e1', categoryId: 'c2' },
      { eventId: 'e2', categoryId: 'c1' },
    ]);
  });

  it('are none where held tickets are sold, or an event closes', () => {
    expect(changedKinds([record('e1', 'c1', 5, 5)])).toEqual([]);
  });

  it('are none of a row that is no stock', () => {
    expect(() => changedKinds([{ dynamodb: { NewImage: { id: { S: 'x' } } } }])).toThrow('not a row of this table');
  });
});
