import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import type { HoldPorts } from '#functions/bookings/endHold.ts';
import { is } from '#model/writes.ts';
import type { Request } from '#test/kit/resolverRun.ts';
import { sought } from '#test/kit/sought.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { codesOf, TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.open();
});

afterAll(async () => {
  await world.close();
});

/** Takes the condition out of what is written to a table: a negative control. */
function unguarded(table: string): (request: Request) => Request {
  return (request) => {
    const items = request['transactItems'];
    if (!Array.isArray(items)) return request;
    return {
      ...request,
      transactItems: items.map((item: Request) => {
        if (item['table'] !== table) return item;
        const { condition: _, ...open } = item;
        return open;
      }),
    };
  };
}

/** Many who ask at once, each as somebody else; answers how many tickets they were promised, and how many those wanted who were told that it is sold out. */
async function rush(
  sold: Sold,
  scheduler: fc.Scheduler,
  quantities: readonly number[],
  alter: (request: Request) => Request = (request) => request,
): Promise<{ readonly promised: number; readonly refused: readonly number[] }> {
  const calls = quantities.map((quantity, at) =>
    world.hold(
      sold,
      { quantity },
      { caller: `buyer-${at}`, alter, wait: (what) => scheduler.schedule(Promise.resolve(), what) },
    ),
  );
  await scheduler.waitFor(Promise.all(calls));
  const answers = await Promise.all(calls);
  for (const answer of answers.filter(({ hold }) => !hold)) {
    expect(['SOLD_OUT', 'TRY_AGAIN']).toEqual(expect.arrayContaining(codesOf(answer)));
  }
  return {
    promised: answers.reduce((sum, { hold }) => sum + (hold?.quantity ?? 0), 0),
    refused: quantities.filter((_, at) => answers[at]?.userErrors[0]?.code === 'SOLD_OUT'),
  };
}

const wishes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 });

describe('many who hold the same tickets at one moment (P1, P2)', () => {
  it('never have more than there are, in whatever order their steps come; every row adds up', async () => {
    let soldOut = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        wishes,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, quantities, capacity, shards) => {
          const sold = await world.sell({ capacity, shards });
          const { promised, refused } = await rush(sold, scheduler, quantities);
          expect(promised).toBeLessThanOrEqual(capacity);
          for (const row of await world.stock(sold)) {
            expect(row.available).toBeGreaterThanOrEqual(0);
            expect(row.available + row.held + row.sold).toBe(row.capacity);
          }
          const { held, available } = await world.counts(sold);
          expect(held).toBe(promised);
          // Nobody is sent away while what they want is there: nothing comes back here.
          for (const quantity of refused) expect(available).toBeLessThan(quantity);
          soldOut += refused.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(soldOut).toBeGreaterThan(10);
  });

  it('would have more without the condition on what is available', async () => {
    const more = await sought(async (scheduler) => {
      const sold = await world.sell({ capacity: 2 });
      return (await rush(sold, scheduler, [2, 2, 2], unguarded('TicketStock'))).promised > 2;
    });
    expect(more).toBe(true);
  });
});

describe('one customer who asks many times at one moment (P13)', () => {
  async function ask(sold: Sold, scheduler: fc.Scheduler, alter?: (request: Request) => Request): Promise<number> {
    const calls = [2, 2, 1, 3, 2].map((quantity) =>
      world.hold(
        sold,
        { quantity },
        { caller: 'ada', wait: (what) => scheduler.schedule(Promise.resolve(), what), ...(alter ? { alter } : {}) },
      ),
    );
    await scheduler.waitFor(Promise.all(calls));
    const answers = await Promise.all(calls);
    for (const answer of answers.filter(({ hold }) => !hold)) expect(codesOf(answer)).toEqual(['LIMIT_EXCEEDED']);
    return answers.reduce((sum, { hold }) => sum + (hold?.quantity ?? 0), 0);
  }

  it('never has more than one customer may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const sold = await world.sell({ capacity: 100, shards: 2, perCustomer: 4 });
        const promised = await ask(sold, scheduler);
        expect(promised).toBeLessThanOrEqual(4);
        expect(promised).toBeGreaterThanOrEqual(3);
        expect(await world.taken(sold, 'ada')).toBe(promised);
      }),
      { numRuns: 30 },
    );
  });

  it('would have more without the condition on the allowance', async () => {
    const more = await sought(async (scheduler) => {
      const sold = await world.sell({ capacity: 100, perCustomer: 4 });
      return (await ask(sold, scheduler, unguarded('TicketAllowances'))) > 4;
    });
    expect(more).toBe(true);
  });
});

describe('one key at one moment (P5)', () => {
  async function ask(sold: Sold, scheduler: fc.Scheduler, alter?: (request: Request) => Request): Promise<number> {
    const calls = [0, 1, 2].map(() =>
      world.hold(
        sold,
        { quantity: 2, idempotencyKey: `${sold.eventId}` },
        { wait: (what) => scheduler.schedule(Promise.resolve(), what), ...(alter ? { alter } : {}) },
      ),
    );
    await scheduler.waitFor(Promise.all(calls));
    return new Set((await Promise.all(calls)).map(({ hold }) => hold?.id)).size;
  }

  it('is one hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const sold = await world.sell({ capacity: 20, shards: 2 });
        expect(await ask(sold, scheduler)).toBe(1);
        expect((await world.counts(sold)).held).toBe(2);
      }),
      { numRuns: 20 },
    );
  });

  it('would be several without the condition on the key', async () => {
    const several = await sought(async (scheduler) => {
      const sold = await world.sell({ capacity: 20 });
      return (await ask(sold, scheduler, unguarded('Idempotency'))) === 3;
    });
    expect(several).toBe(true);
  });
});

