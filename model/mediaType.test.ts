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
