import { generateClient } from 'aws-amplify/api';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { published, tickets } from '#test/kit/events.ts';
import type { HoldAnswer } from '#test/kit/holds.ts';
import { held, holdNow, holdTickets, letGo } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';

const outputs = inject('outputs');
let organizer: Person;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  organizer = await newColleague(outputs, 'organizer', ['ORGANIZER']);
  ada = await newPerson(outputs, 'ada');
  bob = await newPerson(outputs, 'bob');
});

/** What anybody sees who has not signed in. */
async function atTheDoor<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(outputs.graphql, {
    method: 'POST',
    headers: { 'x-api-key': outputs.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface Left {
  readonly event: { readonly availability: readonly { readonly available: number; readonly version: number }[] };
}

const LEFT = 'query ($id: ID!) { event(id: $id) { availability { available version } } }';

async function left({ id }: Pick<EventView, 'id'>): Promise<number | undefined> {
  return (await atTheDoor<Left>(LEFT, { id })).event.availability[0]?.available;
}

describe('a customer', () => {
  it('holds tickets, sees them, lets go of them, and others can have them at once', async () => {
    const event = await published(organizer, { ticketCategories: [tickets({ capacity: 5 })] });
    const hold = await held(ada, event, { quantity: 4 });
    expect(hold).toMatchObject({
      status: 'ACTIVE',
      event: { id: event.id, title: event.title },
      quantity: 4,
      seats: [],
      price: { amount: '50.00', currency: 'EUR' },
      total: { amount: '214.00', currency: 'EUR' },
      booking: null,
    });
    expect(hold.secondsLeft).toBeGreaterThan(590);
    expect(await left(event)).toBe(1);
    expect(await holdNow(ada, hold.id)).toMatchObject({ id: hold.id, status: 'ACTIVE' });
    const categoryId = event.ticketCategories[0]?.id ?? '';
    const input = { eventId: event.id, categoryId, quantity: 2, idempotencyKey: crypto.randomUUID() };
    expect((await holdTickets(bob, input)).userErrors).toMatchObject([{ code: 'SOLD_OUT', field: 'quantity' }]);
    expect((await letGo(ada, hold.id)).hold).toMatchObject({ id: hold.id, status: 'RELEASED' });
    expect((await holdTickets(bob, input)).hold).toMatchObject({ quantity: 2, status: 'ACTIVE' });
    expect(await left(event)).toBe(3);
  });

  it('sees their own holds alone, those that end first first, page by page', async () => {
    const event = await published(organizer);
    const mine = [await held(ada, event), await held(ada, event), await held(ada, event)];
    const LIST = `query ($first: Int, $after: String) { ticketHolds(first: $first, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      readonly ticketHolds: {
        readonly nodes: readonly { readonly id: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    }
    const listed = await until('the list to have them', async () => {
      const { ticketHolds } = await ada.run<Page>(LIST, { first: 100 });
      return ticketHolds.nodes.length === mine.length ? ticketHolds.nodes.map(({ id }) => id) : null;
    });
    expect(listed).toEqual(mine.map(({ id }) => id));
    const first = (await ada.run<Page>(LIST, { first: 2 })).ticketHolds;
    const second = (await ada.run<Page>(LIST, { first: 2, after: first.pageInfo.endCursor })).ticketHolds;
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(listed);
    expect(second.pageInfo.hasNextPage).toBe(false);
    await expect(bob.run(LIST, { first: 2, after: first.pageInfo.endCursor })).rejects.toMatchObject({
      errors: [{ errorType: 'BadRequest' }],
    });
    for (const { id } of mine) {
      expect(await holdNow(bob, id)).toBeNull();
      expect((await letGo(bob, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect((await letGo(ada, id)).hold?.status).toBe('RELEASED');
    }
    expect((await ada.run<Page>(LIST, {})).ticketHolds.nodes).toEqual([]);
  });

  it('chooses numbered seats by a map that everybody sees', async () => {
    const event = await published(organizer, {
      ticketCategories: [tickets({ seatRows: [{ row: 'A', first: 1, last: 6 }] }), tickets({ name: 'Standing 2' })],
    });
    const [seated, standing] = event.ticketCategories;
    const MAP =
      'query ($eventId: ID!, $categoryId: ID!) { seatMap(eventId: $eventId, categoryId: $categoryId) { taken } }';
    const map = (categoryId: string | undefined, eventId = event.id) =>
      atTheDoor<{ seatMap: { readonly taken: readonly string[] } | null }>(MAP, { eventId, categoryId });
    expect(await map(seated?.id)).toEqual({ seatMap: { taken: [] } });
    const hold = await held(ada, event, { seats: ['A-2', 'A-3'] });
    expect(hold.seats).toEqual(['A-2', 'A-3']);
    expect(await map(seated?.id)).toEqual({ seatMap: { taken: ['A-2', 'A-3'] } });
    const wish = { eventId: event.id, categoryId: seated?.id ?? '', idempotencyKey: crypto.randomUUID() };
    expect((await holdTickets(bob, { ...wish, seats: ['A-1', 'A-3'] })).userErrors).toMatchObject([
      { code: 'SEATS_TAKEN', field: 'seats.1' },
    ]);
    expect(await map(standing?.id)).toEqual({ seatMap: null });
    expect(await map(seated?.id, crypto.randomUUID())).toEqual({ seatMap: null });
    expect(await map("' OR 1=1", '../..')).toEqual({ seatMap: null });
  });
});

describe('a flood of holds in one request', () => {
  const flood = ({ id, ticketCategories: [category] }: EventView, aliases: number, name: string): string => {
    const wish = `eventId: "${id}", categoryId: "${category?.id ?? ''}", quantity: 1`;
    const calls = Array.from(
      { length: aliases },
      (_, at) =>
        `a${at}: holdTickets(input: { ${wish}, idempotencyKey: "${name}-${at}" }) { hold { id } userErrors { code } }`,
    );
    return `mutation { ${calls.join(' ')} }`;
  };

  it('gets no more than one customer may have', async () => {
    const event = await published(organizer, { ticketCategories: [tickets({ capacity: 600, limitPerCustomer: 3 })] });
    const answers = Object.values(
      await bob.run<Record<string, Pick<HoldAnswer, 'hold' | 'userErrors'>>>(flood(event, 30, 'flood')),
    );
    expect(answers.filter(({ hold }) => hold !== null)).toHaveLength(3);
    const refusals = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(new Set(refusals)).toEqual(new Set(['LIMIT_EXCEEDED']));
    await expect(bob.run(flood(event, 600, 'more'))).rejects.toThrow();
    expect(await left(event)).toBe(597);
  });
});

describe('promo codes', () => {
  const CREATE = `mutation ($input: CreatePromoCodeInput!) { createPromoCode(input: $input) {
    promoCode { code percent amount { amount currency } validUntil maximumUses uses active version } userErrors { code field } } }`;
  const CHANGE = `mutation ($eventId: ID!, $code: String!, $expectedVersion: Int!, $input: ChangePromoCodeInput!) {
    changePromoCode(eventId: $eventId, code: $code, expectedVersion: $expectedVersion, input: $input) {
      promoCode { code active maximumUses validUntil version } userErrors { code field } } }`;
  const QUOTE = `query ($holdId: ID!, $promoCode: String) { quoteBooking(holdId: $holdId, promoCode: $promoCode) {
    quote { discount { amount } subtotal { amount } tax { amount } total { amount currency } } userErrors { code field } } }`;
  const LIST = 'query ($eventId: ID!) { promoCodes(eventId: $eventId) { code } }';

  interface Created {
    readonly createPromoCode: {
      readonly promoCode: { readonly version: number } | null;
      readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
    };
  }

  it('are made, change the price, and are switched off by the event’s organiser alone', async () => {
    const event = await published(organizer);
    const input = { eventId: event.id, code: ' early_10 ', percent: '10' };
    const { createPromoCode } = await organizer.run<Created>(CREATE, { input });
    expect(createPromoCode).toMatchObject({
      promoCode: { code: 'EARLY_10', percent: '10.00', amount: null, uses: 0, active: true, version: 1 },
      userErrors: [],
    });
    expect((await organizer.run<Created>(CREATE, { input })).createPromoCode.promoCode?.version).toBe(1);
    const other = await newColleague(outputs, 'other', ['ORGANIZER']);
    expect((await other.run<Created>(CREATE, { input })).createPromoCode.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'eventId' },
    ]);
    expect(await other.run(LIST, { eventId: event.id })).toEqual({ promoCodes: [] });
    expect(await organizer.run(LIST, { eventId: event.id })).toEqual({ promoCodes: [{ code: 'EARLY_10' }] });
    await expect(ada.run(LIST, { eventId: event.id })).rejects.toMatchObject({
      errors: [{ errorType: 'Unauthorized' }],
    });

    const hold = await held(ada, event, { quantity: 3 });
    const quote = (promoCode: string | null) => ada.run(QUOTE, { holdId: hold.id, promoCode });
    expect(await quote(null)).toEqual({
      quoteBooking: {
        quote: {
          discount: { amount: '0.00' },
          subtotal: { amount: '150.00' },
          tax: { amount: '10.50' },
          total: { amount: '160.50', currency: 'EUR' },
        },
        userErrors: [],
      },
    });
    expect(await quote('Early_10')).toMatchObject({
      quoteBooking: { quote: { discount: { amount: '15.00' }, total: { amount: '144.45' } } },
    });
    expect(await quote('NEVER')).toMatchObject({
      quoteBooking: { quote: null, userErrors: [{ code: 'PROMO_CODE_NOT_FOUND', field: 'promoCode' }] },
    });
    expect(await bob.run(QUOTE, { holdId: hold.id })).toMatchObject({
      quoteBooking: { quote: null, userErrors: [{ code: 'NOT_FOUND', field: 'holdId' }] },
    });

    const change = (expectedVersion: number, changed: object) =>
      organizer.run(CHANGE, { eventId: event.id, code: 'early_10', expectedVersion, input: changed });
    expect(await change(1, { active: false, maximumUses: 5 })).toMatchObject({
      changePromoCode: { promoCode: { active: false, maximumUses: 5, version: 2 } },
    });
    expect(await change(1, { active: true })).toMatchObject({
      changePromoCode: { promoCode: null, userErrors: [{ code: 'STALE_VERSION', field: 'expectedVersion' }] },
    });
    expect(await quote('EARLY_10')).toMatchObject({
      quoteBooking: { userErrors: [{ code: 'PROMO_CODE_NOT_FOUND' }] },
    });
    expect(await change(2, { maximumUses: null })).toMatchObject({
      changePromoCode: { promoCode: { active: false, maximumUses: null, version: 3 } },
    });
    await letGo(ada, hold.id);
    expect(await quote(null)).toMatchObject({ quoteBooking: { userErrors: [{ code: 'HOLD_EXPIRED' }] } });
  });

  it.each([
    ['two letters', { code: 'AB', percent: '10' }, 'INVALID_PROMO_CODE', 'code'],
    ['a blank within', { code: 'A B C', percent: '10' }, 'INVALID_PROMO_CODE', 'code'],
    ['an umlaut', { code: 'FRÜH', percent: '10' }, 'INVALID_PROMO_CODE', 'code'],
    ['nothing that it takes off', { code: 'ABC' }, 'INVALID_PROMO_CODE', 'percent'],
    [
      'both',
      { code: 'ABC', percent: '1', amount: { amount: '1.00', currency: 'EUR' } },
      'INVALID_PROMO_CODE',
      'amount',
    ],
    ['more than all', { code: 'ABC', percent: '100.01' }, 'INVALID_PROMO_CODE', 'percent'],
    ['nothing per cent', { code: 'ABC', percent: '0' }, 'INVALID_PROMO_CODE', 'percent'],
    [
      'less than nothing',
      { code: 'ABC', amount: { amount: '-1.00', currency: 'EUR' } },
      'INVALID_PROMO_CODE',
      'amount.amount',
    ],
    [
      'another currency',
      { code: 'ABC', amount: { amount: '1.00', currency: 'USD' } },
      'INVALID_PROMO_CODE',
      'amount.currency',
    ],
    ['no use', { code: 'ABC', percent: '1', maximumUses: 0 }, 'INVALID_PROMO_CODE', 'maximumUses'],
    [
      'an end before its beginning',
      { code: 'ABC', percent: '1', validFrom: '2027-02-01T00:00:00Z', validUntil: '2027-02-01T00:00:00Z' },
      'INVALID_PROMO_CODE',
      'validUntil',
    ],
  ])('are refused with %s', async (_, stated, code, field) => {
    const event = await anEvent();
    const { createPromoCode } = await organizer.run<Created>(CREATE, { input: { eventId: event.id, ...stated } });
    expect(createPromoCode).toEqual({ promoCode: null, userErrors: [{ code, field }] });
  });

  it('are a hundred for an event, and no more', async () => {
    const event = await anEvent();
    const make = async (at: number): Promise<string> => {
      const input = { eventId: event.id, code: `CODE-${at}`, percent: '5' };
      const { createPromoCode } = await organizer.run<Created>(CREATE, { input });
      return createPromoCode.userErrors[0]?.code ?? 'made';
    };
    const ends: string[] = [];
    for (let start = 0; start < 104; start += 8) {
      ends.push(...(await Promise.all(Array.from({ length: 8 }, (_, at) => make(start + at)))));
    }
    expect(ends.filter((end) => end === 'made')).toHaveLength(100);
    expect(new Set(ends)).toEqual(new Set(['made', 'TOO_MANY_PROMO_CODES']));
    expect(await organizer.run<{ promoCodes: unknown[] }>(LIST, { eventId: event.id })).toHaveProperty(
      'promoCodes.length',
      100,
    );
  });

  let shared: Promise<EventView> | undefined;
  const anEvent = (): Promise<EventView> => (shared ??= published(organizer));
});

describe('what is left', () => {
  const WATCH = `subscription ($eventId: ID!) { onAvailabilityChanged(eventId: $eventId) { eventId categoryId available version at } }`;

  interface Told {
    readonly eventId: string;
    readonly categoryId: string;
    readonly available: number;
    readonly version: number;
  }

  /** Watches an event without signing in, with the real Amplify client. */
  function watch(eventId: string): { readonly told: Told[]; readonly errors: unknown[]; stop(): void } {
    const told: Told[] = [];
    const errors: unknown[] = [];
    const events = generateClient().graphql({
      query: WATCH,
      variables: { eventId },
      authMode: 'apiKey',
      apiKey: outputs.apiKey,
    });
    if (!('subscribe' in events)) throw new Error('This document is no subscription.');
    const subscription = events.subscribe({
      next: ({ data }: { data: unknown }) => {
        told.push((data as { onAvailabilityChanged: Told }).onAvailabilityChanged);
      },
      error: (error: unknown) => {
        errors.push(error);
      },
    });
    return { told, errors, stop: () => subscription.unsubscribe() };
  }

  it('is told to everybody, once for many changes of a second', async () => {
    const event = await published(organizer, { ticketCategories: [tickets({ capacity: 2000, limitPerCustomer: 50 })] });
    const categoryId = event.ticketCategories[0]?.id ?? '';
    const guest = watch(event.id);
    const told: Told[] = [];
    const user = ada.hear<{ onAvailabilityChanged: Told }>(
      WATCH,
      { eventId: event.id },
      ({ onAvailabilityChanged }) => {
        told.push(onAvailabilityChanged);
      },
    );
    // A subscription stands a moment after it was asked for: until it does, one ticket after the other is held and let go of.
    await until('both to hear', async () => {
      await letGo(bob, (await held(bob, event)).id);
      return guest.told.length > 0 && told.length > 0;
    });
    await until('all of it to be told', () => guest.told.at(-1)?.available === 2000 && told.at(-1)?.available === 2000);
    const before = guest.told.length;
    const holds = await Promise.all(
      Array.from({ length: 100 }, (_, at) => held(at % 2 === 0 ? ada : bob, event, { categoryId })),
    ).catch((error: unknown) => {
      throw error;
    });
    expect(holds).toHaveLength(100);
    await until(
      'what is left to be told',
      () => guest.told.at(-1)?.available === 1900 && told.at(-1)?.available === 1900,
    );
    expect(guest.told.length - before).toBeLessThanOrEqual(20);
    expect(guest.told.at(-1)).toMatchObject({ eventId: event.id, categoryId });
    const versions = guest.told.map(({ version }) => version);
    expect(Math.max(...versions)).toBe(guest.told.find(({ available }) => available === 1900)?.version);
    expect([guest.errors, user.errors]).toEqual([[], []]);
    guest.stop();
    user.stop();
  });

  it('of another event, or of none, is told to nobody', async () => {
    const [one, other] = [await published(organizer), await published(organizer)];
    const [guest, nobody] = [watch(one.id), watch('no such event')];
    await until('the one to hear', async () => {
      await held(ada, one, { idempotencyKey: crypto.randomUUID() }).then(({ id }) => letGo(ada, id));
      await held(ada, other).then(({ id }) => letGo(ada, id));
      return guest.told.length > 1;
    });
    expect(new Set(guest.told.map(({ eventId }) => eventId))).toEqual(new Set([one.id]));
    expect([...nobody.told, ...nobody.errors, ...guest.errors]).toEqual([]);
    guest.stop();
    nobody.stop();
  });
});
