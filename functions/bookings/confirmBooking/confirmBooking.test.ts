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

test('a booking is confirmed with its tickets, and once', async () => {
  const world = bookingWorld({ booking: { status: 'PAID' } });
  await confirmBooking(BOOKING_ID, world);
  await confirmBooking(BOOKING_ID, world);
  expect(world.purchase()).toMatchObject({ status: 'CONFIRMED', version: 2, confirmedAt: '2026-11-21T10:00:00.000Z' });
  expect(world.tickets()).toHaveLength(2);
});
