import type { Outputs } from '#dev/cloud.ts';
import { newColleague } from './colleagues.ts';
import type { Person } from './person.ts';
import { until } from './until.ts';

export interface TicketCategoryView {
  readonly id: string;
  readonly name: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly taxRate: string;
  readonly priceWithTax: { readonly amount: string; readonly currency: string };
  readonly capacity: number;
  readonly saleFrom: string | null;
  readonly saleUntil: string;
  readonly limitPerCustomer: number;
  readonly seatRows: readonly { readonly row: string; readonly first: number; readonly last: number }[];
}

export interface AvailabilityView {
  readonly categoryId: string;
  readonly available: number;
  readonly capacity: number;
  readonly version: number;
}

export interface EventView {
  readonly id: string;
  readonly status: 'DRAFT' | 'PUBLISHED' | 'POSTPONED' | 'CANCELLING' | 'CANCELLED';
  readonly title: string;
  readonly description: string;
  readonly category: { readonly id: string; readonly name: string; readonly retired: boolean };
  readonly venue: {
    readonly name: string;
    readonly street: string;
    readonly postalCode: string | null;
    readonly city: string;
    readonly country: string;
    readonly timeZone: string;
  };
  readonly doorsAt: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly localStart: string;
  readonly localDoors: string | null;
  readonly localEnd: string;
  readonly images: readonly { readonly id: string; readonly path: string; readonly alt: string }[];
  readonly ticketCategories: readonly TicketCategoryView[];
  readonly availability: readonly AvailabilityView[];
  readonly cancellationPolicy: { readonly refundUntilHours: number | null; readonly feeRate: string };
  readonly note: string | null;
  readonly postponedFrom: string | null;
  readonly version: number;
  readonly publishedAt: string | null;
}

/** What everybody may ask of an event. */
export const EVENT = `id status title description category { id name retired }
  venue { name street postalCode city country timeZone }
  doorsAt startsAt endsAt localStart localDoors localEnd images { id path alt }
  ticketCategories { id name price { amount currency } taxRate priceWithTax { amount currency } capacity saleFrom saleUntil
    limitPerCustomer seatRows { row first last } }
  availability { categoryId available capacity version }
  cancellationPolicy { refundUntilHours feeRate } note postponedFrom version publishedAt`;