describe('numbered seats', () => {
  const seatRows = [{ row: 'A', first: 1, last: 8 }];

  async function ask(
    sold: Sold,
    scheduler: fc.Scheduler,
    wanted: readonly (readonly string[])[],
    alter?: (request: Request) => Request,
  ) {
    const calls = wanted.map((seats, at) =>
      world.hold(
        sold,
        { seats },
        {
          caller: `buyer-${at}`,
          wait: (what) => scheduler.schedule(Promise.resolve(), what),
          ...(alter ? { alter } : {}),
        },
      ),
    );
    await scheduler.waitFor(Promise.all(calls));
    return Promise.all(calls);
  }

  it('are one customer’s of forty who want the same', async () => {
    const sold = await world.sell({ capacity: 8, seatRows });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => world.hold(sold, { seats: ['A-3'] }, { caller: `buyer-${at}` })),
    );
    expect(answers.filter(({ hold }) => hold)).toHaveLength(1);
    for (const answer of answers.filter(({ hold }) => !hold)) {
      expect(answer.userErrors).toMatchObject([{ code: 'SEATS_TAKEN', field: 'seats.0' }]);
    }
    expect(Object.keys(await world.seats(sold))).toEqual(['A-3']);
    expect((await world.counts(sold)).held).toBe(1);
  });

  const sets = fc.array(fc.subarray(['A-1', 'A-2', 'A-3', 'A-4', 'A-5'], { minLength: 1, maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  });

  it('are had by sets as a whole or not at all, and never twice', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), sets, async (scheduler, wanted) => {
        const sold = await world.sell({ capacity: 8, seatRows });
        const holds = (await ask(sold, scheduler, wanted)).flatMap(({ hold }) => hold ?? []);
        const promised = holds.flatMap(({ seats }) => seats);
        expect(new Set(promised).size).toBe(promised.length);
        const expected = Object.fromEntries(holds.flatMap(({ id, seats }) => seats.map((seat) => [seat, id])));
        expect(await world.seats(sold)).toEqual(expected);
        expect((await world.counts(sold)).held).toBe(promised.length);
        refused += wanted.length - holds.length;
      }),
      { numRuns: 30 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  it('would be had twice without the condition on the seat', async () => {
    const twice = await sought(async (scheduler) => {
      const sold = await world.sell({ capacity: 8, seatRows });
      const answers = await ask(sold, scheduler, [['A-1'], ['A-1', 'A-2']], unguarded('Seats'));
      return answers.every(({ hold }) => hold);
    });
    expect(twice).toBe(true);
  });
});

describe('the end of a hold, which several bring about at one moment (P3)', () => {
  /** Message, sweeper, owner and a second message. Answers by how much more came back than was held. */
  async function end(
    scheduler: fc.Scheduler,
    without: { readonly alter?: (request: Request) => Request; readonly ports?: HoldPorts } = {},
  ): Promise<number> {
    const sold = await world.sell({ capacity: 10, shards: 2 });
    // Somebody else's tickets, so that there is something to give back once too often.
    await world.hold(sold, { quantity: 5 }, { caller: 'bob' });
    await world.hold(sold, { quantity: 3 }, { caller: 'ada' });
    const { hold } = await world.hold(sold, { quantity: 2 });
    const id = hold?.id ?? '';
    world.wait(600);
    const turn = (what: string) => scheduler.schedule(Promise.resolve(), what);
    const own: HoldPorts = without.ports ?? world.ports;
    const ports: HoldPorts = {
      ...own,
      read: async (each) => {
        await turn('read');
        return own.read(each);
      },
      carryOut: async (writes) => {
        await turn('write');
        return own.carryOut(writes);
      },
      pause: () => turn('pause').then(() => undefined),
    };
    const ends = [
      expireHold(id, ports),
      expireHold(id, ports),
      expireHold(id, ports),
      world.release(id, { wait: turn, ...(without.alter ? { alter: without.alter } : {}) }),
    ];
    await scheduler.waitFor(Promise.allSettled(ends));
    await Promise.allSettled(ends);
    expect(['RELEASED', 'EXPIRED']).toContain((await world.tables.get('TicketHolds', { id }))?.['status']);
    for (const row of await world.stock(sold)) expect(row.available + row.held + row.sold).toBe(row.capacity);
    expect(await world.taken(sold, 'ada')).toBe((await world.counts(sold)).held - 5);
    return (await world.counts(sold)).available - 2;
  }

  it('gives back what it kept exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        expect(await end(scheduler)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('would give it back several times without the condition on the hold', async () => {
    const ports: HoldPorts = {
      ...world.ports,
      carryOut: (writes) =>
        world.ports.carryOut(
          writes.map((write) =>
            write.table === 'TicketHolds' ? { ...write, conditions: [is('quantity', 2)] } : write,
          ),
        ),
    };
    const alter = unguarded('TicketHolds');
    expect(await sought(async (scheduler) => (await end(scheduler, { ports, alter })) > 0)).toBe(true);
  });
});
