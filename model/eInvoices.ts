/** How e-invoice XML is written. */
export type EInvoiceSyntax = 'UBL_INVOICE' | 'UBL_CREDIT_NOTE' | 'CII' | 'ZUGFERD_1' | 'FATTURA_PA';

/** Root elements of e-invoices, with the namespaces they stand in. FatturaPA's moved twice. */
const roots: readonly (readonly [namespace: string, name: string, syntax: EInvoiceSyntax])[] = [
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'Invoice', 'UBL_INVOICE'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'CreditNote', 'UBL_CREDIT_NOTE'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'CrossIndustryInvoice', 'CII'],
  ['urn:ferd:CrossIndustryDocument:invoice:1p0', 'CrossIndustryDocument', 'ZUGFERD_1'],
  ['http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2', 'FatturaElettronica', 'FATTURA_PA'],
  ['http://www.fatturapa.gov.it/sdi/fatturapa/v1.1', 'FatturaElettronica', 'FATTURA_PA'],
  ['http://www.fatturapa.gov.it/sdi/fatturapa/v1.0', 'FatturaElettronica', 'FATTURA_PA'],
];

/** The syntax of an e-invoice with this root element, or null where it begins none that is read. */
export function eInvoiceSyntaxOf(namespace: string, name: string): EInvoiceSyntax | null {
  return roots.find((root) => root[0] === namespace && root[1] === name)?.[2] ?? null;
}

/** Characters before the root element at most: licences and style sheets stand there. */
const PROLOG_WITHIN = 65_536;

const START_TAG = /^<(?:([\p{L}_][\p{L}\p{N}_.-]*):)?([\p{L}_][\p{L}\p{N}_.-]*)((?:\s[^<>]*)?)>/u;

/**
 * The syntax of the e-invoice that a content begins like, whatever its name says; null where it is none. One with a DTD is none: no
 * e-invoice needs it, and entities are what XML is attacked with.
 */
export function eInvoiceSyntaxBySight(content: Uint8Array): EInvoiceSyntax | null {
  const text = beginningOf(content);
  const root = START_TAG.exec(text.slice(afterProlog(text)));
  if (root === null) return null;
  const [, prefix, name = '', attributes = ''] = root;
  return eInvoiceSyntaxOf(attributeOf(attributes, prefix === undefined ? 'xmlns' : `xmlns:${prefix}`), name);
}

/** The value of an attribute in a start tag; empty where it is not there. Looks at each character once, whatever stands there. */
function attributeOf(attributes: string, wanted: string): string {
  const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/uy;
  for (let match = attribute.exec(attributes); match !== null; match = attribute.exec(attributes)) {
    if (match[1] === wanted) return match[2] ?? match[3] ?? '';
  }
  return '';
}

/** Where the first element may stand: behind the declaration, comments and processing instructions. */
function afterProlog(text: string): number {
  let at = 0;
  for (;;) {
    while (isSpace(text.charAt(at))) at += 1;
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (end === undefined) return at;
    const closed = text.indexOf(end, at + 2);
    if (closed < 0) return text.length;
    at = closed + end.length;
  }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/** The first characters, as far as telling element names goes: those are ASCII in every e-invoice. */
function beginningOf(content: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = content;
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const marked = first === 0xff || first === 0xfe ? 2 : first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  const wide = little || big;
  const bytes = content.subarray(marked, marked + PROLOG_WITHIN * (wide ? 2 : 1));
  const units: string[] = [];
  for (let at = 0; at + (wide ? 1 : 0) < bytes.length; at += wide ? 2 : 1) {
    const one = bytes[at] ?? 0;
    const other = bytes[at + 1] ?? 0;
    units.push(String.fromCharCode(wide ? (little ? one + other * 256 : one * 256 + other) : one));
  }
  return units.join('');
}
