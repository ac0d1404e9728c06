import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TicketRow } from '#model/tickets.ts';
import { confirmedBooking } from '#test/kit/bookedWorld.ts';
import { attendeeFile } from './attendeeFile.ts';

function attending(name?: string, stated: Parameters<typeof confirmedBooking>[1] = {}) {
  const booking = confirmedBooking('7f3a91c2-0000-4000-8000-000000000001', stated);
  const ticket: TicketRow = {
    id: `${booking.id}-t1`,
    bookingId: booking.id,
    eventId: booking.eventId,
    categoryId: booking.categoryId,
    ownerId: booking.ownerId,
    number: 1,
    ...(name === undefined ? {} : { name }),
    status: 'VALID',
    version: 1,
    createdAt: booking.placedAt,
    updatedAt: booking.placedAt,
  };
  return { ticket, booking };
}

const rowsOf = (content: Uint8Array): Record<string, string>[] =>
  parse(Buffer.from(content), { columns: true, bom: true });

it('has a heading and a row a ticket, nameless ones too', () => {
  const { content, name, contentType } = attendeeFile([attending('Zoë'), attending()], '2026-11-21');
  expect(rowsOf(content)).toMatchObject([
    { name: 'Zoë', category: 'Stalls', booking: '7F3A-91C2', email: 'ada@example.com', seat: '' },
    { name: '' },
  ]);
  expect([name, contentType]).toEqual(['attendees-2026-11-21.csv', 'text/csv; charset=utf-8']);
});

it('has no cell that a spreadsheet would run, whoever comes', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t=', ' ＝'), (name, sign) => {
      const rows = rowsOf(attendeeFile([attending(`${sign}${name}`, { categoryName: `${sign}x` })], 'd').content);
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+@＝-]/u);
    }),
  );
});
