import { expect, test } from 'vitest';
import { attendeeKey } from '#model/keys.ts';
import { BOOKING_ID, bookingWorld } from '../bookingWorld.ts';
import { confirmBooking, ticketsOf } from './confirmBooking.ts';

test('each person of a booking has a ticket with a name and a seat of their own', () => {
  const booking = bookingWorld({ seats: ['A-1', 'A-2'] }).purchase();
  const tickets = ticketsOf({ ...booking, names: ['Zoë', '李'] }, '2026-11-21T10:00:00.000Z');
  expect(tickets).toMatchObject([
    {
      id: `${BOOKING_ID}-t1`,
      number: 1,
      name: 'Zoë',
      seat: 'A-1',
      status: 'VALID',
      attendee: attendeeKey('zoe', `${BOOKING_ID}-t1`),
    },
    { id: `${BOOKING_ID}-t2`, number: 2, name: '李', seat: 'A-2', goodFor: booking.eventId },
  ]);
});

test('nameless people stand behind all others', () => {
  const { purchase } = bookingWorld();
  const [ticket] = ticketsOf({ ...purchase(), names: [] }, '2026-11-21T10:00:00.000Z');
  expect(ticket).not.toHaveProperty('name');
  expect(ticket?.attendee).toBe(attendeeKey('', `${BOOKING_ID}-t1`));
});

test.each([
  ['come apart into many', '\ufdfa'.repeat(120)],
  ['would be cut in two', `a${'\u{20bb7}'.repeat(59)}`],
])('people whose names’ characters %s are sorted by what an index takes', (_, name) => {
  const [ticket] = ticketsOf({ ...bookingWorld().purchase(), names: [name] }, '2026-11-21T10:00:00.000Z');
  expect(ticket?.name).toBe(name);
  expect(Buffer.byteLength(ticket?.attendee ?? '')).toBeLessThanOrEqual(1024);
  expect(ticket?.attendee?.isWellFormed()).toBe(true);
});

test('a booking is confirmed with its tickets, and once', async () => {
  const world = bookingWorld({ booking: { status: 'PAID' } });
  await confirmBooking(BOOKING_ID, world);
  await confirmBooking(BOOKING_ID, world);
  expect(world.purchase()).toMatchObject({ status: 'CONFIRMED', version: 2, confirmedAt: '2026-11-21T10:00:00.000Z' });
  expect(world.tickets()).toHaveLength(2);
});
