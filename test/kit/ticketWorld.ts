import { randomUUID } from 'node:crypto';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import type { EventRow, SeatRowRow, TicketCategoryRow } from '#model/concerts.ts';
import { eventCategory, stockShard, ticketAllowance } from '#model/keys.ts';
import { newStock, saleRow, withShards } from '#model/publication.ts';
import type { TableName } from '#model/tables.ts';
import type { HoldPorts } from '#functions/bookings/endHold.ts';
import { RealTables } from './realTables.ts';
import type { Circumstances, RunningField } from './resolverRun.ts';
import { runningField } from './resolverRun.ts';
import { storedEvent } from './bookedWorld.ts';

/** What `holdTickets` and `releaseTicketHold` answer, as far as tests look at it. */
export interface HoldAnswer {
  readonly hold: {
    readonly id: string;
    readonly status: string;
    readonly quantity: number;
    readonly seats: readonly string[];
    readonly expiresAt: string;
    readonly secondsLeft: number;
    readonly total: { readonly amount: string; readonly currency: string };
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

/** One kind of tickets that is sold. */
export interface Sold {
  readonly eventId: string;
  readonly categoryId: string;
  readonly shards: number;
}

/** One row that counts tickets. */
export interface StockView {
  readonly capacity: number;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  readonly version: number;
}

export interface Wish {
  readonly quantity?: number;
  readonly seats?: readonly string[];
  readonly idempotencyKey?: string;
}

/** How resolvers and functions are told the names of the tables that they touch here: the model's own. */
const ENVIRONMENT = {
  EVENTS_TABLE: 'Events',
  EVENT_CATEGORIES_TABLE: 'EventCategories',
  IDEMPOTENCY_TABLE: 'Idempotency',
  TICKET_SALES_TABLE: 'TicketSales',
  TICKET_STOCK_TABLE: 'TicketStock',
  TICKET_HOLDS_TABLE: 'TicketHolds',
  TICKET_ALLOWANCES_TABLE: 'TicketAllowances',
  SEATS_TABLE: 'Seats',
  BOOKINGS_TABLE: 'Bookings',
  TICKETS_TABLE: 'Tickets',
  PROMO_CODES_TABLE: 'PromoCodes',
} as const satisfies Record<string, TableName>;

/** Holds on real tables, by the resolvers and functions that are shipped. Its clock stands still until it is moved. Close it. */
export class TicketWorld {
  readonly tables: RealTables;
  readonly sandbox: Sandbox;
  readonly ports: HoldPorts;
  private readonly fields: Readonly<Record<'hold' | 'release', RunningField>>;
  private readonly clock: { now: number };

  private constructor(
    tables: RealTables,
    sandbox: Sandbox,
    ports: HoldPorts,
    fields: Readonly<Record<'hold' | 'release', RunningField>>,
    clock: { now: number },
  ) {
    this.tables = tables;
    this.sandbox = sandbox;
    this.ports = ports;
    this.fields = fields;
    this.clock = clock;
  }

  static async open(): Promise<TicketWorld> {
    const clock = { now: Date.UTC(2026, 2, 1) };
    const tables = await RealTables.open(Object.values(ENVIRONMENT));
    Object.assign(process.env, ENVIRONMENT);
    const sandbox = new Sandbox(() => clock.now);
    sandbox.setEnvironment({ ...ENVIRONMENT, HOLD_SECONDS: '600' });
    const { holdPorts } = await import('#functions/bookings/connectHolds.ts');
    const ports = {
      ...holdPorts(ENVIRONMENT),
      now: () => new Date(clock.now),
    };
    const fields = {
      hold: await runningField(sandbox, tables, 'Mutation.holdTickets'),
      release: await runningField(sandbox, tables, 'Mutation.releaseTicketHold'),
    };
    return new TicketWorld(tables, sandbox, ports, fields, clock);
  }

  get now(): number {
    return this.clock.now;
  }

  /** Lets time pass. */
  wait(seconds: number): void {
    this.clock.now += seconds * 1000;
  }

  /** Publishes an event with one kind of tickets, as `publishEvent` writes it. */
  async sell(
    stated: Partial<TicketCategoryRow> & { readonly seatRows?: SeatRowRow[] } = {},
    event: Partial<EventRow> = {},
  ): Promise<Sold> {
    const category: TicketCategoryRow = {
      id: randomUUID(),
      name: 'Stalls',
      price: 5000,
      taxRate: 700,
      capacity: 20,
      perCustomer: 50,
      seatRows: [],
      ...stated,
    };
    const [settled = category] = stated.shards ? [category] : withShards([category]);
    const row = storedEvent({ id: randomUUID(), ticketCategories: [settled], ...event });
    await this.tables.put('Events', row);
    await this.tables.put('TicketSales', saleRow(row, settled));
    for (const stock of newStock(row, settled)) await this.tables.put('TicketStock', stock);
    return { eventId: row.id, categoryId: settled.id, shards: settled.shards ?? 1 };
  }

  async hold({ eventId, categoryId }: Sold, wish: Wish, circumstances?: Circumstances): Promise<HoldAnswer> {
    const input = { eventId, categoryId, idempotencyKey: randomUUID(), ...wish };
    return asAnswer(await this.fields.hold.call({ input }, circumstances));
  }

  async release(holdId: string, circumstances?: Circumstances): Promise<HoldAnswer> {
    return asAnswer(await this.fields.release.call({ id: holdId }, circumstances));
  }

  /** The rows that count tickets, as they are. */
  async stock({ eventId, categoryId, shards }: Sold): Promise<StockView[]> {
    const rows: StockView[] = [];
    for (let shard = 0; shard < shards; shard += 1) {
      const row = await this.tables.get('TicketStock', { id: stockShard(eventId, categoryId, shard) });
      const [capacity = 0, available = 0, held = 0, sold = 0, version = 0] = [
        'capacity',
        'available',
        'held',
        'sold',
        'version',
      ].map((name) => Number(row?.[name]));
      rows.push({ capacity, available, held, sold, version });
    }
    return rows;
  }

  /** What all rows come to. */
  async counts(sold: Sold): Promise<Omit<StockView, 'version'>> {
    const rows = await this.stock(sold);
    const sum = (name: keyof StockView): number => rows.reduce((total, row) => total + row[name], 0);
    return { capacity: sum('capacity'), available: sum('available'), held: sum('held'), sold: sum('sold') };
  }

  /** What a customer holds and has booked. */
  async taken({ eventId, categoryId }: Sold, ownerId: string): Promise<number> {
    const row = await this.tables.get('TicketAllowances', { id: ticketAllowance(eventId, categoryId, ownerId) });
    return Number(row?.['taken'] ?? 0);
  }

  /** Seats that cannot be had, with who keeps them. */
  async seats({ eventId, categoryId }: Sold): Promise<Record<string, unknown>> {
    const rows = await this.tables.where('Seats', 'eventCategory', eventCategory(eventId, categoryId));
    return Object.fromEntries(rows.map((row) => [String(row['seat']), row['holdId']]));
  }

  /** Holds of one kind of tickets. */
  async holds({ eventId }: Sold): Promise<Readonly<Record<string, unknown>>[]> {
    return this.tables.where('TicketHolds', 'eventId', eventId);
  }

  close(): Promise<void> {
    return this.tables.close();
  }
}

function asAnswer(value: unknown): HoldAnswer {
  return value as HoldAnswer;
}

/** The codes of an answer's errors. */
export function codesOf({ userErrors }: HoldAnswer): string[] {
  return userErrors.map(({ code }) => code);
}
