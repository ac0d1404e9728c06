import { randomUUID } from 'node:crypto';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import type { TicketPorts } from '#functions/bookings/ports.ts';
import { returnSeats } from '#functions/bookings/returnSeats/returnSeats.ts';
import { sellSeats } from '#functions/bookings/sellSeats/sellSeats.ts';
import { advance } from '#functions/platform/purchases/moves.ts';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import { movePurchase } from '#model/purchases.ts';
import type { Request, RunningField } from '#test/kit/resolverRun.ts';
import { runningField } from '#test/kit/resolverRun.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { TicketWorld } from '#test/kit/ticketWorld.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Answer {
  readonly booking: {
    readonly id: string;
    readonly status: string;
    readonly total: { readonly amount: string };
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

let world: TicketWorld;
let field: RunningField;
let ports: TicketPorts;

beforeAll(async () => {
  world = await TicketWorld.open();
  field = await runningField(world.sandbox, world.tables, 'Mutation.bookTickets');
  const { ticketPorts } = await import('#functions/bookings/connect.ts');
  const names = {
    BOOKINGS_TABLE: 'Bookings',
    ORDER_STALLED_SECONDS: 300,
    TICKET_HOLDS_TABLE: 'TicketHolds',
    TICKET_SALES_TABLE: 'TicketSales',
    TICKET_STOCK_TABLE: 'TicketStock',
    TICKET_ALLOWANCES_TABLE: 'TicketAllowances',
    SEATS_TABLE: 'Seats',
  };
  ports = {
    ...ticketPorts(names, { PromoCodes: 'PromoCodes' }),
    clock: { now: () => new Date(world.now), stalledSeconds: 300 },
  };
}, 60_000);

afterAll(async () => {
  await world.close();
});

async function book(
  holdId: string,
  stated: Readonly<Record<string, unknown>> = {},
  alter?: (request: Request) => Request,
): Promise<Answer> {
  const input = { holdId, email: 'ada@example.com', idempotencyKey: randomUUID(), ...stated };
  return (await field.call({ input }, alter ? { alter } : {})) as Answer;
}

async function held(sold: Sold, wish: { readonly quantity?: number; readonly seats?: readonly string[] }) {
  const { hold } = await world.hold(sold, wish);
  return hold?.id ?? '';
}

const bookingsOf = async ({ eventId }: Sold) => world.tables.where('Bookings', 'eventId', eventId);
const codes = (answers: readonly Answer[]) => answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
const times = <Result>(count: number, act: () => Promise<Result>) => Promise.all(Array.from({ length: count }, act));

/** Takes out the conditions under which a hold may be booked: what the resolver would be without them. */
function unguarded(request: Request): Request {
  const items = request['transactItems'];
  if (!Array.isArray(items)) return request;
  const transactItems = items.map((item: Readonly<Record<string, unknown>>) =>
    item['table'] === 'TicketHolds'
      ? Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'condition'))
      : item,
  );
  return { ...request, transactItems };
}

