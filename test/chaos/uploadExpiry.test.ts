import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import { startMarquee } from '#dev/cloud.ts';
import type { Outputs } from '#dev/cloud.ts';
import type { Announced, Document } from '#dev/upload.ts';
import { announce, post } from '#dev/upload.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { ask } from '#test/kit/answers.ts';
import { versionsOf } from '#test/kit/bucket.ts';
import type { InvoiceView } from '#test/kit/invoices.ts';
import { INVOICE } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * A cloud for the real minutes of the shortest form that the template allows: whoever ends the waiting runs in Lambda, whose clock is
 * the machine's, and moving that of the cloud alone would let forms expire before their files do.
 */
interface Hasty {
  readonly outputs: Outputs;
  readonly dora: Person;
  readonly document: Document;
  readonly never: Announced;
  readonly made: Announced;
  stop(): Promise<void>;
}

async function startHasty(): Promise<Hasty> {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-hasty-'));
  const { cloud, outputs: started } = await startMarquee({
    assembly: await assemblyOf('test', () => undefined),
    stage: 'test',
    port: await freePorts(),
    directory,
    inMemory: true,
    parameters: { UploadMinutes: '1' },
    onFailure: (error) => {
      throw error;
    },
  });
  const stop = async (): Promise<void> => {
    await cloud.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const dora = await newPerson(started, 'dora');
    const { bytes, fileName } = await generateInvoice({ seed: 61, layout: 'classic', language: 'en', currency: 'USD' });
    const document: Document = { name: fileName, mediaType: 'PDF', bytes };
    const announced = await announce(started.graphql, dora.accessToken, [document, document], crypto.randomUUID());
    const [never, made] = announced;
    if (!never || !made) throw new Error('The API announced nothing.');
    expect((await post(made.form, document.bytes)).status).toBe(204);
    return { outputs: started, dora, document, never, made, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

let hasty: Hasty;

beforeAll(async () => {
  hasty = await startHasty();
  return () => hasty.stop();
});

describe('an upload that is never made', () => {
  const invoiceThere = async (id: string): Promise<InvoiceView | null> => {
    const { data } = await ask(hasty.outputs, hasty.dora.accessToken, INVOICE, { id });
    return (data?.['invoice'] as InvoiceView | null | undefined) ?? null;
  };

  it('ends EXPIRED with a sentence, takes nothing any more, and leaves its neighbour alone', async () => {
    const { never, made, document } = hasty;
    const expired = await until(
      'the upload to expire',
      async () => {
        const invoice = await invoiceThere(never.invoiceId);
        return invoice?.status === 'AWAITING_UPLOAD' ? null : invoice;
      },
      160_000,
    );
    expect(expired).toMatchObject({ status: 'EXPIRED', refusal: { code: 'UPLOAD_NOT_MADE' }, attempt: 0 });
    expect(expired.refusal?.message).toMatch(/^[A-Z].{20,200}\.$/);
    expect(expired.file.status).toBe('EXPIRED');

    const late = await post(never.form, document.bytes);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Policy expired');
    expect(await versionsOf(hasty.outputs, 'quarantine', `uploads/${never.fileId}`)).toEqual({
      versions: 0,
      markers: 0,
    });
    // The control: time alone expires nothing that was uploaded.
    expect(['READ', 'NEEDS_REVIEW']).toContain((await invoiceThere(made.invoiceId))?.status);
  }, 180_000);
});
