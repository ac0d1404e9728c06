import { generateInvoice } from '#test/documents/generate.ts';
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

/**
 * Demo users of each role, and a few generated invoices of one of them, which take the way that any upload takes.
 * Running it again changes nothing: users that exist stay, and the uploads have one idempotency key.
 */
export async function seed(access: SeedAccess): Promise<void> {
  const client = administration(access);
  for (const { email, roles } of demoUsers) {
    await createUser(client, access.userPoolId, { email, password: DEMO_PASSWORD, roles });
  }
  client.destroy();
  const token = await accessToken({ ...access, userPoolEndpoint: access.awsEndpoint }, OWNER, DEMO_PASSWORD);
  const documents = await demoInvoices();
  const announced = await announce(access.graphql, token, documents, 'demo-invoices');
  for (const [index, { form }] of announced.entries()) {
    const document = documents[index];
    if (document) await post(form, document.bytes);
  }
}

async function demoInvoices(): Promise<Document[]> {
  const specs = [
    { seed: 11, layout: 'classic', language: 'en', currency: 'USD' },
    { seed: 12, layout: 'modern', language: 'de', currency: 'EUR' },
    { seed: 13, layout: 'letter', language: 'fr', currency: 'EUR' },
    { seed: 14, layout: 'ledger', language: 'en', currency: 'GBP' },
  ] as const;
  return Promise.all(
    specs.map(async (spec) => {
      const { bytes, fileName } = await generateInvoice(spec);
      return { name: fileName, mediaType: 'PDF' as const, bytes };
    }),
  );
}
