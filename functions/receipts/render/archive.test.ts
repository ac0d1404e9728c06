import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { SaxesParser } from 'saxes';
import type { PdfObject } from '#test/documents/pdfObjects.ts';
import { pdfObjects, theObject } from '#test/documents/pdfObjects.ts';
import { creditNoteOf, namesOfTheWorld, receiptOf } from '#test/documents/receipts.ts';
import { renderReceipt } from './renderReceipt.ts';

const content = receiptOf(
  [...namesOfTheWorld, 'עברית, 😀 and a \u{e000} of one’s own'].map((name, index) => ({
    name,
    taxRate: [1900, 700, 0][index % 3] ?? 0,
  })),
  { seller: { ...receiptOf([]).seller, name: 'Bühne & <Licht> "GmbH"' } },
);

describe('the PDF of a receipt, as PDF/A-3b and Factur-X ask for it,', () => {
  let bytes: Uint8Array;
  let objects: ReadonlyMap<number, PdfObject>;
  let metadata: string;
  const all = (pattern: RegExp) => [...objects.values()].filter(({ dictionary }) => pattern.test(dictionary));

  beforeAll(async () => {
    bytes = await renderReceipt(content);
    objects = pdfObjects(bytes);
    metadata = theObject(objects, /\/Type \/Metadata/u).stream?.toString('utf8') ?? '';
  });

  test('is PDF 1.7 with four high bytes behind its head', () => {
    expect(Buffer.from(bytes.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.7\n');
    expect([...bytes.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
  });

  test('embeds every font that it uses, as a subset, with its widths and its characters', () => {
    const fonts = all(/\/Type \/Font\n/u);
    const composite = fonts.filter(({ dictionary }) => dictionary.includes('/Subtype /Type0'));
    expect(composite.map(({ dictionary }) => /\/BaseFont \/\w{6}\+(\S+)/u.exec(dictionary)?.[1]).sort()).toEqual([
      'NotoSans-Bold',
      'NotoSans-Regular',
      'NotoSansJP-Regular',
      'NotoSansKR-Regular',
      'NotoSansSC-Regular',
    ]);
    expect(composite.every(({ dictionary }) => dictionary.includes('/ToUnicode'))).toBe(true);
    expect(fonts).toHaveLength(2 * composite.length);
    expect(all(/\/Type \/FontDescriptor/u).every(({ dictionary }) => dictionary.includes('/FontFile2'))).toBe(true);
    expect(all(/\/Type \/FontDescriptor/u)).toHaveLength(composite.length);
  });

  test('shows no glyph that stands for a missing one', () => {
    const shown = all(/./su).flatMap(({ stream }) => {
      const code = stream?.toString('latin1') ?? '';
      return code.includes(' Tf') ? [...code.matchAll(/<((?:[0-9a-f]{4})+)>/gu)].map(([, hex]) => hex ?? '') : [];
    });
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.flatMap((hex) => hex.match(/.{4}/gu) ?? [])).not.toContain('0000');
  });

  test('tells of every glyph which characters it stands for', () => {
    const maps = all(/./su).flatMap(({ stream }) => {
      const code = stream?.toString('latin1') ?? '';
      return code.includes('begincmap') ? [code] : [];
    });
    expect(maps).toHaveLength(5);
    for (const map of maps) expect(map).not.toContain('<>');
  });

  test('has nothing that PDF/A forbids: transparency, scripts, encryption, other files, pictures of the screen', () => {
    const everything = [...objects.values()].map(({ dictionary }) => dictionary).join('\n');
    for (const word of [
      '/SMask',
      '/Group',
      '/ca ',
      '/CA ',
      '/BM',
      '/JS',
      '/JavaScript',
      '/Encrypt',
      '/OpenAction',
      '/AA ',
    ]) {
      expect(everything).not.toContain(word);
    }
    expect(everything).not.toMatch(/\/(?:Launch|Sound|Movie|RichMedia|LZWDecode|AcroForm|URI)\b/u);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/Encrypt');
  });

  test('names its colours’ space by the profile of sRGB', () => {
    const intent = theObject(objects, /\/Type \/OutputIntent/u).dictionary;
    expect(intent).toContain('/S /GTS_PDFA1');
    const profile = Number(/\/DestOutputProfile (\d+) 0 R/u.exec(intent)?.[1]);
    expect(objects.get(profile)?.dictionary).toContain('/N 3');
    expect(objects.get(profile)?.stream?.subarray(36, 40).toString()).toBe('acsp');
  });

  test('holds the XML as its alternative, listed among the files and in the catalogue', () => {
    const catalogue = theObject(objects, /\/Type \/Catalog/u).dictionary;
    const [number, specification] =
      [...objects].find(([, { dictionary }]) => dictionary.includes('/Type /Filespec')) ?? [];
    expect(catalogue.replaceAll(/\s+/gu, ' ')).toContain(`/AF [${number} 0 R]`);
    expect(specification?.dictionary).toContain('/AFRelationship /Alternative');
    expect(specification?.dictionary).toContain('/F (factur-x.xml)');
    expect(specification?.dictionary).toContain('/UF (factur-x.xml)');
    const file = theObject(objects, /\/Type \/EmbeddedFile/u);
    expect(file.dictionary).toContain('/Subtype /text#2Fxml');
    expect(file.dictionary).toMatch(/\/ModDate \(D:20261121101530Z\)/u);
    expect(file.stream?.toString('utf8')).toContain('<ram:ID>RE-2026-000123</ram:ID>');
    expect(theObject(objects, /\/EmbeddedFiles/u).dictionary).toContain(`(factur-x.xml) ${number} 0 R`);
  });

  test('says in its metadata what it is, and describes the words of Factur-X', () => {
    const texts: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('text', (text) => texts.push(text.trim()));
    parser.write(metadata.slice(metadata.indexOf('?>') + 2, metadata.lastIndexOf('<?'))).close();
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(texts).toContain('Bühne & <Licht> "GmbH"');
    const described = [...metadata.matchAll(/<pdfaProperty:name>(\w+)</gu)].map(([, name]) => name);
    const used = [...metadata.matchAll(/<fx:(\w+)>/gu)].map(([, name]) => name);
    expect(described.sort()).toEqual(used.sort());
  });

  test('has an id, a language and a title that viewers show', () => {
    const tail = Buffer.from(bytes.subarray(-600)).toString('latin1');
    expect(tail).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/u);
    const catalogue = theObject(objects, /\/Type \/Catalog/u).dictionary;
    expect(catalogue).toContain('/Lang (en)');
    expect(theObject(objects, /\/DisplayDocTitle true/u)).toBeDefined();
  });

  test('is the same, byte for byte, each time it is drawn', async () => {
    const hash = (one: Uint8Array): string => createHash('sha256').update(one).digest('hex');
    expect(hash(await renderReceipt(content))).toBe(hash(bytes));
    expect(hash(await renderReceipt({ ...content, number: 'RE-2026-000124' }))).not.toBe(hash(bytes));
  });
});

test('A document without the buyer’s address holds its XML as data, of the profile MINIMUM', async () => {
  const objects = pdfObjects(await renderReceipt(creditNoteOf([{ name: 'Seat' }], { buyer: { name: 'a@b.example' } })));
  expect(theObject(objects, /\/Type \/Filespec/u).dictionary).toContain('/AFRelationship /Data');
  expect(theObject(objects, /\/Type \/Metadata/u).stream?.toString('utf8')).toContain(
    '<fx:ConformanceLevel>MINIMUM</fx:ConformanceLevel>',
  );
});
