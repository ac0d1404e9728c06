import { describe, expect, it } from 'vitest';
import type { Kinds } from './followCategory.ts';
import { followCategory } from './followCategory.ts';

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
