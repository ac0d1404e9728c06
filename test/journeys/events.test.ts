import { newColleague } from '#test/kit/colleagues.ts';
import type { EventAnswer, EventView } from '#test/kit/events.ts';
import {
  cancelEvent,
  changeCategory,
  changeTickets,
  createEvent,
  EVENT,
  eventCategoryId,
  eventInput,
  eventOf,
  inHours,
  newEvent,
  organizedEvent,
  postponeEvent,
  published,
  publishEvent,
  tickets,
  updateEvent,
} from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

const codes = ({ userErrors }: Pick<EventAnswer, 'userErrors'>) =>
  userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field}`));

let organizer: Person;
let other: Person;
let admin: Person;
let staff: Person;
let customer: Person;
let categoryId: string;

beforeAll(async () => {
  organizer = await newColleague(outputs, 'events-organizer', ['ORGANIZER']);
  other = await newColleague(outputs, 'events-other', ['ORGANIZER']);
  admin = await newColleague(outputs, 'events-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'events-staff', ['STAFF']);
  customer = await newColleague(outputs, 'events-customer', ['CUSTOMER']);
  categoryId = await eventCategoryId(admin);
});

/** Asks with an API key, as a partner shop does. */
async function byKey(query: string, variables: Readonly<Record<string, unknown>>) {
  const response = await fetch(outputs.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': outputs.apiKey },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as {
    data: Record<string, unknown> | null;
    errors?: readonly { errorType: string; message: string }[];
  };
}

function done({ event, userErrors }: EventAnswer): EventView {
  if (!event) throw new Error(`It was refused: ${JSON.stringify(userErrors)}`);
  return event;
}

describe('an event', () => {
  it('is a draft that nobody else sees, until it is published', async () => {
    const draft = await newEvent(organizer);
    expect(draft).toMatchObject({ status: 'DRAFT', version: 1, availability: [], publishedAt: null });
    expect(await eventOf(customer, draft.id)).toBeNull();
    expect(await eventOf(organizer, draft.id)).toBeNull();
    expect(await organizedEvent(organizer, draft.id)).toMatchObject({ id: draft.id, category: { name: 'Concert' } });
    expect(await organizedEvent(other, draft.id)).toBeNull();
    expect(await organizedEvent(staff, draft.id)).toMatchObject({ id: draft.id });
    const event = done(await publishEvent(organizer, draft));
    // It was asked for as a draft: the cache must not go on saying that there is none.
    await until('everybody to see it', async () => (await eventOf(customer, event.id))?.status === 'PUBLISHED');
  });

  it('has all of its tickets available once it is published, and shows what is held and sold to its makers alone', async () => {
    const event = await published(organizer, {
      ticketCategories: [
        tickets({ name: 'Hall', capacity: 2_100 }),
        tickets({
          name: 'Stalls',
          seatRows: [
            { row: 'A', first: 1, last: 12 },
            { row: 'B', first: 1, last: 8 },
          ],
        }),
        tickets({ name: 'Garden', price: { amount: '0', currency: 'EUR' } }),
      ],
    });
    expect(event).toMatchObject({
      status: 'PUBLISHED',
      version: 2,
      availability: [
        { available: 2_100, capacity: 2_100, version: 8 },
        { available: 20, capacity: 20, version: 1 },
        { available: 100, capacity: 100, version: 1 },
      ],
      ticketCategories: [{ priceWithTax: { amount: '53.50' } }, { capacity: 20 }, { price: { amount: '0.00' } }],
    });
    const asked = 'query ($id: ID!) { event(id: $id) { availability { available held sold } } }';
    const seen = await organizer.run<{ event: { availability: unknown[] } }>(asked, { id: event.id });
    expect(seen.event.availability[0]).toEqual({ available: 2_100, held: 0, sold: 0 });
    await expect(customer.run(asked, { id: event.id })).rejects.toMatchObject({
      data: { event: { availability: [{ available: 2_100, held: null, sold: null }, {}, {}] } },
    });
    expect((await byKey(asked, { id: event.id })).data).toMatchObject({
      event: { availability: [{ available: 2_100, held: null, sold: null }, {}, {}] },
    });
  });

  it('is made once by the same call, and another one under the same key is refused', async () => {
    const input = eventInput(categoryId);
    const answers = await Promise.all([0, 1, 2, 3].map(() => createEvent(organizer, input)));
    const made = answers.flatMap(({ event }) => (event ? [event.id] : []));
    expect(new Set(made).size).toBe(1);
    for (const answer of answers) if (!answer.event) expect(codes(answer)).toEqual(['TRY_AGAIN']);
    const again = await createEvent(organizer, { ...input, ticketCategories: [tickets({ taxRate: '7.00' })] });
    expect(again.event?.id).toBe(made[0]);
    expect(codes(await createEvent(organizer, { ...input, title: 'Another' }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
    expect(codes(await createEvent(organizer, { ...input, idempotencyKey: '' }))).toEqual([
      'INVALID_IDEMPOTENCY_KEY idempotencyKey',
    ]);
  });

  it('changes as its organiser says, and only on the version that was seen', async () => {
    const draft = await newEvent(organizer, { doorsAt: inHours(30 * 24 - 1) });
    const [first] = draft.ticketCategories;
    const after = done(
      await updateEvent(organizer, draft, {
        title: '  Two nights ',
        doorsAt: null,
        venue: {
          name: 'Opera',
          street: 'Bennelong Point',
          city: 'Sydney',
          country: 'AU',
          timeZone: 'Australia/Sydney',
        },
        startsAt: '2027-01-09T09:30+01:00',
        endsAt: '2027-01-09T13:00Z',
        ticketCategories: [tickets({ name: 'New' }), { ...tickets({ name: 'Kept' }), id: first?.id ?? '' }],
        cancellationPolicy: { refundUntilHours: 48, feeRate: '12.5' },
      }),
    );
    expect(after).toMatchObject({
      title: 'Two nights',
      doorsAt: null,
      localDoors: null,
      startsAt: '2027-01-09T08:30:00.000Z',
      localStart: '2027-01-09T19:30',
      localEnd: '2027-01-10T00:00',
      cancellationPolicy: { refundUntilHours: 48, feeRate: '12.50' },
      version: 2,
      description: draft.description,
    });
    expect(after.ticketCategories.map(({ name, id }) => [name, id === first?.id])).toEqual([
      ['New', false],
      ['Kept', true],
    ]);
    expect(codes(await updateEvent(organizer, draft, { title: 'Late' }))).toEqual(['STALE_VERSION expectedVersion']);
    expect(codes(await updateEvent(organizer, after, { title: '' }))).toEqual(['INVALID_VALUE title']);
  });

  it('keeps its times and its tickets from being rewritten once it is published', async () => {
    const event = await published(organizer);
    const refused = await updateEvent(organizer, event, {
      startsAt: inHours(48),
      endsAt: inHours(50),
      ticketCategories: [tickets()],
      venue: { ...event.venue, timeZone: 'Europe/Paris' },
    });
    expect(codes(refused)).toEqual([
      'NOT_CHANGEABLE startsAt',
      'NOT_CHANGEABLE endsAt',
      'NOT_CHANGEABLE ticketCategories',
      'NOT_CHANGEABLE venue.timeZone',
    ]);
    expect(done(await updateEvent(organizer, event, { title: 'Renamed' }))).toMatchObject({
      title: 'Renamed',
      version: 3,
    });
    expect(codes(await publishEvent(organizer, { ...event, version: 3 }))).toEqual(['WRONG_STATUS']);
  });

  it('is its organiser’s and ADMIN’s to change', async () => {
    const event = await published(organizer);
    const title = 'Taken over';
    expect(codes(await updateEvent(other, event, { title }))).toEqual(['NOT_FOUND id']);
    expect(codes(await cancelEvent(other, event))).toEqual(['NOT_FOUND id']);
    expect(codes(await postponeEvent(other, event, {}))).toEqual(['NOT_FOUND id']);
    const [category] = event.ticketCategories;
    expect(codes(await changeTickets(other, event, category?.id ?? '', { capacity: 5 }))).toEqual([
      'NOT_FOUND eventId',
    ]);
    for (const person of [staff, customer]) {
      await expect(updateEvent(person, event, { title })).rejects.toMatchObject({
        errors: [{ errorType: 'Unauthorized' }],
      });
      await expect(createEvent(person, eventInput(categoryId))).rejects.toMatchObject({
        errors: [{ errorType: 'Unauthorized' }],
      });
    }
    const { errors } = await byKey(
      'mutation ($id: ID!) { cancelEvent(id: $id, expectedVersion: 2) { event { id } } }',
      { id: event.id },
    );
    expect(errors?.[0]?.errorType).toBe('Unauthorized');
    expect(done(await updateEvent(admin, event, { title }))).toMatchObject({ title, version: 3 });
  });

  it('stands on its organiser’s desk, last start first, and on nobody else’s', async () => {
    const person = await newColleague(outputs, 'events-desk', ['ORGANIZER']);
    const made: string[] = [];
    for (const hours of [100, 200, 300]) {
      made.push((await newEvent(person, { startsAt: inHours(hours), endsAt: inHours(hours + 1) })).id);
    }
    const desk = `query ($first: Int, $after: String) {
      organizedEvents(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }`;
    interface Desk {
      organizedEvents: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    }
    const page = async (whose: Person, first: number, after: string | null = null) =>
      (await whose.run<Desk>(desk, { first, after })).organizedEvents;
    await until('the desk to hold three', async () => (await page(person, 5)).nodes.length === 3);
    const start = await page(person, 2);
    expect(start.nodes.map(({ id }) => id)).toEqual([made[2], made[1]]);
    const rest = await page(person, 2, start.pageInfo.endCursor);
    expect(rest).toEqual({ nodes: [{ id: made[0] }], pageInfo: { hasNextPage: false, endCursor: null } });
    await expect(page(other, 2, start.pageInfo.endCursor)).rejects.toMatchObject({
      errors: [{ errorType: 'BadRequest' }],
    });
    await until('staff to see them', async () => (await page(staff, 100)).nodes.some(({ id }) => id === made[0]));
    expect((await page(other, 100)).nodes.map(({ id }) => id)).not.toContain(made[0]);
  });

  it('tells who watches it of each change, and nobody of a draft', async () => {
    const draft = await newEvent(organizer);
    const heard: { version: number; status: string }[] = [];
    const ears = customer.hear<{ onEventChanged: { version: number; status: string } }>(
      'subscription ($id: ID!) { onEventChanged(eventId: $id) { eventId status version at } }',
      { id: draft.id },
      ({ onEventChanged }) => heard.push(onEventChanged),
    );
    const watched = done(await updateEvent(organizer, draft, { title: 'Still secret' }));
    const event = done(await publishEvent(organizer, watched));
    let version = event.version;
    await until('a change to be heard', async () => {
      const { event: after } = await updateEvent(organizer, { id: event.id, version }, { description: `${version}` });
      version = after?.version ?? version;
      return heard.length > 0;
    });
    expect(heard.every(({ status }) => status === 'PUBLISHED')).toBe(true);
    expect(ears.errors).toEqual([]);
    ears.stop();
  });
});

describe('a kind of tickets of a published event', () => {
  it('gets more tickets and fewer, and what the others have stays', async () => {
    const event = await published(organizer, {
      ticketCategories: [tickets({ name: 'Hall', capacity: 1_000 }), tickets({ name: 'Balcony' })],
    });
    const [hall] = event.ticketCategories;
    const more = done(await changeTickets(organizer, event, hall?.id ?? '', { capacity: 1_003, name: 'Great hall' }));
    expect(more).toMatchObject({
      ticketCategories: [{ name: 'Great hall', capacity: 1_003 }, { capacity: 100 }],
      availability: [
        { available: 1_003, capacity: 1_003 },
        { available: 100, capacity: 100 },
      ],
    });
    const fewer = done(await changeTickets(organizer, more, hall?.id ?? '', { capacity: 10 }));
    expect(fewer).toMatchObject({ availability: [{ available: 10, capacity: 10 }, { available: 100 }] });
    expect(done(await changeTickets(organizer, fewer, hall?.id ?? '', { capacity: 1 })).availability[0]).toMatchObject({
      available: 1,
    });
  });

  it('keeps to the rules that its event was made under', async () => {
    const event = await published(organizer, {
      ticketCategories: [
        tickets({ name: 'Hall' }),
        tickets({ name: 'Stalls', seatRows: [{ row: 'A', first: 1, last: 4 }] }),
      ],
    });
    const [hall, stalls] = event.ticketCategories;
    const refusals = async (id: string | undefined, input: Record<string, unknown>) =>
      codes(await changeTickets(organizer, event, id ?? '', input));
    expect(await refusals(stalls?.id, { capacity: 5 })).toEqual(['NOT_CHANGEABLE capacity']);
    expect(await refusals(hall?.id, { capacity: 0 })).toEqual(['INVALID_CAPACITY capacity']);
    expect(await refusals(hall?.id, { name: 'STÅLLS' })).toEqual(['NAMED_TWICE name']);
    expect(await refusals(hall?.id, { price: { amount: '5.00', currency: 'CHF' } })).toEqual([
      'MIXED_CURRENCIES price.currency',
    ]);
    expect(await refusals(hall?.id, { price: { amount: '0.10', currency: 'EUR' } })).toEqual([
      'PRICE_NOT_PAYABLE price',
    ]);
    expect(await refusals(hall?.id, { limitPerCustomer: 51 })).toEqual(['INVALID_VALUE limitPerCustomer']);
    expect(await refusals(hall?.id, { saleUntil: inHours(30 * 24 + 4) })).toEqual(['INVALID_SALE_WINDOW saleUntil']);
    expect(await refusals('no-such-category', {})).toEqual(['NOT_FOUND categoryId']);
    const closed = done(
      await changeTickets(organizer, event, hall?.id ?? '', { saleUntil: inHours(2), saleFrom: inHours(1) }),
    );
    const opened = done(await changeTickets(organizer, closed, hall?.id ?? '', { saleUntil: null, saleFrom: null }));
    expect(opened.ticketCategories[0]).toMatchObject({ saleFrom: null, saleUntil: event.startsAt });
  });
});

describe('an event that cannot take place when it should', () => {
  it('is postponed without a date, and gets one', async () => {
    const event = await published(organizer, { doorsAt: inHours(30 * 24 - 2) });
    const postponed = done(await postponeEvent(organizer, event, { note: 'The roof leaks.' }));
    expect(postponed).toMatchObject({ status: 'POSTPONED', note: 'The roof leaks.', postponedFrom: event.startsAt });
    const startsAt = inHours(60 * 24);
    const again = done(await postponeEvent(organizer, postponed, { startsAt }));
    expect(again).toMatchObject({ status: 'PUBLISHED', startsAt, postponedFrom: event.startsAt, note: null });
    // It lasts as long and opens as early as it was to, and the sale ends with the new start.
    expect(Date.parse(again.endsAt) - Date.parse(startsAt)).toBe(Date.parse(event.endsAt) - Date.parse(event.startsAt));
    expect(Date.parse(startsAt) - Date.parse(again.doorsAt ?? '')).toBe(
      Date.parse(event.startsAt) - Date.parse(event.doorsAt ?? ''),
    );
    expect(again.ticketCategories[0]?.saleUntil).toBe(startsAt);
    expect(codes(await postponeEvent(organizer, again, { startsAt: inHours(-1) }))).toEqual(['INVALID_TIMES startsAt']);
    expect(codes(await postponeEvent(organizer, again, { endsAt: inHours(1) }))).toEqual(['INVALID_TIMES endsAt']);
    expect(codes(await postponeEvent(organizer, again, { note: 'a\u0007b' }))).toEqual(['INVALID_NOTE note']);
  });

  it('is not postponed while nobody sees it, or once it is called off', async () => {
    const draft = await newEvent(organizer);
    expect(codes(await postponeEvent(organizer, draft, {}))).toEqual(['WRONG_STATUS']);
    const cancelled = done(await cancelEvent(organizer, draft, 'No band.'));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', note: 'No band.', publishedAt: null });
    expect(await eventOf(customer, draft.id)).toBeNull();
    expect(codes(await postponeEvent(organizer, cancelled, {}))).toEqual(['WRONG_STATUS']);
    expect(codes(await updateEvent(organizer, cancelled, { title: 'Again' }))).toEqual(['WRONG_STATUS']);
    expect(done(await cancelEvent(organizer, draft))).toMatchObject({ status: 'CANCELLED' });
  });

  it('is called off for everybody, and calling it off again succeeds', async () => {
    const event = await published(organizer);
    expect(codes(await cancelEvent(organizer, { ...event, version: 1 }))).toEqual(['STALE_VERSION expectedVersion']);
    const cancelling = done(await cancelEvent(organizer, event, 'The singer is ill.'));
    expect(['CANCELLING', 'CANCELLED']).toContain(cancelling.status);
    expect(done(await cancelEvent(organizer, event)).note).toBe('The singer is ill.');
    await until('everybody to see it', async () => (await eventOf(customer, event.id))?.note === 'The singer is ill.');
  });
});

describe('what is read by everybody', () => {
  it('shows a change at once, though it is kept for others', async () => {
    const event = await published(organizer);
    const asked = `query ($id: ID!) { event(id: $id) { title } }`;
    for (const title of ['First', 'Second', 'Third']) {
      const { version } = (await organizedEvent(organizer, event.id)) ?? event;
      done(await updateEvent(organizer, { id: event.id, version }, { title }));
      await until(
        `the title ${title} to be read by key`,
        async () => {
          const { data } = await byKey(asked, { id: event.id });
          return (data as { event: { title: string } }).event.title === title;
        },
        10_000,
      );
    }
  });

  it('shows kinds of events by their present names', async () => {
    const name = `Jazz ${crypto.randomUUID().slice(0, 6)}`;
    const id = await eventCategoryId(admin, name);
    const event = await published(organizer, { categoryId: id });
    const other = await eventCategoryId(admin, `${name} too`);
    expect(await changeCategory(admin, { id, version: 2 }, { name: 'Too soon' })).toMatchObject({
      category: null,
      userErrors: [{ code: 'STALE_VERSION', field: 'expectedVersion' }],
    });
    const first = { id, version: 1 };
    const renamed = (await changeCategory(admin, first, { name: `${name} & Soul`, retired: true })).category;
    expect(renamed).toEqual({ id, name: `${name} & Soul`, retired: true, version: 2 });
    const listed = async () =>
      (await byKey('{ eventCategories { id name retired version } }', {})).data as {
        eventCategories: { id: string; name: string; retired: boolean; version: number }[];
      };
    expect((await listed()).eventCategories.find((each) => each.id === id)).toEqual(renamed);
    // Whoever saw it before is told, whatever they would do; a change of another kind is none of this one.
    expect(codes(await changeCategory(admin, first, { retired: false }))).toEqual(['STALE_VERSION expectedVersion']);
    expect((await changeCategory(admin, { id: other, version: 1 }, { retired: true })).category?.version).toBe(2);
    expect((await changeCategory(admin, { id, version: 2 }, {})).category).toMatchObject({ retired: true, version: 3 });
    expect(await organizedEvent(organizer, event.id)).toMatchObject({
      category: { name: `${name} & Soul`, retired: true },
    });
    expect(codes(await createEvent(organizer, eventInput(id)))).toEqual(['CATEGORY_NOT_FOUND categoryId']);
    const now = { id, version: 3 };
    expect(codes(await changeCategory(admin, now, { name: 'CONCERT' }))).toEqual(['NAMED_TWICE name']);
    expect(codes(await changeCategory(admin, { id: 'none', version: 1 }, { name: 'x' }))).toEqual(['NOT_FOUND id']);
    expect(codes(await changeCategory(admin, now, { name: 'a\u202eb' }))).toEqual(['INVALID_VALUE name']);
    await expect(
      organizer.run('mutation { createEventCategory(name: "Mine") { category { id } } }'),
    ).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
  });

  it('shows what is held and sold to the event’s own people alone, though the list is kept for all', async () => {
    const title = `Kept${crypto.randomUUID().slice(0, 8)}`;
    const event = await published(organizer, { title });
    const asked =
      'query ($search: String) { events(search: $search) { nodes { id availability { available held sold } } } }';
    type Listed = { events: { nodes: { id: string; availability: Record<string, number | null>[] }[] } };
    let asks = 0;
    const listed = await until('the event to be found', async () => {
      asks += 1;
      // Each search is kept for 15 seconds: this one is the same, written otherwise.
      const search = `${title}${' '.repeat(asks % 80)}`;
      const { events } = await organizer.run<Listed>(asked, { search });
      return events.nodes.length > 0 ? { search, events } : null;
    });
    expect(listed.events.nodes).toEqual([{ id: event.id, availability: [{ available: 100, held: 0, sold: 0 }] }]);
    const { search } = listed;
    const unknown = {
      events: { nodes: [{ id: event.id, availability: [{ available: 100, held: null, sold: null }] }] },
    };
    expect((await byKey(asked, { search })).data).toEqual(unknown);
    await expect(customer.run(asked, { search })).rejects.toMatchObject({ data: unknown });
    expect(await other.run<Listed>(asked, { search })).toEqual(unknown);
    expect((await staff.run<Listed>(asked, { search })).events).toEqual(listed.events);
  });

  it('never shows a draft by any query that everybody may ask', async () => {
    const draft = await newEvent(organizer, { title: `Secret${crypto.randomUUID().slice(0, 8)}` });
    for (const ask of [0, 1]) {
      expect(
        (await byKey(`query ($id: ID!) { event(id: $id) { ${EVENT} } }`, { id: draft.id })).data,
        `${ask}`,
      ).toEqual({
        event: null,
      });
    }
    const found = await byKey('query ($search: String) { events(search: $search) { nodes { id } } }', {
      search: draft.title,
    });
    expect(found.data).toEqual({ events: { nodes: [] } });
  });
});
