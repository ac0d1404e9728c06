import type { Announced, Document } from '#dev/upload.ts';
import { announce, announcementOf, post } from '#dev/upload.ts';
import type { BrokenName } from '#test/documents/broken.ts';
import { brokenDocument } from '#test/documents/broken.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { archive, asTiff, endlessPdf, endlessTiff, hugePng } from '#test/documents/odd.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { versionsOf } from '#test/kit/bucket.ts';
import type { InvoiceView } from '#test/kit/invoices.ts';
import { invoiceOf, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { requestUploads } from '#test/kit/requestUploads.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

/** Reading a picture takes seconds, and more where others keep the machine busy. */
const SLOW = 120_000;

interface Case {
  readonly document: () => Promise<Document>;
  readonly status: 'REJECTED' | 'read';
  readonly code?: string;
  readonly total?: () => Promise<string>;
  readonly pages?: number;
  /** What the content really is, where it is not what was announced. */
  readonly really?: string;
}

const mediaTypes = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
} as const satisfies Record<string, Document['mediaType']>;

function mediaTypeOf(contentType: string): Document['mediaType'] {
  const found = Object.entries(mediaTypes).find(([name]) => name === contentType);
  if (!found) throw new Error(`${contentType} is none that can be announced.`);
  return found[1];
}

function broken(name: BrokenName, code: string): Case {
  return { document: () => brokenAsDocument(name), status: 'REJECTED', code };
}

async function brokenAsDocument(name: BrokenName): Promise<Document> {
  const { fileName, mediaType, bytes } = await brokenDocument(name);
  return { name: fileName, mediaType: mediaTypeOf(mediaType), bytes };
}

function odd(mediaType: Document['mediaType'], bytes: () => Uint8Array, code: string): Case {
  return { document: () => Promise.resolve({ name: 'odd', mediaType, bytes: bytes() }), status: 'REJECTED', code };
}

async function photoOfLetter(): Promise<Document> {
  const { bytes: letter } = await brokenDocument('letterThatIsNoInvoice');
  const { bytes } = await scanInvoice({ ...(await scanned()), bytes: letter }, { format: 'jpeg', skew: 1, noise: 0.2 });
  return { name: 'photo.jpg', mediaType: 'JPEG', bytes };
}

const scanned = () => generateInvoice({ seed: 104, layout: 'classic', language: 'en' });
const long = () => generateInvoice({ seed: 51, layout: 'classic', language: 'en', currency: 'USD', lines: 75 });

/** Bad ones stand before good ones, so that the good ones wait behind them. */
const cases: Readonly<Record<string, Case>> = {
  'a text that calls itself a PDF': broken('textNamedPdf', 'UNSUPPORTED_TYPE'),
  'a program that calls itself a PDF': broken('programNamedPdf', 'UNSUPPORTED_TYPE'),
  'an archive that calls itself a PDF': odd('PDF', archive, 'UNSUPPORTED_TYPE'),
  'a PDF that is cut off': broken('truncatedPdf', 'UNREADABLE'),
  'a PDF that is only its first line': odd('PDF', () => Buffer.from('%PDF-1.7\n'), 'UNREADABLE'),
  'a PDF whose pages hold themselves': odd('PDF', endlessPdf, 'UNREADABLE'),
  'a PNG that is cut off after its header': odd('PNG', () => hugePng().subarray(0, 20), 'UNREADABLE'),
  'a PNG that is cut off in its picture': odd('PNG', () => hugePng().subarray(0, 100), 'UNREADABLE'),
  'a PNG of a gigabyte in a few kilobytes': odd('PNG', hugePng, 'UNREADABLE'),
  'a TIFF whose pages never end': odd('TIFF', endlessTiff, 'UNREADABLE'),
  'a PDF with a password': broken('encryptedPdf', 'SCAN_INCONCLUSIVE'),
  'a PDF of 2,000 pages': broken('thousandsOfPages', 'TOO_MANY_PAGES'),
  'what the scanner knows as malware': broken('malware', 'INFECTED'),
  'a blank page': broken('blankPage', 'BLANK'),
  'a letter': broken('letterThatIsNoInvoice', 'NOT_AN_INVOICE'),
  'a photo of a letter': { document: photoOfLetter, status: 'REJECTED', code: 'NOT_AN_INVOICE' },
  // Textract tells words and nothing else: what has none is blank to it.
  'a holiday picture without a word': broken('noInvoice', 'BLANK'),
  'a PDF that only its owner may change': {
    document: () => brokenAsDocument('ownerPasswordPdf'),
    status: 'read',
    total: async () => (await generateInvoice({ seed: 103, layout: 'classic' })).truth.total,
    pages: 1,
  },
  'a PDF of three pages': {
    document: async () => ({ name: 'long.pdf', mediaType: 'PDF', bytes: (await long()).bytes }),
    status: 'read',
    total: async () => (await long()).truth.total,
    pages: 3,
  },
  'a scanned PNG': {
    document: async () => ({ name: 'scan.png', mediaType: 'PNG', bytes: (await scanInvoice(await scanned())).bytes }),
    status: 'read',
    total: async () => (await scanned()).truth.total,
    pages: 1,
  },
  'a scanned JPEG that calls itself a PNG': {
    document: () => brokenAsDocument('pngThatIsJpeg'),
    status: 'read',
    total: async () => (await scanned()).truth.total,
    pages: 1,
    really: 'JPEG',
  },
  'a scanned TIFF': {
    document: async () => {
      const { bytes } = await scanInvoice(await scanned());
      return { name: 'scan.tiff', mediaType: 'TIFF', bytes: await asTiff(bytes) };
    },
    status: 'read',
    total: async () => (await scanned()).truth.total,
    pages: 1,
  },
};

