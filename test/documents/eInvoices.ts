import { contentOf, decimalsOf } from './content.ts';
import type { Content, ContentSpec } from './content.ts';
import { vatNumberOf } from './vatNumbers.ts';

/** How an invoice is written as XML. */
export type EInvoiceFormat = 'UBL' | 'CII' | 'ZUGFERD_1' | 'FATTURA_PA';

export interface EInvoiceSpec extends ContentSpec {
  readonly format: EInvoiceFormat;
  /** Replaces what the XML says of these, so that it differs from a print of the same content. */
  readonly instead?: Partial<EInvoiceTruth>;
}

/** What truly stands in the XML. */
export interface EInvoiceTruth {
  readonly vendor: string;
  readonly vatNumber: string;
  readonly number: string;
  readonly issueDate: string;
  readonly currency: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  readonly iban: string;
}

export interface GeneratedEInvoice {
  readonly xml: string;
  readonly bytes: Buffer;
  readonly truth: EInvoiceTruth;
  readonly content: Content;
}

/** IBANs with right check digits that belong to nobody. */
const IBANS = [
  'DE02120300000000202051',
  'NL91ABNA0417164300',
  'FR1420041010050500013M02606',
  'IT60X0542811101000000123456',
];
/** Their forms: each supplier has a number of its own. */
const VAT_NUMBERS = ['DE136695976', 'ATU13585627', 'FR83404833048', 'IT00743110157'];

/** Writes an invented invoice as XML, for the same specification as its print: the same seed gives the same invoice. */
export function generateEInvoice(spec: EInvoiceSpec): GeneratedEInvoice {
  const content = contentOf(spec);
  const decimals = decimalsOf(content.currency);
  const amount = (minor: number): string => {
    const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
    const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
    return minor < 0 ? `-${text}` : text;
  };
  const truth: EInvoiceTruth = {
    vendor: content.vendor,
    vatNumber: vatNumberOf(content.vendor, VAT_NUMBERS[spec.seed % VAT_NUMBERS.length] ?? 'DE136695976'),
    number: content.number,
    issueDate: content.issueDate,
    currency: content.currency,
    subtotal: amount(content.subtotal),
    tax: amount(content.tax),
    total: amount(content.total),
    iban: IBANS[spec.seed % IBANS.length] ?? '',
    ...spec.instead,
  };
  const xml = writers[spec.format](truth, content, amount);
  return { xml, bytes: Buffer.from(xml), truth, content };
}

type Amount = (minor: number) => string;

const writers: Readonly<Record<EInvoiceFormat, (truth: EInvoiceTruth, content: Content, amount: Amount) => string>> = {
  UBL: ubl,
  CII: cii,
  ZUGFERD_1: zugferd1,
  FATTURA_PA: (truth, content, amount) => fatturaPa([{ truth, content, amount }]),
};

