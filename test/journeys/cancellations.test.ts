import { parse } from 'csv-parse/sync';
import type { BookingView } from '#test/kit/bookings.ts';
import { booked, bookingOf, whenBooking } from '#test/kit/bookings.ts';
import {
  attendeesPage,
  cancelFor,
  cancellationOf,
  confirmed,
  exportAttendees,
  hearCancellation,
  refundsOfBooking,
  salesOf,
  termsOf,
  whenCancelled,
} from '#test/kit/cancellations.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { cancelEvent, inHours, organizedEvent, postponeEvent, published, tickets } from '#test/kit/events.ts';
import { held, holdNow } from '#test/kit/holds.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { retryRefund } from '#test/kit/refunds.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const badRequest = { errors: [{ errorType: 'BadRequest' }] };
const address = () => `ada-${crypto.randomUUID().slice(0, 8)}@example.com`;

let organizer: Person;
let stranger: Person;
let staff: Person;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  // One after another: Amplify knows one person at a time.
  organizer = await newColleague(outputs, 'cancellations-organizer', ['ORGANIZER']);
  stranger = await newColleague(outputs, 'cancellations-stranger', ['ORGANIZER']);
  staff = await newColleague(outputs, 'cancellations-staff', ['STAFF']);
  ada = await newPerson(outputs, 'ada');
  bob = await newPerson(outputs, 'bob');
});

afterEach(() => stripe.release());

/** What is left of an event's first kind of tickets. */
async function left(id: string): Promise<number | undefined> {
  return (await organizedEvent(organizer, id))?.availability[0]?.available;
}

async function refunded(person: Person, { id }: Pick<BookingView, 'id'>) {
  return until(`the refund of ${id}`, async () => {
    const [refund] = await refundsOfBooking(person, id);
    return refund?.status === 'SUCCEEDED' && refund.creditNote ? refund : null;
  });
}

describe('a confirmed booking', () => {
  let event: EventView;

  beforeAll(async () => {
    event = await published(organizer, {
      ticketCategories: [tickets({ limitPerCustomer: 4 })],
      cancellationPolicy: { refundUntilHours: 24, feeRate: '10' },
    });
  });

  it('is cancelled by its owner in time: money but the fee, tickets, allowance, credit note and mail', async () => {
    const email = address();
    const booking = await confirmed(ada, event, { wanted: { quantity: 4 }, stated: { email } });
    const before = await left(event.id);
    const terms = await termsOf(ada, booking.id);
    expect(terms).toMatchObject({ refund: eur('192.60'), fee: eur('21.40') });
    expect(terms?.until).toBe(new Date(Date.parse(event.startsAt) - 24 * 3_600_000).toISOString());
    expect((await cancelFor(ada, booking.id, eur('214.00'))).userErrors).toMatchObject([{ code: 'TERMS_CHANGED' }]);

    const answer = await cancelFor(ada, booking.id, terms?.refund ?? null);
    expect(answer.booking).toMatchObject({ status: 'CANCELLED', refusal: { code: 'CANCELLED_BY_CUSTOMER' } });
    expect(answer.booking?.tickets.map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ]);
    expect(await left(event.id)).toBe((before ?? 0) + 4);
    // The allowance is there again: four more can be held.
    expect((await held(ada, event, { quantity: 4 })).quantity).toBe(4);
    expect(await refunded(ada, booking)).toMatchObject({ amount: eur('192.60'), reason: 'BOOKING_CANCELLED' });
    expect(await stripe.ledger(booking.id)).toMatchObject({ refunds: 1, refunded: 19_260, net: 2_140 });
    expect((await bookingOf(ada, booking.id))?.money).toMatchObject({ net: eur('21.40') });
    expect((await cancelFor(ada, booking.id, null)).booking?.status).toBe('CANCELLED');
    expect(await refundsOfBooking(ada, booking.id)).toHaveLength(1);
    const mail = await until('the mail', async () =>
      (await mailsTo(outputs, email)).find(({ subject }) => subject.includes('was cancelled')),
    );
    expect(mail.text).toContain('192.60 EUR');
    expect(mail.text).toContain('21.40 EUR are kept');
  });

  it('gives nothing back once the deadline is past, to its owner, and all of it by its organiser', async () => {
    const soon = await published(organizer, {
      startsAt: inHours(2),
      endsAt: inHours(5),
      cancellationPolicy: { refundUntilHours: 3, feeRate: '0' },
    });
    const [late, kind] = [await confirmed(ada, soon), await confirmed(bob, soon)];
    expect(await termsOf(ada, late.id)).toEqual({ refund: eur('0.00'), fee: eur('53.50'), until: null });
    expect((await cancelFor(ada, late.id, eur('0.00'))).booking?.status).toBe('CANCELLED');
    expect(await refundsOfBooking(ada, late.id)).toEqual([]);
    expect(await termsOf(organizer, kind.id)).toMatchObject({ refund: eur('53.50'), fee: eur('0.00') });
    expect((await cancelFor(organizer, kind.id, eur('53.50'))).booking).toMatchObject({
      status: 'CANCELLED',
      refusal: { code: 'CANCELLED_BY_STAFF' },
    });
    expect(await refunded(bob, kind)).toMatchObject({ amount: eur('53.50') });
  });

  it('is nobody else’s to cancel', async () => {
    const booking = await confirmed(ada, await published(organizer));
    for (const person of [bob, stranger]) {
      expect((await cancelFor(person, booking.id, null)).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: 'id' },
      ]);
    }
    expect((await cancelFor(ada, 'no id', null)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await bookingOf(ada, booking.id))?.status).toBe('CONFIRMED');
    expect((await cancelFor(staff, booking.id, null)).booking?.status).toBe('CANCELLED');
  });
});

