import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ticketsOf } from '#functions/bookings/confirmBooking/confirmBooking.ts';
import { ticketRow } from '#functions/platform/bookingRows.ts';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import type { BookingRow } from '#model/bookings.ts';
import { ticketId } from '#model/keys.ts';
import { NAME_CHANGES } from '#model/ticketNames.ts';
import type { TableName } from '#model/tables.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { Step } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';
import { confirmedBooking, ORGANIZER, storeBookings, storedEvent } from '#test/kit/bookedWorld.ts';
import type { Guard, Luck } from '#test/kit/memoryTables.ts';
import { MemoryTables } from '#test/kit/memoryTables.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { installSteps } from '#test/kit/steps.ts';

interface Answer {
  readonly booking: { readonly id: string; readonly status: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

interface Caller {
  readonly sub: string;
  readonly groups: readonly string[];
}

const BOOKING = '0b5d3a52-0000-4000-8000-0000000000b1';
const NOW = '2026-03-01T10:00:00.000Z';
const END = storedEvent().endsAt;
const ada: Caller = { sub: 'ada', groups: ['CUSTOMER'] };
const olga: Caller = { sub: ORGANIZER, groups: ['ORGANIZER'] };
const root: Caller = { sub: 'root', groups: ['ADMIN'] };
const FIELDS = ['Mutation.changeTicketName', 'Mutation.cancelBooking'] as const;

const names = {
  BOOKINGS: 'Bookings',
  EVENTS: 'Events',
  PAYMENTS: 'Payments',
  REFUNDS: 'Refunds',
  SEATS: 'Seats',
  TICKET_ALLOWANCES: 'TicketAllowances',
  TICKETS: 'Tickets',
  TICKET_STOCK: 'TicketStock',
} as const satisfies Record<string, TableName>;

let now = Date.parse(NOW);
const sandbox = new Sandbox(() => now);
const codes = new Map<string, number[]>();

beforeAll(async () => {
  sandbox.setEnvironment(Object.fromEntries(Object.entries(names).map(([name, table]) => [`${name}_TABLE`, table])));
  for (const field of FIELDS) codes.set(field, await installSteps(sandbox, field));
});

type Wait = (what: string) => Promise<unknown>;

/** One field; `wait` stands between what a step asks for and its being carried out. Functions are not there: they answer null. */
async function run(
  tables: MemoryTables,
  field: (typeof FIELDS)[number],
  args: object,
  { sub, groups }: Caller,
  { luck = 'fine', wait = () => Promise.resolve() }: { readonly luck?: Luck; readonly wait?: Wait } = {},
): Promise<Answer> {
  const steps: readonly Step[] = stepsOf(wiring[field]);
  const call = { field, codes: codes.get(field) ?? [], args, caller: sub, groups };
  const answer = await runPipeline(sandbox, call, async (wanted, index) => {
    await wait(String(wanted['operation']));
    const step = steps[index];
    if (step?.source !== 'dynamodb') return { result: null };
    const [home] = [...(step.writes ?? []), ...(step.reads ?? [])];
    if (!home) throw new Error(`${step.code} names no table.`);
    return tables.perform(wanted, home, luck);
  });
  return answer as Answer;
}

interface Change {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name: string;
}

const first = ticketId(BOOKING, 1);

function change(tables: MemoryTables, stated: Partial<Change> = {}, caller = ada, how = {}): Promise<Answer> {
  const args = { id: first, expectedVersion: 8, name: 'Grace', ...stated };
  return run(tables, 'Mutation.changeTicketName', args, caller, how);
}

function world(stated: Partial<BookingRow> = {}, guard?: Guard): MemoryTables {
  const tables = new MemoryTables(guard);
  storeBookings(tables, [confirmedBooking(BOOKING, { names: ['Ada', 'Bob'], ...stated })]);
  now = Date.parse(NOW);
  return tables;
}

const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code, field }) => (field ? `${code} ${field}` : code));
const booking = (tables: MemoryTables) => tables.get('Bookings', { id: BOOKING });
const ticket = (tables: MemoryTables, number = 1) =>
  ticketRow.parse(tables.get('Tickets', { id: ticketId(BOOKING, number) }));

