import type { CurrencyCode } from '#model/currencies.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { Buyer, ReceiptContent, ReceiptLine, ReceiptTax, Seller } from '#model/receipts.ts';
import { printable, printableName } from './printable.ts';
import type { Xml } from './xml.ts';
import { element } from './xml.ts';

/** The name that Factur-X prescribes for the file. */
export const FACTUR_X_FILE = 'factur-x.xml';

/** What a profile is called in the XML (BT-24) and in the PDF's metadata, and how the file relates to the pages. */
export interface Profile {
  readonly guideline: string;
  readonly conformance: 'EN 16931' | 'MINIMUM';
  /** The pages and the XML say the same; of MINIMUM the XML says less, and Germany takes it for mere data. */
  readonly relationship: 'Alternative' | 'Data';
}

const EN_16931: Profile = {
  guideline: 'urn:cen.eu:en16931:2017',
  conformance: 'EN 16931',
  relationship: 'Alternative',
};
const MINIMUM: Profile = {
  guideline: 'urn:factur-x.eu:1p0:minimum',
  conformance: 'MINIMUM',
  relationship: 'Data',
};

/**
 * EN 16931 wants the buyer's address with its country (BR-10, BR-11), and so does every profile from BASIC WL on: without one there is MINIMUM alone.
 * https://fnfe-mpe.org/factur-x/factur-x_en/
 */
export function profileOf({ buyer }: Pick<ReceiptContent, 'buyer'>): Profile {
  return buyer.address ? EN_16931 : MINIMUM;
}

/** UNTDID 1001. */
const typeCodes = { RECEIPT: '380', CREDIT_NOTE: '381' } as const;
/** UNTDID 4461: a bank card; whether it is one of credit or of debit is not known. */
const BANK_CARD = '48';
/** UN/ECE recommendation 20: one. */
const ONE = 'C62';

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const;

/**
 * A document as a Cross Industry Invoice (CII D16B) of Factur-X 1.0: an invoice that is paid, or a credit note that is given back.
 * Amounts have as many decimals as their currency: EN 16931 allows two, so that it is broken by currencies of three (BR-DEC-*).
 */
export function facturX(content: ReceiptContent): string {
  const profile = profileOf(content);
  const root = element(
    'rsm:CrossIndustryInvoice',
    [
      element('rsm:ExchangedDocumentContext', [
        element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', profile.guideline)]),
      ]),
      element('rsm:ExchangedDocument', [
        element('ram:ID', content.number),
        element('ram:TypeCode', typeCodes[content.kind]),
        element('ram:IssueDateTime', [day('udt', content.issuedAt)]),
        ...(profile === EN_16931 ? notes(content) : []),
      ]),
      element('rsm:SupplyChainTradeTransaction', profile === EN_16931 ? whole(content) : least(content)),
    ],
    namespaces,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** The parts of EN 16931, in the order that its schema prescribes. */
function whole(content: ReceiptContent): Xml[] {
  const { lines, seller, buyer, purchase, currency, taxes, corrects } = content;
  return [
    ...lines.map((line, index) => lineItem(line, index, currency)),
    element('ram:ApplicableHeaderTradeAgreement', [
      element('ram:SellerTradeParty', sellerParty(seller)),
      element('ram:BuyerTradeParty', buyerParty(buyer)),
      element('ram:SellerOrderReferencedDocument', [element('ram:IssuerAssignedID', purchase.number)]),
    ]),
    element('ram:ApplicableHeaderTradeDelivery', []),
    element('ram:ApplicableHeaderTradeSettlement', [
      element('ram:InvoiceCurrencyCode', currency),
      paymentMeans(content),
      ...everyRate(taxes, lines).map((tax) => taxBreakdown(tax, currency)),
      element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
        amount('LineTotalAmount', content.net, currency),
        amount('TaxBasisTotalAmount', content.net, currency),
        amount('TaxTotalAmount', content.tax, currency, { currencyID: currency }),
        amount('GrandTotalAmount', content.total, currency),
        amount('TotalPrepaidAmount', content.total, currency),
        amount('DuePayableAmount', 0, currency),
      ]),
      corrects
        ? element('ram:InvoiceReferencedDocument', [
            element('ram:IssuerAssignedID', corrects.number),
            element('ram:FormattedIssueDateTime', [day('qdt', corrects.issuedOn)]),
          ])
        : null,
    ]),
  ];
}

/** What MINIMUM has room for. */
function least({ seller, buyer, currency, net, tax, total }: ReceiptContent): Xml[] {
  return [
    element('ram:ApplicableHeaderTradeAgreement', [
      element('ram:SellerTradeParty', [
        element('ram:Name', printableName(seller.name)),
        element('ram:PostalTradeAddress', [element('ram:CountryID', seller.address.country)]),
        vatRegistration(seller.vatNumber),
      ]),
      element('ram:BuyerTradeParty', [element('ram:Name', printableName(buyer.name))]),
    ]),
    element('ram:ApplicableHeaderTradeDelivery', []),
    element('ram:ApplicableHeaderTradeSettlement', [
      element('ram:InvoiceCurrencyCode', currency),
      element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
        amount('TaxBasisTotalAmount', net, currency),
        amount('TaxTotalAmount', tax, currency, { currencyID: currency }),
        amount('GrandTotalAmount', total, currency),
        amount('DuePayableAmount', 0, currency),
      ]),
    ]),
  ];
}

