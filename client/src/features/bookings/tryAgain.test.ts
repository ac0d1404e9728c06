import { describe, expect, it } from 'vitest';
import { AGAIN, tryAgain } from './tryAgain.ts';

function met(times: number) {
  const waited: number[] = [];
  let calls = 0;
  const call = () => {
    calls += 1;
    return Promise.resolve({ calls, userErrors: calls <= times ? [{ code: 'TRY_AGAIN' }] : [] });
  };
  const clock = {
    wait: (milliseconds: number) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
  return { call, clock, waited };
}

describe('a call that met others', () => {
  it('is made again until it comes through, each time after a longer while', async () => {
    const { call, clock, waited } = met(2);
    expect(await tryAgain(call, clock)).toEqual({ calls: 3, userErrors: [] });
    expect(waited).toEqual([150, 300]);
  });

  it('says so once it met others three times more', async () => {
    const { call, clock, waited } = met(Infinity);
    expect(await tryAgain(call, clock)).toEqual({ calls: AGAIN + 1, userErrors: [{ code: 'TRY_AGAIN' }] });
    expect(waited).toHaveLength(AGAIN);
  });

  it('is not made again for any other reason', async () => {
    let calls = 0;
    const answer = await tryAgain(() => {
      calls += 1;
      return Promise.resolve({ userErrors: [{ code: 'SOLD_OUT' }] });
    });
    expect(answer.userErrors).toEqual([{ code: 'SOLD_OUT' }]);
    expect(calls).toBe(1);
  });

  it('does not meet the same others again: each waits a while of its own', async () => {
    const waits = async (random: number) => {
      const { call, clock, waited } = met(1);
      await tryAgain(call, { ...clock, random: () => random });
      return waited;
    };
    expect(await waits(0)).not.toEqual(await waits(0.9));
  });
});
