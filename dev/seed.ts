import { generateEInvoice } from '#test/documents/eInvoices.ts';
import type { InvoiceSpec } from '#test/documents/generate.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { seedBookings } from './demoBookings.ts';
import { seedEvents } from './demoEvents.ts';
import { seedOrders } from './demoOrders.ts';
import { seedProducts } from './demoProducts.ts';
import { accessToken } from './signIn.ts';
import type { Document } from './upload.ts';
import { announce, post } from './upload.ts';
import type { UserPoolAccess } from './users.ts';
import { administration, createUser, DEMO_PASSWORD, demoUsers } from './users.ts';

export interface SeedAccess extends UserPoolAccess {
  readonly clientId: string;
  readonly graphql: string;
}

/** Whose invoices the demo shows. */
const OWNER = 'customer@marquee.example';

/** Who gives the demo's money back. */
const STAFF = 'staff@marquee.example';

/** Who fills the demo's catalogue. */
const ADMINISTRATOR = 'admin@marquee.example';

/** Whose events the demo shows. */
const ORGANIZER = 'organizer@marquee.example';

/**
 * Demo users of each role, a few generated invoices of one of them, which take the way that any upload takes, a catalogue and events with pictures.
 * Running it again changes nothing: users that exist stay, uploads and products have idempotency keys, and events are known by their titles.
 */
export async function seed(access: SeedAccess): Promise<void> {
  const client = administration(access);
  for (const { email, roles } of demoUsers) {
    await createUser(client, access.userPoolId, { email, password: DEMO_PASSWORD, roles });
  }
  client.destroy();
  // Before the invoices, whose readings keep a small machine busy for a while.
  await seedCatalogue(access);
  const token = await tokenOf(access, OWNER);
  const documents = await demoInvoices();
  const announced = await announce(access.graphql, token, documents, 'demo-invoices-2');
  for (const [index, { form }] of announced.entries()) {
    const document = documents[index];
    if (document) await post(form, document.bytes);
  }
}

/**
 * An order that was partly given back, and a recurring one: they need workflows to end, and so nobody waits for them to begin.
 * Throws where the demo's users or products are gone.
 */
export async function seedDemoOrders(access: SeedAccess): Promise<void> {
  const [customer, staff] = [await tokenOf(access, OWNER), await tokenOf(access, STAFF)];
  await seedOrders({ graphql: access.graphql, customer, staff, email: OWNER });
}

/** Bookings of the demo's events, whose workflows nobody waits for either. Throws where the demo's users or events are gone. */
export async function seedDemoBookings(access: SeedAccess): Promise<void> {
  const [customer, organizer] = [await tokenOf(access, OWNER), await tokenOf(access, ORGANIZER)];
  await seedBookings({ graphql: access.graphql, customer, organizer, email: OWNER });
}

/** What is sold, products and events, alone. Throws where the demo's administrator or organiser is gone, or has another password. */
export async function seedCatalogue(access: SeedAccess): Promise<void> {
  await seedProducts(access.graphql, await tokenOf(access, ADMINISTRATOR));
  await seedDemoEvents(access);
}

/** The events alone. Throws as `seedCatalogue` does. */
export async function seedDemoEvents(access: SeedAccess): Promise<void> {
  const [admin, organizer] = [await tokenOf(access, ADMINISTRATOR), await tokenOf(access, ORGANIZER)];
  await seedEvents({ graphql: access.graphql, admin, organizer });
}

function tokenOf(access: SeedAccess, email: string): Promise<string> {
  return accessToken({ ...access, userPoolEndpoint: access.awsEndpoint }, email, DEMO_PASSWORD);
}

/** What a visitor should meet: plain invoices in several languages, and, for the review desk, a copy and a changed bank account. */
async function demoInvoices(): Promise<Document[]> {
  const stagehands = { layout: 'letter', language: 'de', currency: 'EUR', vendor: 'Bühnenbau Nord GmbH' } as const;
  const specs: readonly InvoiceSpec[] = [
    { seed: 11, layout: 'classic', language: 'en', currency: 'USD' },
    { seed: 12, layout: 'modern', language: 'de', currency: 'EUR' },
    { seed: 13, layout: 'letter', language: 'fr', currency: 'EUR' },
    { seed: 14, layout: 'ledger', language: 'en', currency: 'GBP' },
    { seed: 15, layout: 'modern', language: 'en', currency: 'USD', creditNote: true },
    { seed: 11, layout: 'modern', language: 'en', currency: 'USD' },
    { ...stagehands, seed: 16, number: 'R-2026-101', iban: 'DE89 3704 0044 0532 0130 00' },
    { ...stagehands, seed: 17, number: 'R-2026-117', iban: 'DE02 1203 0000 0000 2020 51' },
  ];
  const printed = await Promise.all(
    specs.map(async (spec) => {
      const { bytes, fileName } = await generateInvoice(spec);
      return { name: fileName, mediaType: 'PDF' as const, bytes };
    }),
  );
  const { bytes } = generateEInvoice({ seed: 18, format: 'UBL' });
  return [...printed, { name: 'e-invoice.xml', mediaType: 'XML', bytes }];
}
