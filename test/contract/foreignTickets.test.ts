import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import type { TableName } from '#model/tables.ts';
import type { Step } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';
import { CATEGORY, chargedPayment, confirmedBooking, EVENT, ORGANIZER, storedEvent } from '#test/kit/bookedWorld.ts';
import type { Reply, Request } from '#test/kit/pipeline.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { installSteps } from '#test/kit/steps.ts';

const MISSING = '00000000-0000-4000-8000-000000000000';
const DRAFT = '0b5d3a52-0000-4000-8000-0000000000e2';
const HOLD = '0b5d3a52-0000-4000-8000-0000000000a1';
const BOOKING = '0b5d3a52-0000-4000-8000-0000000000b1';
const NOW = '2026-02-02T10:00:00.000Z';
const LATER = '2026-02-02T10:09:00.000Z';

const booking = confirmedBooking(BOOKING);
const draft = { ...storedEvent({ id: DRAFT, status: 'DRAFT' }), publishedAt: undefined };
const hold = {
  id: HOLD,
  ownerId: 'ada',
  eventId: EVENT,
  categoryId: CATEGORY,
  status: 'ACTIVE',
  version: 1,
  quantity: 2,
  seats: [],
  shards: [{ shard: 0, quantity: 2 }],
  eventTitle: 'Night of the Lutes',
  categoryName: 'Stalls',
  unitPrice: 5000,
  currency: 'EUR',
  taxRate: 700,
  expiresAt: LATER,
  createdAt: NOW,
  updatedAt: NOW,
};
const promo = {
  eventId: EVENT,
  code: 'LUTES',
  percent: 1000,
  currency: 'EUR',
  uses: 0,
  active: true,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
};
const cancellation = {
  eventId: EVENT,
  organizerId: ORGANIZER,
  status: 'RUNNING',
  version: 1,
  currency: 'EUR',
  ...{ bookingsCancelled: 0, bookingsLeft: 1, refundsRequested: 0, refundsSucceeded: 0, refundsFailed: 0, amount: 0 },
  startedAt: NOW,
};
const sales = { day: '2026-02-01', categoryId: CATEGORY, currency: 'EUR' };
const ticket = { id: `${BOOKING}-t1`, bookingId: BOOKING, eventId: EVENT, status: 'VALID', name: 'Ada' };

/** Rows by what names them. */
const rows: Partial<Record<TableName, readonly object[]>> = {
  Events: [storedEvent(), draft],
  EventCategories: [
    { id: 'ALL', version: 1, categories: [{ id: 'concert', name: 'Concert', retired: false, version: 1 }] },
  ],
  EventCancellations: [cancellation],
  TicketHolds: [hold],
  Bookings: [booking],
  Payments: [chargedPayment(booking)],
  PromoCodes: [promo],
  TicketSalesByDay: [{ eventId: EVENT, ...sales, tickets: 2, gross: 10_700, cancelledTickets: 0, refunded: 0 }],
  Tickets: [{ ...ticket, goodFor: EVENT }],
};

type Key = Readonly<Record<string, { readonly S?: string }>>;

function rowOf(table: TableName, key: Key): object | null {
  const found = (rows[table] ?? []).find((row) =>
    Object.entries(key).every(([name, { S }]) => (row as Record<string, unknown>)[name] === S),
  );
  return found ?? null;
}

/** Data sources that have these rows, and take whatever is written. */
function answer(request: Request, step: Step | undefined): Reply {
  if (step?.source === 'none') return { result: request['payload'] };
  if (step?.source !== 'dynamodb') return { result: { form: {}, refusal: null, export: { url: 'x', tickets: 1 } } };
  const [home] = [...(step.writes ?? []), ...(step.reads ?? [])];
  if (!home) throw new Error(`${step.code} names no table.`);
  switch (request['operation']) {
    case 'GetItem':
    case 'UpdateItem':
      return { result: rowOf(home, request['key'] as Key) };
    case 'Query': {
      const asked = JSON.stringify(request['query']);
      return { result: { items: asked.includes(EVENT) ? rows[home] : [], nextToken: null } };
    }
    case 'BatchGetItem': {
      const tables = Object.entries(request['tables'] as Record<TableName, { keys: Key[] }>);
      const data = tables.map(([table, { keys }]) => [table, keys.map((key) => rowOf(table as TableName, key))]);
      return { result: { data: Object.fromEntries(data) as unknown } };
    }
    case 'TransactWriteItems':
      return { result: { keys: [] } };
    default:
      throw new Error(`Nobody performs ${JSON.stringify(request)}.`);
  }
}

const sandbox = new Sandbox(() => Date.parse(NOW));

beforeAll(() => {
  const named = Object.keys(rows).map((table) => [
    `${table.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`,
    table,
  ]);
  sandbox.setEnvironment({ ...(Object.fromEntries(named) as object), IDEMPOTENCY_TABLE: 'Idempotency' });
});

interface Asked {
  readonly foreign: string;
  readonly args: (id: string) => object;
  /** Whose it is, in the role in which they may ask. */
  readonly owner: readonly [string, string];
}

const ofEvent = { foreign: EVENT, owner: [ORGANIZER, 'ORGANIZER'] } as const;
const ofDraft = { foreign: DRAFT, owner: [ORGANIZER, 'ORGANIZER'] } as const;
const ofCustomer = (foreign: string) => ({ foreign, owner: ['ada', 'CUSTOMER'] }) as const;
const book = { email: 'eve@example.com', idempotencyKey: 'k' };
const image = { mediaType: 'PNG', size: 10, sha256: 'a'.repeat(64) };

