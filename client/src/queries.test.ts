import { MutationObserver, onlineManager, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newQueries } from './queries.ts';

beforeEach(() => {
  onlineManager.setOnline(false);
});

afterEach(() => {
  onlineManager.setOnline(true);
});

/** Presses something whose call cannot reach the API, and answers what it is like afterwards. */
async function pressed(queries: QueryClient) {
  let calls = 0;
  const press = new MutationObserver(queries, {
    mutationFn: () => {
      calls += 1;
      return Promise.reject(new Error('Marquee cannot be reached.'));
    },
  });
  press.mutate().catch(() => undefined);
  await new Promise((resume) => {
    setTimeout(resume);
  });
  return { calls: () => calls, ...press.getCurrentResult() };
}

describe('what is pressed without a network', () => {
  it('fails at once', async () => {
    expect(await pressed(newQueries())).toMatchObject({ status: 'error', isPaused: false });
  });

  it('is not done later, as the library would of itself', async () => {
    const [ours, usual] = [await pressed(newQueries()), await pressed(new QueryClient())];
    expect([ours.calls(), usual.calls()]).toEqual([1, 0]);
    expect(usual.isPaused).toBe(true);
  });
});
