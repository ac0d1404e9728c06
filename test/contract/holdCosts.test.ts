import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.open();
});

afterAll(async () => {
  await world.close();
});

interface Units {
  readonly read: number;
  readonly written: number;
}

/** What DynamoDB would bill for it, by its own word. */
async function unitsOf(work: () => Promise<unknown>): Promise<Units> {
  const { faults } = world.tables.cloud.cloud;
  faults.record();
  await work();
  const { bill } = faults.stopRecording();
  const sum = (item: string): number =>
    bill.filter((line) => line.item === item).reduce((total, { quantity }) => total + quantity, 0);
  return { read: sum('readUnits'), written: sum('writeUnits') };
}

async function fill(sold: Sold, holds: number): Promise<void> {
  for (let start = 0; start < holds; start += 50) {
    await Promise.all(
      Array.from({ length: Math.min(50, holds - start) }, () =>
        world.hold(sold, { quantity: 1 }, { caller: crypto.randomUUID() }),
      ),
    );
  }
}

describe('what holding costs (docs/access-patterns.md)', () => {
  it('is the same however much is held already', async () => {
    const sold = await world.sell({ capacity: 2000 });
    const hold = () => world.hold(sold, { quantity: 1 }, { caller: crypto.randomUUID() });
    await fill(sold, 10);
    const few = await unitsOf(hold);
    await fill(sold, 400);
    expect(await unitsOf(hold)).toEqual(few);
    expect(few).toEqual({ read: 1, written: 14 });
  });

  it('is the read of a small row, and of all rows but once, where nothing is left', async () => {
    const one = await world.sell({ capacity: 1 });
    const eight = await world.sell({ capacity: 8, shards: 8 });
    await fill(one, 1);
    await fill(eight, 8);
    const asked = (sold: Sold) => unitsOf(() => world.hold(sold, { quantity: 1 }, { caller: crypto.randomUUID() }));
    expect((await asked(one)).read).toBe(1);
    expect((await asked(eight)).read).toBe(9);
  });

  it('ends for the same, whoever ends it', async () => {
    const sold = await world.sell({ capacity: 2000 });
    const [first, second] = [await world.hold(sold, { quantity: 1 }), await world.hold(sold, { quantity: 1 })];
    const released = await unitsOf(() => world.release(first.hold?.id ?? ''));
    world.wait(600);
    const expired = await unitsOf(() => expireHold(second.hold?.id ?? '', world.ports));
    expect(released).toEqual({ read: 1, written: 12 });
    expect(expired).toEqual(released);
  });

  it('of two numbered seats is two rows more', async () => {
    const sold = await world.sell({ capacity: 8, seatRows: [{ row: 'A', first: 1, last: 8 }] });
    expect(await unitsOf(() => world.hold(sold, { seats: ['A-1', 'A-2'] }))).toEqual({ read: 1, written: 18 });
  });
});
