import type { BookingAnswer, BookingView, NewBooking } from './bookings.ts';
import { BOOKING, booked, whenBooking } from './bookings.ts';
import type { EventView } from './events.ts';
import type { HoldInput } from './holds.ts';
import { held } from './holds.ts';
import type { MoneyView } from './orders.ts';
import { hearChanges } from './orders.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

const money = '{ amount currency }';

/** Holds an event's tickets, one of the first kind where nothing else is said, and books them until they are CONFIRMED. */
export async function confirmed(
  customer: Person,
  event: Pick<EventView, 'id' | 'ticketCategories'>,
  { wanted = {}, stated = {} }: { wanted?: Partial<Omit<HoldInput, 'eventId'>>; stated?: Partial<NewBooking> } = {},
): Promise<BookingView> {
  const { id } = await booked(customer, await held(customer, event, wanted), stated);
  return whenBooking(customer, id, ['CONFIRMED']);
}

export interface TermsView {
  readonly refund: MoneyView;
  readonly fee: MoneyView;
  readonly until: string | null;
}

/** What a person would get back who cancels a booking now; null where they cannot. */
export async function termsOf(person: Person, id: string): Promise<TermsView | null> {
  const document = `query ($id: ID!) { booking(id: $id) { cancellationTerms { refund ${money} fee ${money} until } } }`;
  const { booking } = await person.run<{ booking: { cancellationTerms: TermsView | null } | null }>(document, { id });
  if (!booking) throw new Error(`${id} is not to be seen.`);
  return booking.cancellationTerms;
}

/** `cancelBooking` with the sum that was shown, whatever it answers. */
export async function cancelFor(person: Person, id: string, expectedRefund: MoneyView | null): Promise<BookingAnswer> {
  const document = `mutation ($id: ID!, $expectedRefund: MoneyInput) {
    cancelBooking(id: $id, expectedRefund: $expectedRefund) { booking { ${BOOKING} } userErrors { field message code } }
  }`;
  return (await person.run<{ cancelBooking: BookingAnswer }>(document, { id, expectedRefund })).cancelBooking;
}

export interface BookingRefundView {
  readonly id: string;
  readonly status: string;
  readonly amount: MoneyView;
  readonly reason: string;
  readonly version: number;
  readonly creditNote: { readonly number: string } | null;
}

/** The refunds of a booking as this person sees them now. */
export async function refundsOfBooking(person: Person, id: string): Promise<readonly BookingRefundView[]> {
  const document = `query ($id: ID!) { booking(id: $id) { refunds { id status amount ${money} reason version creditNote { number } } } }`;
  const { booking } = await person.run<{ booking: { refunds: readonly BookingRefundView[] } | null }>(document, { id });
  return booking?.refunds ?? [];
}

export interface CancellationView {
  readonly eventId: string;
  readonly status: 'RUNNING' | 'SETTLING' | 'DONE';
  readonly bookingsCancelled: number;
  readonly bookingsLeft: number;
  readonly refundsRequested: number;
  readonly refundsSucceeded: number;
  readonly refundsFailed: number;
  readonly amount: MoneyView;
  readonly version: number;
  readonly finishedAt: string | null;
}

/** How far an event's cancellation is, as this person sees it; null where there is none or it is not to be seen. */
export async function cancellationOf(person: Person, eventId: string): Promise<CancellationView | null> {
  const document = `query ($eventId: ID!) { eventCancellation(eventId: $eventId) {
    eventId status bookingsCancelled bookingsLeft refundsRequested refundsSucceeded refundsFailed amount ${money} version finishedAt
  } }`;
  return (await person.run<{ eventCancellation: CancellationView | null }>(document, { eventId })).eventCancellation;
}

/** An event's cancellation once it is in this status. Throws with what it is where it is not in time. */
export async function whenCancelled(
  person: Person,
  eventId: string,
  status: CancellationView['status'],
  milliseconds = 60_000,
): Promise<CancellationView> {
  let last: CancellationView | null = null;
  try {
    return await until(
      `the cancellation of ${eventId} to be ${status}`,
      async () => {
        last = await cancellationOf(person, eventId);
        return last?.status === status ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The cancellation stands at ${JSON.stringify(last)}`, { cause });
  }
}

export interface CancellationChangeView {
  readonly eventId: string;
  readonly status: string;
  readonly bookingsCancelled: number;
  readonly refundsSucceeded: number;
  readonly version: number;
}

/** Hears an event's cancellation, from the moment this answers. */
export function hearCancellation(person: Person, eventId: string) {
  return hearChanges<CancellationChangeView>(
    person,
    `($eventId: ID!) { change: onEventCancellationChanged(eventId: $eventId) {
      eventId organizerId status bookingsCancelled refundsSucceeded refundsFailed version at
    } }`,
    { eventId },
  );
}

export interface SalesView {
  readonly day: string;
  readonly categoryId: string;
  readonly tickets: number;
  readonly gross: MoneyView;
  readonly cancelledTickets: number;
  readonly refunded: MoneyView;
}

/** What was sold of an event by day, as this person sees it. */
export async function salesOf(
  person: Person,
  eventId: string,
  days: { readonly from?: string; readonly until?: string } = {},
): Promise<readonly SalesView[]> {
  const document = `query ($eventId: ID!, $from: AWSDate, $until: AWSDate) {
    eventSales(eventId: $eventId, from: $from, until: $until) {
      day categoryId tickets gross ${money} cancelledTickets refunded ${money}
    }
  }`;
  return (await person.run<{ eventSales: readonly SalesView[] }>(document, { eventId, ...days })).eventSales;
}

export interface AttendeeView {
  readonly ticket: {
    readonly id: string;
    readonly name: string | null;
    readonly seat: string | null;
    readonly status: string;
  };
  readonly categoryName: string;
  readonly bookingNumber: string;
  readonly bookingId: string;
  readonly email: string;
}

export interface AttendeePage {
  readonly nodes: readonly AttendeeView[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page of an event's attendees, as this person sees them. */
export async function attendeesPage(
  person: Person,
  eventId: string,
  page: { readonly first?: number; readonly after?: string | null } = {},
): Promise<AttendeePage> {
  const document = `query ($eventId: ID!, $first: Int, $after: String) {
    attendees(eventId: $eventId, first: $first, after: $after) {
      nodes { ticket { id name seat status } categoryName bookingNumber bookingId email } pageInfo { hasNextPage endCursor }
    }
  }`;
  return (await person.run<{ attendees: AttendeePage }>(document, { eventId, ...page })).attendees;
}

export interface AttendeeExportAnswer {
  readonly export: { readonly url: string; readonly tickets: number } | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** `exportAttendees`, whatever it answers. */
export async function exportAttendees(person: Person, eventId: string): Promise<AttendeeExportAnswer> {
  const document = `mutation ($eventId: ID!) { exportAttendees(eventId: $eventId) {
    export { url tickets } userErrors { field message code }
  } }`;
  return (await person.run<{ exportAttendees: AttendeeExportAnswer }>(document, { eventId })).exportAttendees;
}
