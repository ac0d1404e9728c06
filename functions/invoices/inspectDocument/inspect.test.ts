import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { generateInvoice } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { inspect } from './inspect.ts';

function pdf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ autoFirstPage: false, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    for (let page = 0; page < pages; page += 1) document.addPage().text(`Page ${page + 1}`);
    document.end();
  });
}

/** A TIFF of Intel's order whose directories stand one after the other; `last` is where the last says that the next one stands. */
function tiff(pages: number, last = 0): Uint8Array {
  const DIRECTORY = 2 + 12 + 4;
  const content = Buffer.alloc(8 + pages * DIRECTORY);
  content.write('II*\0', 'latin1');
  content.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * DIRECTORY;
    content.writeUInt16LE(1, at);
    content.writeUInt32LE(page === pages - 1 ? last : at + DIRECTORY, at + 14);
  }
  return content;
}

const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000000000000', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda', 'hex');

const pagesOf = async (content: Uint8Array): Promise<number> => (await inspect(content)).pages;

describe('pages', () => {
  test.each([1, 2, 50])('of a PDF: %i', async (pages) => {
    expect(await pagesOf(await pdf(pages))).toBe(pages);
  });

  test('of a PDF whose owner keeps it from being changed', async () => {
    expect(await pagesOf(await pdf(3, { ownerPassword: 'secret', pdfVersion: '1.7' }))).toBe(3);
  });

  test('of a PDF whose table of contents is wrong', async () => {
    const content = (await pdf(2)).toString('latin1').replace(/startxref\n\d+/, 'startxref\n99');
    expect(await pagesOf(Buffer.from(content, 'latin1'))).toBe(2);
  });

  test.each([1, 3, 50])('of a TIFF: %i', async (pages) => {
    expect(await pagesOf(tiff(pages))).toBe(pages);
  });

  test('of a TIFF that bites its own tail', async () => {
    expect(await pagesOf(tiff(4, 8))).toBe(4);
  });

  test('of a picture: 1', async () => {
    expect(await pagesOf(png)).toBe(1);
    expect(await pagesOf(jpeg)).toBe(1);
  });
});

describe('a document is refused that', () => {
  test('needs a password', async () => {
    const content = await pdf(1, { userPassword: 'secret', ownerPassword: 'other', pdfVersion: '1.7' });
    await expect(inspect(content)).rejects.toMatchObject({ name: 'ENCRYPTED' });
  });

  test.each([51, 2000])('has %i pages', async (pages) => {
    await expect(inspect(await pdf(pages))).rejects.toMatchObject({ name: 'TOO_MANY_PAGES' });
  });

  test('is a TIFF of too many pages', async () => {
    await expect(inspect(tiff(60))).rejects.toMatchObject({ name: 'TOO_MANY_PAGES' });
  });

  test.each([
    ['a PDF that says no more than that it is one', Buffer.from('%PDF-1.7\nhello')],
    ['a PDF without a page', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
    ['a PNG that ends in its header', png.subarray(0, 20)],
    ['a PNG of no width', Buffer.concat([png.subarray(0, 16), Buffer.alloc(17)])],
    ['a JPEG without a frame', jpeg.subarray(0, 22)],
    ['a TIFF whose directory stands outside', Buffer.from('49492a00ffffff7f', 'hex')],
    ['a TIFF that ends in its header', Buffer.from('49492a00', 'hex')],
  ])('is %s', async (_, content) => {
    await expect(inspect(content)).rejects.toMatchObject({ name: 'UNREADABLE' });
  });

  test('is something else', async () => {
    await expect(inspect(Buffer.from('<html>'))).rejects.toMatchObject({ name: 'UNSUPPORTED_TYPE' });
  });
});

describe('the way to read', () => {
  const spec = { seed: 81, layout: 'classic', language: 'en' } as const;
  const attached = (name: string, content: string) => [{ name, content: Buffer.from(content) }];
  const cii = '<CrossIndustryInvoice xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>';
  const routeOf = async (content: Uint8Array) => (await inspect(content)).route;

  test('a PDF with text is its text', async () => {
    expect(await routeOf((await generateInvoice(spec)).bytes)).toBe('TEXT');
  });

  test('also where its owner keeps it from being changed', async () => {
    expect(await routeOf((await generateInvoice({ ...spec, protection: { ownerPassword: 'secret' } })).bytes)).toBe(
      'TEXT',
    );
  });

  test('also where its table of contents is wrong', async () => {
    const content = (await generateInvoice(spec)).bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99');
    expect(await routeOf(Buffer.from(content, 'latin1'))).toBe('TEXT');
  });

  test.each([
    ['factur-x.xml', cii],
    ['Any name.xml', cii],
    ['ZUGFeRD-invoice.xml', 'broken'],
  ])('a PDF with an e-invoice in it, %s, is that', async (name, content) => {
    expect(await routeOf((await generateInvoice({ ...spec, attached: attached(name, content) })).bytes)).toBe('XML');
  });

  test('a PDF with something else in it is its text', async () => {
    const { bytes } = await generateInvoice({ ...spec, attached: attached('terms.xml', '<terms/>') });
    expect(await routeOf(bytes)).toBe('TEXT');
  });

  test('an e-invoice alone is that', async () => {
    expect(await inspect(Buffer.from(cii))).toEqual({ pages: 1, route: 'XML' });
  });

  test('a scan is a picture', async () => {
    const { bytes } = await scanInvoice(await generateInvoice(spec), { dotsPerInch: 72 });
    expect(await routeOf(bytes)).toBe('PICTURE');
    expect(await routeOf(await pdf(1))).toBe('PICTURE');
  });

  test('a PDF of which one page is a scan is a picture, whole', async () => {
    const { bytes } = await scanInvoice(await generateInvoice(spec), { dotsPerInch: 72 });
    const words =
      'Invoice 4711 of Harbour Audio Limited for the sound of three evenings in March, payable in thirty days';
    expect(await routeOf(await drawn((document) => document.text(words)))).toBe('TEXT');
    expect(
      await routeOf(await drawn((document) => document.text(words).addPage().image(bytes, 0, 0, { width: 595 }))),
    ).toBe('PICTURE');
  });
});

function drawn(draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument();
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    draw(document);
    document.end();
  });
}
