import ical from 'ical-generator';
import { isDay } from '#model/reports.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';
import type { FileWriter } from './format.ts';
import { plainText } from '../../platform/plainText.ts';

/** Characters of a name in an event's line. */
const NAME_LENGTH = 120;

/** https://www.rfc-editor.org/rfc/rfc5545#section-3.1: octets of a line, its end aside. */
const LINE_OCTETS = 75;

/**
 * One all-day event for each due date. Its id is the invoice's, so a calendar that takes the file twice has it once; days have
 * no time zone. Invoices without a due date are not in it.
 */
export function calendarWriter(now: Date): FileWriter {
  const calendar = ical({
    prodId: { company: 'Marquee', product: 'Invoices', language: 'EN' },
    name: 'Invoices to pay',
  });
  return {
    add(invoice) {
      const due = invoice.dueDate?.value;
      if (due === undefined || !isDay(due)) return null;
      calendar.createEvent({
        id: `${invoice.id}@invoices.marquee`,
        start: new Date(`${due}T00:00:00Z`),
        allDay: true,
        stamp: now,
        summary: summaryOf(invoice),
        ...(invoice.number ? { description: `Number ${nameOf(invoice.number.value)}` } : {}),
      });
      return null;
    },
    size: () => calendar.length(),
    end() {
      if (calendar.length() === 0) return null;
      return {
        content: Buffer.from(folded(calendar.toString())),
        contentType: 'text/calendar; charset=utf-8',
        extension: 'ics',
        count: calendar.length(),
      };
    },
  };
}

function summaryOf({ kind, vendor, total, amountDue, currency }: ReportedInvoice): string {
  const what = kind === 'CREDIT_NOTE' ? 'Credit note' : 'Pay';
  const amount = amountDue ?? total;
  return [what, nameOf(vendor?.value ?? 'unknown vendor'), amount ? plainText(amount.value) : null, currency?.value]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function nameOf(text: string): string {
  const plain = [...plainText(text)];
  return plain.length <= NAME_LENGTH ? plain.join('') : `${plain.slice(0, NAME_LENGTH - 1).join('')}…`;
}

/** Folded by octets, as the standard asks: the library counts characters. */
function folded(text: string): string {
  const whole = text.replace(/\r\n[ \t]/g, '');
  return whole.split('\r\n').map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += length;
  }
  return out;
}