describe('a hold', () => {
  it('is booked by one of many who try at once, and by none before that one has failed', async () => {
    const sold = await world.sell();
    const id = await held(sold, { quantity: 2 });
    const answers = await times(8, () => book(id));
    expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
    expect(codes(answers).every((code) => code === 'HOLD_IN_USE' || code === 'TRY_AGAIN')).toBe(true);
    expect(await bookingsOf(sold)).toHaveLength(1);
    expect(codes([await book(id)])).toEqual(['HOLD_IN_USE']);
  });

  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'is asked for again where DynamoDB cancels the transaction for %s, and stays as it was',
    async (type) => {
      const sold = await world.sell();
      const id = await held(sold, { quantity: 2 });
      const busy = ({ operation }: Request) =>
        operation === 'TransactWriteItems'
          ? {
              result: { keys: null, cancellationReasons: [{ type: 'None' }, { type }, { type: 'None' }] },
              error: { message: 'busy', type: 'DynamoDB:TransactionCanceledException' },
            }
          : null;
      const input = { holdId: id, email: 'ada@example.com', idempotencyKey: randomUUID() };
      expect(codes([(await field.call({ input }, { instead: busy })) as Answer])).toEqual(['TRY_AGAIN']);
      expect((await field.call({ input })) as Answer).toMatchObject({ booking: { status: 'PENDING' }, userErrors: [] });
    },
  );

  it('negative control: without its condition it is booked more than once', async () => {
    const sold = await world.sell();
    const id = await held(sold, { quantity: 2 });
    const answers = await times(8, () => book(id, {}, unguarded));
    expect(answers.filter(({ booking }) => booking).length).toBeGreaterThan(1);
  });

  it('is booked up to the millisecond at which its time is over, whoever has noticed', async () => {
    const sold = await world.sell();
    const [early, late] = [await held(sold, { quantity: 1 }), await held(sold, { quantity: 1 })];
    world.wait(599.999);
    expect((await book(early)).booking).not.toBeNull();
    world.wait(0.001);
    expect(codes([await book(late)])).toEqual(['HOLD_EXPIRED']);
  });

  it('is booked for the start that its owner saw, whatever became of the event since', async () => {
    const sold = await world.sell();
    const id = await held(sold, { quantity: 1 });
    const seen = (await world.tables.get('TicketSales', { eventId: sold.eventId, categoryId: sold.categoryId }))?.[
      'startsAt'
    ];
    const event = await world.tables.get('Events', { id: sold.eventId });
    expect(event?.['startsAt']).toBe(seen);
    await world.tables.put('Events', { ...event, startsAt: '2099-01-01T18:00:00.000Z' });
    await book(id);
    expect(await bookingsOf(sold)).toMatchObject([{ eventStartsAt: seen }]);
  });

  it('is booked once by one key, and the key tells one call from another', async () => {
    const sold = await world.sell();
    const id = await held(sold, { quantity: 1 });
    const idempotencyKey = randomUUID();
    const answers = await times(5, () => book(id, { idempotencyKey }));
    const ids = answers.flatMap(({ booking }) => (booking ? [booking.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect((await book(id, { idempotencyKey })).booking?.id).toBe(ids[0]);
    expect(codes([await book(id, { idempotencyKey, names: ['Ada'] })])).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await bookingsOf(sold)).toHaveLength(1);
  });
});

describe('a promo code', () => {
  it('is used by as many as it may be, and each use is its booking’s', async () => {
    const sold = await world.sell();
    const code = { eventId: sold.eventId, code: 'EARLY', percent: 1000, currency: 'EUR', maximumUses: 3, uses: 0 };
    const at = new Date(world.now).toISOString();
    await world.tables.put('PromoCodes', { ...code, active: true, version: 1, createdAt: at, updatedAt: at });
    const ids = await Promise.all(Array.from({ length: 8 }, () => held(sold, { quantity: 1 })));
    const answers = await Promise.all(ids.map((id) => book(id, { promoCode: 'early' })));
    const made = answers.filter(({ booking }) => booking);
    expect(made.map(({ booking }) => booking?.total.amount)).toEqual(['48.15', '48.15', '48.15']);
    expect(new Set(codes(answers))).toEqual(new Set(['PROMO_CODE_USED_UP']));
    const row = async () => world.tables.get('PromoCodes', { eventId: sold.eventId, code: 'EARLY' });
    expect(await row()).toMatchObject({ uses: 3 });
    const id = made[0]?.booking?.id ?? '';
    await stop(id, 'FAILING');
    await Promise.all([returnSeats(id, ports), returnSeats(id, ports)]);
    await returnSeats(id, ports);
    expect(await row()).toMatchObject({ uses: 2 });
  });
});

async function stop(id: string, to: 'FAILING' | 'CANCELLING'): Promise<void> {
  await ports.purchases.settle(id, (row) => {
    if (!row) return null;
    const facts = { dueAt: new Date(world.now).toISOString() };
    const { set, remove } = movePurchase(bookingLife, row, to, new Date(world.now).toISOString(), facts);
    return { set: { ...set }, remove };
  });
}

/** A booking whose money is held. */
async function authorised(holdId: string): Promise<BookingRow> {
  const { booking } = await book(holdId);
  const id = booking?.id ?? '';
  for (const status of ['VALIDATED', 'AUTHORIZED'] as const) await advance(id, status, ports);
  const row = await ports.purchases.read(id);
  if (!row) throw new Error('Nothing was booked.');
  return row;
}

describe('the tickets of a booking', () => {
  it.each([
    ['of any places', {}, { quantity: 2 }],
    ['of numbered seats', { seatRows: [{ row: 'A', first: 1, last: 9 }] }, { seats: ['A-1', 'A-2'] }],
  ])('%s are sold once out of its hold, and come back once', async (_, stated, wish) => {
    const sold = await world.sell(stated);
    const all = (await world.counts(sold)).available;
    const holdId = await held(sold, wish);
    const { id } = await authorised(holdId);
    await Promise.all([sellSeats(id, ports), sellSeats(id, ports), expireHold(holdId, world.ports)]);
    await sellSeats(id, ports);
    expect(await world.counts(sold)).toMatchObject({ available: all - 2, held: 0, sold: 2 });
    expect(await world.tables.get('TicketHolds', { id: holdId })).toMatchObject({ status: 'BOOKED' });
    expect(await world.taken(sold, 'ada')).toBe(2);
    await stop(id, 'FAILING');
    await Promise.all([returnSeats(id, ports), returnSeats(id, ports)]);
    expect(await world.counts(sold)).toMatchObject({ available: all, held: 0, sold: 0 });
    expect(await world.seats(sold)).toEqual({});
    expect(await world.taken(sold, 'ada')).toBe(0);
  });

  it('are its own or anybody’s where its hold ends at the same moment, and counted once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const sold = await world.sell({ capacity: 4 });
      const holdId = await held(sold, { quantity: 2 });
      const { id } = await authorised(holdId);
      world.wait(601);
      await Promise.all([sellSeats(id, ports), expireHold(holdId, world.ports), expireHold(holdId, world.ports)]);
      expect(await world.counts(sold)).toMatchObject({ available: 2, held: 0, sold: 2 });
      expect(await world.taken(sold, 'ada')).toBe(2);
    }
  });

  it('are taken anew once its hold has expired, from whatever rows have them', async () => {
    const sold = await world.sell({ capacity: 3, shards: 3 });
    const holdId = await held(sold, { quantity: 2 });
    const { id } = await authorised(holdId);
    world.wait(601);
    await expireHold(holdId, world.ports);
    expect((await world.counts(sold)).held).toBe(0);
    await sellSeats(id, ports);
    expect(await world.counts(sold)).toMatchObject({ available: 1, held: 0, sold: 2 });
    expect(await world.taken(sold, 'ada')).toBe(2);
  });

  it('are lost, and nothing is sold, where others have them', async () => {
    const sold = await world.sell({ seatRows: [{ row: 'A', first: 1, last: 9 }] });
    const holdId = await held(sold, { seats: ['A-1', 'A-2'] });
    const { id } = await authorised(holdId);
    world.wait(601);
    await expireHold(holdId, world.ports);
    await world.hold(sold, { seats: ['A-2'] }, { caller: 'bob' });
    await expect(sellSeats(id, ports)).rejects.toMatchObject({ name: 'PurchaseRefused' });
    expect(await ports.purchases.read(id)).toMatchObject({ status: 'FAILING', reason: 'SEATS_LOST' });
    expect((await world.counts(sold)).sold).toBe(0);
    expect(Object.keys(await world.seats(sold))).toEqual(['A-2']);
  });

  it('are not sold once the event is not on sale any more', async () => {
    const sold = await world.sell();
    const { id } = await authorised(await held(sold, { quantity: 1 }));
    const { eventId, categoryId } = sold;
    const close = async (
      table: 'TicketSales' | 'TicketStock',
      row: Readonly<Record<string, unknown>> | undefined | null,
    ) => world.tables.put(table, { ...row, open: false });
    await close('TicketSales', await world.tables.get('TicketSales', { eventId, categoryId }));
    for (const row of await world.tables.where('TicketStock', 'eventId', eventId)) await close('TicketStock', row);
    await expect(sellSeats(id, ports)).rejects.toMatchObject({ name: 'PurchaseRefused' });
    expect(await ports.purchases.read(id)).toMatchObject({ status: 'FAILING', reason: 'EVENT_NOT_ON_SALE' });
  });

  it('that were not paid are kept for another try, and let go of where their owner cancelled', async () => {
    const sold = await world.sell();
    const [kept, ended] = [await held(sold, { quantity: 1 }), await held(sold, { quantity: 2 })];
    const [one, two] = [await authorised(kept), await authorised(ended)];
    await stop(one.id, 'FAILING');
    await stop(two.id, 'CANCELLING');
    for (const { id } of [one, two, one, two]) await returnSeats(id, ports);
    expect(await world.tables.get('TicketHolds', { id: kept })).not.toHaveProperty('bookingId');
    expect(await world.tables.get('TicketHolds', { id: ended })).toMatchObject({ status: 'RELEASED' });
    expect(await world.counts(sold)).toMatchObject({ held: 1, sold: 0 });
    expect((await book(kept)).booking).not.toBeNull();
  });
});
