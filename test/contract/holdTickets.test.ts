import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import { stockShard } from '#model/keys.ts';
import type { Reply, Request } from '#test/kit/resolverRun.ts';
import { codesOf, TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.open();
});

afterAll(async () => {
  await world.close();
});

/** DynamoDB says that somebody else is writing the same rows: it never does so by itself here. */
function busy(request: Request): Reply | null {
  if (request['operation'] !== 'TransactWriteItems') return null;
  const items = request['transactItems'];
  const cancellationReasons = (Array.isArray(items) ? items : []).map((_, index, all) => ({
    type: index === all.length - 1 ? 'TransactionConflict' : 'None',
    item: null,
  }));
  return {
    result: { keys: null, cancellationReasons },
    error: { message: 'busy', type: 'DynamoDB:TransactionCanceledException' },
  };
}

/** The same for the first so many transactions. */
function busyTimes(times: number): (request: Request) => Reply | null {
  let left = times;
  return (request) => {
    const reply = left > 0 ? busy(request) : null;
    if (reply) left -= 1;
    return reply;
  };
}

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

  it('gives back what has expired, once, and not a millisecond before', async () => {
    const sold = await world.sell({ capacity: 20 });
    const { hold } = await world.hold(sold, { quantity: 3 });
    const id = hold?.id ?? '';
    world.wait(599.999);
    await expireHold(id, world.ports);
    expect((await world.counts(sold)).held).toBe(3);
    world.wait(0.001);
    await Promise.all([expireHold(id, world.ports), expireHold(id, world.ports)]);
    await expireHold(id, world.ports);
    expect(await world.counts(sold)).toEqual({ capacity: 20, available: 20, held: 0, sold: 0 });
    expect(await world.taken(sold, 'ada')).toBe(0);
    expect((await world.release(id)).hold).toMatchObject({ status: 'EXPIRED' });
  });

  it('is refused to none but those who ask for another’s hold as for a missing one', async () => {
    const sold = await world.sell();
    const { hold } = await world.hold(sold, { quantity: 1 });
    expect(codesOf(await world.release(hold?.id ?? '', { caller: 'bob' }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await world.release('0b5d3a52-0000-4000-8000-00000000000f'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await world.release('../1'))).toEqual(['NOT_FOUND']);
    expect((await world.counts(sold)).held).toBe(1);
  });

  it('is never let go of while a booking pays for it', async () => {
    const sold = await world.sell();
    const { hold } = await world.hold(sold, { quantity: 1 });
    const id = hold?.id ?? '';
    const row = await world.tables.get('TicketHolds', { id });
    await world.tables.put('TicketHolds', { ...row, bookingId: 'b1', version: 2 });
    expect(codesOf(await world.release(id))).toEqual(['HOLD_IN_USE']);
    // Its time ends all the same: a late payment takes the tickets anew, or is given back.
    world.wait(600);
    await expireHold(id, world.ports);
    expect((await world.counts(sold)).held).toBe(0);
  });
});

