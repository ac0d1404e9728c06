import type { BookingView } from '#test/kit/bookings.ts';
import {
  booked,
  bookingInput,
  bookingOf,
  bookTickets,
  cancelBooking,
  continueBooking,
  hearBooking,
  hearMyBookings,
  retryBooking,
  whenBooking,
} from '#test/kit/bookings.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { postponeEvent, published, tickets } from '#test/kit/events.ts';
import { held, holdNow } from '#test/kit/holds.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);

const DECLINED = 'pm_card_chargeDeclined';
const ASKS_THE_BANK = 'pm_card_threeDSecure2Required';

const statuses = ({ timeline }: BookingView): string[] => timeline.map(({ status }) => status);
const intentOf = ({ paymentAction }: BookingView): string =>
  (paymentAction?.clientSecret ?? '').split('_secret_')[0] ?? '';

describe('a booking', () => {
  let organizer: Person;
  let ada: Person;
  let bob: Person;
  let event: EventView;
  let seated: EventView;

  beforeAll(async () => {
    organizer = await newColleague(outputs, 'bookings-organizer', ['ORGANIZER']);
    // One after the other: Amplify knows one person at a time.
    ada = await newPerson(outputs, 'ada');
    bob = await newPerson(outputs, 'bob');
    event = await published(organizer, {
      ticketCategories: [tickets(), tickets({ name: 'Free', price: { amount: '0.00', currency: 'EUR' } })],
    });
    seated = await published(organizer, {
      ticketCategories: [tickets({ name: 'Stalls', seatRows: [{ row: 'A', first: 1, last: 9 }] })],
    });
  });

  it('of held tickets is paid and CONFIRMED with its tickets, its receipt and its mail, and told live', async () => {
    const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const hold = await held(ada, seated, { seats: ['A-1', 'A-2'] });
    const heard = await hearMyBookings(ada);
    const made = await booked(ada, hold, { email, names: ['Ada', 'Böb'], expectedTotal: hold.total });
    expect(made).toMatchObject({ status: 'PENDING', total: { amount: '107.00' }, tickets: [] });

    const booking = await whenBooking(ada, made.id);
    const way = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'CAPTURING', 'PAID', 'CONFIRMED'];
    expect(statuses(booking)).toEqual(way);
    expect(booking.tickets).toMatchObject([
      { name: 'Ada', seat: 'A-1', status: 'VALID' },
      { name: 'Böb', seat: 'A-2', status: 'VALID' },
    ]);
    expect(booking).toMatchObject({
      event: { id: seated.id, title: seated.title },
      categoryName: 'Stalls',
      payment: { status: 'CAPTURED', captured: { amount: '107.00' }, card: { last4: '4242' } },
      money: { net: { amount: '107.00' } },
    });
    expect(booking.confirmedAt).not.toBeNull();
    expect(booking.receipt?.number).toMatch(/^\D+-\d{4}-\d+$/);
    expect(await stripe.ledger(booking.id)).toMatchObject({
      authorizations: 1,
      captures: 1,
      captured: 10_700,
      net: 10_700,
    });
    expect(await holdNow(ada, hold.id)).toMatchObject({ status: 'BOOKED', booking: { id: booking.id } });
    const lasting = way.filter((status) => status !== 'AUTHORIZED' && status !== 'RESERVED');
    const told = () => heard.changes.filter(({ bookingId }) => bookingId === booking.id).map(({ status }) => status);
    await until('every change that lasts to be told', () => lasting.every((status) => told().includes(status)));
    heard.stop();
    const mail = await until('the mail', async () => (await mailsTo(outputs, email))[0]);
    expect(mail.subject).toBe(`Your tickets for ${seated.title}`);
    expect(mail.text).toContain(booking.number);
    expect(mail.text).toContain(booking.receipt?.number);
  });

  it('whose card is declined is not charged, and the same hold is booked with another card', async () => {
    const hold = await held(ada, event, { quantity: 2 });
    const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const first = await whenBooking(ada, (await booked(ada, hold, { paymentMethodId: DECLINED, email })).id);
    expect(first).toMatchObject({ status: 'FAILED', refusal: { code: 'CARD_DECLINED' }, tickets: [] });
    expect(await stripe.ledger(first.id)).toMatchObject({ captures: 0, held: 0, net: 0 });
    expect(await holdNow(ada, hold.id)).toMatchObject({ status: 'ACTIVE', booking: null });
    const second = await whenBooking(ada, (await booked(ada, hold)).id);
    expect(second).toMatchObject({ status: 'CONFIRMED', quantity: 2 });
    expect(second.tickets).toHaveLength(2);
    const mail = await until('the mail', async () => (await mailsTo(outputs, email))[0]);
    expect(mail.subject).toContain('could not be carried out');
    expect(mail.text).toContain(first.number);
  });

  it('whose bank asks its owner (3-D Secure) waits, and goes on once they have passed', async () => {
    const hold = await held(ada, event);
    const { id } = await booked(ada, hold, { paymentMethodId: ASKS_THE_BANK });
    const waiting = await whenBooking(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    expect(waiting.paymentAction?.url).toMatch(/^http/);
    expect((await bookTickets(ada, bookingInput(hold))).userErrors).toMatchObject([{ code: 'HOLD_IN_USE' }]);
    await stripe.authenticate(intentOf(waiting), 'authorize');
    const { booking } = await continueBooking(ada, id);
    expect(booking?.id).toBe(id);
    expect(await whenBooking(ada, id)).toMatchObject({ status: 'CONFIRMED' });
    expect((await continueBooking(ada, id)).booking?.status).toBe('CONFIRMED');
  });

  it('that waits for its owner ends where they cancel, and its tickets can be had by others', async () => {
    const hold = await held(ada, seated, { seats: ['A-5'] });
    const { id } = await booked(ada, hold, { paymentMethodId: null });
    await whenBooking(ada, id, ['PAYMENT_ACTION_REQUIRED']);
    await cancelBooking(ada, id);
    const cancelled = await whenBooking(ada, id);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', refusal: { code: 'CANCELLED_BY_CUSTOMER' }, tickets: [] });
    expect(await holdNow(ada, hold.id)).toMatchObject({ status: 'RELEASED' });
    expect((await held(bob, seated, { seats: ['A-5'] })).seats).toEqual(['A-5']);
  });

  it('of free tickets asks nobody to pay', async () => {
    const hold = await held(bob, event, { categoryId: event.ticketCategories[1]?.id ?? '' });
    const booking = await whenBooking(bob, (await booked(bob, hold, { paymentMethodId: null })).id);
    expect(booking).toMatchObject({ status: 'CONFIRMED', total: { amount: '0.00' } });
    expect(await stripe.ledger(booking.id)).toMatchObject({ intents: 0 });
  });

  it('is made once for one key, and the key leads to it ever after', async () => {
    const hold = await held(ada, event);
    const input = bookingInput(hold);
    const [one, two] = await Promise.all([bookTickets(ada, input), bookTickets(ada, input)]);
    const ids = [one, two].flatMap(({ booking }) => (booking ? [booking.id] : []));
    expect(new Set(ids).size).toBe(1);
    const ended = await whenBooking(ada, ids[0] ?? '');
    expect((await bookTickets(ada, input)).booking).toMatchObject({ id: ended.id, status: 'CONFIRMED' });
    expect((await bookTickets(ada, { ...input, email: 'other@example.com' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' },
    ]);
    // Somebody else's key of the same text is another one.
    expect((await bookTickets(bob, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'holdId' }]);
  });

  it('is refused with the field that is wrong, and nothing is booked', async () => {
    const hold = await held(ada, event, { quantity: 2 });
    const refusedFor = async (stated: Readonly<Record<string, unknown>>) =>
      (await bookTickets(ada, { ...bookingInput(hold), ...stated })).userErrors.map(({ code, field }) => [code, field]);
    expect(await refusedFor({ expectedTotal: { amount: '1.00', currency: 'EUR' } })).toEqual([
      ['PRICE_CHANGED', 'expectedTotal'],
    ]);
    expect(await refusedFor({ names: ['Ada'] })).toEqual([['INVALID_NAMES', 'names']]);
    expect(await refusedFor({ names: ['Ada', ' '] })).toEqual([['INVALID_NAMES', 'names.1']]);
    expect(await refusedFor({ promoCode: 'NEVER-MADE' })).toEqual([['PROMO_CODE_NOT_FOUND', 'promoCode']]);
    expect(await refusedFor({ promoCode: '?' })).toEqual([['PROMO_CODE_NOT_FOUND', 'promoCode']]);
    expect(await refusedFor({ paymentMethodId: 'card_1' })).toEqual([['INVALID_PAYMENT_METHOD', 'paymentMethodId']]);
    expect(await refusedFor({ holdId: crypto.randomUUID() })).toEqual([['NOT_FOUND', 'holdId']]);
    expect(await refusedFor({ idempotencyKey: '' })).toEqual([['INVALID_IDEMPOTENCY_KEY', 'idempotencyKey']]);
    expect(await holdNow(ada, hold.id)).toMatchObject({ status: 'ACTIVE', booking: null });
  });

  it('is its owner’s and its organiser’s to see, and nobody else’s', async () => {
    const hold = await held(ada, event);
    const { id } = await whenBooking(ada, (await booked(ada, hold)).id);
    expect((await bookTickets(bob, bookingInput(hold))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await bookingOf(bob, id)).toBeNull();
    expect(await bookingOf(bob, 'no id')).toBeNull();
    expect((await continueBooking(bob, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    const seen = await bookingOf(organizer, id);
    expect(seen).toMatchObject({ id, status: 'CONFIRMED', paymentAction: null });
    const other = await newColleague(outputs, 'other-organizer', ['ORGANIZER']);
    expect(await bookingOf(other, id)).toBeNull();
    const heard = await hearBooking(bob, id);
    expect(heard.changes).toEqual([]);
    heard.stop();
  });

  it('cannot be made of an event that was postponed since its tickets were held', async () => {
    const moved = await published(organizer);
    const hold = await held(ada, moved);
    await postponeEvent(organizer, moved, { note: 'The singer is ill.' });
    expect((await bookTickets(ada, bookingInput(hold))).userErrors).toMatchObject([{ code: 'NOT_ON_SALE' }]);
  });

  it('stands in its owner’s list, newest first, and at the desk', async () => {
    const staff = await newColleague(outputs, 'booking-desk', ['STAFF']);
    const email = `desk-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const carol = await newPerson(outputs, 'carol');
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) made.push((await booked(carol, await held(carol, event), { email })).id);
    const LIST = 'nodes { id status } pageInfo { hasNextPage endCursor }';
    interface Page {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    }
    const page = async (after: string | null): Promise<Page> =>
      (
        await carol.run<{ bookings: Page }>(
          `query ($after: String) { bookings(first: 2, after: $after) { ${LIST} } }`,
          { after },
        )
      ).bookings;
    const first = await until('the list', async () => {
      const found = await page(null);
      return found.pageInfo.hasNextPage ? found : null;
    });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual([...made].reverse());
    expect(second.pageInfo.hasNextPage).toBe(false);
    const { bookingDesk } = await staff.run<{ bookingDesk: Page }>(
      `query ($email: String) { bookingDesk(email: $email, first: 10) { ${LIST} } }`,
      { email: email.toUpperCase() },
    );
    expect(bookingDesk.nodes.map(({ id }) => id)).toEqual([...made].reverse());
    const ended = await whenBooking(carol, made[0] ?? '');
    expect((await retryBooking(staff, ended)).userErrors).toMatchObject([{ code: 'NOT_RETRYABLE' }]);
    expect((await retryBooking(staff, { ...ended, version: 1 })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
  });
});
