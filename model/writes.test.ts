import { describe, expect, test } from 'vitest';
import { absent, atLeast, atMost, changeRow, conditionOf, exists, is, putNew, removeRow, updateOf } from './writes.ts';

const key = { id: 'n1' };

describe('a planned write', () => {
  test('of a new row is made where none is there', () => {
    expect(conditionOf(putNew('Seats', { eventCategory: 'e#c', seat: 'A-1' }, { state: 'SOLD' }))).toEqual({
      expression: 'attribute_not_exists(#eventCategory)',
      names: { '#eventCategory': 'eventCategory' },
      values: {},
    });
  });

  test('that takes a row away says what was seen of it', () => {
    expect(conditionOf(removeRow('Seats', key, [is('bookingId', 'b1'), exists('state')]))).toEqual({
      expression: '#bookingId = :is_bookingId AND attribute_exists(#state)',
      names: { '#bookingId': 'bookingId', '#state': 'state' },
      values: { ':is_bookingId': 'b1' },
    });
  });

  test('sets, counts and takes out, each in its clause', () => {
    const change = { set: { at: 'now' }, add: { stock: -2, stockVersion: 1 }, remove: ['due', 'shard'] };
    expect(updateOf(changeRow('Products', key, change, [atLeast('stock', 2)]))).toEqual({
      expression: 'SET #at = :at ADD #stock :add_stock, #stockVersion :add_stockVersion REMOVE #due, #shard',
      names: { '#at': 'at', '#stock': 'stock', '#stockVersion': 'stockVersion', '#due': 'due', '#shard': 'shard' },
      values: { ':at': 'now', ':add_stock': -2, ':add_stockVersion': 1 },
    });
  });

  test('names no clause in which nothing stands', () => {
    expect(updateOf({ set: {}, add: { taken: 1 }, remove: [] }).expression).toBe('ADD #taken :add_taken');
    expect(updateOf({ set: {}, add: {}, remove: ['due'] }).expression).toBe('REMOVE #due');
    expect(updateOf({ set: { at: 'now' }, add: {}, remove: [] }).expression).toBe('SET #at = :at');
  });

  test('may tell the value that an attribute has from the one that it gets', () => {
    const change = changeRow('Seats', key, { set: { state: 'SOLD' } }, [is('state', 'HELD')]);
    expect({ ...updateOf(change).values, ...conditionOf(change).values }).toEqual({
      ':state': 'SOLD',
      ':is_state': 'HELD',
    });
  });

  test('counts where nothing was counted yet, unless that is to be there', () => {
    const { expression, values } = conditionOf(
      changeRow('Products', key, { add: { taken: 2 } }, [atMost('taken', 2), atLeast('stock', 1), absent('gone')]),
    );
    expect(expression).toBe(
      '(attribute_not_exists(#taken) OR #taken <= :most_taken) AND #stock >= :least_stock AND attribute_not_exists(#gone)',
    );
    expect(values).toEqual({ ':most_taken': 2, ':least_stock': 1 });
  });
});
