import { readFileSync } from 'node:fs';
import { demoPicture } from '#dev/demoPictures.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { createEvent, eventCategoryId, eventInput, publishEvent, tickets, updateEvent } from '#test/kit/events.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, expectFits, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long something that a workflow or a queue does may take on a machine that does other things, too. */
const PATIENCE = 30_000;

/** What this run calls its event and its kind of events. */
const run = crypto.randomUUID().slice(0, 6);
const TITLE = `Night of the strings ${run}`;
const KIND = `Open air ${run}`;

let browser: Browser;
let organizer: Person;
let customer: Person;
let window: Watched;
let page: Page;
/** Where the event's page is, once it is made. */
let address = '';

beforeAll(async () => {
  browser = await launch();
  // One after the other: Amplify knows one person at a time.
  organizer = await newColleague(outputs, 'organizer', ['ORGANIZER', 'CUSTOMER']);
  customer = await newPerson(outputs, 'guest');
  await eventCategoryId(organizer);
  window = await watched(browser, DESKTOP);
  page = await window.context.newPage();
  await signIn(page, outputs.web, organizer.email, PASSWORD);
});

afterEach(() => {
  window.expectNoFault();
});

afterAll(async () => {
  await browser.close();
});

/** The Sunday of this number in a month of next year on which New York's clocks change, as an input has it. */
function sunday(month: number, which: number, time: string): string {
  const year = new Date().getUTCFullYear() + 1;
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 1 + ((7 - first) % 7) + (which - 1) * 7;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${time}`;
}

/** An evening of next year. */
function evening(day: number, time = '19:30'): string {
  return `${String(new Date().getUTCFullYear() + 1)}-06-${String(day).padStart(2, '0')}T${time}`;
}

function eventId(): string {
  return address.split('/').at(-1) ?? '';
}

async function open(tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of this event' }).getByRole('link', { name: tab }).click();
}

/** Books tickets of the first kind with a test card, as a customer's own program would, and waits until it is CONFIRMED. */
async function book(quantity: number, promoCode: string, names: readonly string[]): Promise<void> {
  const { event } = await customer.run<{ event: EventView }>(
    `query ($id: ID!) { event(id: $id) { ticketCategories { id } } }`,
    { id: eventId() },
  );
  const { holdTickets } = await customer.run<{ holdTickets: { hold: { id: string } | null; userErrors: unknown } }>(
    `mutation ($input: HoldTicketsInput!) { holdTickets(input: $input) { hold { id } userErrors { code } } }`,
    {
      input: {
        eventId: eventId(),
        categoryId: event.ticketCategories[0]?.id,
        quantity,
        idempotencyKey: crypto.randomUUID(),
      },
    },
  );
  expect(holdTickets.userErrors).toEqual([]);
  const { bookTickets } = await customer.run<{ bookTickets: { booking: { id: string } | null; userErrors: unknown } }>(
    `mutation ($input: BookTicketsInput!) { bookTickets(input: $input) { booking { id } userErrors { code } } }`,
    {
      input: {
        holdId: holdTickets.hold?.id,
        email: customer.email,
        names,
        promoCode,
        paymentMethodId: 'pm_card_visa',
        idempotencyKey: crypto.randomUUID(),
      },
    },
  );
  expect(bookTickets.userErrors).toEqual([]);
  await until('the booking to be confirmed', async () => {
    const { booking } = await customer.run<{ booking: { status: string } | null }>(
      `query ($id: ID!) { booking(id: $id) { status } }`,
      { id: bookTickets.booking?.id },
    );
    return booking?.status === 'CONFIRMED';
  });
}

describe('an organiser', () => {
  it('is told of times that the clocks leave out or have twice, and what is wrong stands beside its field', async () => {
    await page.goto(`${outputs.web}/organizer`);
    await page.getByRole('heading', { name: 'Your events' }).waitFor();
    await page.getByRole('link', { name: 'New event' }).click();
    await page.getByLabel('Title').fill(TITLE);
    await page.getByLabel('Kind of event').selectOption('Concert');
    await page.getByLabel('Description').fill('An evening by the river.');
    await page.getByLabel('Venue').fill('Pier 17');
    await page.getByLabel('Street and number').fill('89 South Street');
    await page.getByLabel('City').fill('New York');
    await page.getByLabel('Country').selectOption('United States');
    await page.getByLabel('Time zone').fill('Atlantis');
    await page.getByText('There is no such zone.').waitFor();
    await page.getByLabel('Time zone').fill('new york');
    await page.getByText('Clocks there show').waitFor();
    const start = page.getByLabel('Start', { exact: true });
    await start.fill(sunday(3, 2, '02:30'));
    await page.getByText('the clocks are put forward from 02:00 to 03:00 that day').waitFor();
    await start.fill(sunday(11, 1, '01:30'));
    await page.getByText('01:30 comes twice. The first one is taken (GMT−4).').waitFor();
    await start.fill(evening(12));
    expect(await page.getByLabel('End', { exact: true }).inputValue()).toBe(evening(12, '22:30'));
    await page.getByLabel('Name', { exact: true }).fill('Lawn');
    await page.getByLabel('Price before tax, in EUR').fill('20,00');
    await page.getByLabel('Tickets there are').fill('40');
    await page.getByRole('button', { name: 'Add a kind of tickets' }).click();
    const second = page.locator('[data-kind="1"]');
    await second.getByLabel('Name', { exact: true }).fill('Benches');
    await second.getByLabel('Price before tax, in EUR').fill('35.00');
    await second.getByLabel('Seats have numbers').check();
    await second.getByLabel('last seat').fill('4');
    await second.getByRole('button', { name: 'Add a row' }).click();
    await second.getByText('8 seats').waitFor();
    await page.getByRole('button', { name: 'Make a draft' }).click();
    const wrong = page.locator('[data-kind="0"]').getByRole('alert');
    await wrong.getByText('Write the amount as a decimal').waitFor();
    expect(await page.getByLabel('Price before tax, in EUR').first().getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
    await page.getByLabel('Price before tax, in EUR').first().fill('20.00');
    await page.getByRole('button', { name: 'Make a draft' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await page.locator('[data-event-status="DRAFT"]').waitFor();
    address = page.url();
  });

  it('keeps what was typed where somebody else changed the draft meanwhile, and adds a picture', async () => {
    await page.getByLabel('City').fill('Brooklyn');
    await open('Tickets');
    await page.getByRole('form', { name: 'Tickets' }).waitFor();
    await open('Details');
    expect(await page.getByLabel('City').inputValue()).toBe('Brooklyn');
    await page.getByText('Save or discard what you typed first.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish …' }).isDisabled()).toBe(true);
    const { organizedEvent } = await organizer.run<{ organizedEvent: EventView }>(
      `query ($id: ID!) { organizedEvent(id: $id) { id version venue { name street postalCode country timeZone } } }`,
      { id: eventId() },
    );
    const { userErrors } = await updateEvent(organizer, organizedEvent, {
      venue: { ...organizedEvent.venue, city: 'Manhattan' },
    });
    expect(userErrors).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else changed this event in the meantime: city.').waitFor();
    await page.getByText('Now: Manhattan').waitFor();
    expect(await page.getByLabel('City').inputValue()).toBe('Brooklyn');
    await expectAccessible(page);
    // What is typed while it is being saved stays.
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('updateEvent') === true) {
        await page.getByLabel('Postal code').fill('10038');
      }
      await route.continue();
    });
    const answered = page.waitForResponse((answer) => answer.request().postData()?.includes('updateEvent') === true);
    await page.getByRole('button', { name: 'Save' }).click();
    await answered;
    await page.unroute('**/graphql');
    await page.getByText('Somebody else changed this event').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Postal code').inputValue()).toBe('10038');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    expect(await page.getByLabel('Postal code').inputValue()).toBe('10038');
    expect(await page.getByLabel('City').inputValue()).toBe('Brooklyn');
    await page.getByLabel('Street and number').fill('90 South Street');
    await page.getByLabel('Picture (PNG').setInputFiles({
      name: 'pier.png',
      mimeType: 'image/png',
      buffer: demoPicture('poster', '#6d28d9', '#e9ddfd'),
    });
    await page.getByLabel('What it shows').fill('The pier at night');
    await page.getByRole('button', { name: 'Add picture' }).click();
    await page.getByRole('img', { name: 'The pier at night' }).waitFor({ timeout: PATIENCE });
    // A picture is another version of the event, and nobody else's doing.
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
  });

  it('reads what will stay before the event is published', async () => {
    await page.getByRole('button', { name: 'Publish …' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('From then on these stay:').waitFor();
    await question.getByText('Benches').waitFor();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.locator('[data-event-status="PUBLISHED"]').waitFor();
    expect(await page.getByLabel('Time zone').isDisabled()).toBe(true);
    expect(await page.getByLabel('Start', { exact: true }).isDisabled()).toBe(true);
  });

  it('makes a promo code, and is told where there is one of its name', async () => {
    await open('Promo codes');
    const make = async (percent: string) => {
      await page.getByRole('textbox', { name: 'Code' }).fill('river-50');
      await page.getByLabel('Percent', { exact: true }).fill(percent);
      await page.getByLabel('Bookings that may use it').fill('1');
      await page.getByRole('button', { name: 'Make promo code' }).click();
    };
    await make('50');
    const code = page.locator('[data-code="RIVER-50"]');
    await code.getByText('0 uses of 1').waitFor();
    await code.getByText('50 % off').waitFor();
    await make('40');
    await page.getByRole('alert').filter({ hasText: 'The event has another promo code of this name.' }).waitFor();
    await expectAccessible(page);
  });

  it('sees a sale live, by day, with its code used up and who comes, and takes them home as a file', async () => {
    await open('Sales');
    const lawn = page.locator('tr[data-category]').first();
    await lawn.locator('[data-count="available"]').getByText('40', { exact: true }).waitFor();
    await book(2, 'river-50', ['Ada Lovelace', '=1+1']);
    await lawn.locator('[data-count="sold"]').getByText('2', { exact: true }).waitFor({ timeout: PATIENCE });
    await lawn.locator('[data-count="available"]').getByText('38', { exact: true }).waitFor();
    const day = page.locator('tr[data-day="all"]');
    await day.getByText('21.40 EUR').waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
    await picture(page, 'event-sales');
    await open('Promo codes');
    await page.locator('[data-code="RIVER-50"]').getByText('1 use of 1').waitFor();
    await page.getByRole('button', { name: 'Switch off RIVER-50' }).click();
    await page.locator('[data-code="RIVER-50"]').getByText('Switched off').waitFor();
    await open('Attendees');
    await page.getByRole('rowheader', { name: 'Ada Lovelace' }).waitFor();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Export the attendees/ }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('Ada Lovelace');
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m);
    await page.getByText('2 tickets in the file').waitFor();
    await page.getByRole('row').filter({ hasText: 'Ada Lovelace' }).getByRole('link').click();
    await page.getByRole('heading', { name: /^Booking / }).waitFor();
    await page.getByRole('link', { name: '← Attendees' }).click();
    await page.getByRole('rowheader', { name: 'Ada Lovelace' }).waitFor();
  });

  it('changes a kind of tickets, and cannot take back what is sold', async () => {
    await open('Tickets');
    await page.locator('summary').filter({ hasText: 'Lawn' }).click();
    const form = page.getByRole('form', { name: 'Change Lawn' });
    await form.getByLabel('Tickets there are').fill('1');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('alert').filter({ hasText: 'More tickets than that are held or sold.' }).waitFor();
    await expectAccessible(page);
    await form.getByLabel('Tickets there are').fill('60');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved').waitFor();
    await page.locator('tr[data-category]').first().locator('[data-count="available"]').getByText('58').waitFor();
  });

  it('postpones to a date that is not known yet, and then to one that is', async () => {
    await open('Details');
    await page.getByRole('button', { name: 'Postpone or move …' }).click();
    const question = page.getByRole('dialog');
    await question.getByLabel('Not known yet').check();
    await question.getByLabel('What everybody reads about it').fill('The pier is flooded.');
    await question.getByText('is postponed; the new date is not known yet.').waitFor();
    await question.getByText('2 tickets so far').waitFor();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Postpone it' }).click();
    await page.locator('[data-event-status="POSTPONED"]').waitFor();
    await page.getByRole('button', { name: 'Give a new date …' }).click();
    await question.getByLabel('New start').fill(evening(26));
    await question.getByText(/takes place on .*26.*New York time/).waitFor();
    await question.getByRole('button', { name: 'Move it' }).click();
    await page.locator('[data-event-status="PUBLISHED"]').waitFor();
    expect(await page.getByLabel('Start', { exact: true }).inputValue()).toBe(evening(26));
  });

  it('calls the event off once its title is typed, and watches everybody’s money go back', async () => {
    await open('Cancellation');
    await page.getByRole('button', { name: 'Call it off …' }).click();
    const question = page.getByRole('dialog');
    const yes = question.getByRole('button', { name: 'Call it off' });
    expect(await yes.isDisabled()).toBe(true);
    await question.getByLabel('Type the title of the event').fill('Night of');
    expect(await yes.isDisabled()).toBe(true);
    await expectAccessible(page);
    await question.getByLabel('Type the title of the event').fill(TITLE);
    await yes.click();
    await page.locator('[data-cancellation]').waitFor({ timeout: PATIENCE });
    await page.locator('[data-cancellation="DONE"]').waitFor({ timeout: PATIENCE });
    const figure = (name: string) => page.locator(`[data-figure="${name}"] dd`).textContent();
    expect(await figure('bookingsCancelled')).toBe('1');
    expect(await figure('bookingsLeft')).toBe('0');
    expect(await figure('refundsSucceeded')).toBe('1');
    expect(await figure('refundsFailed')).toBe('0');
    expect(await figure('amount')).toBe('21.40 EUR');
    await page.locator('[data-event-status="CANCELLED"]').waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
  });

  it('has it all on a phone', async () => {
    await page.setViewportSize(PHONE);
    for (const tab of ['Details', 'Tickets', 'Sales', 'Attendees', 'Promo codes', 'Cancellation']) {
      await open(tab);
      await page.getByText('Loading …').waitFor({ state: 'detached' });
      await expectFits(page);
    }
    await page.goto(`${outputs.web}/organizer/events/new`);
    await page.getByLabel('Seats have numbers').check();
    await expectFits(page);
    await page.goto(`${outputs.web}/organizer`);
    await page.locator(`[data-event="${eventId()}"]`).waitFor();
    await expectAccessible(page);
    await page.setViewportSize(DESKTOP);
  });

  it('sees neither other people’s events nor the pages of the office', async () => {
    const colleague = await newColleague(outputs, 'other-organizer', ['ORGANIZER', 'CUSTOMER']);
    const { event } = await createEvent(
      colleague,
      eventInput(await eventCategoryId(colleague), { title: 'Not yours' }),
    );
    await page.goto(`${outputs.web}/organizer/events/${event?.id ?? ''}`);
    await page.getByRole('heading', { name: 'No such event' }).waitFor();
    await page.goto(`${outputs.web}/event-categories`);
    await page.getByRole('heading', { name: 'Invoices', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Booking desk' }).count()).toBe(0);
  });
});

describe('the office', () => {
  let office: Watched;
  let desk: Page;

  beforeAll(async () => {
    const admin = await newColleague(outputs, 'office', ['ADMIN', 'CUSTOMER']);
    office = await watched(browser, DESKTOP);
    desk = await office.context.newPage();
    await signIn(desk, outputs.web, admin.email, PASSWORD);
  });

  afterEach(() => {
    office.expectNoFault();
  });

  it('keeps the kinds of events', async () => {
    await desk.goto(`${outputs.web}/event-categories`);
    await desk.getByLabel('A new kind of events').fill(KIND);
    await desk.getByRole('button', { name: 'Add' }).click();
    const kind = desk.locator(`[data-kind="${KIND}"]`);
    await kind.getByText('In use').waitFor();
    await kind.getByRole('button', { name: `Retire ${KIND}` }).click();
    await kind.getByText('For no new events').waitFor();
    await expectAccessible(desk);
    await kind.getByLabel(`Name of ${KIND}`).fill('Concert');
    await kind.getByRole('button', { name: `Rename ${KIND}` }).click();
    await desk.getByRole('alert').filter({ hasText: 'Two cannot have the same name.' }).waitFor();
    await kind.getByLabel(`Name of ${KIND}`).fill(`${KIND}s`);
    await kind.getByRole('button', { name: `Rename ${KIND}` }).click();
    await desk.locator(`[data-kind="${KIND}s"]`).waitFor();
  });

  it('finds bookings by day, by address and by need, and opens them', async () => {
    await desk.goto(`${outputs.web}/booking-desk`);
    const booking = desk.locator('[data-booking]').filter({ hasText: customer.email });
    await booking.first().waitFor();
    await expectAccessible(desk);
    await desk.getByLabel('E-mail address of the booking').fill(customer.email.toUpperCase());
    await desk.getByRole('button', { name: 'Find' }).click();
    await booking.first().waitFor();
    await desk.getByRole('button', { name: 'Needs attention' }).click();
    await booking.first().waitFor({ state: 'detached' });
    await desk.goBack();
    await desk.setViewportSize(PHONE);
    await booking.first().waitFor();
    await expectFits(desk);
    await desk.setViewportSize(DESKTOP);
    await booking.first().click();
    await desk.getByRole('heading', { name: /^Booking / }).waitFor();
    await desk.getByText(TITLE).first().waitFor();
    expect(await desk.getByRole('link', { name: 'Booking desk', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  it('shows who organises others an event without the forms to change it', async () => {
    const both = await newColleague(outputs, 'both', ['STAFF', 'ORGANIZER', 'CUSTOMER']);
    const theirs = await watched(browser, DESKTOP);
    const shown = await theirs.context.newPage();
    await signIn(shown, outputs.web, both.email, PASSWORD);
    const { event } = await createEvent(
      organizer,
      eventInput(await eventCategoryId(organizer), { title: `Draft ${run}`, ticketCategories: [tickets()] }),
    );
    await shown.goto(`${outputs.web}/organizer/events/${event?.id ?? ''}`);
    await shown.getByRole('heading', { name: `Draft ${run}` }).waitFor();
    await shown.getByRole('heading', { name: 'Details' }).waitFor();
    expect(await shown.getByRole('button', { name: /Save|Publish|Add picture/ }).count()).toBe(0);
    theirs.expectNoFault();
    await theirs.context.close();
  });

  it('sees everybody’s events', async () => {
    const colleague = await newColleague(outputs, 'third-organizer', ['ORGANIZER', 'CUSTOMER']);
    const { event } = await createEvent(
      colleague,
      eventInput(await eventCategoryId(colleague), { title: `Office ${run}`, ticketCategories: [tickets()] }),
    );
    if (!event) throw new Error('The event was refused.');
    await publishEvent(colleague, event);
    await desk.goto(`${outputs.web}/organizer`);
    await desk.getByRole('heading', { name: 'All events' }).waitFor();
    await desk.locator(`[data-event="${event.id}"]`).getByText('0 of 100 sold').waitFor();
  });
});
