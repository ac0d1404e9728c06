import { AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Browser, Page } from 'playwright-core';
import { administration } from '#dev/users.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { EventView } from '#test/kit/events.ts';
import { inHours, published, tickets } from '#test/kit/events.ts';
import { held } from '#test/kit/holds.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD } from '#test/kit/person.ts';
import { endSoon } from '#test/kit/storedHolds.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Watched } from './chromium.ts';
import { AGE_TOKENS, DESKTOP, expectAccessible, launch, PHONE, picture, signIn, watched } from './chromium.ts';

const outputs = inject('outputs');

/** How long a booking may take on a machine that does other things, too. */
const PATIENCE = 45_000;

let browser: Browser;
let organizer: Person;
let customer: Person;
let concert: EventView;
let window: Watched;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  organizer = await newColleague(outputs, 'organizer', ['ORGANIZER']);
  customer = await newPerson(outputs, 'concertgoer');
  concert = await published(organizer, {
    title: 'Northern Lights',
    ticketCategories: [
      tickets({ name: 'Standing', limitPerCustomer: 50 }),
      tickets({ name: 'Children', price: { amount: '0', currency: 'EUR' }, taxRate: '0' }),
      tickets({ name: 'Seats', seatRows: [{ row: 'A', first: 1, last: 9 }] }),
    ],
    startsAt: inHours(40 * 24),
    endsAt: inHours(40 * 24 + 3),
    cancellationPolicy: { refundUntilHours: 48, feeRate: '10' },
  });
  await organizer.run(
    `mutation ($input: CreatePromoCodeInput!) { createPromoCode(input: $input) { userErrors { code } } }`,
    { input: { eventId: concert.id, code: 'EARLY', percent: '20' } },
  );
  window = await watched(browser, DESKTOP);
  page = await window.context.newPage();
  await signIn(page, outputs.web, customer.email, PASSWORD);
});

afterEach(() => {
  window.expectNoFault();
});

afterAll(async () => {
  await browser.close();
});

function categoryId(name: string): string {
  const category = concert.ticketCategories.find((each) => each.name === name);
  if (!category) throw new Error(`There are no tickets called ${name}.`);
  return category.id;
}

/** Has tickets kept, and opens their checkout. */
async function checkOut(name: string, wanted: { readonly quantity?: number; readonly seats?: readonly string[] }) {
  const { id } = await held(customer, concert, { categoryId: categoryId(name), ...wanted });
  await page.goto(`${outputs.web}/holds/${id}`);
  await page.getByRole('button', { name: /^Book (and pay \d|for free)/ }).waitFor();
  return id;
}

/** Books with a test card, and waits until the booking came to this status. */
async function pay(card: string, status: string): Promise<void> {
  await page.getByLabel('Test card').selectOption(card);
  await page.getByRole('button', { name: /^Book and pay/ }).click();
  await page.waitForURL(/\/bookings\/./);
  await page.locator(`[data-entry="${status}"]`).waitFor({ timeout: PATIENCE });
}

