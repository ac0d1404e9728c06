import { expect, test } from 'vitest';
import { changeOf } from './changeOf.ts';

const image = (version: string, status = 'PAID') => ({
  id: { S: 'o1' },
  ownerId: { S: 'ada' },
  status: { S: status },
  version: { N: version },
  updatedAt: { S: '2026-11-21T10:00:00.000Z' },
  email: { S: 'ada@example.com' },
});

test('a change of an order is told without its address, and what does not count is not told', () => {
  const change = { orderId: 'o1', ownerId: 'ada', status: 'PAID', version: 6, at: '2026-11-21T10:00:00.000Z' };
  expect(changeOf(image('5', 'CAPTURING'), image('6'))).toEqual(change);
  expect(changeOf(undefined, image('6'))).toEqual(change);
  expect(changeOf(image('6'), image('6'))).toBeNull();
  expect(changeOf(image('2', 'VALIDATED'), image('3', 'AUTHORIZED'))).toBeNull();
  expect(changeOf(image('3', 'AUTHORIZED'), image('4', 'RESERVED'))).toBeNull();
  expect(changeOf(image('6'), undefined)).toBeNull();
  expect(() => changeOf(undefined, image('6', 'READ'))).toThrow('not a row of this table');
});