/** What nobody may ever see otherwise: of a ticket that is good no more nothing leads to an attendee, and the booking names whom its tickets name. */
function contradictions(tables: MemoryTables): string[] {
  const row = booking(tables) as BookingRow | null;
  return [1, 2].flatMap((number) => {
    const { name = '', status, attendee, goodFor, id } = ticket(tables, number);
    const found: string[] = [];
    if (name !== (row?.names[number - 1] ?? '')) found.push(`${id} is ${name}'s, and its booking says otherwise`);
    if ((status === 'VALID') !== (row?.status === 'CONFIRMED')) found.push(`${id} is ${status}`);
    const listed = [attendee, goodFor].filter((each) => each !== undefined).length;
    if (listed !== (status === 'VALID' ? 2 : 0)) found.push(`${id} is listed wrongly`);
    return found;
  });
}

describe('the name on a ticket of a confirmed booking', () => {
  it('is changed by its owner: on the ticket, among the attendees, in the booking, with who it was before', async () => {
    const tables = world();
    const { booking: answered } = await change(tables, { name: '  Zoë Grace ' });
    expect(answered).toMatchObject({ id: BOOKING, status: 'CONFIRMED', version: 9 });
    expect(booking(tables)).toMatchObject({ names: ['Zoë Grace', 'Bob'], version: 9, updatedAt: NOW });
    expect(ticket(tables)).toMatchObject({
      name: 'Zoë Grace',
      version: 2,
      status: 'VALID',
      attendee: `0#zoe grace#${first}`,
      nameChanges: [{ from: 'Ada', by: 'CUSTOMER', callerId: 'ada', at: NOW }],
    });
    expect(ticket(tables, 2)).toMatchObject({ name: 'Bob', version: 1 });
    expect(contradictions(tables)).toEqual([]);
  });

  it('is given to one that had none, and the others stay nameless', async () => {
    const tables = world({ names: [] });
    await change(tables, { id: ticketId(BOOKING, 2), name: 'Bob' });
    expect(booking(tables)).toMatchObject({ names: ['', 'Bob'] });
    expect(ticket(tables, 2).nameChanges).toEqual([{ by: 'CUSTOMER', callerId: 'ada', at: NOW }]);
    expect(ticket(tables).name).toBeUndefined();
    expect(contradictions(tables)).toEqual([]);
  });

  it.each([olga, root])('is changed by $sub, who is remembered', async (caller) => {
    const tables = world();
    expect((await change(tables, {}, caller)).booking?.version).toBe(9);
    expect(ticket(tables).nameChanges).toEqual([{ from: 'Ada', by: 'STAFF', callerId: caller.sub, at: NOW }]);
  });

  it.each([
    { sub: 'eve', groups: ['CUSTOMER'] },
    { sub: 'otto', groups: ['ORGANIZER'] },
    { sub: 'stan', groups: ['STAFF'] },
    // Whoever is no organiser any more has no rights over what they once organised.
    { sub: ORGANIZER, groups: ['CUSTOMER'] },
  ])('is to $sub with $groups as if there were no such ticket, whatever they say', async (caller) => {
    const tables = world();
    const missing = await change(tables, { id: ticketId(crypto.randomUUID(), 1) }, caller);
    expect(codesOf(missing)).toEqual(['NOT_FOUND id']);
    for (const stated of [{}, { name: '' }, { expectedVersion: 7 }, { name: 'Ada' }]) {
      expect(await change(tables, stated, caller)).toEqual(missing);
    }
    expect(await change(tables, { id: 'x\u0000' }, caller)).toEqual(missing);
    expect(booking(tables)).toMatchObject({ version: 8 });
  });

  it('stays where it is none, or somebody changed the booking since', async () => {
    const tables = world();
    for (const name of ['', '   ', 'x'.repeat(121), 'a\u0000b', 'a\u202eb', 'a\nb']) {
      expect(codesOf(await change(tables, { name }))).toEqual(['INVALID_NAMES name']);
    }
    for (const expectedVersion of [7, 9, 0, -1]) {
      expect(codesOf(await change(tables, { expectedVersion }))).toEqual(['STALE_VERSION expectedVersion']);
    }
    expect(booking(tables)).toMatchObject({ names: ['Ada', 'Bob'], version: 8 });
    expect((await change(tables, { name: 'x'.repeat(120) })).booking?.version).toBe(9);
  });

  it('is changed until the event is over, to the millisecond; of one that waits for its new date at any time', async () => {
    const tables = world();
    now = Date.parse(END);
    expect(codesOf(await change(tables))).toEqual(['NOT_CHANGEABLE']);
    now = Date.parse(END) - 1;
    expect((await change(tables)).booking?.version).toBe(9);
    now = Date.parse(END) + 1_000;
    expect(codesOf(await change(tables, { expectedVersion: 9, name: 'Late' }))).toEqual(['NOT_CHANGEABLE']);
    tables.put('Events', storedEvent({ status: 'POSTPONED' }));
    expect((await change(tables, { expectedVersion: 9, name: 'Late' })).booking?.version).toBe(10);
    for (const status of ['CANCELLING', 'CANCELLED'] as const) {
      tables.put('Events', storedEvent({ status, endsAt: '2027-01-01T00:00:00.000Z' }));
      expect(codesOf(await change(tables, { expectedVersion: 10, name: 'Later' }))).toEqual(['NOT_CHANGEABLE']);
    }
  });

  it.each(['CAPTURING', 'PAID', 'FAILED', 'CANCELLED', 'NEEDS_ATTENTION'] as const)(
    'stays while its booking is %s',
    async (status) => {
      const tables = world({ status });
      expect(codesOf(await change(tables))).toEqual(['NOT_CHANGEABLE']);
      expect(booking(tables)).toMatchObject({ version: 8 });
    },
  );

  it('stays where the ticket itself is good no more, whatever its booking says', async () => {
    const tables = world();
    tables.put('Tickets', { ...ticket(tables), status: 'CANCELLED' });
    expect(codesOf(await change(tables))).toEqual(['NOT_CHANGEABLE']);
  });

  it('is written once where the same is asked again, its answer lost or its version old', async () => {
    const tables = world();
    await change(tables);
    expect((await change(tables)).booking).toMatchObject({ version: 9 });
    expect(ticket(tables)).toMatchObject({ version: 2 });
    expect(codesOf(await change(tables, { name: 'Other' }, ada, { luck: 'in the way of another' }))).toEqual([
      'STALE_VERSION expectedVersion',
    ]);
    const later = { expectedVersion: 9, name: 'Other' };
    expect(codesOf(await change(tables, later, ada, { luck: 'in the way of another' }))).toEqual(['TRY_AGAIN']);
    await expect(change(tables, later, ada, { luck: 'out of order' })).rejects.toThrow('Something went wrong');
    expect(codesOf(await change(tables, later, ada, { luck: 'acknowledgement lost' }))).toEqual([
      'STALE_VERSION expectedVersion',
    ]);
    expect((await change(tables, later)).booking).toMatchObject({ version: 10 });
  });

  it('is remembered as it was first and as it was lately', async () => {
    const tables = world();
    for (let count = 0; count < NAME_CHANGES + 3; count += 1) {
      await change(tables, { expectedVersion: 8 + count, name: `Name ${count}` });
    }
    const kept = ticket(tables).nameChanges ?? [];
    expect(kept).toHaveLength(NAME_CHANGES);
    expect([kept[0]?.from, kept[1]?.from, kept.at(-1)?.from]).toEqual(['Ada', 'Name 3', 'Name 11']);
  });
});