describe('documents of all kinds, uploaded at once', () => {
  let ben: Person;
  const uploads = new Map<string, Announced>();

  beforeAll(async () => {
    ben = await newPerson(outputs, 'ben');
    const documents = await Promise.all(Object.values(cases).map(({ document }) => document()));
    const announced = await announce(outputs.graphql, ben.accessToken, documents, crypto.randomUUID());
    const names = Object.keys(cases);
    const responses = await Promise.all(
      announced.map((upload, index) => {
        uploads.set(names[index] ?? '', upload);
        return post(upload.form, documents[index]?.bytes ?? new Uint8Array());
      }),
    );
    expect(responses.map(({ status }) => status)).toEqual(names.map(() => 204));
  });

  const uploadOf = (name: string): Announced => {
    const upload = uploads.get(name);
    if (!upload) throw new Error(`${name} was not uploaded.`);
    return upload;
  };
  const ended = (name: string): Promise<InvoiceView> => whenSettled(ben, uploadOf(name).invoiceId, SLOW);

  it.each(Object.entries(cases).filter(([, { status }]) => status === 'REJECTED'))(
    '%s ends REJECTED with its code and a sentence',
    async (name, { code }) => {
      const invoice = await ended(name);
      expect(invoice).toMatchObject({ status: 'REJECTED', refusal: { code }, vendor: null, total: null });
      expect(invoice.refusal?.message).toMatch(/^[A-Z].{20,200}\.$/);
    },
    SLOW,
  );

  it.each(Object.entries(cases).filter(([, { status }]) => status === 'read'))(
    '%s is read',
    async (name, { total, pages, really }) => {
      const invoice = await ended(name);
      expect(['READ', 'NEEDS_REVIEW']).toContain(invoice.status);
      expect(invoice).toMatchObject({ refusal: null, pages, total: { value: await total?.() } });
      if (really !== undefined) expect(invoice.document?.mediaType).toBe(really);
    },
    SLOW,
  );

  it('leave nothing in quarantine, and only what was accepted among the documents', async () => {
    for (const [name, { status, code }] of Object.entries(cases)) {
      const { fileId } = uploadOf(name);
      await until(`quarantine to be rid of ${name}`, async () => {
        const { versions, markers } = await versionsOf(outputs, 'quarantine', `uploads/${fileId}`);
        return versions + markers === 0;
      });
      const refusedAtTheDoor = ['UNSUPPORTED_TYPE', 'SCAN_INCONCLUSIVE', 'INFECTED'].includes(code ?? '');
      const { versions } = await versionsOf(outputs, 'documents', `files/${fileId}`);
      expect(versions, name).toBe(status === 'REJECTED' && refusedAtTheDoor ? 0 : 1);
    }
  });

  it('that were refused stay what they are, and can be deleted', async () => {
    const name = 'what the scanner knows as malware';
    const { invoiceId } = uploadOf(name);
    const { version, document, file } = await ended(name);
    expect(document).toBeNull();
    expect(file.status).toBe('REJECTED');
    const reread = await ben.run(
      'mutation ($id: ID!, $v: Int!) { rereadInvoice(id: $id, expectedVersion: $v) { invoice { id } userErrors { code } } }',
      { id: invoiceId, v: version },
    );
    expect(reread).toMatchObject({ rereadInvoice: { invoice: null, userErrors: [{ code: expect.any(String) }] } });
    const remove =
      'mutation ($id: ID!, $v: Int!) { deleteInvoice(id: $id, expectedVersion: $v) { invoice { status } } }';
    const removed = await ben.run(remove, { id: invoiceId, v: version });
    expect(removed).toEqual({ deleteInvoice: { invoice: { status: 'DELETED' } } });
    expect(await invoiceOf(ben, invoiceId)).toBeNull();
  });
});

describe('documents that are refused before they are sent', () => {
  it.each([
    ['empty', 'EMPTY_FILE'],
    ['tooLarge', 'TOO_LARGE'],
  ] as const)('%s: with its code and a sentence', async (name, code) => {
    const cleo = await newPerson(outputs, 'cleo');
    const document = await brokenAsDocument(name);
    const { uploads, userErrors } = await requestUploads(outputs, cleo.accessToken, {
      files: [announcementOf(document)],
      idempotencyKey: crypto.randomUUID(),
    });
    expect(uploads).toBeNull();
    expect(userErrors).toEqual([{ code, field: 'files.0.size', message: expect.stringMatching(/^[A-Z].{20,200}\.$/) }]);
  });
});
