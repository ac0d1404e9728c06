import { afterEach, expect, test, vi } from 'vitest';
import { fullJitter } from './pause.ts';

const slept = vi.hoisted<number[]>(() => []);
vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => {
    slept.push(milliseconds);
    return Promise.resolve();
  },
}));

afterEach(() => {
  vi.restoreAllMocks();
});

test('a pause is anything up to a longest one, which doubles each time', async () => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  for (const retry of [0, 1, 2, 3]) await fullJitter(retry);
  random.mockReturnValue(0);
  await fullJitter(3);
  expect(slept).toEqual([10, 20, 40, 80, 0]);
});
