import { describe, expect, test } from 'vitest';
import type { MailedBooking, MailedEvent } from './bookingMails.ts';
import { bookingConfirmationOf, bookingMailValues } from './bookingMails.ts';

const WEB = 'https://m.example';
const booking: MailedBooking = {
  id: '7f3a91c2-0000-4000-8000-000000000000',
  ownerId: 'u1',
  email: 'mira@example.com',
  currency: 'EUR',
  eventTitle: 'Night of Strings',
  eventStartsAt: '2027-03-28T17:30:00.000Z',
  categoryName: 'Stalls',
  quantity: 2,
  names: ['Ada', 'Charles'],
  seats: ['A-12', 'A-13'],
  discount: 500,
  subtotal: 7500,
  tax: 525,
  total: 8025,
};
const event: MailedEvent = {
  title: 'Night of Strings (new date)',
  localStart: '2027-04-04T19:30',
  venue: {
    name: 'Concert Hall',
    street: 'Hauptstraße 1',
    postalCode: '10115',
    city: 'Berlin',
    country: 'DE',
    zone: 'Europe/Berlin',
  },
};

describe('the mail about a booking', () => {
  test('says when and where by the event as it is now, who comes, and what it costs', () => {
    expect(bookingConfirmationOf(booking, event, { receipt: 'RE-2026-000001', webUrl: WEB })).toEqual({
      id: `booking-confirmed-${booking.id}`,
      template: 'booking-confirmed',
      to: 'mira@example.com',
      ownerId: 'u1',
      values: {
        booking: '7F3A-91C2',
        bookingUrl: `${WEB}/bookings/${booking.id}`,
        event: 'Night of Strings (new date)',
        startsAt: '2027-04-04 19:30 (Europe/Berlin)',
        venue: 'Concert Hall, Hauptstraße 1, 10115 Berlin',
        category: 'Stalls',
        quantity: '2',
        tickets: [
          { number: '1', name: 'Ada', seat: 'A-12' },
          { number: '2', name: 'Charles', seat: 'A-13' },
        ],
        discount: '5.00 EUR',
        subtotal: '75.00 EUR',
        tax: '5.25 EUR',
        total: '80.25 EUR',
        receipt: 'RE-2026-000001',
        receiptUrl: `${WEB}/bookings/${booking.id}/receipt`,
      },
    });
  });

  test('leaves out what there is not', () => {
    const plain = { ...booking, names: [], seats: [], discount: 0 };
    expect(bookingMailValues(plain, null, WEB)).toMatchObject({
      event: 'Night of Strings',
      startsAt: '2027-03-28 17:30 (UTC)',
      venue: '',
      discount: '',
      tickets: [
        { number: '1', name: '', seat: '' },
        { number: '2', name: '', seat: '' },
      ],
    });
  });
});
