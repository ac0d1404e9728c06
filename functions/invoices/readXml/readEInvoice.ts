import type { EInvoiceSyntax } from '#model/eInvoices.ts';
import { eInvoiceSyntaxOf } from '#model/eInvoices.ts';
import type { InvoiceFields } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { readCrossIndustry } from './crossIndustry.ts';
import { decodeXml } from './encoding.ts';
import { readFatturaPa } from './fatturaPa.ts';
import { XmlRefusal } from './refusal.ts';
import type { Declared } from './rules.ts';
import { brokenRules } from './rules.ts';
import { readUbl } from './ubl.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** An invoice as its XML has it, with the rules of its format that it breaks. */
export interface EInvoice {
  readonly fields: InvoiceFields;
  readonly reviews: Review[];
}

/** What a syntax's reader finds: the fields, and what only its own rules are about. */
export interface Found {
  readonly fields: InvoiceFields;
  readonly declared: Declared;
}

/** Namespaces that have a say; what others add (extensions, signatures) is left out. FatturaPA's inner elements have none. */
const OWN =
  /^$|^urn:un:unece:uncefact:|^urn:ferd:|^urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice-2|CreditNote-2|Common(?:Basic|Aggregate)Components-2)$|^http:\/\/(?:ivaservizi\.agenziaentrate|www\.fatturapa)\.gov\.it\//u;

/**
 * Reads e-invoice XML: CII (ZUGFeRD 1 and 2, Factur-X, XRechnung, all profiles), UBL 2.1 (Invoice, CreditNote) and FatturaPA, which may
 * hold several invoices of one supplier. Values are exact, and none is repaired: what is not of its form is null and sent to review.
 * A signed FatturaPA (`.p7m`) is no XML and is not read. Throws XmlRefusal.
 */
export function readEInvoice(content: Uint8Array): EInvoice[] {
  const root = parseXml(decodeXml(content), (namespace) => OWN.test(namespace));
  const syntax = eInvoiceSyntaxOf(root.namespace, root.name);
  if (!syntax) throw new XmlRefusal('NO_E_INVOICE', 'Its root element is none of an e-invoice.');
  return readBy(syntax, root).map(({ fields, declared }) => ({ fields, reviews: brokenRules(fields, declared) }));
}

function readBy(syntax: EInvoiceSyntax, root: XmlElement): Found[] {
  switch (syntax) {
    case 'UBL_INVOICE':
    case 'UBL_CREDIT_NOTE':
      return [readUbl(root, syntax)];
    case 'CII':
    case 'ZUGFERD_1':
      return [readCrossIndustry(root, syntax)];
    case 'FATTURA_PA':
      return readFatturaPa(root);
  }
}