function lineItem(
  { name, quantity, unitPrice, taxRate, net }: ReceiptLine,
  index: number,
  currency: CurrencyCode,
): Xml {
  // Part of a line that was given back need not be a multiple of its price: then the price is that of all pieces.
  const price =
    unitPrice * quantity === net
      ? [amount('ChargeAmount', unitPrice, currency)]
      : [amount('ChargeAmount', net, currency), element('ram:BasisQuantity', `${quantity}`, { unitCode: ONE })];
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', `${index + 1}`)]),
    element('ram:SpecifiedTradeProduct', [element('ram:Name', printableName(name))]),
    element('ram:SpecifiedLineTradeAgreement', [element('ram:NetPriceProductTradePrice', price)]),
    element('ram:SpecifiedLineTradeDelivery', [element('ram:BilledQuantity', `${quantity}`, { unitCode: ONE })]),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', categoryOf(taxRate)),
        element('ram:RateApplicablePercent', rateOf(taxRate)),
      ]),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [amount('LineTotalAmount', net, currency)]),
    ]),
  ]);
}

/** Lines that come to nothing have their rate among the taxes, too (BR-S-01, BR-Z-01). */
function everyRate(taxes: readonly ReceiptTax[], lines: readonly ReceiptLine[]): ReceiptTax[] {
  const others = new Set(lines.map(({ taxRate }) => taxRate).filter((one) => taxes.every(({ rate }) => rate !== one)));
  return [...taxes, ...[...others].map((rate) => ({ rate, net: 0, tax: 0 }))];
}

function taxBreakdown({ rate, net, tax }: ReceiptTax, currency: CurrencyCode): Xml {
  return element('ram:ApplicableTradeTax', [
    amount('CalculatedAmount', tax, currency),
    element('ram:TypeCode', 'VAT'),
    amount('BasisAmount', net, currency),
    element('ram:CategoryCode', categoryOf(rate)),
    element('ram:RateApplicablePercent', rateOf(rate)),
  ]);
}

/** UNTDID 5305: standard rate (any but 0), or zero rated. */
function categoryOf(basisPoints: number): 'S' | 'Z' {
  return basisPoints === 0 ? 'Z' : 'S';
}

/** Of a card's number there are the last four digits (BT-87, BR-51). */
function paymentMeans({ card }: ReceiptContent): Xml | null {
  if (!card) return null;
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', BANK_CARD),
    element('ram:ApplicableTradeSettlementFinancialCard', [element('ram:ID', card.last4)]),
  ]);
}

function notes({ corrects }: ReceiptContent): Xml[] {
  const reason = corrects && printable(corrects.reason);
  return reason ? [element('ram:IncludedNote', [element('ram:Content', reason)])] : [];
}

function sellerParty({ name, address, vatNumber, email }: Seller): Xml[] {
  return [
    element('ram:Name', printableName(name)),
    element('ram:DefinedTradeContact', [element('ram:EmailURIUniversalCommunication', [element('ram:URIID', email)])]),
    postalAddress(address),
    vatRegistration(vatNumber),
  ];
}

function buyerParty({ name, address, vatNumber }: Buyer): (Xml | null)[] {
  return [
    element('ram:Name', printableName(name)),
    address ? postalAddress(address) : null,
    vatNumber === undefined ? null : vatRegistration(vatNumber),
  ];
}

function postalAddress({ street, addressLine, postalCode, city, country }: Seller['address']): Xml {
  return element('ram:PostalTradeAddress', [
    said('ram:PostcodeCode', postalCode),
    said('ram:LineOne', street),
    said('ram:LineTwo', addressLine),
    said('ram:CityName', city),
    element('ram:CountryID', country),
  ]);
}

function vatRegistration(vatNumber: string): Xml {
  return element('ram:SpecifiedTaxRegistration', [element('ram:ID', vatNumber, { schemeID: 'VA' })]);
}

/** No element is empty (PEPPOL-EN16931-R008). */
function said(name: string, text: string | undefined): Xml | null {
  return text === undefined || printable(text) === '' ? null : element(name, text);
}

function amount(
  name: string,
  minor: number,
  currency: CurrencyCode,
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  return element(`ram:${name}`, moneyOf(minor, currency).amount, attributes);
}

/** A UTC day in format 102 (`20260131`), in either of the two namespaces that have it. */
function day(namespace: 'udt' | 'qdt', iso: string): Xml {
  return element(`${namespace}:DateTimeString`, iso.slice(0, 10).replaceAll('-', ''), { format: '102' });
}
