import type { HoldView } from './holds.ts';
import type { MoneyView, RefusalView } from './orders.ts';
import { GOOD_CARD, hearChanges, newsOf } from './orders.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface BookingView {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly refusal: RefusalView | null;
  readonly event: { readonly id: string; readonly title: string };
  readonly categoryId: string;
  readonly categoryName: string;
  readonly quantity: number;
  readonly seats: readonly string[];
  readonly tickets: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly seat: string | null;
    readonly status: string;
    readonly nameChanges: readonly { readonly previousName: string | null; readonly by: string; readonly at: string }[];
  }[];
  readonly price: MoneyView;
  readonly promoCode: string | null;
  readonly discount: MoneyView;
  readonly subtotal: MoneyView;
  readonly tax: MoneyView;
  readonly total: MoneyView;
  readonly email: string;
  readonly receipt: { readonly id: string; readonly number: string } | null;
  readonly money: { readonly captured: MoneyView; readonly net: MoneyView; readonly refundable: MoneyView };
  readonly payment: {
    readonly id: string;
    readonly status: string;
    readonly captured: MoneyView;
    readonly card: { readonly brand: string; readonly last4: string } | null;
    readonly refusal: RefusalView | null;
  } | null;
  readonly paymentAction: { readonly clientSecret: string; readonly url: string | null } | null;
  readonly timeline: readonly { readonly status: string; readonly at: string }[];
  readonly version: number;
  readonly placedAt: string;
  readonly confirmedAt: string | null;
}

const money = '{ amount currency }';
const refusal = 'refusal { code message }';

/** Everything that a booking's owner may ask of it. */
export const BOOKING = `id number status ${refusal} event { id title } categoryId categoryName quantity seats
  tickets { id name seat status nameChanges { previousName by at } } price ${money} promoCode discount ${money} subtotal ${money} tax ${money} total ${money}
  email receipt { id number } money { captured ${money} net ${money} refundable ${money} }
  payment { id status captured ${money} card { brand last4 } ${refusal} }
  paymentAction { clientSecret url } timeline { status at } version placedAt confirmedAt`;

const PAYLOAD = `{ booking { ${BOOKING} } userErrors { field message code } }`;

