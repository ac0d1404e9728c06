import { describe, expect, test } from 'vitest';
import type { Neighbour } from './neighbours.ts';
import { meets, neighbourWrite } from './neighbours.ts';

const key = { id: 'n1' };
const written = (neighbour: Omit<Neighbour, 'table' | 'key'>) =>
  neighbourWrite({ table: 'Products', key, ...neighbour }, 'Shelf');

describe('a neighbour', () => {
  test('that must not be there yet is begun', () => {
    expect(written({ set: { state: 'SOLD' }, while: [{ attribute: 'state', exists: false }] })).toEqual({
      Update: {
        TableName: 'Shelf',
        Key: key,
        UpdateExpression: 'SET #state = :state',
        ConditionExpression: 'attribute_not_exists(#state)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': 'SOLD' },
      },
    });
  });

  test('goes while it is as it was seen', () => {
    expect(written({ gone: true, while: [{ attribute: 'bookingId', is: 'b1' }] })).toEqual({
      Delete: {
        TableName: 'Shelf',
        Key: key,
        ConditionExpression: '#bookingId = :is_bookingId',
        ExpressionAttributeNames: { '#bookingId': 'bookingId' },
        ExpressionAttributeValues: { ':is_bookingId': 'b1' },
      },
    });
  });

  test('counts from 0, and loses attributes', () => {
    expect(written({ add: { taken: 2 }, remove: ['due'], while: [{ attribute: 'taken', atMost: 2 }] })).toEqual({
      Update: {
        TableName: 'Shelf',
        Key: key,
        UpdateExpression: 'ADD #taken :add_taken REMOVE #due',
        ConditionExpression: '(attribute_not_exists(#taken) OR #taken <= :most_taken)',
        ExpressionAttributeNames: { '#taken': 'taken', '#due': 'due' },
        ExpressionAttributeValues: { ':add_taken': 2, ':most_taken': 2 },
      },
    });
  });

  test('whose conditions name no value brings none along', () => {
    expect(written({ gone: true, while: [{ attribute: 'id', exists: true }] })).not.toHaveProperty(
      'Delete.ExpressionAttributeValues',
    );
  });
});

test.each([
  [{ taken: 2 }, { attribute: 'taken', atMost: 2 }, true],
  [{ taken: 3 }, { attribute: 'taken', atMost: 2 }, false],
  [{}, { attribute: 'taken', atMost: 2 }, true],
  [{ taken: 2 }, { attribute: 'taken', atLeast: 2 }, true],
  [{}, { attribute: 'taken', atLeast: 0 }, false],
  [{ open: true }, { attribute: 'open', is: true }, true],
  [{ open: false }, { attribute: 'open', exists: false }, false],
  [{}, { attribute: 'open', exists: false }, true],
])('%j meets %j: %s', (row, requirement, is) => {
  expect(meets(row, requirement)).toBe(is);
});
