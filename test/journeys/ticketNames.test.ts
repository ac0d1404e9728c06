import { parse } from 'csv-parse/sync';
import type { BookingAnswer, BookingView } from '#test/kit/bookings.ts';
import { bookingOf, cancelBooking, changeTicketName, hearBooking } from '#test/kit/bookings.ts';
import { attendeesPage, confirmed, exportAttendees, salesOf } from '#test/kit/cancellations.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { cancelEvent, organizedEvent, published } from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

const codes = ({ userErrors }: BookingAnswer) =>
  userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field}`));
const namesOf = ({ tickets }: BookingView) => tickets.map(({ name }) => name);

let organizer: Person;
let admin: Person;
let ada: Person;
let event: EventView;

beforeAll(async () => {
  // One after another: Amplify knows one person at a time.
  organizer = await newColleague(outputs, 'names-organizer', ['ORGANIZER']);
  admin = await newColleague(outputs, 'names-admin', ['ADMIN']);
  ada = await newPerson(outputs, 'names-ada');
  event = await published(organizer);
});

const two = (names: readonly string[] | null, of = event) =>
  confirmed(ada, of, { wanted: { quantity: 2 }, stated: { names } });

/** The name on a ticket of a booking, changed in the version that was seen. Throws where it is refused. */
async function renamed(person: Person, booking: BookingView, number: number, name: string): Promise<BookingView> {
  const answer = await changeTicketName(person, booking.tickets[number - 1]?.id ?? '', booking, name);
  if (!answer.booking) throw new Error(JSON.stringify(answer.userErrors));
  return answer.booking;
}

async function attendees(): Promise<(string | null)[]> {
  return (await attendeesPage(organizer, event.id, { first: 100 })).nodes.map(({ ticket }) => ticket.name);
}

describe('the name on a ticket', () => {
  it('is changed by its owner, told live, and stands among the attendees and in their file', async () => {
    const booking = await two(['Yolanda', 'Xaver']);
    const heard = await hearBooking(ada, booking.id);
    const first = await renamed(ada, booking, 1, 'Alma');
    expect(first).toMatchObject({ ...booking, version: booking.version + 1, tickets: [{ name: 'Alma' }, {}] });
    expect(first.tickets[0]?.nameChanges).toMatchObject([{ previousName: 'Yolanda', by: 'CUSTOMER' }]);
    await until('the change to be told', () => heard.changes.some(({ version }) => version === first.version));
    expect(heard.changes.at(-1)).toMatchObject({ bookingId: booking.id, status: 'CONFIRMED' });
    heard.stop();
    // It is sorted in anew: Alma comes before Xaver, as Yolanda did not.
    const listed = async () => (await attendees()).filter((name) => name === 'Alma' || name === 'Xaver');
    await until('the list to be in order', async () => (await listed()).join() === 'Alma,Xaver');
    expect(await attendees()).not.toContain('Yolanda');
    const { export: file } = await exportAttendees(organizer, event.id);
    const rows: Record<string, string>[] = parse(await (await fetch(file?.url ?? '')).text(), {
      columns: true,
      bom: true,
    });
    const own = rows.filter(({ ticket }) => ticket?.startsWith(booking.id)).map(({ name }) => name);
    expect(own).toEqual(['Alma', 'Xaver']);
    const second = await renamed(organizer, first, 2, 'Böb');
    const third = await renamed(admin, second, 2, 'Carl');
    expect(third.tickets[1]?.nameChanges).toMatchObject([
      { previousName: 'Xaver', by: 'STAFF' },
      { previousName: 'Böb', by: 'STAFF' },
    ]);
    expect(namesOf((await bookingOf(ada, booking.id)) ?? third)).toEqual(['Alma', 'Carl']);
    // Nothing was sold by it.
    const sold = await until('the sales', async () => (await salesOf(organizer, event.id))[0]);
    expect(sold.tickets).toBe(2);
  });

  it('is changed in the version that was seen, of two who saw the same by one', async () => {
    const booking = await two(null);
    expect(namesOf(booking)).toEqual([null, null]);
    const [one, other] = booking.tickets.map(({ id }) => id);
    const answers = await Promise.all([
      changeTicketName(ada, one ?? '', booking, 'Ada'),
      changeTicketName(organizer, other ?? '', booking, 'Bob'),
    ]);
    expect(answers.filter(({ booking: done }) => done)).toHaveLength(1);
    expect(['STALE_VERSION expectedVersion', 'TRY_AGAIN']).toContain(answers.flatMap(codes)[0]);
    const now = (await bookingOf(ada, booking.id)) ?? booking;
    expect(now.version).toBe(booking.version + 1);
    expect(namesOf(now).filter((name) => name !== null)).toHaveLength(1);
    const both = await renamed(ada, await renamed(ada, now, 1, 'Ada'), 2, 'Bob');
    expect(namesOf(both)).toEqual(['Ada', 'Bob']);
    // The same once more is no change, though the version is an old one.
    expect((await renamed(ada, booking, 2, 'Bob')).version).toBe(both.version);
    expect(codes(await changeTicketName(ada, one ?? '', booking, 'Zoë'))).toEqual(['STALE_VERSION expectedVersion']);
    for (const name of ['', ' ', 'x'.repeat(121), 'a\u202eb', 'a\u0000']) {
      expect(codes(await changeTicketName(ada, one ?? '', both, name))).toEqual(['INVALID_NAMES name']);
    }
  });

  it('is to everybody else as if there were no such ticket', async () => {
    const booking = await two(['Ada', 'Bob']);
    const ticket = booking.tickets[0]?.id ?? '';
    const strangers = [
      await newPerson(outputs, 'names-eve'),
      await newColleague(outputs, 'names-other', ['ORGANIZER']),
      await newColleague(outputs, 'names-staff', ['STAFF']),
    ];
    for (const stranger of strangers) {
      const missing = await changeTicketName(stranger, `${crypto.randomUUID()}-t1`, booking, 'Eve');
      expect(codes(missing)).toEqual(['NOT_FOUND id']);
      expect(await changeTicketName(stranger, ticket, booking, 'Eve')).toEqual(missing);
      expect(await changeTicketName(stranger, ticket, booking, '')).toEqual(missing);
    }
    expect(await bookingOf(ada, booking.id)).toMatchObject({ version: booking.version, tickets: booking.tickets });
  });

  it('stays on what is cancelled, by its owner or with its event', async () => {
    const doomed = await published(organizer);
    const [mine, everybodys] = [await two(['Ada', 'Bob'], doomed), await two(['Carl', 'Dora'], doomed)];
    const changed = await renamed(ada, mine, 1, 'Grace');
    // What was to be cancelled and what is changed meet: either way all rows say the same.
    const [cancelled, late] = await Promise.all([
      cancelBooking(ada, mine.id),
      changeTicketName(organizer, mine.tickets[0]?.id ?? '', changed, 'Heidi'),
    ]);
    if (!cancelled.booking) expect((await cancelBooking(ada, mine.id)).booking?.status).toBe('CANCELLED');
    const after = await bookingOf(ada, mine.id);
    expect(after?.tickets).toMatchObject([
      { name: late.booking ? 'Heidi' : 'Grace', status: 'CANCELLED' },
      { name: 'Bob', status: 'CANCELLED' },
    ]);
    expect(codes(await changeTicketName(ada, mine.tickets[0]?.id ?? '', after ?? mine, 'Ivan'))).toEqual([
      'NOT_CHANGEABLE',
    ]);
    await cancelEvent(organizer, (await organizedEvent(organizer, doomed.id)) ?? doomed);
    expect(codes(await changeTicketName(ada, everybodys.tickets[0]?.id ?? '', everybodys, 'Ivan'))).toEqual([
      'NOT_CHANGEABLE',
    ]);
    expect((await attendeesPage(organizer, doomed.id)).nodes.map(({ ticket }) => ticket.name)).not.toContain('Ivan');
  });
});
