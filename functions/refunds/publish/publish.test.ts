import { expect, test } from 'vitest';
import { changeOf } from './changeOf.ts';

const image = (version: string, status = 'PENDING') => ({
  id: { S: 'r1' },
  orderId: { S: 'o1' },
  ownerId: { S: 'ada' },
  status: { S: status },
  version: { N: version },
  updatedAt: { S: '2026-11-21T10:00:00.000Z' },
  note: { S: 'for the staff' },
});

test('a change of a refund is told without its note, and what does not count is not told', () => {
  const at = '2026-11-21T10:00:00.000Z';
  const change = { refundId: 'r1', orderId: 'o1', ownerId: 'ada', status: 'PENDING', version: 2, at };
  expect(changeOf(image('1', 'REQUESTED'), image('2'))).toEqual(change);
  expect(changeOf(undefined, image('2'))).toEqual(change);
  expect(changeOf(image('2'), image('2'))).toBeNull();
  expect(changeOf(image('2'), undefined)).toBeNull();
  expect(() => changeOf(undefined, image('2', 'PAID'))).toThrow('not a row of this table');
  const { orderId: _orderId, ...homeless } = image('2');
  const { orderId: _order, ...ofBooking } = change;
  expect(changeOf(undefined, { ...homeless, bookingId: { S: 'b1' } })).toEqual({ ...ofBooking, bookingId: 'b1' });
  expect(() => changeOf(undefined, homeless)).toThrow('not a row of this table');
});
