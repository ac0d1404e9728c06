import { callApi } from './api.ts';

const DESK = `{ organizedEvents(first: 100) { nodes { id title status ticketCategories { id name } } } }`;

const CODE = `mutation ($input: CreatePromoCodeInput!) { createPromoCode(input: $input) { userErrors { code message } } }`;

const HOLD = `mutation ($input: HoldTicketsInput!) { holdTickets(input: $input) { hold { id } userErrors { code message } } }`;

const BOOK = `mutation ($input: BookTicketsInput!) { bookTickets(input: $input) { booking { id } userErrors { code message } } }`;

/** Stripe's test card that is charged without a question. https://docs.stripe.com/testing */
const CARD = 'pm_card_visa';

/** The event that has a promo code. */
const CODED = 'Northern Lights: the homecoming show';

const PROMO_CODE = 'EARLY-BIRD';

interface DemoBooking {
  readonly event: string;
  readonly tickets: string;
  readonly quantity?: number;
  readonly seats?: readonly string[];
  readonly names?: readonly string[];
  readonly promoCode?: string;
  readonly paymentMethodId?: string;
}

/** Cheaper by a code, numbered seats with names, and free tickets. */
const demoBookings: readonly DemoBooking[] = [
  { event: CODED, tickets: 'Standing', quantity: 2, promoCode: PROMO_CODE, paymentMethodId: CARD },
  {
    event: 'The glass garden',
    tickets: 'Stalls',
    seats: ['C-6', 'C-7'],
    names: ['Ada Lovelace', 'Grace Hopper'],
    paymentMethodId: CARD,
  },
  { event: 'Light and shadow: an open evening', tickets: 'Admission', quantity: 3 },
];

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

interface OrganizedEvent {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly ticketCategories: readonly { readonly id: string; readonly name: string }[];
}

export interface BookingsAccess {
  readonly graphql: string;
  /** Of who books. */
  readonly customer: string;
  /** Of whose events they are. */
  readonly organizer: string;
  readonly email: string;
}

/**
 * What a visitor should meet of bookings: tickets that somebody has, and a code that makes those of one event cheaper. Ends once all are placed.
 * Throws where the demo's events are gone, and where the API refuses any of it.
 */
export async function seedBookings({ graphql, customer, organizer, email }: BookingsAccess): Promise<void> {
  const { organizedEvents } = await callApi<{ organizedEvents: { nodes: readonly OrganizedEvent[] } }>(
    graphql,
    organizer,
    DESK,
  );
  const eventCalled = (title: string) => {
    const event = organizedEvents.nodes.find((each) => each.title === title && each.status === 'PUBLISHED');
    if (!event) throw new Error(`The demo has no event ${title} to book.`);
    return event;
  };
  const { createPromoCode } = await callApi<{ createPromoCode: Payload }>(graphql, organizer, CODE, {
    input: { eventId: eventCalled(CODED).id, code: PROMO_CODE, percent: '15', maximumUses: 50 },
  });
  requireDone(createPromoCode);
  for (const { event: title, tickets, quantity, seats, ...booked } of demoBookings) {
    const { id, ticketCategories } = eventCalled(title);
    const wanted = seats ? { seats } : { quantity };
    const { holdTickets } = await callApi<{ holdTickets: Payload & { hold: { id: string } | null } }>(
      graphql,
      customer,
      HOLD,
      {
        input: {
          eventId: id,
          categoryId: ticketCategories.find(({ name }) => name === tickets)?.id ?? '',
          ...wanted,
          idempotencyKey: `demo-hold-${id}`,
        },
      },
    );
    requireDone(holdTickets);
    const { bookTickets } = await callApi<{ bookTickets: Payload }>(graphql, customer, BOOK, {
      input: { ...booked, holdId: holdTickets.hold?.id ?? '', email, idempotencyKey: `demo-booking-${id}` },
    });
    requireDone(bookTickets);
  }
}

function requireDone({ userErrors: [problem] }: Payload): void {
  if (problem) throw new Error(`${problem.code}: ${problem.message}`);
}
