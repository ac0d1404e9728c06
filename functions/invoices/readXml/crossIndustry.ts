import type { InvoiceDetail, InvoiceFields, InvoiceLine, InvoiceTax, ReadValue } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { alternatesOf } from './alternates.ts';
import { kindOf } from './kinds.ts';
import { priceOfOne } from './prices.ts';
import type { Found } from './readEInvoice.ts';
import type { AllowanceOrCharge } from './rules.ts';
import { asBic, asCurrency, asDay, asDecimal, asIban, asText, Broken, detail } from './values.ts';
import { all, first, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What ZUGFeRD 1 and CII D16B call differently. */
interface Names {
  readonly document: string;
  readonly transaction: string;
  readonly agreement: string;
  readonly delivery: string;
  readonly settlement: string;
  readonly sums: string;
  readonly lineAgreement: string;
  readonly lineDelivery: string;
  readonly lineSettlement: string;
  readonly lineSums: string;
  readonly rate: string;
  readonly reference: string;
}

const names: Readonly<Record<'CII' | 'ZUGFERD_1', Names>> = {
  CII: {
    document: 'ExchangedDocument',
    transaction: 'SupplyChainTradeTransaction',
    agreement: 'ApplicableHeaderTradeAgreement',
    delivery: 'ApplicableHeaderTradeDelivery',
    settlement: 'ApplicableHeaderTradeSettlement',
    sums: 'SpecifiedTradeSettlementHeaderMonetarySummation',
    lineAgreement: 'SpecifiedLineTradeAgreement',
    lineDelivery: 'SpecifiedLineTradeDelivery',
    lineSettlement: 'SpecifiedLineTradeSettlement',
    lineSums: 'SpecifiedTradeSettlementLineMonetarySummation',
    rate: 'RateApplicablePercent',
    reference: 'IssuerAssignedID',
  },
  ZUGFERD_1: {
    document: 'HeaderExchangedDocument',
    transaction: 'SpecifiedSupplyChainTradeTransaction',
    agreement: 'ApplicableSupplyChainTradeAgreement',
    delivery: 'ApplicableSupplyChainTradeDelivery',
    settlement: 'ApplicableSupplyChainTradeSettlement',
    sums: 'SpecifiedTradeSettlementMonetarySummation',
    lineAgreement: 'SpecifiedSupplyChainTradeAgreement',
    lineDelivery: 'SpecifiedSupplyChainTradeDelivery',
    lineSettlement: 'SpecifiedSupplyChainTradeSettlement',
    lineSums: 'SpecifiedTradeSettlementMonetarySummation',
    rate: 'ApplicablePercent',
    reference: 'ID',
  },
};

/** Reasons of a charge that are delivery (UNTDID 7161). */
const deliveryReasons: ReadonlySet<string> = new Set(['DL', 'FC', 'SAA']);

/** Lines that sum up or tell about others (`LineStatusReasonCode`): they charge nothing themselves. */
const chargesNothing: ReadonlySet<string> = new Set(['GROUP', 'INFORMATION']);

/** Reads a Cross Industry Invoice of UN/CEFACT (D16B), or its forerunner in ZUGFeRD 1. */
export function readCrossIndustry(root: XmlElement, syntax: 'CII' | 'ZUGFERD_1'): Found {
  const name = names[syntax];
  const broken = new Broken();
  const document = first(root, name.document);
  const transaction = first(root, name.transaction);
  const agreement = first(transaction, name.agreement);
  const delivery = first(transaction, name.delivery);
  const settlement = first(transaction, name.settlement);
  const sums = first(settlement, name.sums);
  const seller = first(agreement, 'SellerTradeParty');
  const buyer = first(agreement, 'BuyerTradeParty');
  const currency = asCurrency(textOf(settlement, 'InvoiceCurrencyCode'), broken);
  const amount = (element: string, field: string) => asDecimal(textOf(sums, element), field, broken);
  const total = amount('GrandTotalAmount', 'total');
  const charge = amount('ChargeTotalAmount', 'shipping');
  const altered = alterationsOf(settlement, broken);
  const isDelivery = altered.some((one) => one.charge) && altered.every((one) => !one.charge || one.isDelivery);
  const taxes = all(settlement, 'ApplicableTradeTax').map((tax, index) => taxOf(tax, name.rate, index, broken));
  const lines = all(transaction, 'IncludedSupplyChainTradeLineItem')
    .filter((line) => !chargesNothing.has(textOf(line, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode') ?? ''))
    .map((line, index) => lineOf(line, name, index, broken))
    .filter((line) => line.amount !== null || line.quantity !== null || line.unitPrice !== null);
  const accounts = all(
    settlement,
    'SpecifiedTradeSettlementPaymentMeans',
    'PayeePartyCreditorFinancialAccount',
    'IBANID',
  );
  const ibans = accounts.flatMap((account) => asIban(textOf(account)) ?? []);
  const due = dueDates(settlement, broken);
  const taxTotals = all(sums, 'TaxTotalAmount');
  const ownTax = taxTotals.find((one) => (one.attributes.get('currencyID') ?? currency?.value) === currency?.value);
  const fields: InvoiceFields = {
    ...emptyInvoiceFields,
    kind: kindOf(textOf(document, 'TypeCode'), total),
    vendor: asText(textOf(seller, 'Name')),
    vendorVatNumber: asText(registration(seller, 'VA'), 30),
    number: asText(textOf(document, 'ID')),
    issueDate: dayOf(first(document, 'IssueDateTime'), 'issueDate', broken),
    dueDate: due[0] ?? null,
    currency,
    subtotal: amount('TaxBasisTotalAmount', 'subtotal'),
    tax: asDecimal(textOf(ownTax), 'tax', broken),
    taxes,
    discount: amount('AllowanceTotalAmount', 'discount'),
    shipping: isDelivery ? charge : null,
    amountPaid: amount('TotalPrepaidAmount', 'amountPaid'),
    total,
    amountDue: amount('DuePayableAmount', 'amountDue'),
    iban: ibans[0] ?? null,
    bic: asBic(
      textOf(settlement, 'SpecifiedTradeSettlementPaymentMeans', 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
    ),
    purchaseOrder: asText(textOf(agreement, 'BuyerOrderReferencedDocument', name.reference)),
    paymentTerms: asText(
      all(settlement, 'SpecifiedTradePaymentTerms', 'Description')
        .flatMap((one) => textOf(one) ?? [])
        .join(' ') || undefined,
    ),
    lines,
    alternates: [...alternatesOf('iban', ibans), ...alternatesOf('dueDate', due)],
    details: [
      ...(charge !== null && !isDelivery ? detail('SERVICE_CHARGE', 'Charges', charge.value) : []),
      ...detail('ROUNDING', 'Rounding amount', textOf(sums, 'RoundingAmount')),
      ...taxTotals
        .filter((one) => one !== ownTax)
        .flatMap((one) => detail('OTHER', `Tax in ${one.attributes.get('currencyID') ?? ''}`, textOf(one))),
      ...parties(seller, buyer),
      ...detail('CUSTOMER_NUMBER', 'Buyer identifier', textOf(buyer, 'ID'), 'RECEIVER'),
      ...detail('OTHER', 'Buyer reference', textOf(agreement, 'BuyerReference')),
      ...detail('OTHER', 'Contract', textOf(agreement, 'ContractReferencedDocument', name.reference)),
      ...detail('OTHER', 'Payment reference', textOf(settlement, 'PaymentReference')),
      ...dayDetail(
        'DELIVERY_DATE',
        'Delivery date',
        first(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime'),
      ),
      ...dayDetail('OTHER', 'Period from', first(settlement, 'BillingSpecifiedPeriod', 'StartDateTime')),
      ...dayDetail('OTHER', 'Period until', first(settlement, 'BillingSpecifiedPeriod', 'EndDateTime')),
      ...detail('OTHER', 'Preceding invoice', textOf(settlement, 'InvoiceReferencedDocument', name.reference)),
      ...detail('OTHER', 'Payee', textOf(settlement, 'PayeeTradeParty', 'Name')),
      ...all(document, 'IncludedNote').flatMap((note) => detail('OTHER', 'Note', textOf(note, 'Content'))),
      ...all(settlement, 'ApplicableTradeTax').flatMap((tax) =>
        detail('OTHER', 'Tax exemption', textOf(tax, 'ExemptionReason')),
      ),
      ...altered.flatMap((one) => detail('OTHER', one.charge ? 'Charge' : 'Allowance', one.says)),
    ],
  };
  return {
    fields,
    declared: {
      syntax,
      profile:
        textOf(
          first(root, 'ExchangedDocumentContext') ?? first(root, 'SpecifiedExchangedDocumentContext'),
          'GuidelineSpecifiedDocumentContextParameter',
          'ID',
        ) ?? '',
      linesTotal: amount('LineTotalAmount', 'lines'),
      chargesTotal: charge,
      rounding: amount('RoundingAmount', 'amountDue'),
      alterations: altered,
      broken: broken.fields,
    },
  };
}

function lineOf(line: XmlElement, name: Names, index: number, broken: Broken): InvoiceLine {
  const field = (member: string): string => `lines.${index}.${member}`;
  const product = first(line, 'SpecifiedTradeProduct');
  const price = first(line, name.lineAgreement, 'NetPriceProductTradePrice');
  const quantity = first(line, name.lineDelivery, 'BilledQuantity');
  const settlement = first(line, name.lineSettlement);
  const says = [textOf(product, 'Name'), textOf(product, 'Description')].flatMap((text) => text ?? []);
  return {
    code: asText(textOf(product, 'SellerAssignedID') ?? textOf(product, 'GlobalID'), 100),
    description: asText(says.join(' – ') || undefined, 1000),
    quantity: asDecimal(textOf(quantity), field('quantity'), broken),
    unit: asText(quantity?.attributes.get('unitCode'), 20),
    unitPrice: priceOfOne(
      asDecimal(textOf(price, 'ChargeAmount'), field('unitPrice'), broken),
      textOf(price, 'BasisQuantity'),
    ),
    taxRate: asDecimal(textOf(settlement, 'ApplicableTradeTax', name.rate), field('taxRate'), broken),
    amount: asDecimal(textOf(settlement, name.lineSums, 'LineTotalAmount'), field('amount'), broken),
  };
}

function taxOf(tax: XmlElement, rate: string, index: number, broken: Broken): InvoiceTax {
  const field = (member: string): string => `taxes.${index}.${member}`;
  return {
    rate: asDecimal(textOf(tax, rate), field('rate'), broken),
    basis: asDecimal(textOf(tax, 'BasisAmount'), field('basis'), broken),
    amount: asDecimal(textOf(tax, 'CalculatedAmount'), field('amount'), broken),
  };
}

interface Alteration extends AllowanceOrCharge {
  readonly isDelivery: boolean;
  readonly says: string;
}

/** Allowances and charges on the whole document. */
function alterationsOf(settlement: XmlElement | undefined, broken: Broken): Alteration[] {
  const stated = all(settlement, 'SpecifiedTradeAllowanceCharge').flatMap((one) => {
    const charge = /^(?:true|1)$/u.test(textOf(one, 'ChargeIndicator', 'Indicator') ?? '');
    const amount = asDecimal(textOf(one, 'ActualAmount'), charge ? 'shipping' : 'discount', broken);
    const isDelivery = deliveryReasons.has(textOf(one, 'ReasonCode') ?? '');
    return amount === null ? [] : [{ charge, amount, isDelivery, says: saysOf(textOf(one, 'Reason'), amount.value) }];
  });
  const logistics = all(settlement, 'SpecifiedLogisticsServiceCharge').flatMap((one) => {
    const amount = asDecimal(textOf(one, 'AppliedAmount'), 'shipping', broken);
    const says = saysOf(textOf(one, 'Description'), amount?.value ?? '');
    return amount === null ? [] : [{ charge: true, amount, isDelivery: true, says }];
  });
  return [...stated, ...logistics];
}

function saysOf(reason: string | undefined, amount: string): string {
  return reason === undefined ? amount : `${reason}: ${amount}`;
}

function registration(party: XmlElement | undefined, scheme: string): string | undefined {
  return textOf(
    all(party, 'SpecifiedTaxRegistration', 'ID').find((id) => id.attributes.get('schemeID')?.toUpperCase() === scheme),
  );
}

/** Days by which all of it is to be paid, soonest first; those of a discount for paying early are none. */
function dueDates(settlement: XmlElement | undefined, broken: Broken): ReadValue<string>[] {
  return all(settlement, 'SpecifiedTradePaymentTerms')
    .filter((terms) => first(terms, 'ApplicableTradePaymentDiscountTerms') === undefined)
    .flatMap((terms) => dayOf(first(terms, 'DueDateDateTime'), 'dueDate', broken) ?? [])
    .sort((one, other) => (one.value < other.value ? -1 : 1));
}

/** A `DateTimeString` of format 102 (`20260131`) or 203 (with hours and minutes), or an ISO day. */
function dayOf(element: XmlElement | undefined, field: string, broken: Broken): ReadValue<string> | null {
  const text = textOf(element, 'DateTimeString') ?? textOf(element, 'DateTime') ?? textOf(element);
  return asDay(isoOf(text), field, broken);
}

function isoOf(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4})(\d{2})(\d{2})(?:\d{4})?$/u, '$1-$2-$3');
}

function dayDetail(type: string, label: string, element: XmlElement | undefined): InvoiceDetail[] {
  return detail(type, label, isoOf(textOf(element, 'DateTimeString')));
}

function parties(seller: XmlElement | undefined, buyer: XmlElement | undefined): InvoiceDetail[] {
  return [
    ...detail('OTHER', 'Trading name', textOf(seller, 'SpecifiedLegalOrganization', 'TradingBusinessName'), 'VENDOR'),
    ...detail('VENDOR_ADDRESS', 'Seller address', addressOf(seller), 'VENDOR'),
    ...detail('TAX_PAYER_ID', 'Seller tax number', registration(seller, 'FC'), 'VENDOR'),
    ...detail('OTHER', 'Seller registration', textOf(seller, 'SpecifiedLegalOrganization', 'ID'), 'VENDOR'),
    ...detail(
      'VENDOR_PHONE',
      'Seller phone',
      textOf(seller, 'DefinedTradeContact', 'TelephoneUniversalCommunication', 'CompleteNumber'),
      'VENDOR',
    ),
    ...detail(
      'OTHER',
      'Seller e-mail',
      textOf(seller, 'DefinedTradeContact', 'EmailURIUniversalCommunication', 'URIID'),
      'VENDOR',
    ),
    ...detail('RECEIVER_NAME', 'Buyer name', textOf(buyer, 'Name'), 'RECEIVER'),
    ...detail('RECEIVER_ADDRESS', 'Buyer address', addressOf(buyer), 'RECEIVER'),
    ...detail('RECEIVER_VAT_NUMBER', 'Buyer VAT number', registration(buyer, 'VA'), 'RECEIVER'),
  ];
}

function addressOf(party: XmlElement | undefined): string | undefined {
  const address = first(party, 'PostalTradeAddress');
  const place = [textOf(address, 'PostcodeCode'), textOf(address, 'CityName')].flatMap((text) => text ?? []).join(' ');
  const parts = [
    textOf(address, 'LineOne'),
    textOf(address, 'LineTwo'),
    textOf(address, 'LineThree'),
    place || undefined,
    textOf(address, 'CountryID'),
  ].flatMap((text) => text ?? []);
  return parts.join(', ') || undefined;
}
