import { generateInvoice } from '#test/documents/generate.ts';
import { INVOICE, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { announce } from '#dev/upload.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

const MISSING = '00000000-0000-4000-8000-000000000000';

/** Every operation that takes an id, asked for somebody else's and for one that does not exist. */
const operations = {
  invoice: INVOICE,
  file: 'query ($id: ID!) { file(id: $id) { id name } }',
  explainInvoice: 'query ($id: ID!) { explainInvoice(id: $id, question: "What is the total?") { text } }',
  rereadInvoice:
    'mutation ($id: ID!) { rereadInvoice(id: $id, expectedVersion: 1) { invoice { id } userErrors { field message code } } }',
  deleteInvoice:
    'mutation ($id: ID!) { deleteInvoice(id: $id, expectedVersion: 1) { invoice { id } userErrors { field message code } } }',
} as const;

describe('what belongs to somebody else', () => {
  let ada: Person;
  let eve: Person;
  let invoiceId: string;
  let fileId: string;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'ada');
    eve = await newPerson(outputs, 'eve');
    const { bytes, fileName } = await generateInvoice({ seed: 31, layout: 'classic', language: 'en', currency: 'USD' });
    ({ invoiceId, fileId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes }));
    await whenSettled(ada, invoiceId);
  });

  it.each(Object.keys(operations) as (keyof typeof operations)[])(
    'is to %s as if it did not exist',
    async (operation) => {
      const foreign = operation === 'file' ? fileId : invoiceId;
      const asked = await eve.run(operations[operation], { id: foreign });
      const missing = await eve.run(operations[operation], { id: MISSING });
      expect(asked).toEqual(missing);
      const own = await ada.run(operations[operation], { id: foreign });
      // The control: the same question by the owner is answered otherwise.
      expect(own).not.toEqual(missing);
    },
  );

  it('stands in no list', async () => {
    const list =
      'query ($order: InvoiceOrder, $status: InvoiceStatus) { invoices(order: $order, status: $status) { nodes { id } } }';
    const variables = [{ order: 'UPLOADED' }, { order: 'ISSUE_DATE' }, { status: 'READ' }, { status: 'NEEDS_REVIEW' }];
    for (const each of variables) {
      const { invoices } = await eve.run<{ invoices: { nodes: { id: string }[] } }>(list, each);
      expect(invoices.nodes).toEqual([]);
    }
  });

  it('is not told by a subscription, with its id or without', async () => {
    const heardByEve: unknown[] = [];
    const heardByAda: { onInvoiceChanged: { invoiceId: string } }[] = [];
    const subscription = 'subscription ($id: ID) { onInvoiceChanged(id: $id) { invoiceId ownerId status version } }';
    const probe = async (person: Person) => {
      const document = { name: 'probe.pdf', mediaType: 'PDF' as const, bytes: new Uint8Array([1]) };
      const [announced] = await announce(outputs.graphql, person.accessToken, [document], crypto.randomUUID());
      return announced?.invoiceId ?? '';
    };
    const listeners = [
      eve.hear(subscription, {}, (event) => heardByEve.push(event)),
      eve.hear(subscription, { id: invoiceId }, (event) => heardByEve.push(event)),
      ada.hear<{ onInvoiceChanged: { invoiceId: string } }>(subscription, {}, (event) => heardByAda.push(event)),
    ];
    // Eve's own events show that her subscription stands; Ada's, that an event was there to be heard.
    const evesOwn = new Set<string>();
    await until('both subscriptions to stand', async () => {
      evesOwn.add(await probe(eve));
      await probe(ada);
      await new Promise((resume) => setTimeout(resume, 100));
      return heardByEve.length > 0 && heardByAda.length > 0;
    });
    const adas = await probe(ada);
    await until('Ada to hear of her own', () =>
      heardByAda.some(({ onInvoiceChanged }) => onInvoiceChanged.invoiceId === adas),
    );
    for (const event of heardByEve as { onInvoiceChanged: { invoiceId: string; ownerId: string } }[]) {
      expect(event.onInvoiceChanged.ownerId).toBe(eve.id);
      expect(evesOwn).toContain(event.onInvoiceChanged.invoiceId);
    }
    for (const listener of listeners) listener.stop();
  });

  it('is not downloaded by changing the URL of one’s own document', async () => {
    const { bytes, fileName } = await generateInvoice({ seed: 32, layout: 'classic', language: 'en', currency: 'USD' });
    const own = await upload(outputs, eve, { name: fileName, mediaType: 'PDF', bytes });
    const { document } = await whenSettled(eve, own.invoiceId);
    const url = document?.url ?? '';
    expect((await fetch(url)).status).toBe(200);
    const foreign = await fetch(url.replaceAll(own.fileId, fileId));
    expect(foreign.status).toBe(403);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  });

  it('cannot be published about by a person', async () => {
    const publish = `mutation ($change: InvoiceChangeInput!) { publishInvoiceChange(change: $change) { invoiceId } }`;
    const change = { invoiceId, ownerId: ada.id, status: 'READ', version: 99, at: '2026-01-01T00:00:00.000Z' };
    await expect(eve.run(publish, { change })).rejects.toMatchObject({
      errors: [{ errorType: 'Unauthorized' }],
    });
  });
});
