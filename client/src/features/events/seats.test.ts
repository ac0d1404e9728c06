import { seatName } from '#model/keys.ts';
import { describe, expect, it } from 'vitest';
import { columnsOf, seatNameOf, seatsThere, stepFrom } from './seats.ts';

const rows = [
  { row: 'A', first: 1, last: 4 },
  { row: 'B', first: 3, last: 8 },
  { row: 'C', first: 1, last: 2 },
];

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('the map of seats', () => {
  it('calls seats as the server does', () => {
    expect(seatNameOf('AA', 12)).toBe(seatName('AA', 12));
  });

  it('is as wide as all rows together', () => {
    expect(columnsOf(rows)).toEqual({ first: 1, last: 8 });
  });

  it.each([
    ['ArrowRight', false, { row: 0, number: 2 }, { row: 0, number: 3 }],
    ['ArrowRight', true, { row: 0, number: 2 }, null],
    ['ArrowRight', false, { row: 0, number: 4 }, null],
    ['ArrowLeft', false, { row: 1, number: 3 }, null],
    ['ArrowDown', false, { row: 0, number: 4 }, { row: 1, number: 4 }],
    ['ArrowDown', false, { row: 0, number: 1 }, { row: 1, number: 3 }],
    ['ArrowDown', false, { row: 1, number: 8 }, { row: 2, number: 2 }],
    ['ArrowDown', false, { row: 2, number: 2 }, null],
    ['ArrowUp', false, { row: 0, number: 2 }, null],
    ['ArrowUp', false, { row: 1, number: 7 }, { row: 0, number: 4 }],
    ['Home', false, { row: 1, number: 7 }, { row: 1, number: 3 }],
    ['End', false, { row: 1, number: 3 }, { row: 1, number: 8 }],
    ['Home', true, { row: 1, number: 7 }, { row: 0, number: 1 }],
    ['End', true, { row: 0, number: 1 }, { row: 2, number: 2 }],
    ['a', false, { row: 0, number: 1 }, null],
  ])('%s (whole map: %s) leads from %o to %o', (key, whole, from, to) => {
    expect(stepFrom(rows, from, { ...plain, key, ctrlKey: whole })).toEqual(to);
    expect(stepFrom(rows, from, { ...plain, key, metaKey: whole })).toEqual(to);
  });

  it('leaves the keys of the browser alone', () => {
    const from = { row: 1, number: 5 };
    expect(stepFrom(rows, from, { ...plain, key: 'ArrowLeft' })).not.toBeNull();
    expect(stepFrom(rows, from, { ...plain, key: 'ArrowLeft', altKey: true })).toBeNull();
    expect(stepFrom(rows, from, { ...plain, key: 'Home', shiftKey: true })).toBeNull();
  });

  it('knows which seats there are', () => {
    expect(seatsThere(rows, ['A-4', 'A-5', 'B-3', 'B-2', 'D-1', 'A-04', 'A-', 'A', '', 'A-1.5'])).toEqual([
      'A-4',
      'B-3',
    ]);
  });
});
