import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

// Tables of its own: a sweeper finds whatever is due in them, and says so where rows contradict each other.
beforeAll(async () => {
  world = await TicketWorld.open();
});

afterAll(async () => {
  await world.close();
});

describe('the sweeper', () => {
  it('ends the holds of whose end no message told, and those alone', async () => {
    process.env['STAGE'] = 'test';
    const { handler } = await import('#functions/bookings/sweepHolds/handler.ts');
    const sold = await world.sell({ capacity: 12, shards: 2 });
    const late = await Promise.all([1, 2, 3].map((quantity) => world.hold(sold, { quantity })));
    const inTime = await world.hold(sold, { quantity: 4 });
    for (const { hold } of late) {
      const id = hold?.id ?? '';
      const past = new Date(Date.now() - 60_000).toISOString();
      const row = await world.tables.get('TicketHolds', { id });
      await world.tables.put('TicketHolds', { ...row, expiresAt: past, dueAt: past });
    }
    const future = new Date(Date.now() + 600_000).toISOString();
    const row = await world.tables.get('TicketHolds', { id: inTime.hold?.id ?? '' });
    await world.tables.put('TicketHolds', { ...row, expiresAt: future, dueAt: future });
    await Promise.all([handler(), handler()]);
    expect(await world.counts(sold)).toEqual({ capacity: 12, available: 8, held: 4, sold: 0 });
    const statuses = (await world.holds(sold)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['ACTIVE', 'EXPIRED', 'EXPIRED', 'EXPIRED']);
  });
});
