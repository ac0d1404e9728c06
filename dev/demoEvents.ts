import { createHash } from 'node:crypto';
import { callApi } from './api.ts';
import { demoPicture } from './demoPictures.ts';
import type { UploadForm } from './upload.ts';
import { post } from './upload.ts';

/** The kinds of events that the demo has. */
const categories = ['Concert', 'Theatre', 'Comedy', 'Festival', 'Sport', 'Exhibition'] as const;

interface DemoTickets {
  readonly name: string;
  /** Before tax. */
  readonly price: string;
  readonly capacity?: number;
  readonly limitPerCustomer?: number;
  readonly seatRows?: readonly { readonly row: string; readonly first: number; readonly last: number }[];
}

interface DemoEvent {
  readonly title: string;
  readonly description: string;
  readonly category: (typeof categories)[number];
  readonly venue: {
    readonly name: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly timeZone: string;
  };
  /** Days from today. */
  readonly inDays: number;
  /** Hour of that day in UTC. */
  readonly hour: number;
  readonly hours: number;
  readonly currency: string;
  readonly taxRate: string;
  readonly tickets: readonly DemoTickets[];
  readonly policy: { readonly refundUntilHours: number | null; readonly feeRate: string };
  readonly colours: readonly [ink: string, paper: string];
}

const rows = (names: string, seats: number) => names.split('').map((row) => ({ row, first: 1, last: seats }));

