import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTerm } from '#model/keys.ts';
import { termRowsOf } from '../terms.ts';
import type { Kinds } from './followCategory.ts';
import { followCategory } from './followCategory.ts';
import { indexEvent, NoTurnError } from './indexEvent.ts';
import { foundByWord, memoryIndex, nameOf, waiting } from './memoryIndex.ts';

class Killed extends Error {}

/** Five events of a kind, two on a page; messages lie in `queue` until somebody works them off. */
function world(diesAt = Infinity) {
  const stored = ['e1', 'e2', 'e3', 'e4', 'e5'];
  const asked: string[] = [];
  const queue: (string | null)[] = [null];
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === diesAt) throw new Killed();
  };
  const kinds: Kinds = {
    page(categoryId, from) {
      step();
      const start = from === null ? 0 : stored.indexOf(from) + 1;
      const eventIds = categoryId === 'c1' ? stored.slice(start, start + 2) : [];
      return Promise.resolve({ eventIds, next: start + 2 < stored.length ? (eventIds.at(-1) ?? null) : null });
    },
    ask(eventIds) {
      step();
      asked.push(...eventIds);
      return Promise.resolve();
    },
    goOn(_, from) {
      step();
      queue.push(from);
      return Promise.resolve();
    },
  };
  /** As a queue does it: a message whose worker died comes again. */
  const workOff = async (categoryId: string) => {
    while (queue.length > 0) {
      const [from = null] = queue;
      try {
        await followCategory(categoryId, from, kinds);
        queue.shift();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
  };
  return { stored, asked, workOff };
}

describe('a kind of events that was renamed', () => {
  it('has each of its events followed once, page by page', async () => {
    const { stored, asked, workOff } = world();
    await workOff('c1');
    expect(asked).toEqual(stored);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('leaves none out where its worker dies at step %i', async (diesAt) => {
    const { stored, asked, workOff } = world(diesAt);
    await workOff('c1');
    expect([...new Set(asked)]).toEqual(stored);
  });

  it('that no event is of asks for nothing', async () => {
    const { asked, workOff } = world();
    await workOff('c2');
    expect(asked).toEqual([]);
  });
});

/**
 * Three events of a kind are published while it is renamed, after so many steps of others, in any order of all steps; what is put into the queue is worked off. Answers where they stand
 * in the index, and where they should.
 */
async function renamedAmidst(scheduler: fc.Scheduler, hesitation: number, isTold: boolean) {
  const wait = (what: string) => scheduler.schedule(Promise.resolve(), what);
  const { port, index } = memoryIndex();
  const ids = ['e1', 'e2', 'e3'];
  const published = new Set<string>();
  let name = 'lute';
  const follow = async (id: string): Promise<void> => {
    try {
      await indexEvent(id, false, waiting(port, wait), async () => {
        await wait('event');
        if (!published.has(id)) return null;
        await wait('category');
        return foundByWord(id, name);
      });
    } catch (error) {
      // As the queue does.
      if (!(error instanceof NoTurnError)) throw error;
      await follow(id);
    }
  };
  const followed: Promise<void>[] = [];
  const term = eventTerm({ categoryId: 'c1', city: '', word: '' });
  const kinds: Kinds = {
    async page(_, from) {
      await wait('page');
      const standing = [...index.values()].filter((row) => row.term === term && row.eventId > (from ?? ''));
      const eventIds = standing.map(({ eventId }) => eventId).sort();
      return { eventIds: eventIds.slice(0, 2), next: eventIds.length > 2 ? (eventIds[1] ?? null) : null };
    },
    ask(eventIds) {
      followed.push(...eventIds.map(follow));
      return Promise.resolve();
    },
    async goOn(categoryId, from) {
      await wait('message');
      await followCategory(categoryId, from, kinds);
    },
  };
  const rename = async () => {
    for (let step = 0; step <= hesitation; step += 1) await wait('rename');
    name = 'lyre';
    if (isTold) await followCategory('c1', null, kinds);
  };
  const publish = async (id: string) => {
    await wait('publish');
    published.add(id);
    await follow(id);
  };
  const all = Promise.all([rename(), ...ids.map(publish)]).then(() => Promise.all(followed));
  await scheduler.waitFor(all);
  const should = ids.flatMap((id) => termRowsOf(foundByWord(id, 'lyre'))).map(nameOf);
  return { stands: [...index.keys()].sort(), should: should.sort() };
}

describe('events that are published while their kind is renamed', () => {
  it('are found by its new name alone, whatever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(40), async (scheduler, hesitation) => {
        const { stands, should } = await renamedAmidst(scheduler, hesitation, true);
        expect(stands).toEqual(should);
      }),
      { numRuns: 500 },
    );
  });

  it('would be left with the old one if nobody were told', async () => {
    const found = await fc.check(
      fc.asyncProperty(fc.scheduler(), fc.nat(40), async (scheduler, hesitation) => {
        const { stands, should } = await renamedAmidst(scheduler, hesitation, false);
        expect(stands).toEqual(should);
      }),
      { numRuns: 500, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
