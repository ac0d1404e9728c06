import type { Browser, Page } from 'playwright-core';
import { demoPicture } from '#dev/demoPictures.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { illustrate } from '#test/kit/eventImages.ts';
import type { EventView } from '#test/kit/events.ts';
import { inHours, postponeEvent, published, tickets, updateEvent } from '#test/kit/events.ts';
import { held } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long something may take on a machine that does other things, too. */
const PATIENCE = 30_000;

/** A word that only titles of this run have. */
const tour = `N${crypto.randomUUID().slice(0, 5).toUpperCase()}`;

const STALLS = { name: 'Stalls', seatRows: ['A', 'B', 'C', 'D', 'E', 'F'].map((row) => ({ row, first: 1, last: 14 })) };

let browser: Browser;
let organizer: Person;
let first: Person;
let second: Person;
/** With numbered seats and standing places. */
let concert: EventView;
/** Free, and far away. */
let talk: EventView;
/** Of which few seats are left. */
let small: EventView;

beforeAll(async () => {
  browser = await launch();
  organizer = await newColleague(outputs, 'organizer', ['ORGANIZER']);
  first = await newPerson(outputs, 'first');
  second = await newPerson(outputs, 'second');
  concert = await published(organizer, {
    title: `Northern Lights · ${tour}`,
    description: 'Strings, brass and a choir,\non one evening.',
    startsAt: '2031-06-13T17:30:00Z',
    endsAt: '2031-06-13T21:00:00Z',
    doorsAt: '2031-06-13T16:30:00Z',
    ticketCategories: [
      tickets({ ...STALLS, price: { amount: '50.00', currency: 'EUR' } }),
      tickets({ name: 'Balcony', price: { amount: '20.00', currency: 'EUR' }, capacity: 12 }),
      tickets({ name: 'Evening desk', saleFrom: '2031-06-12T10:00:00Z' }),
    ],
    cancellationPolicy: { refundUntilHours: 48, feeRate: '10' },
  });
  await illustrate(organizer, concert, demoPicture('poster', '#2a1048', '#6d28d9'), 'A violet sky above the stage');
  talk = await published(organizer, {
    title: `Talk about mountains · ${tour}`,
    venue: { name: 'Nepal Academy', street: 'Kamaladi', city: 'Kathmandu', country: 'NP', timeZone: 'Asia/Kathmandu' },
    startsAt: '2031-07-01T12:15:00Z',
    endsAt: '2031-07-01T14:15:00Z',
    ticketCategories: [tickets({ name: 'Entry', price: { amount: '0', currency: 'EUR' }, taxRate: '0' })],
  });
  small = await published(organizer, {
    title: `Cellar · ${tour}`,
    startsAt: inHours(20 * 24),
    endsAt: inHours(20 * 24 + 2),
    ticketCategories: [tickets({ name: 'Seats', seatRows: [{ row: 'A', first: 1, last: 3 }] })],
  });
});

afterAll(async () => {
  await browser.close();
});

