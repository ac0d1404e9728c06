import type {
  CountryCode,
  CreateEventInput,
  CurrencyCode,
  OrganizedPartsFragment,
  TicketCategoryInput,
  TicketCategoryPartsFragment,
  UpdateEventInput,
} from '../../graphql/graphql.ts';
import type { LocalTime } from '../events/zonedTime.ts';
import { localOf } from '../events/zonedTime.ts';
import { timeTyped } from './times.ts';

/** A row of numbered seats, as it is typed. */
export interface SeatRowDraft {
  /** Tells rows apart while they move. */
  readonly key: string;
  readonly row: string;
  readonly first: string;
  readonly last: string;
}

/** One kind of tickets, as it is typed. Times are by the clocks of the venue; empty where nothing is said. */
export interface TicketDraft {
  readonly key: string;
  /** Of one that is there already. */
  readonly id: string | null;
  readonly name: string;
  readonly price: string;
  readonly taxRate: string;
  readonly capacity: string;
  readonly limit: string;
  readonly saleFrom: LocalTime | '';
  readonly saleUntil: LocalTime | '';
  readonly numbered: boolean;
  readonly rows: readonly SeatRowDraft[];
}

/** An event, as it is typed. Times are by the clocks of the venue. */
export interface EventDraft {
  readonly title: string;
  readonly description: string;
  readonly categoryId: string;
  readonly venueName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: CountryCode;
  readonly timeZone: string;
  readonly doors: LocalTime | '';
  readonly start: LocalTime | '';
  readonly end: LocalTime | '';
  readonly refundable: boolean;
  readonly refundUntilHours: string;
  readonly feeRate: string;
  readonly currency: string;
  readonly tickets: readonly TicketDraft[];
}

/** A part of the form. */
export type Part = keyof EventDraft;

/** The input of a whole event; what stands in `ticketCategories` is all of them. */
export type WholeEvent = Required<Omit<CreateEventInput, 'idempotencyKey'>>;

const USUAL_LIMIT = '10';

/** A row that is to be filled in: the next letter, with as many seats as the one before. */
export function newRow(before: SeatRowDraft | undefined): SeatRowDraft {
  return {
    key: crypto.randomUUID(),
    row: before ? nextName(before.row) : 'A',
    first: before?.first ?? '1',
    last: before?.last ?? '20',
  };
}

/** A kind of tickets that is to be filled in. */
export function newTicket(): TicketDraft {
  return {
    key: crypto.randomUUID(),
    id: null,
    name: '',
    price: '',
    taxRate: '7.00',
    capacity: '100',
    limit: USUAL_LIMIT,
    saleFrom: '',
    saleUntil: '',
    numbered: false,
    rows: [],
  };
}

/** An event that is to be filled in. */
export function newDraft(timeZone: string): EventDraft {
  return {
    title: '',
    description: '',
    categoryId: '',
    venueName: '',
    street: '',
    postalCode: '',
    city: '',
    country: 'DE',
    timeZone,
    doors: '',
    start: '',
    end: '',
    refundable: true,
    refundUntilHours: '0',
    feeRate: '0.00',
    currency: 'EUR',
    tickets: [newTicket()],
  };
}

/** An event as it would be typed. */
export function draftOf(event: OrganizedPartsFragment): EventDraft {
  const { venue, cancellationPolicy, ticketCategories } = event;
  const zone = venue.timeZone;
  return {
    title: event.title,
    description: event.description,
    categoryId: event.category.id,
    venueName: venue.name,
    street: venue.street,
    postalCode: venue.postalCode ?? '',
    city: venue.city,
    country: venue.country,
    timeZone: zone,
    doors: event.doorsAt === null ? '' : localOf(event.doorsAt, zone),
    start: localOf(event.startsAt, zone),
    end: localOf(event.endsAt, zone),
    refundable: cancellationPolicy.refundUntilHours !== null,
    refundUntilHours: String(cancellationPolicy.refundUntilHours ?? 0),
    feeRate: cancellationPolicy.feeRate,
    currency: ticketCategories[0]?.price.currency ?? 'EUR',
    tickets: ticketCategories.map((category) => ticketOf(category, event)),
  };
}