describe('what is asked for', () => {
  const inTime = { saleUntil: '2026-06-01T18:00:00.000Z' };

  it.each([
    ['no ticket', { quantity: 0 }, 'INVALID_QUANTITY', 'quantity'],
    ['fewer than none', { quantity: -1 }, 'INVALID_QUANTITY', 'quantity'],
    ['eleven', { quantity: 11 }, 'INVALID_QUANTITY', 'quantity'],
    ['all there could ever be', { quantity: 2147483647 }, 'INVALID_QUANTITY', 'quantity'],
    ['nothing', {}, 'INVALID_QUANTITY', 'quantity'],
    ['an empty list of seats', { seats: [] }, 'INVALID_QUANTITY', 'quantity'],
    ['a seat where none has a number', { seats: ['A-1'] }, 'INVALID_SEATS', 'seats'],
    ['an empty key', { quantity: 1, idempotencyKey: '' }, 'INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
    ['too long a key', { quantity: 1, idempotencyKey: 'k'.repeat(129) }, 'INVALID_IDEMPOTENCY_KEY', 'idempotencyKey'],
    ['a missing event', { quantity: 1, eventId: '0b5d3a52-0000-4000-8000-00000000000f' }, 'NOT_FOUND', 'eventId'],
    ['an endless id', { quantity: 1, eventId: 'x'.repeat(1_000_000) }, 'NOT_FOUND', 'eventId'],
    ['an id that is none', { quantity: 1, categoryId: '\u0000' }, 'NOT_FOUND', 'categoryId'],
    ['more than one customer may have', { quantity: 6 }, 'LIMIT_EXCEEDED', 'quantity'],
  ])('%s: nothing is held', async (_, wish, code, field) => {
    const sold = await world.sell({ perCustomer: 5 });
    const answer = await world.hold(sold, wish);
    expect(answer.hold).toBeNull();
    expect(answer.userErrors).toMatchObject([{ code, field }]);
    expect((await world.counts(sold)).held).toBe(0);
  });

  it.each([
    ['before the first', { seats: ['A-0'] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['behind the last', { seats: ['A-1', 'A-5'] }, 'NO_SUCH_SEAT', 'seats.1'],
    ['written otherwise', { seats: ['A-01'] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['with a blank', { seats: ['A-1 '] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['of no row', { seats: ['-1'] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['of a row in small letters', { seats: ['a-1'] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['with an endless name', { seats: ['A-1'.repeat(100_000)] }, 'NO_SUCH_SEAT', 'seats.0'],
    ['that is named twice', { seats: ['A-1', 'A-2', 'A-1'] }, 'INVALID_SEATS', 'seats.2'],
    ['and a number', { seats: ['A-1'], quantity: 1 }, 'INVALID_SEATS', 'quantity'],
    ['that is not named', { quantity: 1 }, 'INVALID_SEATS', 'quantity'],
    ['one of eleven', { seats: Array.from({ length: 11 }, (_, at) => `B-${at + 1}`) }, 'INVALID_QUANTITY', 'seats'],
  ])('a numbered seat %s: nothing is held', async (_, wish, code, field) => {
    const seatRows = [
      { row: 'A', first: 1, last: 4 },
      { row: 'B', first: 1, last: 30 },
    ];
    const sold = await world.sell({ capacity: 34, seatRows });
    const answer = await world.hold(sold, wish);
    expect(answer.userErrors).toMatchObject([{ code, field }]);
    expect(await world.seats(sold)).toEqual({});
  });

  it.each([
    ['before its sale', { saleFrom: '2026-05-01T00:00:00.000Z', ...inTime }, {}, 'NOT_ON_SALE'],
    ['after its sale', { saleUntil: '2026-03-01T00:00:00.000Z' }, {}, 'SALE_OVER'],
    ['of an event that is postponed', inTime, { status: 'POSTPONED' as const }, 'NOT_ON_SALE'],
    ['of an event that is called off', inTime, { status: 'CANCELLING' as const }, 'NOT_ON_SALE'],
  ])('is not held %s', async (_, category, event, code) => {
    const sold = await world.sell(category, event);
    expect(codesOf(await world.hold(sold, { quantity: 1 }))).toEqual([code]);
  });

  it('is not held of an event that closes after the sale was looked at', async () => {
    const sold = await world.sell();
    const { eventId, categoryId } = sold;
    const id = stockShard(eventId, categoryId, 0);
    const answer = await world.hold(
      sold,
      { quantity: 1 },
      {
        async wait(what) {
          if (what !== 'TransactWriteItems') return;
          await world.tables.put('TicketStock', { ...(await world.tables.get('TicketStock', { id })), open: false });
        },
      },
    );
    expect(codesOf(answer)).toEqual(['NOT_ON_SALE']);
  });
});

describe('one key (P5)', () => {
  it('is one hold, as it is now, whatever became of the sale since', async () => {
    const sold = await world.sell({ capacity: 2 });
    const wish = { quantity: 2, idempotencyKey: 'one' };
    const { hold } = await world.hold(sold, wish);
    expect((await world.hold(sold, wish)).hold).toMatchObject({ id: hold?.id, status: 'ACTIVE' });
    await world.release(hold?.id ?? '');
    expect((await world.hold(sold, wish)).hold).toMatchObject({ id: hold?.id, status: 'RELEASED' });
    const sale = await world.tables.get('TicketSales', { eventId: sold.eventId, categoryId: sold.categoryId });
    await world.tables.put('TicketSales', { ...sale, open: false });
    expect((await world.hold(sold, wish)).hold).toMatchObject({ id: hold?.id, status: 'RELEASED' });
    expect(codesOf(await world.hold(sold, { ...wish, quantity: 1 }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(codesOf(await world.hold(sold, wish, { caller: 'bob' }))).toEqual(['NOT_ON_SALE']);
  });

  it('of what was refused is not kept', async () => {
    const sold = await world.sell({ capacity: 1 });
    const wish = { quantity: 2, idempotencyKey: 'two' };
    expect(codesOf(await world.hold(sold, wish))).toEqual(['SOLD_OUT']);
    expect((await world.hold(sold, { ...wish, quantity: 1 })).hold).toMatchObject({ quantity: 1 });
  });

  it('may be used anew after two days, before DynamoDB has removed it', async () => {
    const sold = await world.sell({}, { startsAt: '2030-01-01T00:00:00.000Z' });
    const wish = { quantity: 1, idempotencyKey: 'three' };
    const { hold } = await world.hold(sold, wish);
    world.wait(49 * 60 * 60);
    const again = await world.hold(sold, { ...wish, quantity: 2 });
    expect(again.hold).toMatchObject({ quantity: 2 });
    expect(again.hold?.id).not.toBe(hold?.id);
  });
});

describe('others at work on the same rows', () => {
  const far = { startsAt: '2030-01-01T00:00:00.000Z' };

  it.each([
    ['of one row', 1],
    ['of eight', 8],
  ])('never mean that nothing is left %s: the tickets are taken, or asked for again', async (_, shards) => {
    const sold = await world.sell({ capacity: 2000, shards }, far);
    expect((await world.hold(sold, { quantity: 2 }, { instead: busyTimes(1) })).hold).toMatchObject({ quantity: 2 });
    expect((await world.hold(sold, { quantity: 2 }, { instead: busyTimes(2) })).hold).toMatchObject({ quantity: 2 });
    expect(codesOf(await world.hold(sold, { quantity: 2 }, { instead: busy }))).toEqual(['TRY_AGAIN']);
    expect((await world.counts(sold)).held).toBe(4);
  });

  it('make of a release that it is to be tried again', async () => {
    const sold = await world.sell({}, far);
    const { hold } = await world.hold(sold, { quantity: 2 });
    expect(codesOf(await world.release(hold?.id ?? '', { instead: busy }))).toEqual(['TRY_AGAIN']);
    expect((await world.release(hold?.id ?? '')).hold).toMatchObject({ status: 'RELEASED' });
  });

  it('are told from a fault of the database, which is no answer', async () => {
    const sold = await world.sell({}, far);
    const broken = (request: Request): Reply | null =>
      request['operation'] === 'TransactWriteItems'
        ? { result: null, error: { message: 'no', type: 'DynamoDB:InternalServerError' } }
        : null;
    await expect(world.hold(sold, { quantity: 2 }, { instead: broken })).rejects.toThrow('Something went wrong');
  });
});

describe('tickets that are counted in several rows', () => {
  const far = { startsAt: '2030-01-01T00:00:00.000Z' };

  it('are held all over them', async () => {
    const sold = await world.sell({ capacity: 2000 }, far);
    expect(sold.shards).toBe(8);
    await Promise.all(
      Array.from({ length: 80 }, (_, at) => world.hold(sold, { quantity: 1 }, { caller: `buyer-${at}` })),
    );
    const rows = await world.stock(sold);
    expect(rows.reduce((sum, { held }) => sum + held, 0)).toBe(80);
    expect(rows.filter(({ held }) => held > 0).length).toBeGreaterThan(4);
    // As they are in the index: where a partition of it takes no more, nothing is held any more.
    const holds = await world.holds(sold);
    for (const [shard, { held }] of rows.entries()) {
      const id = stockShard(sold.eventId, sold.categoryId, shard);
      expect(holds.filter(({ heldStock }) => heldStock === id).length, id).toBe(held);
    }
  });

  it('are found to the last one, wherever they are, several rows for one hold', async () => {
    const sold = await world.sell({ capacity: 16, shards: 8 }, far);
    expect((await world.hold(sold, { quantity: 7 })).hold).toMatchObject({ quantity: 7 });
    expect((await world.hold(sold, { quantity: 8 }, { caller: 'bob' })).hold).toMatchObject({ quantity: 8 });
    expect(codesOf(await world.hold(sold, { quantity: 2 }, { caller: 'eve' }))).toEqual(['SOLD_OUT']);
    const { hold } = await world.hold(sold, { quantity: 1 }, { caller: 'eve' });
    expect(await world.counts(sold)).toEqual({ capacity: 16, available: 0, held: 16, sold: 0 });
    for (const { capacity, available, held, sold: gone } of await world.stock(sold)) {
      expect(available + held + gone).toBe(capacity);
    }
    for (const row of await world.holds(sold)) {
      await world.release(String(row['id']), { caller: String(row['ownerId']) });
    }
    expect(hold).not.toBeNull();
    expect(await world.counts(sold)).toEqual({ capacity: 16, available: 16, held: 0, sold: 0 });
  });
});
