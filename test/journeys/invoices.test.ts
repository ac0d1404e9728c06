import { generateInvoice } from '#test/documents/generate.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface Change {
  readonly onInvoiceChanged: { readonly invoiceId: string; readonly status: string; readonly version: number };
}

const ON_CHANGE = 'subscription ($id: ID) { onInvoiceChanged(id: $id) { invoiceId status version at } }';

const outputs = inject('outputs');

describe('an invoice', () => {
  let ada: Person;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'ada');
  });

  it('is uploaded, read, and shown with its fields, and each change is pushed in order', async () => {
    const { bytes, fileName, truth } = await generateInvoice({
      seed: 7,
      layout: 'classic',
      language: 'en',
      currency: 'USD',
    });
    const changes: Change['onInvoiceChanged'][] = [];
    const heard = ada.hear<Change>(ON_CHANGE, {}, ({ onInvoiceChanged }) => changes.push(onInvoiceChanged));
    await settledSubscription(ada, changes);

    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    const invoice = await whenSettled(ada, invoiceId);

    expect(['READ', 'NEEDS_REVIEW']).toContain(invoice.status);
    expect(invoice.refusal).toBeNull();
    expect(invoice.vendor?.value).toBe(truth.vendor);
    expect(invoice.number?.value).toBe(truth.number);
    expect(invoice.issueDate?.value).toBe(truth.issueDate);
    expect(invoice.currency?.value).toBe(truth.currency);
    expect(invoice.total?.value).toBe(truth.total);
    expect(invoice.total?.place?.page).toBe(1);
    expect(invoice.lines).toHaveLength(truth.lines.length);
    // The model is asked where a person must look.
    if (invoice.status === 'READ') expect(invoice.insights).toBeNull();
    else expect(invoice.insights?.model).toContain('stand-in');

    const own = await until('the last event', () => {
      const events = changes.filter((change) => change.invoiceId === invoiceId);
      return events.some(({ status }) => status === invoice.status) ? events : null;
    });
    const versions = own.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((left, right) => left - right));
    expect(own.map(({ status }) => status)).toEqual(expect.arrayContaining(['READING', invoice.status]));
    expect(heard.errors).toEqual([]);
    heard.stop();
  });

  it('gives its owner the very document that was uploaded', async () => {
    const { bytes, fileName } = await generateInvoice({ seed: 8, layout: 'modern', language: 'de', currency: 'EUR' });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    const invoice = await whenSettled(ada, invoiceId);
    const response = await fetch(invoice.document?.url ?? '');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('can be read again, once for each version its owner saw', async () => {
    const { bytes, fileName } = await generateInvoice({ seed: 9, layout: 'letter', language: 'fr', currency: 'EUR' });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    const first = await whenSettled(ada, invoiceId);
    const reread = `mutation ($id: ID!, $expectedVersion: Int!) {
      rereadInvoice(id: $id, expectedVersion: $expectedVersion) { invoice { status version attempt } userErrors { code } }
    }`;
    const answers = await Promise.all(
      [0, 1, 2].map(() =>
        ada.run<{
          rereadInvoice: { invoice: { status: string; attempt: number } | null; userErrors: { code: string }[] };
        }>(reread, {
          id: invoiceId,
          expectedVersion: first.version,
        }),
      ),
    );
    for (const { rereadInvoice } of answers) {
      if (rereadInvoice.invoice)
        expect(rereadInvoice.invoice).toMatchObject({ status: 'READING', attempt: first.attempt + 1 });
      else
        expect(rereadInvoice.userErrors.map(({ code }) => code)).toEqual([
          expect.stringMatching(/STALE_VERSION|TRY_AGAIN/),
        ]);
    }
    expect(answers.some(({ rereadInvoice }) => rereadInvoice.invoice !== null)).toBe(true);
    const second = await until('the second reading', async () => {
      const invoice = await invoiceOf(ada, invoiceId);
      return invoice && invoice.status !== 'READING' ? invoice : null;
    });
    expect(second.attempt).toBe(first.attempt + 1);
    expect(second.total?.value).toBe(first.total?.value);
  });

  it('is gone with its document once it is deleted', async () => {
    const { bytes, fileName } = await generateInvoice({ seed: 10, layout: 'ledger', language: 'en', currency: 'GBP' });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    const { version, document } = await whenSettled(ada, invoiceId);
    const remove = `mutation ($id: ID!, $expectedVersion: Int!) {
      deleteInvoice(id: $id, expectedVersion: $expectedVersion) { invoice { status } userErrors { code } }
    }`;
    const stale = await ada.run(remove, { id: invoiceId, expectedVersion: version - 1 });
    expect(stale).toMatchObject({ deleteInvoice: { invoice: null, userErrors: [{ code: 'STALE_VERSION' }] } });
    const removed = await ada.run(remove, { id: invoiceId, expectedVersion: version });
    expect(removed).toMatchObject({ deleteInvoice: { invoice: { status: 'DELETED' }, userErrors: [] } });
    expect(await invoiceOf(ada, invoiceId)).toBeNull();
    // S3 tells 404 only whom it lets list the bucket.
    await until('the document to be gone', async () => [403, 404].includes((await fetch(document?.url ?? '')).status));
  });

  it('answers a question about itself', async () => {
    const { bytes, fileName, truth } = await generateInvoice({
      seed: 21,
      layout: 'classic',
      language: 'en',
      currency: 'EUR',
    });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    await whenSettled(ada, invoiceId);
    const ask = 'query ($id: ID!, $question: String!) { explainInvoice(id: $id, question: $question) { text model } }';
    const answer = await ada.run<{ explainInvoice: { text: string; model: string } }>(ask, {
      id: invoiceId,
      question: 'What is the total?',
    });
    expect(answer.explainInvoice.text).toContain(truth.total);
    expect(answer.explainInvoice.model).toContain('stand-in');
  });
});

/** Amplify tells nobody that a subscription stands: an upload that is never made is announced until its event arrives. */
async function settledSubscription(person: Person, changes: readonly unknown[]): Promise<void> {
  const { announce } = await import('#dev/upload.ts');
  await until('the subscription to stand', async () => {
    const document = { name: 'probe.pdf', mediaType: 'PDF' as const, bytes: new Uint8Array([1]) };
    await announce(outputs.graphql, person.accessToken, [document], crypto.randomUUID());
    await new Promise((resume) => setTimeout(resume, 100));
    return changes.length > 0;
  });
}