export interface BookingAnswer {
  readonly booking: BookingView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What `bookTickets` takes. */
export interface NewBooking {
  readonly holdId: string;
  readonly email: string;
  readonly names?: readonly string[] | null;
  readonly promoCode?: string | null;
  readonly paymentMethodId?: string | null;
  readonly expectedTotal?: MoneyView | null;
  readonly idempotencyKey: string;
}

/** Statuses that nothing leaves by itself. */
export const endedBookings = ['CONFIRMED', 'FAILED', 'CANCELLED', 'NEEDS_ATTENTION'] as const;

/** An input of `bookTickets`, paid with a card that is charged without a question, where nothing else is said. */
export function bookingInput({ id }: Pick<HoldView, 'id'>, stated: Partial<NewBooking> = {}): NewBooking {
  return {
    holdId: id,
    email: 'customer@example.com',
    paymentMethodId: GOOD_CARD,
    idempotencyKey: crypto.randomUUID(),
    ...stated,
  };
}

/** `bookTickets` with this input, whatever it answers. */
export async function bookTickets(
  person: Person,
  input: NewBooking | Readonly<Record<string, unknown>>,
): Promise<BookingAnswer> {
  const document = `mutation ($input: BookTicketsInput!) { bookTickets(input: $input) ${PAYLOAD} }`;
  return whole((await person.run<{ bookTickets: BookingAnswer }>(document, { input })).bookTickets);
}

/** Books what is held. Throws where it is refused. */
export async function booked(
  person: Person,
  hold: Pick<HoldView, 'id'>,
  stated: Partial<NewBooking> = {},
): Promise<BookingView> {
  const { booking, userErrors } = await bookTickets(person, bookingInput(hold, stated));
  if (!booking) throw new Error(`The booking was refused: ${JSON.stringify(userErrors)}`);
  return booking;
}

/** A booking as this person sees it now, or null. */
export async function bookingOf(person: Person, id: string): Promise<BookingView | null> {
  const document = `query ($id: ID!) { booking(id: $id) { ${BOOKING} } }`;
  return (await person.run<{ booking: BookingView | null }>(document, { id })).booking;
}

/** The booking once it is in one of these statuses; where none is named, once it has ended. Throws with its state where it is not in time. */
export async function whenBooking(
  person: Person,
  id: string,
  statuses: readonly string[] = endedBookings,
  milliseconds = 30_000,
): Promise<BookingView> {
  let last: BookingView | null = null;
  try {
    return await until(
      `the booking ${id} to be ${statuses.join(' or ')}`,
      async () => {
        last = await bookingOf(person, id);
        return last && statuses.includes(last.status) ? last : null;
      },
      milliseconds,
    );
  } catch (cause) {
    throw new Error(`The booking stands at ${JSON.stringify(last)}`, { cause });
  }
}

/** `continueBooking`, whatever it answers. */
export async function continueBooking(person: Person, id: string): Promise<BookingAnswer> {
  const document = `mutation ($id: ID!) { continueBooking(id: $id) ${PAYLOAD} }`;
  return whole((await person.run<{ continueBooking: BookingAnswer }>(document, { id })).continueBooking);
}

/** `cancelBooking`, whatever it answers. */
export async function cancelBooking(person: Person, id: string): Promise<BookingAnswer> {
  const document = `mutation ($id: ID!) { cancelBooking(id: $id) ${PAYLOAD} }`;
  return whole((await person.run<{ cancelBooking: BookingAnswer }>(document, { id })).cancelBooking);
}

/** `changeTicketName` in the version of the booking that was seen, whatever it answers. */
export async function changeTicketName(
  person: Person,
  ticketId: string,
  { version }: Pick<BookingView, 'version'>,
  name: string,
): Promise<BookingAnswer> {
  const document = `mutation ($id: ID!, $expectedVersion: Int!, $name: String!) {
    changeTicketName(id: $id, expectedVersion: $expectedVersion, name: $name) ${PAYLOAD}
  }`;
  const variables = { id: ticketId, expectedVersion: version, name };
  return whole((await person.run<{ changeTicketName: BookingAnswer }>(document, variables)).changeTicketName);
}

/** `retryBooking`, whatever it answers. */
export async function retryBooking(
  person: Person,
  { id, version }: Pick<BookingView, 'id' | 'version'>,
): Promise<BookingAnswer> {
  const document = `mutation ($id: ID!, $expectedVersion: Int!) { retryBooking(id: $id, expectedVersion: $expectedVersion) ${PAYLOAD} }`;
  const variables = { id, expectedVersion: version };
  return whole((await person.run<{ retryBooking: BookingAnswer }>(document, variables)).retryBooking);
}

/** Throws where a payload breaks its promise: it has a booking or errors, never both, never neither. */
function whole(answer: BookingAnswer): BookingAnswer {
  if ((answer.booking === null) !== answer.userErrors.length > 0) {
    throw new Error(`The payload contradicts itself: ${JSON.stringify(answer)}`);
  }
  return answer;
}

export interface BookingChangeView {
  readonly bookingId: string;
  readonly ownerId: string;
  readonly status: string;
  readonly version: number;
}

const CHANGE = '{ bookingId ownerId status version at }';

/** Hears one booking, from the moment this answers. */
export function hearBooking(person: Person, bookingId: string) {
  return hear(person, `($bookingId: ID!) { change: onBookingChanged(bookingId: $bookingId) ${CHANGE} }`, { bookingId });
}

/** Hears all bookings of one's own, from the moment this answers. */
export function hearMyBookings(person: Person) {
  return hear(person, `{ change: onMyBookingsChanged ${CHANGE} }`, {});
}

async function hear(person: Person, selection: string, variables: Readonly<Record<string, unknown>>) {
  const heard = await hearChanges<BookingChangeView>(person, selection, variables);
  return {
    ...heard,
    /** The statuses of one booking as they were pushed, repeated and old news dropped. */
    statusesOf: (id: string) => newsOf(heard.changes.filter(({ bookingId }) => bookingId === id)),
  };
}
