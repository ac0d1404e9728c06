import type { EventCancellationStatus, EventStatus } from '../../graphql/graphql.ts';
import { localWords } from '../events/words.ts';
import { countryWords } from '../receipts/words.ts';
import type { EventDraft, Part, TicketDraft } from './draft.ts';
import { seatsIn } from './draft.ts';

/** How each status of an event is said to those who organise it. */
export const organizedWords: Readonly<Record<EventStatus, string>> = {
  DRAFT: 'Draft',
  PUBLISHED: 'Published',
  POSTPONED: 'Postponed',
  CANCELLING: 'Being called off',
  CANCELLED: 'Called off',
};

/** How far everybody's money is given back. */
export const cancellationWords: Readonly<Record<EventCancellationStatus, string>> = {
  RUNNING: 'Bookings are being cancelled',
  SETTLING: 'All bookings are cancelled; money is being given back',
  DONE: 'Everybody has their money back',
};

/** A part of an event as it is, said in a line. */
export function partWords(part: Part, draft: EventDraft): string {
  switch (part) {
    case 'refundable':
      return draft.refundable ? 'money is given back' : 'nothing is given back';
    case 'tickets':
      return draft.tickets.map((ticket) => ticketWords(ticket, draft.currency)).join('; ');
    case 'doors':
    case 'start':
    case 'end':
      return draft[part] === '' ? 'none' : localWords(draft[part]);
    case 'country':
      return countryWords(draft.country);
    case 'categoryId':
      return 'another kind';
    default:
      return draft[part] === '' ? 'none' : draft[part];
  }
}

/** One kind of tickets in a few words: `Stalls, 20.00 EUR, 100 tickets`. */
export function ticketWords(ticket: TicketDraft, currency: string): string {
  return `${ticket.name}, ${factWords(ticket, currency)}`;
}

/** The same without its name. */
export function factWords({ price, capacity, numbered, rows }: TicketDraft, currency: string): string {
  return `${price} ${currency}, ${numbered ? `${String(seatsIn(rows))} numbered seats` : `${capacity} tickets`}`;
}

/** How each part of an event is said to those who organise it. */
export const partNames: Readonly<Record<Part, string>> = {
  title: 'title',
  description: 'description',
  categoryId: 'kind of event',
  venueName: 'venue',
  street: 'street',
  postalCode: 'postal code',
  city: 'city',
  country: 'country',
  timeZone: 'time zone',
  doors: 'doors',
  start: 'start',
  end: 'end',
  refundable: 'what is given back',
  refundUntilHours: 'until when money is given back',
  feeRate: 'fee',
  currency: 'currency',
  tickets: 'tickets',
};
