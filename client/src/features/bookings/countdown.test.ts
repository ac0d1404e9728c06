import { describe, expect, it } from 'vitest';
import { clockWords, endOf, endTeller, saidAt, secondsUntil, steadyEnd } from './countdown.ts';

describe('the countdown of a hold', () => {
  it('counts from when the server was asked, in whole seconds, and not below 0', () => {
    const end = endOf(600, 5_000);
    expect(secondsUntil(end, 5_000)).toBe(600);
    expect(secondsUntil(end, 5_001)).toBe(600);
    expect(secondsUntil(end, 6_000)).toBe(599);
    expect(secondsUntil(end, 604_999)).toBe(1);
    expect(secondsUntil(end, 605_000)).toBe(0);
    expect(secondsUntil(end, 900_000)).toBe(0);
  });

  it('runs evenly through answers that each are off by another part of a second, and never ends late', () => {
    const END = 600_000;
    /** What the server says that is asked then, and answers after so long. */
    const told = (asked: number, took: number) => ({
      secondsLeft: Math.max(0, Math.floor((END - asked - took / 2) / 1_000)),
      asked,
      answered: asked + took,
    });
    let end: number | undefined;
    const seen: number[] = [];
    for (let asked = 0, poll = 0; asked < END - 15_000; asked += 15_000 + (poll % 7) * 130, poll += 1) {
      end = steadyEnd(end, told(asked, 40 + (poll % 5) * 60));
      seen.push(end);
      expect(end).toBeLessThanOrEqual(END);
    }
    // It comes nearer to the truth by a second in all, and goes back nowhere.
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(1_000);
  });

  it('goes by the server again where the machine slept, or the tickets are kept for less', () => {
    expect(steadyEnd(600_000, { secondsLeft: 60, asked: 100_000, answered: 100_050 })).toBe(160_000);
    expect(steadyEnd(160_000, { secondsLeft: 500, asked: 100_000, answered: 100_050 })).toBe(600_000);
    expect(steadyEnd(undefined, { secondsLeft: 60, asked: 100_000, answered: 100_050 })).toBe(160_000);
  });

  it('is written as minutes and seconds', () => {
    expect([600, 451, 60, 9, 0].map(clockWords)).toEqual(['10:00', '7:31', '1:00', '0:09', '0:00']);
  });

  it('says aloud five, two and one minutes and the end, each once', () => {
    const said: string[] = [];
    for (let left = 600; left >= 0; left -= 1) {
      const words = saidAt(left, left + 1);
      if (words !== null) said.push(words);
    }
    expect(said).toEqual([
      '5 minutes left.',
      '2 minutes left.',
      '1 minute left.',
      'The time is over: the tickets are not kept for you any more.',
    ]);
  });

  it('says what is true where the page slept over a mark', () => {
    expect(saidAt(90, 400)).toBe('2 minutes left.');
    expect(saidAt(30, 400)).toBe('1 minute left.');
    expect(saidAt(0, 400)).toMatch(/^The time is over/);
    expect(saidAt(0, 0)).toBeNull();
  });

  it('tells its end once, however often nothing is left, and again where there was time in between', () => {
    const told = (looks: readonly number[]) => looks.filter(endTeller()).length;
    expect(told([2, 1, 0, 0, 0, 0])).toBe(1);
    expect(told([0, 0])).toBe(1);
    expect(told([3, 0, 0, 1, 0, 0])).toBe(2);
    expect(told([3, 2, 1])).toBe(0);
  });
});