/** Several invoices of one supplier in one FatturaPA. */
export function generateFatturaPaOf(specs: readonly ContentSpec[]): {
  bytes: Buffer;
  truths: readonly EInvoiceTruth[];
} {
  const invoices = specs.map((spec) => generateEInvoice({ ...spec, format: 'FATTURA_PA' }));
  const decimalPoint: Amount = (minor) => (minor / 100).toFixed(2);
  return {
    bytes: Buffer.from(fatturaPa(invoices.map(({ truth, content }) => ({ truth, content, amount: decimalPoint })))),
    truths: invoices.map(({ truth }) => truth),
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const compact = (day: string): string => day.replaceAll('-', '');

function ubl(truth: EInvoiceTruth, content: Content, amount: Amount): string {
  const money = (name: string, value: string): string =>
    `<cbc:${name} currencyID="${truth.currency}">${value}</cbc:${name}>`;
  const due = content.dueDate === undefined ? '' : `<cbc:DueDate>${content.dueDate}</cbc:DueDate>`;
  const category = `<cbc:ID>S</cbc:ID><cbc:Percent>${content.taxPercent}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>`;
  const party = (name: string, vat: string): string =>
    `<cac:Party>${vat === '' ? '' : `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`}` +
    `<cac:PartyLegalEntity><cbc:RegistrationName>${escaped(name)}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`;
  const lines = content.lines.map(
    (line, index) =>
      `<cac:InvoiceLine><cbc:ID>${index + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">${line.quantity}</cbc:InvoicedQuantity>` +
      money('LineExtensionAmount', amount(line.amount)) +
      `<cac:Item><cbc:Name>${escaped(line.description)}</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>` +
      `<cac:Price>${money('PriceAmount', amount(line.unitPrice))}</cac:Price></cac:InvoiceLine>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">',
    '<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>',
    `<cbc:ID>${escaped(truth.number)}</cbc:ID><cbc:IssueDate>${truth.issueDate}</cbc:IssueDate>${due}`,
    `<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>${truth.currency}</cbc:DocumentCurrencyCode>`,
    `<cac:OrderReference><cbc:ID>${content.orderNumber}</cbc:ID></cac:OrderReference>`,
    `<cac:AccountingSupplierParty>${party(truth.vendor, truth.vatNumber)}</cac:AccountingSupplierParty>`,
    `<cac:AccountingCustomerParty>${party(content.receiver[0] ?? '', '')}</cac:AccountingCustomerParty>`,
    `<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>${truth.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`,
    `<cac:TaxTotal>${money('TaxAmount', truth.tax)}<cac:TaxSubtotal>${money('TaxableAmount', truth.subtotal)}${money('TaxAmount', truth.tax)}<cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`,
    `<cac:LegalMonetaryTotal>${money('LineExtensionAmount', truth.subtotal)}${money('TaxExclusiveAmount', truth.subtotal)}${money('TaxInclusiveAmount', truth.total)}${money('PayableAmount', truth.total)}</cac:LegalMonetaryTotal>`,
    ...lines,
    '</Invoice>',
  ].join('\n');
}

/** Prefixes are other than usual: what they stand for counts. */
function cii(truth: EInvoiceTruth, content: Content, amount: Amount): string {
  const rate = `<a:RateApplicablePercent>${content.taxPercent}</a:RateApplicablePercent>`;
  const lines = content.lines.map(
    (line, index) =>
      `<a:IncludedSupplyChainTradeLineItem><a:AssociatedDocumentLineDocument><a:LineID>${index + 1}</a:LineID></a:AssociatedDocumentLineDocument>` +
      `<a:SpecifiedTradeProduct><a:Name>${escaped(line.description)}</a:Name></a:SpecifiedTradeProduct>` +
      `<a:SpecifiedLineTradeAgreement><a:NetPriceProductTradePrice><a:ChargeAmount>${amount(line.unitPrice)}</a:ChargeAmount></a:NetPriceProductTradePrice></a:SpecifiedLineTradeAgreement>` +
      `<a:SpecifiedLineTradeDelivery><a:BilledQuantity unitCode="C62">${line.quantity}</a:BilledQuantity></a:SpecifiedLineTradeDelivery>` +
      `<a:SpecifiedLineTradeSettlement><a:ApplicableTradeTax><a:TypeCode>VAT</a:TypeCode><a:CategoryCode>S</a:CategoryCode>${rate}</a:ApplicableTradeTax>` +
      `<a:SpecifiedTradeSettlementLineMonetarySummation><a:LineTotalAmount>${amount(line.amount)}</a:LineTotalAmount></a:SpecifiedTradeSettlementLineMonetarySummation></a:SpecifiedLineTradeSettlement></a:IncludedSupplyChainTradeLineItem>`,
  );
  const due =
    content.dueDate === undefined
      ? ''
      : `<a:SpecifiedTradePaymentTerms><a:DueDateDateTime><u:DateTimeString format="102">${compact(content.dueDate)}</u:DateTimeString></a:DueDateDateTime></a:SpecifiedTradePaymentTerms>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<i:CrossIndustryInvoice xmlns:i="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:a="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:u="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">',
    '<i:ExchangedDocumentContext><a:GuidelineSpecifiedDocumentContextParameter><a:ID>urn:cen.eu:en16931:2017</a:ID></a:GuidelineSpecifiedDocumentContextParameter></i:ExchangedDocumentContext>',
    `<i:ExchangedDocument><a:ID>${escaped(truth.number)}</a:ID><a:TypeCode>380</a:TypeCode><a:IssueDateTime><u:DateTimeString format="102">${compact(truth.issueDate)}</u:DateTimeString></a:IssueDateTime></i:ExchangedDocument>`,
    '<i:SupplyChainTradeTransaction>',
    ...lines,
    `<a:ApplicableHeaderTradeAgreement><a:SellerTradeParty><a:Name>${escaped(truth.vendor)}</a:Name><a:SpecifiedTaxRegistration><a:ID schemeID="VA">${truth.vatNumber}</a:ID></a:SpecifiedTaxRegistration></a:SellerTradeParty>`,
    `<a:BuyerTradeParty><a:Name>${escaped(content.receiver[0] ?? '')}</a:Name></a:BuyerTradeParty><a:BuyerOrderReferencedDocument><a:IssuerAssignedID>${content.orderNumber}</a:IssuerAssignedID></a:BuyerOrderReferencedDocument></a:ApplicableHeaderTradeAgreement>`,
    '<a:ApplicableHeaderTradeDelivery/>',
    `<a:ApplicableHeaderTradeSettlement><a:InvoiceCurrencyCode>${truth.currency}</a:InvoiceCurrencyCode>`,
    `<a:SpecifiedTradeSettlementPaymentMeans><a:TypeCode>58</a:TypeCode><a:PayeePartyCreditorFinancialAccount><a:IBANID>${truth.iban}</a:IBANID></a:PayeePartyCreditorFinancialAccount></a:SpecifiedTradeSettlementPaymentMeans>`,
    `<a:ApplicableTradeTax><a:CalculatedAmount>${truth.tax}</a:CalculatedAmount><a:TypeCode>VAT</a:TypeCode><a:BasisAmount>${truth.subtotal}</a:BasisAmount><a:CategoryCode>S</a:CategoryCode>${rate}</a:ApplicableTradeTax>${due}`,
    `<a:SpecifiedTradeSettlementHeaderMonetarySummation><a:LineTotalAmount>${truth.subtotal}</a:LineTotalAmount><a:TaxBasisTotalAmount>${truth.subtotal}</a:TaxBasisTotalAmount><a:TaxTotalAmount currencyID="${truth.currency}">${truth.tax}</a:TaxTotalAmount><a:GrandTotalAmount>${truth.total}</a:GrandTotalAmount><a:DuePayableAmount>${truth.total}</a:DuePayableAmount></a:SpecifiedTradeSettlementHeaderMonetarySummation>`,
    '</a:ApplicableHeaderTradeSettlement></i:SupplyChainTradeTransaction></i:CrossIndustryInvoice>',
  ].join('\n');
}

function zugferd1(truth: EInvoiceTruth, content: Content, amount: Amount): string {
  const money = (name: string, value: string): string =>
    `<ram:${name} currencyID="${truth.currency}">${value}</ram:${name}>`;
  const rate = `<ram:ApplicablePercent>${content.taxPercent}</ram:ApplicablePercent>`;
  const lines = content.lines.map(
    (line) =>
      '<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument/>' +
      `<ram:SpecifiedSupplyChainTradeAgreement><ram:NetPriceProductTradePrice>${money('ChargeAmount', amount(line.unitPrice))}</ram:NetPriceProductTradePrice></ram:SpecifiedSupplyChainTradeAgreement>` +
      `<ram:SpecifiedSupplyChainTradeDelivery><ram:BilledQuantity unitCode="C62">${line.quantity}</ram:BilledQuantity></ram:SpecifiedSupplyChainTradeDelivery>` +
      `<ram:SpecifiedSupplyChainTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>${rate}</ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementMonetarySummation>${money('LineTotalAmount', amount(line.amount))}</ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>` +
      `<ram:SpecifiedTradeProduct><ram:Name>${escaped(line.description)}</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">',
    '<rsm:SpecifiedExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:ferd:CrossIndustryDocument:invoice:1p0:comfort</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:SpecifiedExchangedDocumentContext>',
    `<rsm:HeaderExchangedDocument><ram:ID>${escaped(truth.number)}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">${compact(truth.issueDate)}</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>`,
    `<rsm:SpecifiedSupplyChainTradeTransaction><ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty><ram:Name>${escaped(truth.vendor)}</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${truth.vatNumber}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerOrderReferencedDocument><ram:ID>${content.orderNumber}</ram:ID></ram:BuyerOrderReferencedDocument></ram:ApplicableSupplyChainTradeAgreement>`,
    `<ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>${truth.currency}</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${truth.iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>`,
    `<ram:ApplicableTradeTax>${money('CalculatedAmount', truth.tax)}<ram:TypeCode>VAT</ram:TypeCode>${money('BasisAmount', truth.subtotal)}${rate}</ram:ApplicableTradeTax>`,
    `<ram:SpecifiedTradeSettlementMonetarySummation>${money('LineTotalAmount', truth.subtotal)}${money('TaxBasisTotalAmount', truth.subtotal)}${money('TaxTotalAmount', truth.tax)}${money('GrandTotalAmount', truth.total)}</ram:SpecifiedTradeSettlementMonetarySummation></ram:ApplicableSupplyChainTradeSettlement>`,
    ...lines,
    '</rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>',
  ].join('\n');
}

interface Body {
  readonly truth: EInvoiceTruth;
  readonly content: Content;
  readonly amount: Amount;
}

function fatturaPa(bodies: readonly Body[]): string {
  const [first] = bodies;
  if (!first) throw new Error('A FatturaPA has at least one body.');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">',
    '<FatturaElettronicaHeader><DatiTrasmissione><FormatoTrasmissione>FPR12</FormatoTrasmissione></DatiTrasmissione>',
    `<CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>${first.truth.vatNumber.slice(0, 2)}</IdPaese><IdCodice>${first.truth.vatNumber.slice(2)}</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>${escaped(first.truth.vendor)}</Denominazione></Anagrafica></DatiAnagrafici></CedentePrestatore>`,
    `<CessionarioCommittente><DatiAnagrafici><Anagrafica><Denominazione>${escaped(first.content.receiver[0] ?? '')}</Denominazione></Anagrafica></DatiAnagrafici></CessionarioCommittente></FatturaElettronicaHeader>`,
    ...bodies.map(fatturaPaBody),
    '</p:FatturaElettronica>',
  ].join('\n');
}

function fatturaPaBody({ truth, content, amount }: Body): string {
  const lines = content.lines.map(
    (line, index) =>
      `<DettaglioLinee><NumeroLinea>${index + 1}</NumeroLinea><Descrizione>${escaped(line.description)}</Descrizione><Quantita>${line.quantity}.00</Quantita><PrezzoUnitario>${amount(line.unitPrice)}</PrezzoUnitario><PrezzoTotale>${amount(line.amount)}</PrezzoTotale><AliquotaIVA>${content.taxPercent}.00</AliquotaIVA></DettaglioLinee>`,
  );
  const due = content.dueDate === undefined ? '' : `<DataScadenzaPagamento>${content.dueDate}</DataScadenzaPagamento>`;
  return [
    `<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${content.creditNote ? 'TD04' : 'TD01'}</TipoDocumento><Divisa>${truth.currency}</Divisa><Data>${truth.issueDate}</Data><Numero>${escaped(truth.number)}</Numero><ImportoTotaleDocumento>${truth.total}</ImportoTotaleDocumento></DatiGeneraliDocumento>`,
    `<DatiOrdineAcquisto><IdDocumento>${content.orderNumber}</IdDocumento></DatiOrdineAcquisto></DatiGenerali>`,
    `<DatiBeniServizi>${lines.join('')}<DatiRiepilogo><AliquotaIVA>${content.taxPercent}.00</AliquotaIVA><ImponibileImporto>${truth.subtotal}</ImponibileImporto><Imposta>${truth.tax}</Imposta></DatiRiepilogo></DatiBeniServizi>`,
    `<DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento><DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>${due}<ImportoPagamento>${truth.total}</ImportoPagamento><IBAN>${truth.iban}</IBAN></DettaglioPagamento></DatiPagamento></FatturaElettronicaBody>`,
  ].join('\n');
}