/** One kind of tickets as it would be typed. */
export function ticketOf(
  category: TicketCategoryPartsFragment,
  event: Pick<OrganizedPartsFragment, 'startsAt' | 'venue'>,
): TicketDraft {
  const { id, name, price, taxRate, capacity, limitPerCustomer, saleFrom, saleUntil, seatRows } = category;
  const zone = event.venue.timeZone;
  return {
    key: id,
    id,
    name,
    price: price.amount,
    taxRate,
    capacity: String(capacity),
    limit: String(limitPerCustomer),
    saleFrom: saleFrom === null ? '' : localOf(saleFrom, zone),
    // Who says nothing sells until the start.
    saleUntil: saleUntil === event.startsAt ? '' : localOf(saleUntil, zone),
    numbered: seatRows.length > 0,
    rows: seatRows.map(({ row, first, last }) => ({ key: row, row, first: String(first), last: String(last) })),
  };
}

/** Parts in which two drafts differ. */
export function differences(one: EventDraft, other: EventDraft): readonly Part[] {
  return (Object.keys(one) as Part[]).filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}

/**
 * The input that a draft makes whole: times that exist twice are the first, or what the event has had (`event`). Null where a time is none; `wrongTimes`
 * (times.ts) says which. The server checks all the rest.
 */
export function wholeOf(draft: EventDraft, event: OrganizedPartsFragment | null): WholeEvent | null {
  const at = (local: LocalTime | '') => timeTyped(local, draft.timeZone, event).instant;
  const startsAt = at(draft.start);
  const endsAt = at(draft.end);
  const doorsAt = at(draft.doors);
  const ticketCategories = draft.tickets.map((ticket) => ticketInput(ticket, draft, event));
  if (startsAt === null || endsAt === null || (draft.doors !== '' && doorsAt === null)) return null;
  if (ticketCategories.some((input) => input === null)) return null;
  const postalCode = draft.postalCode.trim();
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    categoryId: draft.categoryId,
    venue: {
      name: draft.venueName.trim(),
      street: draft.street.trim(),
      ...(postalCode === '' ? {} : { postalCode }),
      city: draft.city.trim(),
      country: draft.country,
      timeZone: draft.timeZone,
    },
    doorsAt,
    startsAt,
    endsAt,
    ticketCategories: ticketCategories.filter((input) => input !== null),
    cancellationPolicy: {
      refundUntilHours: draft.refundable ? Number(draft.refundUntilHours) : null,
      feeRate: draft.refundable ? draft.feeRate.trim() : '0',
    },
  };
}

/** What of a kind of tickets is sent; null where a time is none. */
export function ticketInput(
  ticket: TicketDraft,
  { timeZone, currency }: Pick<EventDraft, 'timeZone' | 'currency'>,
  event: OrganizedPartsFragment | null,
): TicketCategoryInput | null {
  const saleFrom = timeTyped(ticket.saleFrom, timeZone, event).instant;
  const saleUntil = timeTyped(ticket.saleUntil, timeZone, event).instant;
  if ((ticket.saleFrom !== '' && saleFrom === null) || (ticket.saleUntil !== '' && saleUntil === null)) return null;
  return {
    ...(ticket.id === null ? {} : { id: ticket.id }),
    name: ticket.name.trim(),
    // The server's own enum says which currencies there are.
    price: { amount: ticket.price.trim(), currency: currency.trim().toUpperCase() as CurrencyCode },
    taxRate: ticket.taxRate.trim(),
    ...(ticket.numbered ? {} : { capacity: Number(ticket.capacity) }),
    ...(saleFrom === null ? {} : { saleFrom }),
    ...(saleUntil === null ? {} : { saleUntil }),
    limitPerCustomer: Number(ticket.limit),
    seatRows: ticket.numbered ? ticket.rows.map(seatRowInput) : [],
  };
}

function seatRowInput({ row, first, last }: SeatRowDraft) {
  return { row: row.trim(), first: Number(first), last: Number(last) };
}

/** What takes an event from one input to another; null where nothing does. */
export function changeOf(from: WholeEvent, to: WholeEvent): UpdateEventInput | null {
  const names = (Object.keys(to) as (keyof WholeEvent)[]).filter(
    (name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]),
  );
  if (names.length === 0) return null;
  return Object.fromEntries(names.map((name) => [name, to[name]]));
}

/** Seats that rows have together, as far as they are typed. */
export function seatsIn(rows: readonly SeatRowDraft[]): number {
  return rows.reduce((sum, { first, last }) => sum + Math.max(0, Number(last) - Number(first) + 1 || 0), 0);
}

/** The name behind a row's: B behind A, AA behind Z, 8 behind 7. Empty where nothing follows from it. */
function nextName(name: string): string {
  if (/^\d+$/.test(name)) return String(Number(name) + 1);
  if (!/^[A-Z]+$/.test(name)) return '';
  const last = name.slice(-1);
  if (last !== 'Z') return name.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  return `${name.length === 1 ? 'A' : nextName(name.slice(0, -1))}A`;
}
