import { newColleague } from '#test/kit/colleagues.ts';
import type { EventAnswer, EventInput } from '#test/kit/events.ts';
import {
  changeTickets,
  createEvent,
  eventCategoryId,
  eventInput,
  inHours,
  newEvent,
  publishEvent,
  published,
  tickets,
} from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

let organizer: Person;
let categoryId: string;

beforeAll(async () => {
  organizer = await newColleague(outputs, 'times-organizer', ['ORGANIZER']);
  categoryId = await eventCategoryId(organizer);
});

const codes = ({ userErrors }: Pick<EventAnswer, 'userErrors'>) =>
  userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field}`));

const at = (timeZone: string) => ({ ...eventInput(categoryId).venue, timeZone });

describe('the clocks of a venue', () => {
  // [zone, start, local start, end, local end]
  it.each([
    // Berlin's clocks go from 02:00 to 03:00 on 28 March 2027, and from 03:00 back to 02:00 on 31 October.
    ['Europe/Berlin', '2027-03-28T00:59:00Z', '2027-03-28T01:59', '2027-03-28T01:00:00Z', '2027-03-28T03:00'],
    ['Europe/Berlin', '2027-10-31T00:30:00Z', '2027-10-31T02:30', '2027-10-31T01:30:00Z', '2027-10-31T02:30'],
    ['America/New_York', '2027-03-14T06:59:00Z', '2027-03-14T01:59', '2027-03-14T07:00:00Z', '2027-03-14T03:00'],
    ['America/New_York', '2027-11-07T05:30:00Z', '2027-11-07T01:30', '2027-11-07T06:30:00Z', '2027-11-07T01:30'],
    // Half an hour, and in the other half of the year.
    ['Australia/Lord_Howe', '2027-10-02T15:29:00Z', '2027-10-03T01:59', '2027-10-02T15:30:00Z', '2027-10-03T02:30'],
    ['Australia/Lord_Howe', '2027-04-03T14:45:00Z', '2027-04-04T01:45', '2027-04-03T15:15:00Z', '2027-04-04T01:45'],
    // Across midnight, the end of a year, and the day that not every year has.
    ['Asia/Kathmandu', '2027-12-31T17:45:00Z', '2027-12-31T23:30', '2027-12-31T19:00:00Z', '2028-01-01T00:45'],
    ['Pacific/Kiritimati', '2028-02-28T10:30:00Z', '2028-02-29T00:30', '2028-02-29T10:00:00Z', '2028-03-01T00:00'],
    ['Pacific/Kiritimati', '9999-12-30T20:00:00Z', '9999-12-31T10:00', '9999-12-30T23:59:59.999Z', '9999-12-31T13:59'],
    ['UTC', '2027-06-01T20:00:00+14:00', '2027-06-01T06:00', '2027-06-01T06:00:00.001Z', '2027-06-01T06:00'],
  ])('in %s say at %s that it is %s', async (zone, startsAt, localStart, endsAt, localEnd) => {
    const { event, userErrors } = await createEvent(
      organizer,
      eventInput(categoryId, { venue: at(zone), startsAt, endsAt, doorsAt: startsAt }),
    );
    expect(userErrors).toEqual([]);
    expect(event).toMatchObject({
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      localStart,
      localEnd,
      localDoors: localStart,
    });
  });
});

describe('an event that cannot be', () => {
  const refusals = async (stated: Partial<Record<keyof EventInput, unknown>>) =>
    codes(await createEvent(organizer, { ...eventInput(categoryId), ...stated }));

  it.each<readonly [string, Partial<Record<keyof EventInput, unknown>>]>([
    ['INVALID_TIMES endsAt', { endsAt: eventInput('').startsAt }],
    ['INVALID_TIMES endsAt', { endsAt: inHours(30 * 24 + 14 * 24 + 1) }],
    ['INVALID_TIMES doorsAt', { doorsAt: inHours(30 * 24 + 1) }],
    ['INVALID_TIMES startsAt', { startsAt: '1969-12-31T23:59:59Z' }],
    ['INVALID_TIMES endsAt', { startsAt: '9999-12-30T20:00:00Z', endsAt: '9999-12-31T23:00:00-12:00' }],
    ['INVALID_VALUE title', { title: ' ' }],
    ['INVALID_VALUE title', { title: 'a\u0000b' }],
    ['INVALID_VALUE title', { title: 'right\u202eto left' }],
    ['INVALID_VALUE title', { title: 'x'.repeat(121) }],
    ['INVALID_VALUE title', { title: 'x'.repeat(500_000) }],
    ['INVALID_VALUE description', { description: `${'x'.repeat(8_000)}y` }],
    ['INVALID_VALUE description', { description: 'bell\u0007' }],
    ['CATEGORY_NOT_FOUND categoryId', { categoryId: 'no-such-kind' }],
    ['INVALID_VALUE cancellationPolicy.refundUntilHours', { cancellationPolicy: { refundUntilHours: 8_761 } }],
    ['INVALID_VALUE cancellationPolicy.refundUntilHours', { cancellationPolicy: { refundUntilHours: -1 } }],
    ['INVALID_VALUE cancellationPolicy.feeRate', { cancellationPolicy: { feeRate: '100.01' } }],
    ['INVALID_VALUE cancellationPolicy.feeRate', { cancellationPolicy: { feeRate: '1e1' } }],
    ['NO_TICKET_CATEGORIES ticketCategories', { ticketCategories: [] }],
    [
      'TOO_MANY_TICKET_CATEGORIES ticketCategories',
      { ticketCategories: Array.from({ length: 13 }, (_, index) => tickets({ name: `T${index}` })) },
    ],
  ])('is refused: %s', async (code, stated) => {
    expect(await refusals(stated)).toEqual([code]);
  });

  it.each([
    ['INVALID_TIME_ZONE venue.timeZone', { timeZone: 'Berlin' }],
    ['INVALID_TIME_ZONE venue.timeZone', { timeZone: 'Europe/Berlin Europe/Paris' }],
    ['INVALID_TIME_ZONE venue.timeZone', { timeZone: '+02:00' }],
    ['INVALID_VALUE venue.city', { city: '' }],
    ['INVALID_VALUE venue.name', { name: 'x\u2067y' }],
    ['INVALID_VALUE venue.street', { street: 's'.repeat(201) }],
    ['INVALID_VALUE venue.postalCode', { postalCode: '1'.repeat(21) }],
  ])('is refused: %s', async (code, stated) => {
    expect(await refusals({ venue: { ...at('Europe/Berlin'), ...stated } })).toEqual([code]);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['INVALID_VALUE ticketCategories.0.name', { name: '' }],
    ['INVALID_AMOUNT ticketCategories.0.price.amount', { price: { amount: '-5', currency: 'EUR' } }],
    ['INVALID_AMOUNT ticketCategories.0.price.amount', { price: { amount: '5.001', currency: 'EUR' } }],
    ['INVALID_AMOUNT ticketCategories.0.price.amount', { price: { amount: '9'.repeat(100_000), currency: 'EUR' } }],
    ['PRICE_NOT_PAYABLE ticketCategories.0.price', { price: { amount: '0.01', currency: 'EUR' } }],
    ['PRICE_NOT_PAYABLE ticketCategories.0.price', { price: { amount: '999999.99', currency: 'EUR' } }],
    ['INVALID_VALUE ticketCategories.0.taxRate', { taxRate: '101' }],
    ['INVALID_CAPACITY ticketCategories.0.capacity', { capacity: 0 }],
    ['INVALID_CAPACITY ticketCategories.0.capacity', { capacity: 100_001 }],
    ['INVALID_CAPACITY ticketCategories.0.capacity', { capacity: -2_147_483_648 }],
    ['INVALID_CAPACITY ticketCategories.0.capacity', { capacity: 3, seatRows: [{ row: 'A', first: 1, last: 4 }] }],
    [
      'INVALID_SEAT_ROWS ticketCategories.0.seatRows.0',
      { capacity: null, seatRows: [{ row: 'A-', first: 1, last: 4 }] },
    ],
    [
      'INVALID_SEAT_ROWS ticketCategories.0.seatRows.0',
      { capacity: null, seatRows: [{ row: 'A', first: 4, last: 5000 }] },
    ],
    [
      'INVALID_SEAT_ROWS ticketCategories.0.seatRows.1',
      {
        capacity: null,
        seatRows: [
          { row: 'A', first: 1, last: 2 },
          { row: 'A', first: 3, last: 4 },
        ],
      },
    ],
    [
      'INVALID_SEAT_ROWS ticketCategories.0.seatRows',
      {
        capacity: null,
        seatRows: ['A', 'B', 'C'].map((row) => ({ row, first: 1, last: 900 })),
      },
    ],
    ['INVALID_VALUE ticketCategories.0.limitPerCustomer', { limitPerCustomer: 0 }],
    ['INVALID_SALE_WINDOW ticketCategories.0.saleUntil', { saleUntil: inHours(30 * 24 + 4) }],
    ['INVALID_SALE_WINDOW ticketCategories.0.saleUntil', { saleFrom: inHours(3), saleUntil: inHours(3) }],
    ['INVALID_SALE_WINDOW ticketCategories.0.saleFrom', { saleFrom: inHours(30 * 24 + 1) }],
    ['NOT_FOUND ticketCategories.0.id', { id: 'another-event-s' }],
  ])('is refused: %s', async (code, stated) => {
    expect(await refusals({ ticketCategories: [{ ...tickets(), ...stated }] })).toEqual([code]);
  });

  it('says all that is wrong at once', async () => {
    const wrong = await refusals({
      title: '',
      ticketCategories: [
        tickets({ name: 'Hall' }),
        tickets({ name: 'HALL', price: { amount: '1.00', currency: 'CHF' }, capacity: 0 }),
      ],
    });
    expect(wrong).toEqual([
      'INVALID_VALUE title',
      'INVALID_CAPACITY ticketCategories.1.capacity',
      'MIXED_CURRENCIES ticketCategories.1.price.currency',
      'NAMED_TWICE ticketCategories.1.name',
    ]);
  });

  it('is not published once its start is past', async () => {
    const draft = await newEvent(organizer, { startsAt: inHours(-1), endsAt: inHours(1) });
    expect(codes(await publishEvent(organizer, draft))).toEqual(['INVALID_TIMES startsAt']);
    expect(codes(await publishEvent(organizer, { ...draft, version: 7 }))).toEqual(['STALE_VERSION expectedVersion']);
    expect(codes(await publishEvent(organizer, { ...draft, id: 'no-such-event' }))).toEqual(['NOT_FOUND id']);
    expect(codes(await publishEvent(organizer, { ...draft, id: `${'x'.repeat(10_000)}` }))).toEqual(['NOT_FOUND id']);
  });
});

describe('the largest event that can be', () => {
  it('is published at once, with all rows that count its tickets', async () => {
    const event = await published(organizer, {
      title: '𝕏'.repeat(60),
      description: '€'.repeat(8_000),
      ticketCategories: Array.from({ length: 12 }, (_, index) =>
        tickets(
          index < 10
            ? { name: `Hall ${index}`, capacity: 100_000 }
            : {
                name: `Seats ${index}`,
                seatRows: Array.from({ length: 100 }, (_row, row) => ({ row: `R${row}`, first: 1, last: 20 })),
              },
        ),
      ),
    });
    expect(event.availability.map(({ available }) => available)).toEqual([
      ...Array<number>(10).fill(100_000),
      2_000,
      2_000,
    ]);
    const [hall] = event.ticketCategories;
    const { event: after } = await changeTickets(organizer, event, hall?.id ?? '', { capacity: 99_999 });
    expect(after?.availability[0]).toMatchObject({ available: 99_999, capacity: 99_999 });
  });
});