describe('a booking that its owner has still to pay', () => {
  it('is undone, and nothing is charged', async () => {
    const event = await published(organizer);
    const hold = await held(ada, event, { quantity: 2 });
    const { id } = await booked(ada, hold, { paymentMethodId: null });
    await whenBooking(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    expect(await termsOf(ada, id)).toMatchObject({ refund: eur('0.00'), fee: eur('0.00') });
    expect((await cancelFor(ada, id, null)).booking?.status).toBe('CANCELLING');
    expect((await whenBooking(ada, id)).status).toBe('CANCELLED');
    expect(await stripe.ledger(id)).toMatchObject({ captures: 0 });
    await until('the tickets to come back', async () => (await left(event.id)) === 100);
  });
});

describe('an event that is called off', () => {
  it('gives twelve bookings their money back, live, ends holds, and is DONE once the last refund is mended', async () => {
    const event = await published(organizer, {
      ticketCategories: [tickets(), tickets({ name: 'Free', price: eur('0.00'), limitPerCustomer: 20 })],
      cancellationPolicy: { refundUntilHours: null },
    });
    const free = event.ticketCategories[1]?.id ?? '-';
    const email = address();
    const bookings: BookingView[] = [];
    for (const customer of [ada, bob]) {
      const [first, ...others] = await Promise.all([
        confirmed(customer, event, { stated: { email } }),
        confirmed(customer, event, { wanted: { quantity: 2 } }),
        confirmed(customer, event),
        confirmed(customer, event),
        confirmed(customer, event),
        confirmed(customer, event, { wanted: { categoryId: free } }),
      ]);
      bookings.push(first, ...others);
    }
    const hold = await held(bob, event);
    const [mine, foreign] = [await hearCancellation(organizer, event.id), await hearCancellation(stranger, event.id)];
    expect(await cancellationOf(organizer, event.id)).toBeNull();
    await stripe.pull({ fault: 'refundRefused', times: 1 });

    const now = await organizedEvent(organizer, event.id);
    const { event: cancelling } = await cancelEvent(organizer, now ?? event, 'The roof is leaking.');
    expect(cancelling?.status).toBe('CANCELLING');
    const failed = await until('one refund to have failed, and the others to have succeeded', async () => {
      const seen = await cancellationOf(organizer, event.id);
      return seen?.refundsSucceeded === 9 && seen.refundsFailed === 1 ? seen : null;
    });
    expect(failed).toMatchObject({ status: 'SETTLING', bookingsCancelled: 12, finishedAt: null });
    const refunds = await Promise.all(bookings.map(({ id }) => refundsOfBooking(staff, id)));
    const [broken] = refunds.flat().filter(({ status }) => status === 'FAILED');
    if (!broken) throw new Error('No refund says that it failed.');
    expect((await retryRefund(staff, broken)).userErrors).toEqual([]);
    const done = await whenCancelled(organizer, event.id, 'DONE');
    expect(done).toMatchObject({
      bookingsCancelled: 12,
      bookingsLeft: 0,
      refundsRequested: 10,
      refundsSucceeded: 10,
      refundsFailed: 0,
      amount: eur('642.00'),
    });
    expect(done.finishedAt).not.toBeNull();
    expect((await organizedEvent(organizer, event.id))?.status).toBe('CANCELLED');
    expect((await holdNow(bob, hold.id))?.status).toBe('EXPIRED');
    for (const { id, total } of bookings) {
      const booking = await bookingOf(staff, id);
      expect(booking).toMatchObject({ status: 'CANCELLED', refusal: { code: 'EVENT_CANCELLED' } });
      if (total.amount === '0.00') continue;
      expect(await refundsOfBooking(staff, id)).toMatchObject([
        { status: 'SUCCEEDED', amount: total, reason: 'EVENT_CANCELLED' },
      ]);
      expect(await stripe.ledger(id)).toMatchObject({ refunds: 1, net: 0 });
    }
    await until('the end to be told', () => mine.changes.some(({ status }) => status === 'DONE'));
    const versions = mine.changes.map(({ version }) => version);
    expect(mine.changes.at(-1)).toMatchObject({ eventId: event.id, bookingsCancelled: 12, refundsSucceeded: 10 });
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(foreign.changes).toEqual([]);
    mine.stop();
    foreign.stop();
    const mails = await until('both mails', async () => {
      const found = (await mailsTo(outputs, email)).filter(({ subject }) => subject.includes('does not take place'));
      return found.length >= 2 ? found : null;
    });
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain('The roof is leaking.');
    expect(mails[0]?.text).toContain('53.50 EUR');
    expect(await cancellationOf(staff, event.id)).toMatchObject({ status: 'DONE' });
    expect(await cancellationOf(stranger, event.id)).toBeNull();
    expect((await cancelEvent(organizer, cancelling ?? event)).event?.status).toBe('CANCELLED');
  }, 180_000);
});

describe('an event that is postponed', () => {
  it('is told to those who booked, who get all of their money back if they cancel', async () => {
    const event = await published(organizer, { cancellationPolicy: { refundUntilHours: null } });
    const email = address();
    const booking = await confirmed(ada, event, { stated: { email } });
    expect(await termsOf(ada, booking.id)).toMatchObject({ refund: eur('0.00') });
    const now = (await organizedEvent(organizer, event.id)) ?? event;
    const { event: later } = await postponeEvent(organizer, now, {
      startsAt: inHours(60 * 24),
      endsAt: inHours(60 * 24 + 3),
      note: 'The singer has a cold.',
    });
    expect(later?.status).toBe('PUBLISHED');
    const mail = await until('the mail', async () =>
      (await mailsTo(outputs, email)).find(({ subject }) => subject.includes('something has changed')),
    );
    expect(mail.text).toContain('The singer has a cold.');
    expect(mail.text).toContain('(Europe/Berlin)');
    const terms = await termsOf(ada, booking.id);
    expect(terms).toMatchObject({ refund: eur('53.50'), fee: eur('0.00'), until: later?.startsAt });
    expect((await cancelFor(ada, booking.id, eur('53.50'))).booking?.status).toBe('CANCELLED');
    expect(await refunded(ada, booking)).toMatchObject({ amount: eur('53.50') });
    const mails = (await mailsTo(outputs, email)).filter(({ subject }) => subject.includes('something has changed'));
    expect(mails).toHaveLength(1);
  });
});

describe('who organises', () => {
  let event: EventView;
  const names = ['Zoë', '=HYPERLINK("https://evil.example")', 'Ärzte, "Die"', '山田太郎', 'أحمد'];

  beforeAll(async () => {
    event = await published(organizer);
    await confirmed(ada, event, { wanted: { quantity: 5 }, stated: { names } });
    await confirmed(bob, event, { wanted: { quantity: 2 } });
  });

  it('sees who comes, page by page, in an order that stays, and nobody else does', async () => {
    const all = await attendeesPage(organizer, event.id, { first: 100 });
    expect(all.nodes).toHaveLength(7);
    expect(all.nodes.map(({ ticket }) => ticket.name).slice(-2)).toEqual([null, null]);
    expect(new Set(all.nodes.slice(0, 5).map(({ ticket }) => ticket.name))).toEqual(new Set(names));
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await attendeesPage(staff, event.id, { first: 3, after });
      paged.push(...page.nodes.map(({ ticket }) => ticket.id));
      after = page.pageInfo.endCursor;
    } while (after !== null);
    expect(paged).toEqual(all.nodes.map(({ ticket }) => ticket.id));
    expect((await attendeesPage(stranger, event.id)).nodes).toEqual([]);
    expect((await attendeesPage(organizer, 'missing')).nodes).toEqual([]);
    await expect(attendeesPage(ada, event.id)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    await expect(attendeesPage(organizer, event.id, { first: 0 })).rejects.toMatchObject(badRequest);
    await expect(attendeesPage(organizer, event.id, { after: 'ORDERS:x' })).rejects.toMatchObject(badRequest);
  });

  it('takes the list away as a file that no spreadsheet runs', async () => {
    const answer = await exportAttendees(organizer, event.id);
    expect(answer.export?.tickets).toBe(7);
    const response = await fetch(answer.export?.url ?? '');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const rows: Record<string, string>[] = parse(await response.text(), { columns: true, bom: true });
    expect(rows).toHaveLength(7);
    expect(rows.map(({ name }) => name)).toContain('\'=HYPERLINK("https://evil.example")');
    expect(rows.map(({ name }) => name)).toContain('Ärzte, "Die"');
    expect((await exportAttendees(stranger, event.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await exportAttendees(organizer, (await published(organizer)).id)).userErrors).toMatchObject([
      { code: 'NOTHING_FOUND' },
    ]);
  });

  it('sees what was sold by day, and what was given back', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const sold = await until('the sales', async () => {
      const [row] = await salesOf(organizer, event.id);
      return row?.tickets === 7 ? row : null;
    });
    expect(sold).toEqual({
      day,
      categoryId: event.ticketCategories[0]?.id,
      tickets: 7,
      gross: eur('374.50'),
      cancelledTickets: 0,
      refunded: eur('0.00'),
    });
    const [attendee] = (await attendeesPage(organizer, event.id)).nodes.slice(-1);
    await cancelFor(organizer, attendee?.bookingId ?? '-', null);
    await until('the cancellation', async () => {
      const [row] = await salesOf(staff, event.id, { from: day });
      return row?.cancelledTickets === 2 && row.refunded.amount === '107.00' && row.tickets === 7;
    });
    expect((await attendeesPage(organizer, event.id)).nodes).toHaveLength(5);
    expect(await salesOf(stranger, event.id)).toEqual([]);
    expect(await salesOf(organizer, event.id, { from: '2020-01-01', until: '2020-12-31' })).toEqual([]);
    await expect(salesOf(organizer, event.id, { from: '2020-01-01', until: '2022-12-31' })).rejects.toMatchObject(
      badRequest,
    );
  });
});
