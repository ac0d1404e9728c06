import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { changeRow, exists, is, putNew, removeRow } from '#model/writes.ts';
import { refusalOf, transactItem, updateInput } from './plannedWrites.ts';

const tables = { Seats: 'Hall', Products: 'Shelf' };
const key = { eventCategory: 'e#c', seat: 'A-1' };

describe('what the SDK takes', () => {
  test('of a new row has all attributes, and a condition that needs no value', () => {
    expect(transactItem(putNew('Seats', key, { state: 'SOLD' }), tables)).toEqual({
      Put: {
        TableName: 'Hall',
        Item: { ...key, state: 'SOLD' },
        ConditionExpression: 'attribute_not_exists(#eventCategory)',
        ExpressionAttributeNames: { '#eventCategory': 'eventCategory' },
      },
    });
  });

  test('of a removal says of the row what was seen', () => {
    expect(transactItem(removeRow('Seats', key, [is('bookingId', 'b1')]), tables)).toEqual({
      Delete: {
        TableName: 'Hall',
        Key: key,
        ConditionExpression: '#bookingId = :is_bookingId',
        ExpressionAttributeNames: { '#bookingId': 'bookingId' },
        ExpressionAttributeValues: { ':is_bookingId': 'b1' },
      },
    });
    expect(transactItem(removeRow('Seats', key, [exists('seat')]), tables)).not.toHaveProperty(
      'Delete.ExpressionAttributeValues',
    );
  });

  test('of a change has the names and values of its update and of its condition', () => {
    const change = changeRow('Seats', key, { set: { state: 'SOLD' }, remove: ['due'] }, [is('state', 'HELD')]);
    const input = {
      TableName: 'Hall',
      Key: key,
      UpdateExpression: 'SET #state = :state REMOVE #due',
      ConditionExpression: '#state = :is_state',
      ExpressionAttributeNames: { '#state': 'state', '#due': 'due' },
      ExpressionAttributeValues: { ':state': 'SOLD', ':is_state': 'HELD' },
    };
    expect(updateInput(change, 'Hall')).toEqual(input);
    expect(transactItem(change, tables)).toEqual({ Update: input });
  });

  test('is nothing for a table that the function was not told of', () => {
    expect(() => transactItem(putNew('Tickets', { id: 't1' }, {}), tables)).toThrow('Tickets');
  });
});

describe('a transaction whose first write says what was seen', () => {
  const cancelled = (...reasons: string[]) =>
    new TransactionCanceledException({
      message: 'no',
      $metadata: {},
      CancellationReasons: reasons.map((Code) => ({ Code })),
    });

  test.each([
    [['ConditionalCheckFailed', 'None']],
    [['ConditionalCheckFailed', 'ConditionalCheckFailed']],
    [['None', 'TransactionConflict']],
    [['None', 'ConditionalCheckFailed', 'TransactionConflict']],
  ])('was overtaken where it was cancelled as %j', (reasons) => {
    expect(refusalOf(cancelled(...reasons), 1)).toEqual({ why: 'OVERTAKEN' });
  });

  test('was overtaken by itself where it is still carried out', () => {
    const error = new TransactionInProgressException({ message: 'busy', $metadata: {} });
    expect(refusalOf(error, 1)).toEqual({ why: 'OVERTAKEN' });
  });

  test('was refused by the others that are not as they must be', () => {
    const error = cancelled('None', 'ConditionalCheckFailed', 'None', 'ConditionalCheckFailed');
    expect(refusalOf(error, 1)).toEqual({ why: 'REFUSED', refused: [1, 3] });
  });

  test.each([
    ['DynamoDB was out of order', new Error('no')],
    ['a row was too large', cancelled('None', 'ValidationError')],
    [
      'a table was asked too much, whatever another row says',
      cancelled('None', 'ConditionalCheckFailed', 'ThrottlingError'),
    ],
  ])('failed where %s', (_, error) => {
    expect(refusalOf(error, 1)).toBeNull();
  });
});