/** Looks for this run's events until there is one of this title: what is new is found within seconds. */
async function find(page: Page, title: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${outputs.web}/events?search=${tour}`);
        await page.getByText('Loading …').waitFor({ state: 'detached' });
        return page.locator('[data-event]').filter({ hasText: title }).count();
      },
      { timeout: PATIENCE },
    )
    .toBe(1);
}

function titles(page: Page): Promise<string[]> {
  return page
    .locator('[data-event] strong')
    .first()
    .waitFor()
    .then(() => page.locator('[data-event] > strong').allTextContents());
}

function seat(page: Page, row: string, number: number) {
  return page.getByRole('button', { name: new RegExp(`^Row ${row}, seat ${String(number)}(, taken)?$`) });
}

describe('a guest at a phone', () => {
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    window = await watched(browser, PHONE);
    page = await window.context.newPage();
  });

  afterEach(() => {
    window.expectNoFault();
  });

  afterAll(async () => {
    await window.context.close();
  });

  it('finds events without signing in, by words, city, days and price, and the address keeps what was looked for', async () => {
    await find(page, concert.title);
    await find(page, talk.title);
    await find(page, small.title);
    await expectAccessible(page);
    await page.getByLabel('City').fill('kathmandu');
    await expect.poll(() => titles(page)).toEqual([talk.title]);
    await page.getByLabel('City').fill('');
    await page.getByLabel('From', { exact: true }).fill('2031-06-01');
    await page.getByLabel('Until').fill('2031-06-30');
    await expect.poll(() => titles(page)).toEqual([concert.title]);
    await page.reload();
    await expect.poll(() => titles(page)).toEqual([concert.title]);
    expect(new URL(page.url()).searchParams.get('until')).toBe('2031-06-30');
    await page.getByLabel('Price to').fill('10');
    await page.getByText('No event was found that is like that.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(1);
    expect(new URL(page.url()).search).toBe('');
  });

  it('reads when it is by the clocks of the place, and by the own where they differ', async () => {
    await page.goto(`${outputs.web}/events/${talk.id}`);
    await page.getByRole('heading', { name: talk.title }).waitFor();
    const facts = await page.locator('.event-page .facts').textContent();
    expect(facts).toMatch(/1 Jul 2031.*18:00 – 20:00.*Kathmandu time \(GMT\+5:45\)/);
    expect(facts).toMatch(/Where you are it begins .*12:15, UTC/);
    await page.getByText('Free', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.goto(`${outputs.web}/events/${concert.id}`);
    const shown = page.getByRole('img', { name: 'A violet sky above the stage' });
    await expect
      .poll(() => shown.evaluate<number, { naturalWidth: number }>(({ naturalWidth }) => naturalWidth))
      .toBeGreaterThan(0);
    await page.getByText('Until 2 days before the start you can cancel').waitFor();
    await page.getByText(/^On sale from .*12 Jun 2031.*Berlin time \(GMT\+2\)/).waitFor();
    await page.goto(`${outputs.web}/events/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'No such event' }).waitFor();
  });

  it('is offered what is on sale by the server’s clock, whatever the own one says', async () => {
    const own = await window.context.newPage();
    const wrong = Date.parse('2031-06-14T12:00:00Z');
    await own.clock.setSystemTime(wrong);
    await own.goto(`${outputs.web}/events/${concert.id}`);
    await own.getByRole('button', { name: 'Choose Balcony' }).waitFor();
    await own.getByText(/^On sale from .*12 Jun 2031/).waitFor();
    // Time passes until it is the 12th by the server, while the page stays open.
    await own.clock.setSystemTime(wrong + Date.parse('2031-06-12T12:00:00Z') - Date.now());
    await own.getByRole('button', { name: 'Choose Evening desk' }).waitFor();
    await own.close();
  });

  it('goes back to where the list was left', async () => {
    await page.goto(`${outputs.web}/events?search=${tour}`);
    await page.locator('[data-event]').last().scrollIntoViewIfNeeded();
    const left = await page.evaluate<number>('scrollY');
    expect(left).toBeGreaterThan(0);
    await page.locator('[data-event]').last().click();
    await page.getByRole('heading', { name: 'Tickets', exact: true }).waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(left / 2);
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('is asked to sign in for tickets, and comes back to the choice', async () => {
    await page.goto(`${outputs.web}/events/${concert.id}`);
    await page.getByRole('button', { name: 'Choose Balcony' }).click();
    await page.getByLabel('Tickets of Balcony').selectOption('3');
    await page.getByRole('button', { name: 'Sign in for 3 tickets' }).click();
    await page.getByLabel('Email').fill(first.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Keep 3 tickets for me' }).waitFor();
    expect(await page.getByLabel('Tickets of Balcony').inputValue()).toBe('3');
    expect(page.url()).not.toContain('signIn');
    await page.getByRole('button', { name: 'Keep 3 tickets for me' }).click();
    await page.waitForURL(/\/holds\/./);
    await page.getByRole('timer').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Let go' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
    await page.getByText('You let go of the tickets.').waitFor();
  });

  it('scrolls a map of seats inside itself', async () => {
    await page.goto(`${outputs.web}/events/${concert.id}`);
    await page.getByRole('button', { name: 'Choose Stalls' }).click();
    await seat(page, 'C', 14).click();
    await page.getByText('Chosen: C-14.').waitFor();
    expect(
      await page
        .locator('.seat-map')
        .evaluate((map: { scrollWidth: number; clientWidth: number }) => map.scrollWidth > map.clientWidth),
    ).toBe(true);
    await expectAccessible(page);
    await page.locator('.seats').scrollIntoViewIfNeeded();
    await picture(page, 'seats-phone');
  });
});

describe('two people at their desks', () => {
  let mine: Watched;
  let theirs: Watched;
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    mine = await watched(browser, DESKTOP);
    theirs = await watched(browser, DESKTOP);
    page = await mine.context.newPage();
    other = await theirs.context.newPage();
    await signIn(page, outputs.web, first.email, PASSWORD);
    await signIn(other, outputs.web, second.email, PASSWORD);
  });

  afterEach(() => {
    mine.expectNoFault();
    theirs.expectNoFault();
  });

  afterAll(async () => {
    await mine.context.close();
    await theirs.context.close();
  });

  it('chooses seats by the keyboard alone', async () => {
    await held(second, concert, { categoryId: concert.ticketCategories[0]?.id ?? '', seats: ['B-3', 'B-4', 'D-8'] });
    await page.goto(`${outputs.web}/events/${concert.id}`);
    await page.getByRole('button', { name: 'Choose Stalls' }).focus();
    await page.keyboard.press('Enter');
    await seat(page, 'A', 1).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Row A, seat 1');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Row B, seat 3, taken');
    await page.keyboard.press('Space');
    await page.getByText('No seat chosen.').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('Chosen: C-3, C-4.').waitFor();
    expect(await seat(page, 'C', 4).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('End');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Row C, seat 14');
    await page.keyboard.press('Control+Home');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Row A, seat 1');
    await expectAccessible(page);
    await page.evaluate('document.activeElement.blur()');
    await picture(page, 'event-desktop');
    // One step of the Tab key leads out of the whole map.
    await seat(page, 'C', 4).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/holds\/./);
    await page.getByText('2 tickets: C-3, C-4').first().waitFor();
  });

  it('go on where they went while tickets are being held for them, and are told of these there', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resume) => {
      answer = resume;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('holdTickets') === true) await asked;
      await route.continue();
    });
    await page.goto(`${outputs.web}/events/${concert.id}`);
    await page.getByRole('button', { name: 'Choose Balcony' }).click();
    await page.getByRole('button', { name: 'Keep 1 ticket for me' }).click();
    await page.getByRole('button', { name: 'Keeping …' }).waitFor();
    await page.getByRole('link', { name: 'Shop', exact: true }).click();
    await page.getByRole('heading', { name: 'Shop' }).waitFor();
    answer();
    await page.locator('[data-hold]').filter({ hasText: '1 ticket' }).waitFor();
    expect(page.url()).toContain('/shop');
    await page.goBack();
    await page.getByRole('heading', { name: concert.title }).waitFor();
    await page.unroute('**/graphql');
  });

  it('race for the last seat: one gets it, the other reads that it is taken, and a third sees it go', async () => {
    const third = await theirs.context.newPage();
    await held(second, small, { seats: ['A-1', 'A-2'] });
    for (const each of [page, other, third]) {
      await each.goto(`${outputs.web}/events/${small.id}`);
      await seat(each, 'A', 3).click();
      await each.getByText('Chosen: A-3.').waitFor();
    }
    // At the same moment: the one who is told live in between would not press any more.
    const keep = (each: Page) =>
      each
        .getByRole('button', { name: 'Keep 1 ticket for me' })
        .evaluate<undefined, { click(): undefined }>((button) => button.click());
    await Promise.all([keep(page), keep(other)]);
    const won = (each: Page) => each.waitForURL(/\/holds\/./, { timeout: PATIENCE }).then(() => each);
    const winner = await Promise.any([won(page), won(other)]);
    const loser = winner === page ? other : page;
    await loser.getByRole('alert').filter({ hasText: 'Somebody else has seat A-3 now.' }).waitFor();
    await seat(loser, 'A', 3).and(loser.locator('[data-seat-looks="taken"]')).waitFor();
    expect(loser.url()).toContain('/events/');
    await third.getByText('Somebody else took A-3 meanwhile.').waitFor({ timeout: PATIENCE });
    await third.getByText('None left at the moment').waitFor({ timeout: PATIENCE });
    await third.close();
    await expectAccessible(loser);
    // What is let go of comes back, where it is seen.
    await winner.getByRole('button', { name: 'Let go' }).click();
    await winner.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
    await loser.getByText('Only 1 left').waitFor({ timeout: PATIENCE });
  });

  it('reads at once that an event got another venue, and that it is postponed', async () => {
    await page.goto(`${outputs.web}/events/${talk.id}`);
    await page.getByText('Nepal Academy').waitFor();
    const changed = await updateEvent(organizer, talk, { venue: { ...talk.venue, name: 'City Hall' } });
    if (!changed.event) throw new Error(JSON.stringify(changed.userErrors));
    await page.getByText('City Hall').waitFor({ timeout: PATIENCE });
    await postponeEvent(organizer, changed.event, { note: 'The speaker is ill.' });
    await page.getByText('This event is postponed.').waitFor({ timeout: PATIENCE });
    await page.getByText('The speaker is ill.').waitFor();
    expect(await page.getByRole('button', { name: /^Keep/ }).count()).toBe(0);
    await expectAccessible(page);
  });
});
