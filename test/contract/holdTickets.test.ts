import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { codesOf, TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.open();
});

afterAll(async () => {
  await world.close();
});

describe('holding tickets', () => {
  it('keeps them for ten minutes, with their price as it is', async () => {
    const sold = await world.sell({ capacity: 20 });
    const { hold, userErrors } = await world.hold(sold, { quantity: 3 });
    expect(userErrors).toEqual([]);
    expect(hold).toMatchObject({
      status: 'ACTIVE',
      quantity: 3,
      seats: [],
      secondsLeft: 600,
      total: { amount: '160.50', currency: 'EUR' },
    });
    expect(await world.counts(sold)).toEqual({ capacity: 20, available: 17, held: 3, sold: 0 });
    expect(await world.taken(sold, 'ada')).toBe(3);
  });

  it('gives back what is let go of, once', async () => {
    const sold = await world.sell({ capacity: 20 });
    const { hold } = await world.hold(sold, { quantity: 3 });
    const id = hold?.id ?? '';
    expect((await world.release(id)).hold).toMatchObject({ id, status: 'RELEASED' });
    expect((await world.release(id)).hold).toMatchObject({ id, status: 'RELEASED' });
    expect(await world.counts(sold)).toEqual({ capacity: 20, available: 20, held: 0, sold: 0 });
    expect(await world.taken(sold, 'ada')).toBe(0);
  });

  it('gives back what has expired, once', async () => {
    const sold = await world.sell({ capacity: 20 });
    const { hold } = await world.hold(sold, { quantity: 3 });
    await expireHold(hold?.id ?? '', world.ports);
    expect((await world.counts(sold)).held).toBe(3);
    world.wait(600);
    await Promise.all([expireHold(hold?.id ?? '', world.ports), expireHold(hold?.id ?? '', world.ports)]);
    await expireHold(hold?.id ?? '', world.ports);
    expect(await world.counts(sold)).toEqual({ capacity: 20, available: 20, held: 0, sold: 0 });
    expect(await world.taken(sold, 'ada')).toBe(0);
    expect((await world.release(hold?.id ?? '')).hold).toMatchObject({ status: 'EXPIRED' });
  });
});