describe('a customer', () => {
  it('sees that there is nothing yet', async () => {
    await page.goto(`${outputs.web}/bookings`);
    await page.getByText('No bookings yet.').waitFor();
    await expectAccessible(page);
  });

  it('books named seats with a promo code, and sees it go live until it is confirmed, with its receipt', async () => {
    const list = await window.context.newPage();
    await list.goto(`${outputs.web}/bookings`);
    await list.getByText('No bookings yet.').waitFor();
    await checkOut('Seats', { seats: ['A-4', 'A-5'] });
    await page.getByRole('button', { name: 'Book and pay 107.00 EUR' }).waitFor();
    await page.getByLabel('Promo code').fill('nothing');
    await page.getByRole('button', { name: 'Use code' }).click();
    await page.getByText('This promo code is not taken here, or not now.').waitFor();
    await page.getByLabel('Promo code').fill('early');
    await page.getByRole('button', { name: 'Use code' }).click();
    await page.getByRole('button', { name: 'Book and pay 85.60 EUR' }).waitFor();
    expect(await page.locator('.checkout .sums').textContent()).toMatch(/EARLY.*20\.00 EUR.*80\.00 EUR.*5\.60 EUR/);
    await page.getByLabel('Ticket 1, seat A-4').fill('Ada Lovelace');
    await page.getByText('Name everybody, or nobody.').waitFor();
    await page.getByLabel('Ticket 2, seat A-5').fill('Grace Hopper');
    expect(await page.getByLabel('E-mail').inputValue()).toBe(customer.email);
    await expectAccessible(page);
    await picture(page, 'ticket-checkout');
    await page.evaluate('window.notReloaded = true');
    await page.getByLabel('Test card').selectOption('Visa that succeeds');
    await page.getByRole('button', { name: 'Book and pay 85.60 EUR' }).dblclick();
    await page.getByText('Your booking is placed.').waitFor();
    await page.locator('[data-entry="CONFIRMED"]').waitFor({ timeout: PATIENCE });
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    await page.getByText('Ticket 2, seat A-5').waitFor();
    await page.getByText('Grace Hopper').waitFor();
    await page.getByText('Visa ending in 4242').waitFor();
    await list.locator('[data-booking-status="CONFIRMED"]').waitFor({ timeout: PATIENCE });
    expect(await list.locator('[data-booking]').count()).toBe(1);
    await expectAccessible(list);
    await list.close();
    await page.locator('[data-receipt]').waitFor({ timeout: PATIENCE });
    await expectAccessible(page);
    await page.locator('[data-receipt] a').click();
    await page.waitForURL(/\/receipt$/);
    await page.getByRole('heading', { name: /^Receipt / }).waitFor();
    await page.locator('.pages canvas').first().waitFor({ timeout: PATIENCE });
  });

  it('writes another name on a ticket, and another page that is open shows it', async () => {
    await page.goto(`${outputs.web}/bookings`);
    await page.locator('[data-booking]').click();
    await page.getByText('Grace Hopper').waitFor();
    const other = await window.context.newPage();
    await other.goto(page.url());
    await other.getByText('Grace Hopper').waitFor();
    await page.getByRole('button', { name: 'Change name on ticket 2' }).click();
    const name = page.getByLabel('Name on ticket 2', { exact: true });
    expect(await name.inputValue()).toBe('Grace Hopper');
    await expectAccessible(page);
    await name.press('Escape');
    await name.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await name.fill('Katherine Johnson');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByText('Katherine Johnson').waitFor();
    await page.getByText(/^Instead of Grace Hopper since /).waitFor();
    await other.getByText('Katherine Johnson').waitFor();
    await expectAccessible(page);
    await other.close();
  });

  it('reads why a card was declined, and pays with another for the same tickets', async () => {
    const holdId = await checkOut('Standing', { quantity: 2 });
    await pay('Has insufficient funds', 'FAILED');
    await page.getByRole('alert').filter({ hasText: 'The card has insufficient funds' }).waitFor();
    await page.getByRole('link', { name: 'Pay in another way' }).click();
    await page.waitForURL(`${outputs.web}/holds/${holdId}`);
    await page.getByRole('button', { name: /^Book and pay \d/ }).waitFor();
    await pay('Visa that succeeds', 'CONFIRMED');
    expect(await page.locator('[data-ticket="VALID"]').count()).toBe(2);
  });

  it('confirms with the bank where 3-D Secure is asked for, and comes back', async () => {
    await checkOut('Standing', { quantity: 1 });
    await pay('Asks for 3-D Secure', 'PAYMENT_ACTION_REQUIRED');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Confirm with your bank' }).click();
    await page.getByRole('button', { name: 'Authorise' }).click();
    await page.waitForURL(`${outputs.web}/bookings/**`);
    await page.locator('[data-entry="CONFIRMED"]').waitFor({ timeout: PATIENCE });
    expect(page.url()).not.toContain('secret');
  });

  it('is shown what is given back before cancelling, and gets that', async () => {
    await checkOut('Standing', { quantity: 2 });
    await pay('Visa that succeeds', 'CONFIRMED');
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    const terms = page.getByRole('dialog').locator('[data-terms]');
    expect(await terms.textContent()).toMatch(/Given back96\.30 EUR.*10\.70 EUR/);
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click();
    await page.locator('[data-booking-status="CANCELLED"]').waitFor({ timeout: PATIENCE });
    await page.locator('[data-money="refunded"]').filter({ hasText: '96.30 EUR' }).waitFor({ timeout: PATIENCE });
    expect(await page.locator('[data-ticket="CANCELLED"]').count()).toBe(2);
    await expectAccessible(page);
  });

  it('books free tickets without a card', async () => {
    await checkOut('Children', { quantity: 1 });
    expect(await page.getByLabel('Test card').count()).toBe(0);
    await page.getByRole('button', { name: 'Book for free' }).click();
    await page.waitForURL(/\/bookings\/./);
    await page.locator('[data-entry="CONFIRMED"]').waitFor({ timeout: PATIENCE });
    expect(await page.locator('[data-entry="PAID"]').count()).toBe(0);
  });

  it('sees everywhere how long tickets are kept, and that the time is over', async () => {
    const { id } = await held(customer, concert, { categoryId: categoryId('Standing'), quantity: 3 });
    await page.goto(`${outputs.web}/shop`);
    const banner = page.locator(`[data-hold="${id}"]`);
    await banner.waitFor();
    expect(await banner.textContent()).toMatch(/^You hold 3 tickets for Northern Lights, (10:00|9:5\d) left$/);
    await expectAccessible(page);
    await banner.getByRole('link').click();
    await page.getByRole('timer').waitFor();
    expect(await banner.count()).toBe(0);
    await page.getByLabel('Ticket 1').fill('Ada');
    await endSoon(outputs, id, 12);
    await page.reload();
    await page.getByRole('timer').waitFor();
    expect(await page.getByRole('timer').textContent()).toMatch(/^0:(0\d|1[0-2])$/);
    await page
      .getByText('The time is over: these tickets are not kept for you any more.')
      .waitFor({ timeout: PATIENCE });
    expect(await page.getByRole('button', { name: /^Book/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Choose tickets again' }).click();
    await page.waitForURL(/\/events\//);
    expect(await page.getByLabel('Tickets of Standing').inputValue()).toBe('3');
  });

  it('asks for the price again by a press, where it did not come', async () => {
    const { id } = await held(customer, concert, { categoryId: categoryId('Standing'), quantity: 1 });
    window.allow(/Failed to load resource/);
    await page.route('**/graphql', async (route) => {
      await (route.request().postData()?.includes('quoteBooking') === true
        ? route.abort('connectionrefused')
        : route.continue());
    });
    await page.goto(`${outputs.web}/holds/${id}`);
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Book and pay \d/ }).waitFor();
  });

  it('checks out at a phone', async () => {
    const phone = await window.context.newPage();
    await phone.setViewportSize(PHONE);
    const { id } = await held(customer, concert, { categoryId: categoryId('Seats'), seats: ['A-1', 'A-2'] });
    await phone.goto(`${outputs.web}/holds/${id}`);
    const pays = phone.getByRole('button', { name: /^Book and pay \d/ });
    await pays.waitFor();
    await expectAccessible(phone);
    await picture(phone, 'ticket-checkout-phone');
    await pays.scrollIntoViewIfNeeded();
    const time = await phone.getByRole('timer').boundingBox();
    expect(time?.y).toBeGreaterThanOrEqual(0);
    await phone.getByRole('button', { name: 'Let go' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
    await phone.getByText('You let go of the tickets.').waitFor();
    await phone.close();
  });

  it('whose session ends while they pay signs in again, and books once', async () => {
    await checkOut('Standing', { quantity: 1 });
    await page.getByLabel('Ticket 1').fill('Ada Lovelace');
    const pool = administration({ awsEndpoint: outputs.aws, ...outputs });
    await pool.send(new AdminUserGlobalSignOutCommand({ UserPoolId: outputs.userPoolId, Username: customer.email }));
    pool.destroy();
    // The browser itself reports that Cognito refuses, with HTTP 400.
    window.allow(/status of 400/);
    await page.evaluate(AGE_TOKENS);
    await page.getByRole('button', { name: /^Book and pay/ }).click();
    await page.getByLabel('Email').fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Your booking was sent, but no answer came.').waitFor();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.waitForURL(/\/bookings\/./);
    await page.getByText('Ada Lovelace').waitFor({ timeout: PATIENCE });
  });
});
