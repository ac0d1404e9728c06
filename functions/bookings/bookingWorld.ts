import { placedBooking } from '#model/bookingPlacing.ts';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import type { HoldRow } from '#model/holds.ts';
import { eventCategory, stockShard, ticketAllowance } from '#model/keys.ts';
import { priceTickets } from '#model/promoCodes.ts';
import type { TableName } from '#model/tables.ts';
import { tables } from '#model/tables.ts';
import type { SeatRow, TicketSaleRow, TicketStockRow } from '#model/tickets.ts';
import { bookingRow, holdRow, seatRow } from '../platform/bookingRows.ts';
import { ticketSaleRow, ticketStockRow } from '../platform/concertRows.ts';
import type { FakeRow } from '../platform/fakeWrites.ts';
import { afterWrite, allows } from '../platform/fakeWrites.ts';
import type { PurchaseWorld, Surroundings, WorldOptions } from '../platform/purchases/purchaseWorld.ts';
import { purchaseWorld, START } from '../platform/purchases/purchaseWorld.ts';
import { expireHold } from './expireHold/expireHold.ts';
import type { TicketOffice } from './ports.ts';

/** A booking, its hold, the tickets of one category and a provider in memory, for tests. */
export interface World extends PurchaseWorld<BookingRow> {
  readonly office: TicketOffice;
  hold(): HoldRow;
  stock(): TicketStockRow;
  /** The seats that cannot be had, by name. */
  seats(): Readonly<Record<string, SeatRow>>;
  allowance(): number;
  promoUses(): number;
  /** The ids of all tickets that were written. */
  tickets(): readonly string[];
  /** The hold's time passes, and whoever ends holds comes by: what expireHold does. */
  expire(): Promise<void>;
  /** Somebody else buys so many of what is left, by these seats where they are numbered: all of them or none. Answers whether they did. */
  rivalBuys(quantity: number, seats?: readonly string[]): Promise<boolean>;
  /** The event's tickets are sold no more, or again. */
  open(isOpen: boolean): void;
}

export interface BookingWorldOptions extends WorldOptions {
  readonly booking?: Partial<BookingRow>;
  readonly hold?: Partial<HoldRow>;
  /** Tickets in all; those held are among them. */
  readonly capacity?: number;
  readonly seats?: readonly string[];
  readonly free?: boolean;
  readonly promoCode?: string;
  /** Whether the rows written beside the booking are looked at; off for negative controls. */
  readonly conditions?: 'checked' | 'ignored';
}

export const BOOKING_ID = '0b5d3a52-0000-4000-8000-0000000000b1';
export const HOLD_ID = '0b5d3a52-0000-4000-8000-0000000000a1';
export const QUANTITY = 2;
export const PRICE = 1_000;
const EVENT_ID = 'e1';
const CATEGORY_ID = 'c1';
const OWNER = 'ada';
const HOLD_SECONDS = 600;
const LIMIT = 4;

