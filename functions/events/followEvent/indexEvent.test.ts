import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundBy } from '../terms.ts';
import { termRowsOf } from '../terms.ts';
import type { Entries } from './indexEvent.ts';
import { indexEvent } from './indexEvent.ts';
import { foundByWord, memoryIndex, nameOf, waiting } from './memoryIndex.ts';

const EVENT = 'e1';

const standing = (word: string, startsAt?: string) => foundByWord(EVENT, word, startsAt);

/** The same port, whose calls wait for their turn, and which dies at a step. */
function disturbed(port: Entries, scheduler: fc.Scheduler, diesAt: number): Entries {
  let step = 0;
  return waiting(port, async (what) => {
    step += 1;
    await scheduler.schedule(Promise.resolve(), what);
    if (step === diesAt) throw new Error('killed');
  });
}

const expected = (found: FoundBy | null) => termRowsOf(found).map(nameOf).sort();

/** Several changes of one event, each told once or twice, in any order, by workers that may die; what died comes again in the end. */
async function follow(
  scheduler: fc.Scheduler,
  changes: readonly { word: string | null; diesAt: number }[],
  turns: boolean,
): Promise<{ stands: string[]; should: string[] }> {
  const { port, index } = memoryIndex(turns);
  let now: FoundBy | null = null;
  const read = async () => {
    await scheduler.schedule(Promise.resolve(), 'event');
    return now;
  };
  const died: unknown[] = [];
  const told = changes.map(async ({ word, diesAt }, at) => {
    await scheduler.schedule(Promise.resolve(), 'change');
    now = word === null ? null : standing(word, `2027-03-0${(at % 9) + 1}T20:00:00.000Z`);
    try {
      await indexEvent(EVENT, false, disturbed(port, scheduler, diesAt), read);
    } catch (error) {
      died.push(error);
    }
  });
  await scheduler.waitFor(Promise.all(told));
  for (const _ of died) await indexEvent(EVENT, false, port, () => Promise.resolve(now));
  return { stands: [...index.keys()].sort(), should: expected(now) };
}

const changes = fc.array(
  fc.record({
    word: fc.option(fc.constantFrom('lute', 'lyre', 'drum')),
    diesAt: fc.integer({ min: 1, max: 8 }),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('the index of an event', () => {
  it('holds what the event says, whatever is told twice, late, beside each other, or by somebody who dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), changes, async (scheduler, told) => {
        const { stands, should } = await follow(scheduler, told, true);
        expect(stands).toEqual(should);
      }),
      { numRuns: 500 },
    );
  });

  it('would keep what an overtaken one writes, were it not for the turns', async () => {
    const result = await fc.check(
      fc.asyncProperty(fc.scheduler(), changes, async (scheduler, told) => {
        const { stands, should } = await follow(scheduler, told, false);
        expect(stands).toEqual(should);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(result.failed).toBe(true);
  });

  it('is not written where it stands already, but anew where that is asked for', async () => {
    const { port, index } = memoryIndex();
    const found = () => Promise.resolve(standing('lute'));
    expect(await indexEvent(EVENT, false, port, found)).toBe('written');
    expect(await indexEvent(EVENT, false, port, found)).toBe('unchanged');
    index.clear();
    expect(await indexEvent(EVENT, true, port, found)).toBe('written');
    expect([...index.keys()].sort()).toEqual(expected(standing('lute')));
    expect(await indexEvent('missing', false, port, () => Promise.resolve(null))).toBe('unchanged');
  });
});