/** Every field about events and bookings that takes an id of what is somebody's own. */
const asked: Partial<Record<keyof typeof wiring, Asked>> = {
  'Query.organizedEvent': { ...ofDraft, args: (id) => ({ id }) },
  'Query.attendees': { ...ofEvent, args: (eventId) => ({ eventId, first: 20 }) },
  'Query.eventSales': { ...ofEvent, args: (eventId) => ({ eventId }) },
  'Query.eventCancellation': { ...ofEvent, args: (eventId) => ({ eventId }) },
  'Query.promoCodes': { ...ofEvent, args: (eventId) => ({ eventId }) },
  'Query.ticketHold': { ...ofCustomer(HOLD), args: (id) => ({ id }) },
  'Query.quoteBooking': { ...ofCustomer(HOLD), args: (holdId) => ({ holdId, promoCode: 'lutes' }) },
  'Query.booking': { ...ofCustomer(BOOKING), args: (id) => ({ id }) },
  'Mutation.updateEvent': { ...ofEvent, args: (id) => ({ id, expectedVersion: 3, input: { title: 'Mine' } }) },
  'Mutation.changeTicketCategory': {
    ...ofEvent,
    args: (eventId) => ({ eventId, categoryId: CATEGORY, expectedVersion: 3, input: { capacity: 200 } }),
  },
  'Mutation.publishEvent': { ...ofDraft, args: (id) => ({ id, expectedVersion: 3 }) },
  'Mutation.postponeEvent': { ...ofEvent, args: (id) => ({ id, expectedVersion: 3, input: {} }) },
  'Mutation.cancelEvent': { ...ofEvent, args: (id) => ({ id, expectedVersion: 3 }) },
  'Mutation.requestEventImage': { ...ofEvent, args: (id) => ({ id, input: image }) },
  'Mutation.addEventImage': { ...ofEvent, args: (id) => ({ id, imageId: MISSING, alt: 'x' }) },
  'Mutation.removeEventImage': { ...ofEvent, args: (id) => ({ id, imageId: MISSING }) },
  'Mutation.createPromoCode': { ...ofEvent, args: (eventId) => ({ input: { eventId, code: 'NEW', percent: '5' } }) },
  'Mutation.changePromoCode': {
    ...ofEvent,
    args: (eventId) => ({ eventId, code: 'LUTES', expectedVersion: 1, input: { active: false } }),
  },
  'Mutation.exportAttendees': { ...ofEvent, args: (eventId) => ({ eventId }) },
  'Mutation.releaseTicketHold': { ...ofCustomer(HOLD), args: (id) => ({ id }) },
  'Mutation.bookTickets': { ...ofCustomer(HOLD), args: (holdId) => ({ input: { holdId, ...book } }) },
  'Mutation.continueBooking': { ...ofCustomer(BOOKING), args: (id) => ({ id }) },
  'Mutation.cancelBooking': { ...ofCustomer(BOOKING), args: (id) => ({ id }) },
  'Mutation.changeTicketName': {
    ...ofCustomer(ticket.id),
    args: (id) => ({ id, expectedVersion: booking.version, name: 'Eve' }),
  },
};
const fields = Object.keys(asked) as (keyof typeof wiring)[];

describe('events, holds and bookings of somebody else', () => {
  it.each(fields)('are to %s as if there were none, and to their own people are not', async (field) => {
    const given = asked[field];
    if (!given) throw new Error(`${field} is not asked.`);
    const codes = await installSteps(sandbox, field);
    const steps: readonly Step[] = stepsOf(wiring[field]);
    let writes = 0;
    const answered = async (id: string, [caller, ...groups]: readonly string[]): Promise<unknown> => {
      writes = 0;
      const call = { field, codes, args: given.args(id), caller: caller ?? '', groups };
      return runPipeline(sandbox, call, (request, step) => {
        const reading = ['GetItem', 'BatchGetItem', 'Query'].includes(String(request['operation']));
        if (!reading && steps[step]?.source !== 'none') writes += 1;
        return Promise.resolve(answer(request, steps[step]));
      });
    };
    for (const stranger of [
      ['eve', 'CUSTOMER'],
      ['oscar', 'ORGANIZER'],
    ]) {
      const missing = await answered(MISSING, stranger);
      expect(await answered(given.foreign, stranger)).toEqual(missing);
      expect(writes).toBe(0);
      expect(await answered(given.foreign, given.owner)).not.toEqual(missing);
    }
  });

  it('are all that the schema has of them', () => {
    const byId = Object.entries<(typeof wiring)[keyof typeof wiring]>(wiring)
      .filter(([, entry]) => stepsOf(entry).some(({ code }) => /^(?:events|bookings)\//.test(code)))
      .map(([field]) => field)
      .filter((field) => /^(?:Query|Mutation)\./.test(field) && !/\.publish\w+Change$/.test(field));
    const open = ['event', 'events', 'eventCategories', 'seatMap'].map((name) => `Query.${name}`);
    const lists = ['organizedEvents', 'ticketHolds', 'bookings', 'bookingDesk'].map((name) => `Query.${name}`);
    const making = ['createEvent', 'createEventCategory', 'changeEventCategory', 'holdTickets', 'retryBooking'];
    expect(byId.sort()).toEqual([...fields, ...open, ...lists, ...making.map((name) => `Mutation.${name}`)].sort());
  });
});
