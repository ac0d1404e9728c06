import { reportedInvoice } from '../reportedInvoice.ts';
import { read, storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { calendarWriter } from './calendar.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

function linesOf(...given: Parameters<typeof storedInvoice>[]): string[] {
  const writer = calendarWriter(NOW);
  for (const each of given) writer.add(reportedInvoice(storedInvoice(...each)));
  return textOf(writer)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
}

function textOf(writer: ReturnType<typeof calendarWriter>): string {
  return Buffer.from(writer.end()?.content ?? []).toString('utf8');
}

describe('a calendar', () => {
  it('has an all-day event for a due date, with an id that stays', () => {
    const lines = linesOf([{ dueDate: read('2026-03-31') }]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'UID:i1@invoices.marquee',
        'DTSTAMP:20261121T100000Z',
        'DTSTART;VALUE=DATE:20260331',
        'SUMMARY:Pay Stadthalle Köln GmbH 1190.00 EUR',
        'DESCRIPTION:Number INV-2026/17',
        'END:VCALENDAR',
      ]),
    );
  });

  it('says what is to be paid where that is not the total', () => {
    expect(linesOf([{ dueDate: read('2026-03-31'), amountDue: read('90.00') }])).toContain(
      'SUMMARY:Pay Stadthalle Köln GmbH 90.00 EUR',
    );
  });

  it('leaves out what has no due date, and is nothing where none has one', () => {
    const lines = linesOf([{ dueDate: read('2026-03-31') }], [{ dueDate: null }, { id: 'i2' }]);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    const writer = calendarWriter(NOW);
    writer.add(reportedInvoice(storedInvoice({ dueDate: read('31.03.2026') })));
    expect(writer.end()).toBeNull();
  });

  it.each([
    'Evil\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Pay me',
    'a;b,c\\n:"quoted"',
    '\u202egnihton',
    'ümläut €'.repeat(1500),
    '🎪'.repeat(300),
    '\u0000\u0007\u2028x',
  ])('is not broken by a vendor called %j', (vendor) => {
    const writer = calendarWriter(NOW);
    writer.add(reportedInvoice(storedInvoice({ dueDate: read('2026-03-31'), vendor: read(vendor) })));
    const text = textOf(writer);
    const names = text.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(names.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
    expect(names.filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f\u2028\u202a-\u202e]/);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
