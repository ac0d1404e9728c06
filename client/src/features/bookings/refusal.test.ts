import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';

const taken = (field: string) => ({ field, message: 'Somebody else has this seat.', code: 'SEATS_TAKEN' as const });

describe('why tickets are not kept', () => {
  it('says which seats others have', () => {
    expect(refusalOf([taken('seats.1')], ['A-1', 'A-2'])).toEqual({
      code: 'SEATS_TAKEN',
      message: 'Somebody else has seat A-2 now. Choose another.',
      taken: ['A-2'],
    });
    expect(refusalOf([taken('seats.0'), taken('seats.1')], ['A-1', 'A-2'])).toMatchObject({
      message: 'Somebody else has the seats A-1, A-2 now. Choose others.',
      taken: ['A-1', 'A-2'],
    });
  });

  it('says what the server says where it names no seat', () => {
    const message = 'Somebody else has this seat.';
    expect(refusalOf([taken('seats')], ['A-1'])).toEqual({ code: 'SEATS_TAKEN', message, taken: [] });
    expect(refusalOf([taken('seats.7')], ['A-1'])).toEqual({ code: 'SEATS_TAKEN', message, taken: [] });
    expect(refusalOf([{ field: null, message: 'None left.', code: 'SOLD_OUT' }], [])).toEqual({
      code: 'SOLD_OUT',
      message: 'None left.',
      taken: [],
    });
  });
});
