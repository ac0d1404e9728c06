import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import {
  cancelEvent,
  changeCategory,
  changeTickets,
  eventCategoryId,
  inHours,
  newEvent,
  postponeEvent,
  published,
  tickets,
  updateEvent,
} from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

/** A word that no other test's event has. */
const own = `zz${crypto.randomUUID().slice(0, 8)}`;

let organizer: Person;
let admin: Person;
let customer: Person;

interface Found {
  readonly events: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

type Wanted = Readonly<Record<string, unknown>>;

const SEARCH = `query ($search: String, $categoryId: ID, $city: String, $from: AWSDate, $until: AWSDate, $minimumPrice: MoneyInput,
  $maximumPrice: MoneyInput, $first: Int, $after: String) {
  events(search: $search, categoryId: $categoryId, city: $city, from: $from, until: $until, minimumPrice: $minimumPrice,
    maximumPrice: $maximumPrice, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

/** All pages of a search. Answers are kept for 15 seconds: what is asked again is asked for another number at once. */
async function found(wanted: Wanted, person = customer): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { events }: Found = await person.run<Found>(SEARCH, { first: 100, ...wanted, after });
    ids.push(...events.nodes.map(({ id }) => id));
    after = events.pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

let asked = 0;

/** The same, past the cache: no two questions are alike. */
function foundNow(wanted: Wanted): Promise<string[]> {
  asked += 1;
  return found({ ...wanted, first: 10 + (asked % 90) });
}

const venue = (city: string, timeZone = 'Europe/Berlin', country = 'DE') => ({
  name: 'Halle 7',
  street: 'Am Ring 1',
  city,
  country,
  timeZone,
});

beforeAll(async () => {
  organizer = await newColleague(outputs, 'search-organizer', ['ORGANIZER']);
  admin = await newColleague(outputs, 'search-admin', ['ADMIN']);
  customer = await newColleague(outputs, 'search-customer', ['CUSTOMER']);
});

describe('the search of events', () => {
  let jazz: string;
  let rock: string;
  let early: EventView;
  let late: EventView;
  let dear: EventView;

  beforeAll(async () => {
    [jazz, rock] = [await eventCategoryId(admin, `Jazz${own}`), await eventCategoryId(admin, `Rock${own}`)];
    early = await published(organizer, {
      title: `${own} Müller Trio`,
      categoryId: jazz,
      venue: venue('Köln'),
      startsAt: '2031-05-01T18:00:00Z',
      endsAt: '2031-05-01T20:00:00Z',
      ticketCategories: [tickets({ name: 'A', price: { amount: '10.00', currency: 'EUR' }, taxRate: '0' })],
    });
    late = await published(organizer, {
      title: `${own} Thunder`,
      categoryId: rock,
      venue: venue('Köln'),
      startsAt: '2031-05-02T18:00:00Z',
      endsAt: '2031-05-02T20:00:00Z',
      ticketCategories: [
        tickets({ name: 'A', price: { amount: '40.00', currency: 'EUR' }, taxRate: '0' }),
        tickets({ name: 'B', price: { amount: '80.00', currency: 'EUR' }, taxRate: '19' }),
      ],
    });
    dear = await published(organizer, {
      title: `${own} Thunderbolt`,
      categoryId: rock,
      venue: venue('Zürich', 'Europe/Zurich', 'CH'),
      startsAt: '2031-05-03T18:00:00Z',
      endsAt: '2031-05-03T20:00:00Z',
      ticketCategories: [tickets({ name: 'A', price: { amount: '200.00', currency: 'CHF' } })],
    });
    await until('all to be found', async () => (await foundNow({ search: own })).length === 3);
  });

  it('leads by words of title, venue, city and kind to what starts first', async () => {
    expect(await found({ search: own })).toEqual([early.id, late.id, dear.id]);
    expect(await found({ search: `${own} thund` })).toEqual([late.id, dear.id]);
    expect(await found({ search: `MULLER ${own}` })).toEqual([early.id]);
    expect(await found({ search: `jazz${own.toUpperCase()}` })).toEqual([early.id]);
    expect(await found({ search: `zurich ${own} halle` })).toEqual([dear.id]);
    expect(await found({ search: `${own} opera` })).toEqual([]);
  });

  it('leads by kind, city, day and price, each alone and together', async () => {
    expect(await found({ categoryId: rock })).toEqual([late.id, dear.id]);
    expect(await found({ categoryId: rock, city: 'koln' })).toEqual([late.id]);
    expect(await found({ search: own, city: ' KÖLN ' })).toEqual([early.id, late.id]);
    expect(await found({ search: own, from: '2031-05-02' })).toEqual([late.id, dear.id]);
    expect(await found({ search: own, until: '2031-05-02' })).toEqual([early.id, late.id]);
    expect(await found({ search: own, from: '2031-05-02', until: '2031-05-02' })).toEqual([late.id]);
    expect(await found({ search: own, from: '2031-05-03', until: '2031-05-02' })).toEqual([]);
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    expect(await found({ search: own, maximumPrice: eur('40') })).toEqual([early.id, late.id]);
    // With its tax: 80.00 and 19 percent.
    expect(await found({ search: own, minimumPrice: eur('95.20') })).toEqual([late.id]);
    expect(await found({ search: own, minimumPrice: eur('95.21') })).toEqual([]);
    expect(await found({ search: own, minimumPrice: eur('11'), maximumPrice: eur('50') })).toEqual([late.id]);
    expect(await found({ search: own, minimumPrice: { amount: '1', currency: 'CHF' } })).toEqual([dear.id]);
  });

  it('goes on from page to page, and takes no cursor of another search', async () => {
    const ask = (wanted: Wanted) => customer.run<Found>(SEARCH, wanted);
    const first = (await ask({ search: own, first: 2 })).events;
    expect(first.nodes.map(({ id }) => id)).toEqual([early.id, late.id]);
    const { endCursor: after } = first.pageInfo;
    expect((await ask({ search: own, first: 2, after })).events).toEqual({
      nodes: [{ id: dear.id }],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    for (const wanted of [
      { search: `${own} thunder`, after },
      { search: own, city: 'Köln', after },
      { search: own, after: 'EVENTS' },
      { search: own, after: `${after}x\u0000` },
      { search: '§§§' },
      { search: 'x'.repeat(101) },
      { search: own, first: 0 },
      { search: own, first: 101 },
      { minimumPrice: { amount: '1', currency: 'EUR' }, maximumPrice: { amount: '2', currency: 'CHF' } },
      { minimumPrice: { amount: '1.001', currency: 'EUR' } },
      { maximumPrice: { amount: '9'.repeat(500), currency: 'EUR' } },
    ]) {
      await expect(ask(wanted), JSON.stringify(wanted).slice(0, 120)).rejects.toMatchObject({
        errors: [{ errorType: 'BadRequest' }],
      });
    }
  });

  it('answers nothing for what cannot be, and for a far day', async () => {
    expect(await found({ categoryId: 'x'.repeat(500) })).toEqual([]);
    expect(await found({ city: `\u202e${own}` })).toEqual([]);
    expect(await found({ search: own, from: '9999-12-31' })).toEqual([]);
    expect(await found({ search: own, from: '0001-01-01', until: '9999-12-31' })).toHaveLength(3);
  });

  it('goes by the days of each venue’s calendar', async () => {
    // At this instant it is 2 June in Kiritimati, and 31 May in Honolulu.
    const startsAt = '2031-06-01T10:30:00Z';
    const stated = { startsAt, endsAt: '2031-06-01T12:00:00Z' };
    const east = await published(organizer, {
      ...stated,
      title: `${own}date`,
      venue: venue('London', 'Pacific/Kiritimati', 'KI'),
    });
    const west = await published(organizer, {
      ...stated,
      title: `${own}date`,
      venue: venue('Honolulu', 'Pacific/Honolulu', 'US'),
    });
    const sameInstant = [east.id, west.id].sort();
    await until('both to be found', async () => (await foundNow({ search: `${own}date` })).length === 2);
    expect(await found({ search: `${own}date` })).toEqual(sameInstant);
    const on = (day: string) => found({ search: `${own}date`, from: day, until: day });
    expect(await on('2031-06-02')).toEqual([east.id]);
    expect(await on('2031-06-01')).toEqual([west.id]);
    expect([east.localStart, west.localStart]).toEqual(['2031-06-02T00:30', '2031-06-01T00:30']);
  });

  it('follows an event from its draft to its end, and forgets where it was', async () => {
    const word = `${own}life`;
    const draft = await newEvent(organizer, { title: word });
    expect(await foundNow({ search: word })).toEqual([]);
    let event = await published(organizer, { title: word });
    await until('it to be found', async () => (await foundNow({ search: word })).includes(event.id));
    const keep = (answer: { event: EventView | null; userErrors: unknown }) => {
      if (!answer.event) throw new Error(JSON.stringify(answer.userErrors));
      event = answer.event;
    };
    keep(await updateEvent(organizer, event, { title: `${word}renamed` }));
    keep(await updateEvent(organizer, event, { venue: { ...event.venue, city: 'Bonn' } }));
    const bonn = () => foundNow({ search: `${word}renamed`, city: 'Bonn' });
    await until('it to be found in Bonn', async () => (await bonn()).length === 1);
    expect(await foundNow({ search: `${word}renamed`, city: 'Berlin' })).toEqual([]);
    const [category] = event.ticketCategories;
    keep(await changeTickets(organizer, event, category?.id ?? '', { price: { amount: '5.00', currency: 'EUR' } }));
    const cheap = { search: `${word}renamed`, maximumPrice: { amount: '6.00', currency: 'EUR' } };
    await until('it to be cheap', async () => (await foundNow(cheap)).length === 1);
    keep(await postponeEvent(organizer, event, { startsAt: '2032-02-29T19:00:00+01:00' }));
    const leapDay = { search: `${word}renamed`, from: '2032-02-29', until: '2032-02-29' };
    await until('it to be found on its new day', async () => (await foundNow(leapDay)).length === 1);
    keep(await postponeEvent(organizer, event, {}));
    expect(await foundNow({ search: `${word}renamed` })).toEqual([event.id]);
    keep(await cancelEvent(organizer, event));
    expect(await foundNow({ search: `${word}renamed` })).toEqual([]);
    expect(await foundNow({ search: draft.title })).toEqual([]);
  });

  it('goes by the present name of a kind of events, without anybody’s help', async () => {
    const [old, fresh] = [`${own}ska`, `${own}dub`];
    const id = await eventCategoryId(admin, old);
    const events = [
      await published(organizer, { title: `${own}kind one`, categoryId: id }),
      await published(organizer, { title: `${own}kind two`, categoryId: id, venue: venue('Mainz') }),
    ];
    await until('both to be found by its name', async () => (await foundNow({ search: old })).length === 2);
    expect((await changeCategory(admin, { id, version: 1 }, { name: fresh })).category).toMatchObject({ version: 2 });
    await until('both to be found by its new name', async () => (await foundNow({ search: fresh })).length === 2);
    expect((await foundNow({ search: fresh })).sort()).toEqual(events.map((event) => event.id).sort());
    expect(await foundNow({ search: `${fresh} one`, categoryId: id })).toEqual([events[0]?.id]);
    expect(await foundNow({ search: fresh, city: 'Mainz' })).toEqual([events[1]?.id]);
    await until('neither to be found by its old one', async () => (await foundNow({ search: old })).length === 0);
    expect(await foundNow({ search: old, city: 'Mainz' })).toEqual([]);
    expect(await foundNow({ search: old, categoryId: id })).toEqual([]);
    expect(await foundNow({ search: `${own}kind`, categoryId: id })).toHaveLength(2);
  });

  it('does not find what is over', async () => {
    const word = `${own}over`;
    const soon = Date.now() + 4_000;
    const event = await published(organizer, {
      title: word,
      startsAt: new Date(soon).toISOString(),
      endsAt: new Date(soon + 1_000).toISOString(),
    });
    await until('it to be found', async () => (await foundNow({ search: word })).includes(event.id));
    await until('it to be over', async () => (await foundNow({ search: word })).length === 0);
    const refused = await updateEvent(organizer, event, { title: 'Too late' });
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['EVENT_OVER']);
    const late = await newEvent(organizer, { startsAt: inHours(-2), endsAt: inHours(2) });
    expect(late.status).toBe('DRAFT');
  });
});