export function bookingWorld(options: BookingWorldOptions = {}): World {
  const { capacity = 10, seats = [], free = false, promoCode, conditions = 'checked' } = options;
  const rows = new Map<string, FakeRow>();
  const place = (table: TableName, key: FakeRow) => {
    const { partitionKey, ...rest } = tables[table];
    const names = 'sortKey' in rest ? [partitionKey, rest.sortKey] : [partitionKey];
    return [table, ...names.map((name) => String(key[name]))].join('|');
  };
  const put = (table: TableName, row: FakeRow) => rows.set(place(table, row), row);
  const find = (table: TableName, key: FakeRow): FakeRow | null => rows.get(place(table, key)) ?? null;

  const around: Surroundings = {
    write(writes) {
      const isAllowed = writes.every((write) => allows(find(write.table, write.key), write));
      if (conditions === 'checked' && !isAllowed) return false;
      for (const write of writes) {
        const after = afterWrite(find(write.table, write.key), write);
        if (after) put(write.table, after);
        else rows.delete(place(write.table, write.key));
      }
      return true;
    },
  };

  const at = new Date(START).toISOString();
  const price = free ? 0 : PRICE;
  const held = newHold(price, seats, options.hold ?? {});
  put('TicketHolds', { ...held });
  put('TicketSales', { ...newSale(price) });
  put('TicketStock', { ...newStock(capacity, held.status === 'ACTIVE' ? QUANTITY : 0) });
  put('TicketAllowances', { id: ALLOWANCE, taken: held.status === 'ACTIVE' ? QUANTITY : 0 });
  if (held.status === 'ACTIVE')
    for (const seat of seats) put('Seats', { ...seatKey(seat), state: 'HELD', holdId: HOLD_ID });
  if (promoCode !== undefined) put('PromoCodes', { eventId: EVENT_ID, code: promoCode, uses: 1 });

  const world = purchaseWorld(
    {
      life: bookingLife,
      kind: 'BOOKING',
      row: newBooking(held, { ...options.booking, ...(promoCode === undefined ? {} : { promoCode }) }),
      around,
    },
    options,
  );

  const hold = () => holdRow.parse(find('TicketHolds', { id: HOLD_ID }));
  const stock = () => ticketStockRow.parse(find('TicketStock', { id: STOCK }));
  const allowance = () => Number(find('TicketAllowances', { id: ALLOWANCE })?.['taken'] ?? 0);

  return {
    ...world,
    hold,
    stock,
    allowance,
    office: {
      hold: () => world.effect(hold),
      sale: () =>
        world.effect(() => ticketSaleRow.parse(find('TicketSales', { eventId: EVENT_ID, categoryId: CATEGORY_ID }))),
      stock: () => world.effect(() => [stock()]),
      taken: (_kind, asked) => world.effect(() => asked.flatMap((seat) => seatOf(find('Seats', seatKey(seat))))),
      allowance: () => world.effect(allowance),
    },
    seats: () =>
      Object.fromEntries(
        [...rows.keys()]
          .filter((key) => key.startsWith('Seats|'))
          .flatMap((key) => seatOf(rows.get(key) ?? null))
          .map((row) => [row.seat, row]),
      ),
    promoUses: () => Number(find('PromoCodes', { eventId: EVENT_ID, code: promoCode ?? '' })?.['uses'] ?? 0),
    tickets: () => [...rows.keys()].filter((key) => key.startsWith('Tickets|')),
    async expire() {
      world.clock.pass(HOLD_SECONDS + 1);
      await expireHold(HOLD_ID, {
        read: () => world.effect(hold),
        carryOut: (writes) => world.effect(() => (around.write(writes) ? 'DONE' : 'OVERTAKEN')),
        pause: () => Promise.resolve(),
        now: world.clock.now,
      });
    },
    rivalBuys: (quantity, named = []) =>
      world.effect(() => {
        const { available, sold, version } = stock();
        if (available < quantity || named.some((seat) => find('Seats', seatKey(seat)))) return false;
        put('TicketStock', {
          ...stock(),
          available: available - quantity,
          sold: sold + quantity,
          version: version + 1,
        });
        for (const seat of named)
          put('Seats', { ...seatKey(seat), state: 'SOLD', holdId: 'rival', bookingId: 'rival' });
        return true;
      }),
    open(isOpen) {
      put('TicketStock', { ...stock(), open: isOpen });
      put('TicketSales', { ...find('TicketSales', { eventId: EVENT_ID, categoryId: CATEGORY_ID }), open: isOpen });
    },
  };

  function newBooking(of: HoldRow, { promoCode: code, ...stated }: Partial<BookingRow>): BookingRow {
    const tickets = {
      categoryId: CATEGORY_ID,
      name: 'Concert, Stalls',
      quantity: QUANTITY,
      unitPrice: price,
      taxRate: 0,
    };
    const asked = {
      holdId: HOLD_ID,
      email: 'ada@example.com',
      names: ['Ada', 'Bob'],
      promoCode: code ?? null,
      billTo: null,
      paymentMethodId: 'pm_card_visa',
      expectedTotal: null,
    };
    const event = { organizerId: 'orga', policy: { refundUntilHours: 24, feeRate: 0 } };
    const placed = placedBooking(asked, of, event, priceTickets(tickets, null), { id: BOOKING_ID, at, dueAt: at });
    return bookingRow.parse({ ...placed, ...stated });
  }

  function newHold(unitPrice: number, named: readonly string[], stated: Partial<HoldRow>): HoldRow {
    return holdRow.parse({
      id: HOLD_ID,
      ownerId: OWNER,
      eventId: EVENT_ID,
      categoryId: CATEGORY_ID,
      status: 'ACTIVE',
      version: 1,
      quantity: QUANTITY,
      seats: [...named],
      shards: [{ shard: 0, quantity: QUANTITY }],
      eventTitle: 'Concert',
      eventStartsAt: '2027-03-28T17:30:00.000Z',
      categoryName: 'Stalls',
      unitPrice,
      currency: 'EUR',
      taxRate: 0,
      expiresAt: new Date(START + HOLD_SECONDS * 1000).toISOString(),
      bookingId: BOOKING_ID,
      createdAt: at,
      updatedAt: at,
      ...stated,
    });
  }

  function newSale(unitPrice: number): TicketSaleRow {
    return {
      eventId: EVENT_ID,
      categoryId: CATEGORY_ID,
      organizerId: 'orga',
      eventTitle: 'Concert',
      startsAt: '2027-03-28T17:30:00.000Z',
      categoryName: 'Stalls',
      price: unitPrice,
      currency: 'EUR',
      taxRate: 0,
      perCustomer: LIMIT,
      saleUntil: '2027-03-28T17:30:00.000Z',
      seatRows: [],
      shards: 1,
      open: true,
      version: 1,
    };
  }

  function newStock(all: number, keeps: number): TicketStockRow {
    return {
      id: STOCK,
      eventId: EVENT_ID,
      categoryId: CATEGORY_ID,
      shard: 0,
      capacity: all,
      available: all - keeps,
      held: keeps,
      sold: 0,
      open: true,
      version: 1,
      updatedAt: at,
    };
  }
}

const STOCK = stockShard(EVENT_ID, CATEGORY_ID, 0);
const ALLOWANCE = ticketAllowance(EVENT_ID, CATEGORY_ID, OWNER);

function seatKey(seat: string) {
  return { eventCategory: eventCategory(EVENT_ID, CATEGORY_ID), seat };
}

function seatOf(row: FakeRow | null): SeatRow[] {
  return row ? [seatRow.parse(row)] : [];
}
