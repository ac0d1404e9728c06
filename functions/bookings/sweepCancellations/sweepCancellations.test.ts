import { describe, expect, it } from 'vitest';
import { EVENT } from '#test/kit/bookedWorld.ts';
import { NOW, progressOf, world } from '#test/kit/cancellationWorld.ts';
import { LAST_PASS } from '../cancelEventBookings/cancelEvent.ts';
import { sweepCancellations } from './sweepCancellations.ts';

const HOUR_MS = 60 * 60 * 1000;

/** One cancellation that began an hour ago, and when it is due. */
async function swept(dueAt: Date, status: 'RUNNING' | 'DONE' = 'RUNNING') {
  const there = world([]);
  const startedAt = new Date(NOW.getTime() - HOUR_MS).toISOString();
  const asked: number[] = [];
  const oldest = await sweepCancellations({
    running: () => Promise.resolve([{ eventId: EVENT, dueAt: dueAt.toISOString() }]),
    progress: () => Promise.resolve({ ...progressOf(there), status, startedAt }),
    again(_, pass) {
      asked.push(pass);
      return Promise.resolve();
    },
    now: () => NOW,
  });
  return { oldest, asked };
}

describe('an event’s cancellation that is running', () => {
  it('is gone on with once it is due', async () => {
    expect(await swept(NOW)).toEqual({ oldest: 3600, asked: [LAST_PASS - 1] });
  });

  it('is left to whoever is at work on it before that, and is no younger for it', async () => {
    expect(await swept(new Date(NOW.getTime() + 1))).toEqual({ oldest: 3600, asked: [] });
  });

  it('is over where only the index does not know it yet', async () => {
    expect(await swept(NOW, 'DONE')).toEqual({ oldest: 0, asked: [] });
  });
});
