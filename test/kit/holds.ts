import type { EventView } from './events.ts';
import type { Person } from './person.ts';

export interface HoldView {
  readonly id: string;
  readonly status: 'ACTIVE' | 'BOOKED' | 'RELEASED' | 'EXPIRED';
  readonly event: { readonly id: string; readonly title: string };
  readonly categoryId: string;
  readonly quantity: number;
  readonly seats: readonly string[];
  readonly price: { readonly amount: string; readonly currency: string };
  readonly taxRate: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly expiresAt: string;
  readonly secondsLeft: number;
  readonly booking: { readonly id: string; readonly status: string } | null;
  readonly createdAt: string;
}

export interface HoldAnswer {
  readonly hold: HoldView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What a customer may ask of a hold. */
export const HOLD = `id status event { id title } categoryId quantity seats price { amount currency } taxRate total { amount currency }
  expiresAt secondsLeft booking { id status } createdAt`;

const ANSWER = `{ hold { ${HOLD} } userErrors { field message code } }`;

/** What `holdTickets` takes. */
export interface HoldInput {
  readonly eventId: string;
  readonly categoryId: string;
  readonly quantity?: number;
  readonly seats?: readonly string[];
  readonly idempotencyKey: string;
}

/** `holdTickets` with this input, whatever it answers. */
export async function holdTickets(
  customer: Person,
  input: HoldInput | Readonly<Record<string, unknown>>,
): Promise<HoldAnswer> {
  const answer = await customer.run<{ holdTickets: HoldAnswer }>(
    `mutation ($input: HoldTicketsInput!) { holdTickets(input: $input) ${ANSWER} }`,
    { input },
  );
  return answer.holdTickets;
}

/** A customer's hold of an event's tickets: one of the first kind where nothing else is said. Throws where it is refused. */
export async function held(
  customer: Person,
  event: Pick<EventView, 'id' | 'ticketCategories'>,
  stated: Partial<Omit<HoldInput, 'eventId'>> = {},
): Promise<HoldView> {
  const { hold, userErrors } = await holdTickets(customer, {
    eventId: event.id,
    categoryId: event.ticketCategories[0]?.id ?? '-',
    idempotencyKey: crypto.randomUUID(),
    ...(stated.seats ? {} : { quantity: 1 }),
    ...stated,
  });
  if (!hold) throw new Error(`Nothing was held: ${JSON.stringify(userErrors)}`);
  return hold;
}

/** `releaseTicketHold`, whatever it answers. */
export async function letGo(customer: Person, id: string): Promise<HoldAnswer> {
  const answer = await customer.run<{ releaseTicketHold: HoldAnswer }>(
    `mutation ($id: ID!) { releaseTicketHold(id: $id) ${ANSWER} }`,
    { id },
  );
  return answer.releaseTicketHold;
}

/** A customer's hold as it is now; null where it is missing or another's. */
export async function holdNow(customer: Person, id: string): Promise<HoldView | null> {
  const answer = await customer.run<{ ticketHold: HoldView | null }>(
    `query ($id: ID!) { ticketHold(id: $id) { ${HOLD} } }`,
    { id },
  );
  return answer.ticketHold;
}

/** All of a customer's holds that are ACTIVE. */
export async function activeHolds(customer: Person): Promise<HoldView[]> {
  const all: HoldView[] = [];
  let after: string | null = null;
  do {
    const { ticketHolds }: Page = await customer.run<Page>(
      `query ($after: String) { ticketHolds(first: 100, after: $after) { nodes { ${HOLD} } pageInfo { endCursor } } }`,
      { after },
    );
    all.push(...ticketHolds.nodes);
    after = ticketHolds.pageInfo.endCursor;
  } while (after !== null);
  return all;
}

interface Page {
  readonly ticketHolds: {
    readonly nodes: readonly HoldView[];
    readonly pageInfo: { readonly endCursor: string | null };
  };
}