/** Halls and numbered seats, free ones, few tickets, several days, another currency, and a venue on the other side of the world. */
const demoEvents: readonly DemoEvent[] = [
  {
    title: 'Northern Lights: the homecoming show',
    description:
      'The last night of the tour, with everybody who was on it.\n\nDoors open ninety minutes before the start.',
    category: 'Concert',
    venue: {
      name: 'Columbiahalle',
      street: 'Columbiadamm 13',
      postalCode: '10965',
      city: 'Berlin',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    inDays: 40,
    hour: 18,
    hours: 3,
    currency: 'EUR',
    taxRate: '7',
    tickets: [
      { name: 'Standing', price: '42.06', capacity: 2_400 },
      { name: 'Balcony', price: '56.07', capacity: 300 },
      { name: 'Meet the band', price: '140.19', capacity: 20, limitPerCustomer: 2 },
    ],
    policy: { refundUntilHours: 72, feeRate: '10' },
    colours: ['#1c2f5c', '#c9d8f2'],
  },
  {
    title: 'The glass garden',
    description: 'A play in three acts about a gardener who keeps what cannot be kept.',
    category: 'Theatre',
    venue: {
      name: 'Kleines Haus',
      street: 'Am Ring 4',
      postalCode: '50667',
      city: 'Köln',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    inDays: 21,
    hour: 18,
    hours: 2,
    currency: 'EUR',
    taxRate: '7',
    tickets: [
      { name: 'Stalls', price: '35.00', seatRows: rows('ABCDEF', 14) },
      { name: 'Circle', price: '24.00', seatRows: rows('GH', 18) },
    ],
    policy: { refundUntilHours: 24, feeRate: '0' },
    colours: ['#2f5c3a', '#d6ecd0'],
  },
  {
    title: 'Late laughs in the cellar',
    description: 'Five comedians, twelve chairs, no safety net.',
    category: 'Comedy',
    venue: {
      name: 'Kellerbühne',
      street: 'Hafenstraße 9',
      postalCode: '20359',
      city: 'Hamburg',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    inDays: 9,
    hour: 20,
    hours: 2,
    currency: 'EUR',
    taxRate: '19',
    tickets: [{ name: 'Chair', price: '18.00', capacity: 12, limitPerCustomer: 4 }],
    policy: { refundUntilHours: null, feeRate: '0' },
    colours: ['#7c2f45', '#f4d7c4'],
  },
  {
    title: 'Fields of sound',
    description: 'Three days, four stages, one lake. Bring boots.',
    category: 'Festival',
    venue: {
      name: 'Hinwil airfield',
      street: 'Flugplatzstrasse 1',
      postalCode: '8340',
      city: 'Hinwil',
      country: 'CH',
      timeZone: 'Europe/Zurich',
    },
    inDays: 75,
    hour: 10,
    hours: 58,
    currency: 'CHF',
    taxRate: '8.1',
    tickets: [
      { name: 'Three days', price: '220.00', capacity: 8_000 },
      { name: 'Camper van', price: '90.00', capacity: 400, limitPerCustomer: 1 },
    ],
    policy: { refundUntilHours: 336, feeRate: '15' },
    colours: ['#5c4a1c', '#f2e6c9'],
  },
  {
    title: 'Light and shadow: an open evening',
    description: 'Photographs of stages before anybody is on them. Free, but the rooms are small.',
    category: 'Exhibition',
    venue: {
      name: 'Galerie am Kanal',
      street: 'Uferweg 22',
      postalCode: '4020',
      city: 'Linz',
      country: 'AT',
      timeZone: 'Europe/Vienna',
    },
    inDays: 14,
    hour: 16,
    hours: 4,
    currency: 'EUR',
    taxRate: '0',
    tickets: [{ name: 'Admission', price: '0', capacity: 120, limitPerCustomer: 6 }],
    policy: { refundUntilHours: 0, feeRate: '0' },
    colours: ['#333333', '#eeeeee'],
  },
  {
    title: 'Evening of champions: judo',
    description: 'Four finals on two mats.',
    category: 'Sport',
    venue: {
      name: 'Kōen Arena',
      street: '2-3 Kitanomaru Park',
      postalCode: '102-0091',
      city: 'Tokyo',
      country: 'JP',
      timeZone: 'Asia/Tokyo',
    },
    inDays: 60,
    hour: 9,
    hours: 3,
    currency: 'JPY',
    taxRate: '10',
    tickets: [
      { name: 'At the mat', price: '12000', seatRows: rows('AB', 20) },
      { name: 'Ranks', price: '4500', capacity: 600 },
    ],
    policy: { refundUntilHours: 48, feeRate: '20' },
    colours: ['#8c1d1d', '#f6d6d6'],
  },
];

const CATEGORY = `mutation ($name: String!) { createEventCategory(name: $name) { category { id } userErrors { code message } } }`;

const DESK = `{ organizedEvents(first: 100) { nodes { title status } } }`;

const CREATE = `mutation ($input: CreateEventInput!) {
  createEvent(input: $input) { event { id version } userErrors { code field message } }
}`;

const REQUEST = `mutation ($id: ID!, $input: RequestEventImageInput!) {
  requestEventImage(id: $id, input: $input) { upload { imageId form { url fields { name value } } } userErrors { code message } }
}`;

const ADD = `mutation ($id: ID!, $imageId: ID!, $alt: String!) {
  addEventImage(id: $id, imageId: $imageId, alt: $alt) { event { id version } userErrors { code message } }
}`;

const PUBLISH = `mutation ($id: ID!, $expectedVersion: Int!) {
  publishEvent(id: $id, expectedVersion: $expectedVersion) { event { id version } userErrors { code message } }
}`;

interface Problems {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

interface EventAnswer extends Problems {
  readonly event: { readonly id: string; readonly version: number } | null;
}

export interface EventsAccess {
  readonly graphql: string;
  /** An administrator's token: the kinds of events are theirs to make. */
  readonly admin: string;
  /** An organiser's. */
  readonly organizer: string;
}

/** Makes the demo's events, each with its picture, and publishes them. Doing it again adds nothing: an event that the organiser has is left alone. */
export async function seedEvents({ graphql, admin, organizer }: EventsAccess): Promise<void> {
  const ids = new Map<string, string>();
  for (const name of categories) {
    const { createEventCategory: made } = await callApi<{
      createEventCategory: Problems & { category: { id: string } | null };
    }>(graphql, admin, CATEGORY, { name });
    if (!made.category) throw new Error(`${name}: ${JSON.stringify(made.userErrors)}`);
    ids.set(name, made.category.id);
  }
  const { organizedEvents: desk } = await callApi<{
    organizedEvents: { nodes: { title: string; status: string }[] };
  }>(graphql, organizer, DESK);
  const known = new Set(desk.nodes.filter(({ status }) => status !== 'DRAFT').map(({ title }) => title));
  for (const demo of demoEvents) {
    if (!known.has(demo.title)) await seedEvent(graphql, organizer, demo, ids.get(demo.category) ?? '');
  }
}

async function seedEvent(graphql: string, token: string, demo: DemoEvent, categoryId: string): Promise<void> {
  const call = <Answer>(query: string, variables: Readonly<Record<string, unknown>>) =>
    callApi<Answer>(graphql, token, query, variables);
  const { createEvent } = await call<{ createEvent: EventAnswer }>(CREATE, { input: inputOf(demo, categoryId) });
  const made = eventOf(demo, createEvent);

  const bytes = demoPicture('stage', ...demo.colours);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { requestEventImage } = await call<{
    requestEventImage: Problems & { upload: { imageId: string; form: UploadForm } | null };
  }>(REQUEST, { id: made.id, input: { mediaType: 'PNG', size: bytes.length, sha256 } });
  const { upload } = requestEventImage;
  if (!upload) throw new Error(`${demo.title}: ${JSON.stringify(requestEventImage.userErrors)}`);
  await post(upload.form, bytes);
  const { addEventImage } = await call<{ addEventImage: EventAnswer }>(ADD, {
    id: made.id,
    imageId: upload.imageId,
    alt: `Drawing of a stage: ${demo.title}`,
  });
  const pictured = eventOf(demo, addEventImage);
  const { publishEvent } = await call<{ publishEvent: EventAnswer }>(PUBLISH, {
    id: pictured.id,
    expectedVersion: pictured.version,
  });
  eventOf(demo, publishEvent);
}

function eventOf({ title }: DemoEvent, { event, userErrors }: EventAnswer): { id: string; version: number } {
  if (!event) throw new Error(`${title} was refused: ${JSON.stringify(userErrors)}`);
  return event;
}

function inputOf(demo: DemoEvent, categoryId: string) {
  const { currency, taxRate } = demo;
  const start = new Date();
  start.setUTCDate(start.getUTCDate() + demo.inDays);
  start.setUTCHours(demo.hour, 0, 0, 0);
  const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000).toISOString();
  return {
    title: demo.title,
    description: demo.description,
    categoryId,
    venue: demo.venue,
    doorsAt: at(-1.5),
    startsAt: at(0),
    endsAt: at(demo.hours),
    ticketCategories: demo.tickets.map(({ price, ...tickets }) => ({
      ...tickets,
      price: { amount: price, currency },
      taxRate,
    })),
    cancellationPolicy: demo.policy,
    // The day makes it another event where the demo is filled anew.
    idempotencyKey: `demo-${demo.title}-${at(0)}`,
  };
}
