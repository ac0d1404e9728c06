import { describe, expect, it } from 'vitest';
import { changeOf, differences, draftOf, newRow, newTicket, seatsIn, wholeOf } from './draft.ts';
import type { EventDraft } from './draft.ts';
import { kindChange } from './kindChange.ts';
import { organizedEvent } from './organizedEvent.testData.ts';
import { partWords } from './words.ts';

const event = organizedEvent();

function changed(parts: Partial<EventDraft>) {
  const [from, to] = [wholeOf(draftOf(event), event), wholeOf({ ...draftOf(event), ...parts }, event)];
  if (!from || !to) throw new Error('A time is none.');
  return changeOf(from, to);
}

describe('what is typed of an event', () => {
  it('is what the event is, where nothing was typed', () => {
    expect(changed({})).toBeNull();
    expect(wholeOf(draftOf(event), event)).toMatchObject({
      title: 'Encore',
      startsAt: '2027-06-12T17:30:00.000Z',
      doorsAt: null,
      cancellationPolicy: { refundUntilHours: 48, feeRate: '10.00' },
      ticketCategories: [{ id: 't1', name: 'Stalls', capacity: 100, seatRows: [] }],
    });
  });

  it('says nothing of the end of a sale that ends with the start, so that it follows the start', () => {
    expect(wholeOf(draftOf(event), event)?.ticketCategories[0]).not.toHaveProperty('saleUntil');
  });

  it('changes what differs alone', () => {
    expect(changed({ title: ' Encore! ' })).toEqual({ title: 'Encore!' });
    expect(changed({ refundable: false })).toEqual({
      cancellationPolicy: { refundUntilHours: null, feeRate: '0' },
    });
  });

  it('keeps the faces of the clocks where the venue moves to another zone', () => {
    expect(changed({ timeZone: 'Asia/Katmandu' })).toMatchObject({
      startsAt: '2027-06-12T13:45:00.000Z',
      endsAt: '2027-06-12T16:45:00.000Z',
      venue: { timeZone: 'Asia/Katmandu' },
    });
  });

  it('is no input as long as a time is none', () => {
    expect(wholeOf({ ...draftOf(event), start: '2027-03-28T02:30' }, event)).toBeNull();
    expect(wholeOf({ ...draftOf(event), doors: '2027-03-28T02:30' }, event)).toBeNull();
    const tickets = [{ ...newTicket(), saleUntil: '2027-03-28T02:30' }];
    expect(wholeOf({ ...draftOf(event), tickets }, event)).toBeNull();
  });

  it('has rows of seats in place of a number of tickets, where seats are numbered', () => {
    const first = newRow(undefined);
    const rows = [first, newRow(first)];
    const tickets = [{ ...newTicket(), name: 'Balcony', price: '30.00', numbered: true, rows }];
    const [input] = wholeOf({ ...draftOf(event), tickets }, event)?.ticketCategories ?? [];
    expect(input).not.toHaveProperty('capacity');
    expect(input?.seatRows).toEqual([
      { row: 'A', first: 1, last: 20 },
      { row: 'B', first: 1, last: 20 },
    ]);
    expect(seatsIn(rows)).toBe(40);
  });

  it.each([
    ['A', 'B'],
    ['Z', 'AA'],
    ['AZ', 'BA'],
    ['9', '10'],
    ['a1', ''],
  ])('calls the row behind %s %s', (name, next) => {
    expect(newRow({ key: 'k', row: name, first: '1', last: '5' }).row).toBe(next);
  });

  it('says in words what somebody else made of a part', () => {
    const draft = draftOf(event);
    expect(differences(draft, { ...draft, city: 'Potsdam' })).toEqual(['city']);
    expect(partWords('tickets', draft)).toBe('Stalls, 20.00 EUR, 100 tickets');
    expect(partWords('country', draft)).toBe('Germany');
    expect(partWords('doors', draft)).toBe('none');
  });
});

describe('what is typed of one kind of tickets of a published event', () => {
  const from = {
    id: 't1',
    name: 'Stalls',
    price: { amount: '20.00', currency: 'EUR' },
    taxRate: '7.00',
    capacity: 100,
    saleFrom: '2027-01-01T00:00:00.000Z',
    limitPerCustomer: 10,
    seatRows: [],
  } as const;

  it('changes what differs alone, and takes away what is typed no more', () => {
    expect(kindChange({ ...from, seatRows: [] }, { ...from, seatRows: [] })).toBeNull();
    expect(kindChange({ ...from, seatRows: [] }, { ...from, seatRows: [], capacity: 120 })).toEqual({ capacity: 120 });
    const { saleFrom: _, ...without } = from;
    expect(kindChange({ ...from, seatRows: [] }, { ...without, seatRows: [] })).toEqual({ saleFrom: null });
  });
});
