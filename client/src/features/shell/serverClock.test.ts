import { describe, expect, it } from 'vitest';
import { aheadOf } from './serverClock.ts';

const NOON = Date.parse('2027-03-28T12:00:00Z');

/** An answer of noon by the server's clock, which came after so many milliseconds to a machine whose clock is this much ahead of the server's. */
function answer(own: number, took: number, age?: number) {
  const written = NOON - (age ?? 0) * 1000;
  return {
    headers: new Headers({
      date: new Date(written).toUTCString(),
      ...(age === undefined ? {} : { age: String(age) }),
    }),
    asked: NOON + own - took / 2,
    answered: NOON + own + took / 2,
  };
}

describe('the clock of the server', () => {
  it('is this machine’s own, where that may be right', () => {
    expect(aheadOf(answer(0, 80))).toBe(0);
    // Seconds alone are told: the answer may be of 12:00:00.9.
    expect(aheadOf(answer(900, 80))).toBe(0);
    expect(aheadOf(answer(-30, 80))).toBe(0);
  });

  it('is behind a clock that is fast, and ahead of one that is slow', () => {
    expect(aheadOf(answer(3_600_000, 80))).toBe(-3_600_040);
    expect(aheadOf(answer(-3_600_000, 80))).toBe(3_599_960);
  });

  it.each([3_600_000, -3_600_000])('is never taken for later than it is, however long the answer takes (%d)', (own) => {
    for (const took of [0, 80, 2_000, 30_000]) {
      const { answered, ...asked } = answer(own, took);
      expect(answered + aheadOf({ ...asked, answered })).toBeLessThanOrEqual(NOON + took / 2);
    }
  });

  it('counts how old an answer is that was kept on the way', () => {
    expect(aheadOf(answer(0, 80, 7_200))).toBe(0);
    expect(aheadOf(answer(-60_000, 80, 7_200))).toBe(59_960);
  });

  it('is the own one where an answer does not tell', () => {
    expect(aheadOf({ headers: new Headers(), asked: 1, answered: 2 })).toBe(0);
    expect(aheadOf({ headers: new Headers({ date: 'soon' }), asked: 1, answered: 2 })).toBe(0);
  });
});