describe('the place of a changed name among the attendees', () => {
  const sortedAs = (name: string): TicketRow | undefined =>
    ticketsOf(confirmedBooking(BOOKING, { names: [name] }), NOW)[0];

  it.each([
    'Zoë',
    '李',
    'Ægir Øst',
    '\u{1d54f}',
    '…',
    'É'.repeat(120),
    '\ufdfa'.repeat(120),
    `a${'\u{20bb7}'.repeat(59)}`,
  ])('is that of a name that was given with the booking: %s', async (name) => {
    const tables = world();
    await change(tables, { name });
    expect(ticket(tables)).toMatchObject({ name, attendee: sortedAs(name)?.attendee });
    expect(Buffer.byteLength(ticket(tables).attendee ?? '')).toBeLessThanOrEqual(1024);
  });

  it('is so of any name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (name) => {
        const tables = world();
        const { booking: answered } = await change(tables, { name });
        if (!answered) return;
        expect(ticket(tables).attendee).toBe(sortedAs(name.trim())?.attendee);
        expect(ticket(tables).attendee?.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Everybody at once, each step when the scheduler lets it. */
async function atOnce(scheduler: fc.Scheduler, calls: readonly ((wait: Wait) => Promise<Answer>)[]) {
  const running = calls.map((call) => call((what) => scheduler.schedule(Promise.resolve(), what)));
  await scheduler.waitFor(Promise.all(running));
  return Promise.all(running);
}

const cancelling = (tables: MemoryTables) => (wait: Wait) =>
  run(tables, 'Mutation.cancelBooking', { id: BOOKING }, ada, { wait });
const changing =
  (tables: MemoryTables, stated: Partial<Change>, caller = ada) =>
  (wait: Wait) =>
    change(tables, stated, caller, { wait });

/** Without the conditions on what was seen. */
const careless: Guard = (table) => !['Bookings', 'Tickets'].includes(table);

describe('two who change names in the version that both saw', () => {
  const two = (tables: MemoryTables, scheduler: fc.Scheduler, other: Partial<Change>) =>
    atOnce(scheduler, [changing(tables, { name: 'Grace' }), changing(tables, { name: 'Heidi', ...other }, olga)]);

  it.each([
    ['on one ticket', {}],
    ['on two tickets of one booking', { id: ticketId(BOOKING, 2) }],
  ])('%s: one does, and the other is told', async (_, other) => {
    const won = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const tables = world();
        const answers = await two(tables, scheduler, other);
        expect(answers.filter(({ booking: done }) => done)).toHaveLength(1);
        expect(answers.flatMap(codesOf)).toEqual(['STALE_VERSION expectedVersion']);
        expect(booking(tables)).toMatchObject({ version: 9 });
        expect(contradictions(tables)).toEqual([]);
        won.add(answers.findIndex(({ booking: done }) => done));
      }),
      { numRuns: 100 },
    );
    expect(won.size).toBe(2);
  });

  it('would leave a booking that names others than its tickets without the conditions', async () => {
    const found = await fc.check(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const tables = world({}, careless);
        await two(tables, scheduler, { id: ticketId(BOOKING, 2) });
        expect(contradictions(tables)).toEqual([]);
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});

describe('a name that is changed while its booking is cancelled', () => {
  it('is that of a cancelled ticket in all rows, or in none', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, ownerFirst) => {
        const tables = world();
        const calls = [cancelling(tables), changing(tables, {}, olga)];
        const answers = await atOnce(scheduler, ownerFirst ? calls : calls.toReversed());
        const [cancelled, changed] = ownerFirst ? answers : answers.toReversed();
        if (!cancelled || !changed) throw new Error('There are two.');
        expect(contradictions(tables)).toEqual([]);
        expect(booking(tables)?.['status']).toBe(cancelled.booking ? 'CANCELLED' : 'CONFIRMED');
        expect(ticket(tables).name).toBe(changed.booking ? 'Grace' : 'Ada');
        seen.add([cancelled, changed].map((each) => codesOf(each)[0]?.split(' ')[0] ?? 'done').join(', '));
      }),
      { numRuns: 500 },
    );
    // Whoever comes second looks anew, is told to, or is told that it is too late.
    expect([...seen].sort()).toEqual(['TRY_AGAIN, done', 'done, NOT_CHANGEABLE', 'done, STALE_VERSION', 'done, done']);
  });

  it('would stand among the attendees of an event that its ticket is no more good for without the conditions', async () => {
    const found = await fc.check(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const tables = world({}, careless);
        await atOnce(scheduler, [cancelling(tables), changing(tables, {})]);
        expect(contradictions(tables)).toEqual([]);
      }),
      { numRuns: 500, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