export interface EventAnswer {
  readonly event: EventView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** One kind of tickets, as `createEvent` takes it. */
export interface TicketsInput {
  readonly id?: string;
  readonly name: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly taxRate: string;
  readonly capacity?: number;
  readonly saleFrom?: string | null;
  readonly saleUntil?: string | null;
  readonly limitPerCustomer?: number;
  readonly seatRows?: readonly { readonly row: string; readonly first: number; readonly last: number }[];
}

/** What `createEvent` takes. */
export interface EventInput {
  readonly title: string;
  readonly description?: string;
  readonly categoryId: string;
  readonly venue: {
    readonly name: string;
    readonly street: string;
    readonly postalCode?: string | null;
    readonly city: string;
    readonly country: string;
    readonly timeZone: string;
  };
  readonly doorsAt?: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly ticketCategories: readonly TicketsInput[];
  readonly cancellationPolicy?: { readonly refundUntilHours?: number | null; readonly feeRate?: string };
  readonly idempotencyKey: string;
}

const HOUR_MS = 3_600_000;

/** So many hours from now: UTC, ISO 8601. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * HOUR_MS).toISOString();
}

/** One kind of tickets without numbered seats: 100 at 50.00 EUR and 7 percent, where nothing else is said. */
export function tickets(stated: Partial<TicketsInput> = {}): TicketsInput {
  return {
    name: 'Standing',
    price: { amount: '50.00', currency: 'EUR' },
    taxRate: '7',
    ...(stated.seatRows ? {} : { capacity: 100 }),
    ...stated,
  };
}

const wanted = new Map<string, Promise<string>>();

/** The id of a kind of events of this name. In a journey it is made where it is missing; elsewhere `person` must be an ADMIN for that. */
export function eventCategoryId(person: Person, name = 'Concert'): Promise<string> {
  const known = wanted.get(name);
  if (known) return known;
  const found = findCategory(person, name);
  wanted.set(name, found);
  found.catch(() => wanted.delete(name));
  return found;
}

async function findCategory(person: Person, name: string): Promise<string> {
  const { eventCategories } = await person.run<{ eventCategories: readonly { id: string; name: string }[] }>(
    '{ eventCategories { id name } }',
  );
  const known = eventCategories.find((category) => category.name === name);
  return known ? known.id : makeCategory(await administrator(person), name);
}

async function administrator(person: Person): Promise<Person> {
  if (!process.env['VITEST']) return person;
  const { inject } = await import('vitest');
  // Outside the journeys there is no cloud to find here.
  const outputs: Outputs | undefined = inject('outputs');
  return outputs ? newColleague(outputs, 'events-admin', ['ADMIN']) : person;
}

export interface CategoryAnswer {
  readonly category: {
    readonly id: string;
    readonly name: string;
    readonly retired: boolean;
    readonly version: number;
  } | null;
  readonly userErrors: EventAnswer['userErrors'];
}

/** `changeEventCategory` in the version that was seen, whatever it answers; again where another kind was being changed at the same moment. */
export async function changeCategory(
  admin: Person,
  { id, version }: { readonly id: string; readonly version: number },
  stated: { readonly name?: string; readonly retired?: boolean },
): Promise<CategoryAnswer> {
  return until('nobody to be in the way', async () => {
    const { changeEventCategory: answer } = await admin.run<{ changeEventCategory: CategoryAnswer }>(
      `mutation ($id: ID!, $expectedVersion: Int!, $name: String, $retired: Boolean) {
        changeEventCategory(id: $id, expectedVersion: $expectedVersion, name: $name, retired: $retired) {
          category { id name retired version } userErrors { field message code }
        }
      }`,
      { id, expectedVersion: version, ...stated },
    );
    return answer.userErrors.some(({ code }) => code === 'TRY_AGAIN') ? null : answer;
  });
}

/** `createEventCategory` of this name, until nobody is in the way. Throws where it is refused. */
async function makeCategory(admin: Person, name: string): Promise<string> {
  return until(`the category ${name} to be made`, async () => {
    const { createEventCategory: answer } = await admin.run<{
      createEventCategory: { category: { id: string } | null; userErrors: readonly { code: string }[] };
    }>(`mutation ($name: String!) { createEventCategory(name: $name) { category { id } userErrors { code } } }`, {
      name,
    });
    if (answer.userErrors.some(({ code }) => code !== 'TRY_AGAIN')) throw new Error(JSON.stringify(answer.userErrors));
    return answer.category?.id;
  });
}

/** An input of `createEvent` in 30 days in Berlin, of three hours, with one kind of 100 tickets, where nothing else is said. */
export function eventInput(categoryId: string, stated: Partial<EventInput> = {}): EventInput {
  return {
    title: 'Night of the strings',
    categoryId,
    venue: {
      name: 'Columbiahalle',
      street: 'Columbiadamm 13',
      postalCode: '10965',
      city: 'Berlin',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    startsAt: inHours(30 * 24),
    endsAt: inHours(30 * 24 + 3),
    ticketCategories: [tickets()],
    idempotencyKey: crypto.randomUUID(),
    ...stated,
  };
}

async function mutate(
  person: Person,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<EventAnswer> {
  const answer = await person.run<Readonly<Record<string, EventAnswer>>>(document, variables);
  const [only] = Object.values(answer);
  if (!only) throw new Error('Nothing was answered.');
  return only;
}

const ANSWER = `{ event { ${EVENT} } userErrors { field message code } }`;

/** `createEvent` with this input, whatever it answers. */
export function createEvent(
  organizer: Person,
  input: Readonly<Record<string, unknown>> | EventInput,
): Promise<EventAnswer> {
  return mutate(organizer, `mutation ($input: CreateEventInput!) { createEvent(input: $input) ${ANSWER} }`, { input });
}

/** `publishEvent` in the version that was seen, whatever it answers. */
export function publishEvent(
  organizer: Person,
  { id, version }: Pick<EventView, 'id' | 'version'>,
): Promise<EventAnswer> {
  return mutate(
    organizer,
    `mutation ($id: ID!, $expectedVersion: Int!) { publishEvent(id: $id, expectedVersion: $expectedVersion) ${ANSWER} }`,
    { id, expectedVersion: version },
  );
}

/** `updateEvent` in the version that was seen, whatever it answers. */
export function updateEvent(
  organizer: Person,
  { id, version }: Pick<EventView, 'id' | 'version'>,
  input: Readonly<Record<string, unknown>>,
): Promise<EventAnswer> {
  return mutate(
    organizer,
    `mutation ($id: ID!, $expectedVersion: Int!, $input: UpdateEventInput!) {
      updateEvent(id: $id, expectedVersion: $expectedVersion, input: $input) ${ANSWER}
    }`,
    { id, expectedVersion: version, input },
  );
}

/** `changeTicketCategory` in the event's version that was seen, whatever it answers. */
export function changeTickets(
  organizer: Person,
  { id, version }: Pick<EventView, 'id' | 'version'>,
  categoryId: string,
  input: Readonly<Record<string, unknown>>,
): Promise<EventAnswer> {
  return mutate(
    organizer,
    `mutation ($id: ID!, $categoryId: ID!, $expectedVersion: Int!, $input: ChangeTicketCategoryInput!) {
      changeTicketCategory(eventId: $id, categoryId: $categoryId, expectedVersion: $expectedVersion, input: $input) ${ANSWER}
    }`,
    { id, categoryId, expectedVersion: version, input },
  );
}

/** `postponeEvent` in the version that was seen, whatever it answers. */
export function postponeEvent(
  organizer: Person,
  { id, version }: Pick<EventView, 'id' | 'version'>,
  input: Readonly<Record<string, unknown>>,
): Promise<EventAnswer> {
  return mutate(
    organizer,
    `mutation ($id: ID!, $expectedVersion: Int!, $input: PostponeEventInput!) {
      postponeEvent(id: $id, expectedVersion: $expectedVersion, input: $input) ${ANSWER}
    }`,
    { id, expectedVersion: version, input },
  );
}

/** `cancelEvent` in the version that was seen, whatever it answers. */
export function cancelEvent(
  organizer: Person,
  { id, version }: Pick<EventView, 'id' | 'version'>,
  note: string | null = null,
): Promise<EventAnswer> {
  return mutate(
    organizer,
    `mutation ($id: ID!, $expectedVersion: Int!, $note: String) {
      cancelEvent(id: $id, expectedVersion: $expectedVersion, note: $note) ${ANSWER}
    }`,
    { id, expectedVersion: version, note },
  );
}

/** A draft of this organiser's, of the kind `Concert` where nothing else is said. Throws where it is refused. */
export async function newEvent(organizer: Person, stated: Partial<EventInput> = {}): Promise<EventView> {
  const categoryId = stated.categoryId ?? (await eventCategoryId(organizer));
  const { event, userErrors } = await createEvent(organizer, eventInput(categoryId, stated));
  if (!event) throw new Error(`The event was refused: ${JSON.stringify(userErrors)}`);
  return event;
}

/** An event of this organiser's that everybody sees and whose tickets are on sale. Throws where it is refused. */
export async function published(organizer: Person, stated: Partial<EventInput> = {}): Promise<EventView> {
  const { event, userErrors } = await publishEvent(organizer, await newEvent(organizer, stated));
  if (!event) throw new Error(`The event was not published: ${JSON.stringify(userErrors)}`);
  return event;
}

/** An event as anybody sees it, up to a minute old, or null. */
export async function eventOf(person: Person, id: string): Promise<EventView | null> {
  const { event } = await person.run<{ event: EventView | null }>(`query ($id: ID!) { event(id: $id) { ${EVENT} } }`, {
    id,
  });
  return event;
}

/** An event as its organiser and staff see it, or null. */
export async function organizedEvent(person: Person, id: string): Promise<EventView | null> {
  const { organizedEvent: event } = await person.run<{ organizedEvent: EventView | null }>(
    `query ($id: ID!) { organizedEvent(id: $id) { ${EVENT} } }`,
    { id },
  );
  return event;
}
