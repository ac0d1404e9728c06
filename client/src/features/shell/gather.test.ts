import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GATHER, GATHER_EVERYBODYS } from '../orders/useOrderChanges.ts';
import { gather } from './gather.ts';

/** A list that somebody else may be fetching, too, and that answers when it is told to. */
function list(wait: number) {
  const answers: (() => void)[] = [];
  const state = { fetchedElsewhere: false };
  const gathering = gather({
    wait,
    isFetching: () => state.fetchedElsewhere,
    fetch: () =>
      new Promise<void>((resolve) => {
        answers.push(resolve);
      }),
  });
  return {
    ...gathering,
    state,
    fetches: () => answers.length,
    async answer() {
      answers.at(-1)?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('changes of orders', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('are fetched together, everybody’s once a second at most', async () => {
    for (const [wait, most] of [
      [GATHER_EVERYBODYS, 5],
      [GATHER, 33],
    ] as const) {
      const { hear, fetches, answer } = list(wait);
      for (let heard = 0; heard < 500; heard += 1) {
        hear();
        await vi.advanceTimersByTimeAsync(10);
        await answer();
      }
      expect(fetches()).toBeLessThanOrEqual(most);
      expect(fetches()).toBeGreaterThan(most - 5);
    }
  });

  it('during a fetch lead to one more behind it, and only one', async () => {
    const { hear, fetches, answer } = list(1_000);
    hear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetches()).toBe(1);
    for (let second = 0; second < 10; second += 1) {
      hear();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(fetches()).toBe(1);
    await answer();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetches()).toBe(2);
    await answer();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetches()).toBe(2);
  });

  it('wait for what somebody else fetches', async () => {
    const { hear, fetches, state } = list(1_000);
    state.fetchedElsewhere = true;
    hear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fetches()).toBe(0);
    state.fetchedElsewhere = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetches()).toBe(1);
  });

  it('are fetched again where the fetch before failed', async () => {
    let fetches = 0;
    const { hear } = gather({
      wait: 1_000,
      isFetching: () => false,
      fetch: () => {
        fetches += 1;
        return Promise.reject(new Error('The network is gone.'));
      },
    });
    hear();
    await vi.advanceTimersByTimeAsync(1_000);
    hear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetches).toBe(2);
  });

  it('are not fetched where nobody looks any more', async () => {
    const { hear, stop, fetches } = list(1_000);
    hear();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fetches()).toBe(0);
  });
});
