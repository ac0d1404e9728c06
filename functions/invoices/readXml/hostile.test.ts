import { describe, expect, test } from 'vitest';
import { mediaTypeOf } from '#model/mediaType.ts';
import { generateEInvoice } from '#test/documents/eInvoices.ts';
import { readEInvoice } from './readEInvoice.ts';

const { xml, truth } = generateEInvoice({ seed: 3, language: 'en', currency: 'EUR', format: 'UBL' });
const [declaration = '', ...rest] = xml.split('\n');
const body = rest.join('\n');

function refusalOf(text: string | Uint8Array): string {
  try {
    readEInvoice(typeof text === 'string' ? Buffer.from(text) : text);
    return 'read';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error ? String(error.code) : error.name;
  }
}

const dtd = (declares: string): string => `${declaration}<!DOCTYPE Invoice [${declares}]>${body}`;
const inNumber = (text: string): string => xml.replace(truth.number, text);

const laughs = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY l${level} "${level === 0 ? 'lol' : `&l${level - 1};`.repeat(10)}">`,
).join('');

describe('hostile XML is refused', () => {
  test.each([
    ['a billion laughs', dtd(laughs).replace(truth.number, '&l9;'), 'FORBIDDEN'],
    [
      'a quadratic blow-up',
      dtd(`<!ENTITY a "${'a'.repeat(50_000)}">`).replace(truth.number, '&a;'.repeat(1_000)),
      'FORBIDDEN',
    ],
    ['an external entity', dtd('<!ENTITY x SYSTEM "file:///etc/passwd">').replace(truth.number, '&x;'), 'FORBIDDEN'],
    ['an external DTD', `${declaration}<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/evil.dtd">${body}`, 'FORBIDDEN'],
    ['a parameter entity', dtd('<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;'), 'FORBIDDEN'],
    ['an empty DTD', `${declaration}<!DOCTYPE Invoice>${body}`, 'FORBIDDEN'],
    ['an entity without a DTD', inNumber('&xxe;'), 'MALFORMED'],
    ['an entity named after what every object has', inNumber('&constructor;&toString;'), 'MALFORMED'],
    ['a character that XML forbids', inNumber('&#0;'), 'MALFORMED'],
    ['deep nesting', inNumber('<cbc:a>'.repeat(100_000) + '</cbc:a>'.repeat(100_000)), 'FORBIDDEN'],
    [
      'deep nesting of foreign elements',
      inNumber(`<a xmlns="urn:a">${'<a>'.repeat(500)}${'</a>'.repeat(500)}</a>`),
      'FORBIDDEN',
    ],
    ['a huge attribute', inNumber(`<cbc:a b="${'x'.repeat(5_000_000)}"/>`), 'FORBIDDEN'],
    ['millions of elements', inNumber('<cbc:a/>'.repeat(500_000)), 'FORBIDDEN'],
    [
      'thousands of attributes',
      inNumber(`<cbc:a ${Array.from({ length: 450_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
      'FORBIDDEN',
    ],
    ['an attribute twice', inNumber('<cbc:a b="1" b="2"/>'), 'MALFORMED'],
    ['a prefix that nothing declares', inNumber('<evil:a/>'), 'MALFORMED'],
    ['tags that cross', inNumber('<cbc:a><cbc:b></cbc:a></cbc:b>'), 'MALFORMED'],
    ['an end that never comes', xml.slice(0, -30), 'MALFORMED'],
    ['a second root', `${xml}<Invoice/>`, 'MALFORMED'],
    ['a program behind it', `${xml}\u0000MZ`, 'MALFORMED'],
    ['an unknown encoding', xml.replace('UTF-8', 'UTF-7'), 'MALFORMED'],
    ['UTF-16 that is none', xml.replace('UTF-8', 'UTF-16'), 'MALFORMED'],
    [
      'a byte that is no character',
      Buffer.concat([Buffer.from(xml.slice(0, 300)), Buffer.from([0xff]), Buffer.from(xml.slice(300))]),
      'MALFORMED',
    ],
    ['another vocabulary', '<Invoice xmlns="urn:other"/>', 'NO_E_INVOICE'],
    ['a web page', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'NO_E_INVOICE'],
    ['nothing', '', 'MALFORMED'],
  ])('%s', (_, text, code) => {
    expect(refusalOf(text)).toBe(code);
  });

  test('while the same without harm is read', () => {
    expect(refusalOf(xml)).toBe('read');
    expect(refusalOf(inNumber('A&amp;B &#x41;'))).toBe('read');
  });
});

describe('what is in no e-invoice', () => {
  test('does not reach any prototype', () => {
    const [invoice] = readEInvoice(
      Buffer.from(
        inNumber(
          '<cbc:__proto__ polluted="yes"><cbc:polluted>yes</cbc:polluted></cbc:__proto__><cbc:constructor/>',
        ).replace('<cbc:CustomizationID', '<cbc:CustomizationID __proto__="x" constructor="y"'),
      ),
    );
    expect(invoice?.reviews).toContainEqual({ code: 'XML_INVALID', field: 'number' });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('does not keep it from being read: twenty megabytes of attachment', () => {
    const attached = `<cac:AdditionalDocumentReference><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>${'QUJD'.repeat(4_900_000)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
    const [invoice] = readEInvoice(Buffer.from(xml.replace('<cac:OrderReference>', `${attached}<cac:OrderReference>`)));
    expect(invoice?.fields.total?.value).toBe(truth.total);
  });
});

describe('a file that is two things', () => {
  test('is accepted as neither where an e-invoice holds a PDF’s header', () => {
    expect(mediaTypeOf(Buffer.from(`${declaration}<!-- %PDF-1.7 -->${body}`))).toBeNull();
    expect(mediaTypeOf(Buffer.from(xml))).toBe('XML');
  });

  test('is a PDF where an e-invoice stands behind its header', () => {
    expect(mediaTypeOf(Buffer.from(`%PDF-1.7\n${xml}`))).toBe('PDF');
  });
});
