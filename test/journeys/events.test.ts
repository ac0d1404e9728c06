import { newColleague } from '#test/kit/colleagues.ts';
import { eventOf, newEvent, organizedEvent, published } from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

let organizer: Person;
let customer: Person;

beforeAll(async () => {
  organizer = await newColleague(outputs, 'events-organizer', ['ORGANIZER']);
  customer = await newColleague(outputs, 'events-customer', ['CUSTOMER']);
});

describe('an event', () => {
  it('is a draft that nobody else sees, until it is published', async () => {
    const draft = await newEvent(organizer);
    expect(draft).toMatchObject({ status: 'DRAFT', version: 1, availability: [], publishedAt: null });
    expect(await eventOf(customer, draft.id)).toBeNull();
    expect(await organizedEvent(organizer, draft.id)).toMatchObject({ id: draft.id, category: { name: 'Concert' } });
  });

  it('has all of its tickets available once it is published', async () => {
    const event = await published(organizer);
    expect(event).toMatchObject({ status: 'PUBLISHED', version: 2, availability: [{ available: 100, capacity: 100 }] });
    expect(await eventOf(customer, event.id)).toMatchObject({ status: 'PUBLISHED', title: event.title });
  });
});
