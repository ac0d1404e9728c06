import { expect, test } from 'vitest';
import { mediaTypeOf } from './mediaType.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['a PDF', bytes('%PDF-1.7\n'), 'PDF'],
  ['a PDF after something else', bytes(`${'\0'.repeat(1000)}%PDF-1.4`), 'PDF'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n'), 'PNG'],
  ['a JPEG', bytes('\xff\xd8\xff\xe0'), 'JPEG'],
  ['a TIFF of Intel’s order', bytes('II*\0'), 'TIFF'],
  ['a TIFF of Motorola’s order', bytes('MM\0*'), 'TIFF'],
  ['a picture that hides a PDF', bytes('\x89PNG\r\n\x1a\n%PDF-1.7'), 'PNG'],
])('%s is known by its first bytes', (_, content, mediaType) => {
  expect(mediaTypeOf(content)).toBe(mediaType);
});

const ubl = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">';
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

test.each([
  ['UBL', bytes(ubl)],
  ['UBL behind a declaration, comments and a style sheet', bytes(`<?xml version="1.0"?>\n<!-- > --><?xsl a?>\n${ubl}`)],
  ['UBL behind a byte order mark', bytes(`\xef\xbb\xbf${ubl}`)],
  ['UBL in UTF-16', utf16(`\ufeff${ubl}`)],
  ['UBL in UTF-16 without a mark', utf16(ubl)],
  ['UBL in UTF-16 the other way round', new Uint8Array(Buffer.from(`\ufeff${ubl}`, 'utf16le').swap16())],
  ['a UBL credit note', bytes("<c:CreditNote xmlns:c='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'>")],
  [
    'CII under a prefix of its own',
    bytes('<r:CrossIndustryInvoice\n a="x" xmlns:r = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">'),
  ],
  ['ZUGFeRD 1', bytes('<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0">')],
  [
    'FatturaPA',
    bytes(
      '<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">',
    ),
  ],
])('%s is e-invoice XML', (_, content) => {
  expect(mediaTypeOf(content)).toBe('XML');
});

test.each([
  ['with a DTD', bytes(`<!DOCTYPE Invoice [<!ENTITY a "b">]>${ubl}`)],
  ['that a PDF viewer would open', bytes(`<?xml version="1.0"?><!-- %PDF-1.7 -->${ubl}`)],
  ['of another vocabulary', bytes('<Invoice xmlns="urn:somebody:else">')],
  ['of no vocabulary', bytes('<Invoice>')],
  [
    'whose prefix is not its own',
    bytes('<a:Invoice xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'),
  ],
  ['that never begins', bytes(`<?xml ${' '.repeat(70_000)}`)],
  ['that begins too late', bytes(`<!--${'x'.repeat(70_000)}-->${ubl}`)],
  ['of blanks', bytes(`<Invoice${' '.repeat(65_000)}>`)],
  ['of one endless name', bytes(`<Invoice ${'a'.repeat(65_000)}>`)],
])('XML %s is none of the supported types', (_, content) => {
  expect(mediaTypeOf(content)).toBeNull();
});

test.each([
  ['nothing', bytes('')],
  ['a web page', bytes('<html>')],
  ['a program', bytes('MZ\x90\0')],
  ['an archive', bytes('PK\x03\x04')],
  ['the beginning of a signature', bytes('\x89PN')],
  ['a PDF that begins too late', bytes(`${'x'.repeat(1024)}%PDF-1.4`)],
])('%s is none of the supported types', (_, content) => {
  expect(mediaTypeOf(content)).toBeNull();
});
