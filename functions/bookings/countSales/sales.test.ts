import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingEvent } from '#model/concertEvents.ts';
import { bookingEvent } from '#model/concertEvents.ts';
import type { BookingRow } from '#model/bookings.ts';
import { OvertakenError } from '../../platform/table.ts';
import { confirmedBooking } from '#test/kit/bookedWorld.ts';
import type { SalesTables } from './countSales.ts';
import { countSales } from './countSales.ts';
import { salesOf } from './salesOf.ts';

interface Input {
  readonly TransactItems: readonly {
    readonly Put?: { readonly Item: { readonly id: string } };
    readonly Update?: {
      readonly Key: { readonly eventId: string; readonly dayCategory: string };
      readonly ExpressionAttributeValues: Readonly<Record<string, unknown>>;
    };
  }[];
}

/** Both tables, as much as one transaction asks of them; `guarded`: whether the entry's condition is looked at. */
class Days {
  readonly entries = new Set<string>();
  readonly days = new Map<string, Record<string, number>>();
  readonly guarded: boolean;

  constructor(guarded = true) {
    this.guarded = guarded;
  }

  get tables(): SalesTables {
    const send = (command: { readonly input: unknown }) => this.send(command.input as Input);
    return {
      client: { send } as unknown as SalesTables['client'],
      entries: 'entries',
      days: 'days',
      pause: () => Promise.resolve(),
    };
  }

  private send({ TransactItems: [put, update] }: Input): Promise<object> {
    const id = put?.Put?.Item.id ?? '';
    if (this.guarded && this.entries.has(id)) {
      const CancellationReasons = [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }];
      return Promise.reject(new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons }));
    }
    this.entries.add(id);
    const { Key, ExpressionAttributeValues: values } = update?.Update ?? {};
    if (!Key || !values) throw new Error('It is no entry with its day.');
    const day = this.days.get(Key.dayCategory) ?? {};
    for (const name of ['tickets', 'gross', 'cancelledTickets', 'refunded']) {
      day[name] = (day[name] ?? 0) + Number(values[`:${name}`]);
    }
    this.days.set(Key.dayCategory, day);
    return Promise.resolve({});
  }
}

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'] as const;

/** A booking's events, as its topic tells them: that it was confirmed, and where it was, that it was cancelled. */
function eventsOf(row: BookingRow, cancelledOn: string | null, refund: number): BookingEvent[] {
  const before = { ...row, status: 'PAID' as const, version: 7 };
  const confirmed = bookingEvent(before, row);
  const at = `${cancelledOn ?? ''}T12:00:00.000Z`;
  const cancelled = cancelledOn
    ? bookingEvent(row, {
        ...row,
        status: 'CANCELLED',
        version: 9,
        updatedAt: at,
        cancellation: { by: 'CUSTOMER', refund, fee: row.total - refund, at },
      })
    : null;
  return [confirmed, cancelled].filter((event) => event !== null);
}

const story = fc.record({
  quantity: fc.integer({ min: 1, max: 10 }),
  on: fc.constantFrom(...DAYS),
  cancelledOn: fc.option(fc.constantFrom(...DAYS)),
  part: fc.integer({ min: 0, max: 100 }),
});

/** Every event at least once, some again, in any order. */
const told = fc.array(story, { minLength: 1, maxLength: 8 }).chain((stories) => {
  const rows = stories.map(({ quantity, on, cancelledOn, part }, index) => {
    const row = confirmedBooking(`b${index}`, { quantity, updatedAt: `${on}T23:59:59.999Z` });
    const refund = Math.round((row.total * part) / 100);
    return { row, on, cancelledOn, refund, events: eventsOf(row, cancelledOn, refund) };
  });
  const once = rows.flatMap(({ events }) => events);
  const heard = fc
    .array(fc.constantFrom(...once), { maxLength: 10 })
    .chain((again) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }));
  return heard.map((events) => ({ rows, events }));
});

async function follow(days: Days, events: readonly BookingEvent[]): Promise<void> {
  for (const event of events) {
    const entry = salesOf(event);
    if (entry) await countSales(entry, days.tables);
  }
}

const sum = (days: Days, name: string) => [...days.days.values()].reduce((total, day) => total + (day[name] ?? 0), 0);

describe('sales by day', () => {
  it('are exact whatever is told twice and in whatever order (P15)', async () => {
    await fc.assert(
      fc.asyncProperty(told, async ({ rows, events }) => {
        const days = new Days();
        await follow(days, events);
        for (const day of DAYS) {
          const [sold, cancelled] = [
            rows.filter(({ on }) => on === day),
            rows.filter(({ cancelledOn }) => cancelledOn === day),
          ];
          if (sold.length + cancelled.length === 0) continue;
          expect([...days.days].find(([key]) => key.startsWith(day))?.[1]).toEqual({
            tickets: sold.reduce((total, { row }) => total + row.quantity, 0),
            gross: sold.reduce((total, { row }) => total + row.total, 0),
            cancelledTickets: cancelled.reduce((total, { row }) => total + row.quantity, 0),
            refunded: cancelled.reduce((total, { refund }) => total + refund, 0),
          });
        }
      }),
    );
  });

  it('would count twice what is told twice without the entry’s condition', async () => {
    const [event] = eventsOf(confirmedBooking('b1'), null, 0);
    if (!event) throw new Error('It was confirmed.');
    const [guarded, careless] = [new Days(), new Days(false)];
    for (const days of [guarded, careless]) await follow(days, [event, event]);
    expect([sum(guarded, 'tickets'), sum(careless, 'tickets')]).toEqual([2, 4]);
  });

  it('do not count a booking on the day on which another name was written on a ticket', () => {
    const row = confirmedBooking('b1', { updatedAt: `${DAYS[0]}T10:00:00.000Z` });
    const renamed = { ...row, names: ['Ada', 'Bob'], version: row.version + 1, updatedAt: `${DAYS[1]}T10:00:00.000Z` };
    const event = bookingEvent(row, renamed);
    expect(event).toMatchObject({ type: 'BookingConfirmed', entityVersion: row.version + 1 });
    expect(event && salesOf(event)).toBeNull();
  });

  it('know nothing of a booking that was never confirmed', () => {
    const row = confirmedBooking('b1', { status: 'PENDING', version: 1 });
    const placed = bookingEvent(null, row);
    const undone = bookingEvent(
      { ...row, status: 'CANCELLING', version: 2 },
      { ...row, status: 'CANCELLED', version: 3 },
    );
    for (const event of [placed, undone]) expect(event && salesOf(event)).toBeNull();
  });

  it('are tried again where another entry of the day is in the way, and left to the queue where it always is', async () => {
    const [event] = eventsOf(confirmedBooking('b1'), null, 0);
    const entry = event && salesOf(event);
    if (!entry) throw new Error('It was confirmed.');
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
    const conflict = new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons });
    const days = new Days();
    let left = 3;
    const send = (command: never) => (left-- > 0 ? Promise.reject(conflict) : days.tables.client.send(command));
    const tables: SalesTables = { ...days.tables, client: { send } as unknown as SalesTables['client'] };
    expect(await countSales(entry, tables)).toBe(true);
    expect(sum(days, 'tickets')).toBe(2);
    left = 100;
    await expect(countSales(entry, tables)).rejects.toThrow(OvertakenError);
  });
});
