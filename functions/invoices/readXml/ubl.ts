import type { InvoiceDetail, InvoiceFields, InvoiceLine, InvoiceTax } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { alternatesOf } from './alternates.ts';
import { kindOf } from './kinds.ts';
import { priceOfOne } from './prices.ts';
import type { Found } from './readEInvoice.ts';
import type { AllowanceOrCharge } from './rules.ts';
import { asBic, asCurrency, asDay, asDecimal, asIban, asText, Broken, detail } from './values.ts';
import { all, first, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What an invoice and a credit note call differently. */
const names = {
  UBL_INVOICE: { typeCode: 'InvoiceTypeCode', line: 'InvoiceLine', quantity: 'InvoicedQuantity', otherwise: '380' },
  UBL_CREDIT_NOTE: {
    typeCode: 'CreditNoteTypeCode',
    line: 'CreditNoteLine',
    quantity: 'CreditedQuantity',
    otherwise: '381',
  },
} as const;

/** Reasons of a charge that are delivery (UNTDID 7161). */
const deliveryReasons: ReadonlySet<string> = new Set(['DL', 'FC', 'SAA']);

/** Reads an Invoice or a CreditNote of UBL 2.1. https://docs.oasis-open.org/ubl/os-UBL-2.1/UBL-2.1.html */
export function readUbl(root: XmlElement, syntax: 'UBL_INVOICE' | 'UBL_CREDIT_NOTE'): Found {
  const name = names[syntax];
  const broken = new Broken();
  const seller = first(root, 'AccountingSupplierParty', 'Party');
  const buyer = first(root, 'AccountingCustomerParty', 'Party');
  const means = all(root, 'PaymentMeans');
  const sums = first(root, 'LegalMonetaryTotal');
  const currency = asCurrency(textOf(root, 'DocumentCurrencyCode'), broken);
  const amount = (element: string, field: string) => asDecimal(textOf(sums, element), field, broken);
  const total = amount('TaxInclusiveAmount', 'total');
  const charge = amount('ChargeTotalAmount', 'shipping');
  const altered = all(root, 'AllowanceCharge').flatMap((one) => alterationOf(one, broken));
  const isDelivery = altered.some((one) => one.charge) && altered.every((one) => !one.charge || one.isDelivery);
  const vendors = [textOf(seller, 'PartyLegalEntity', 'RegistrationName'), textOf(seller, 'PartyName', 'Name')].flatMap(
    (vendor) => asText(vendor) ?? [],
  );
  const numbers = all(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID').flatMap((id) => textOf(id) ?? []);
  const ibans = numbers.filter(isIbanLike).flatMap((number) => asIban(number) ?? []);
  const dues = [
    ...all(root, 'DueDate'),
    ...means.flatMap((one) => all(one, 'PaymentDueDate')),
    ...all(root, 'PaymentTerms', 'PaymentDueDate'),
  ].flatMap((due) => asDay(textOf(due), 'dueDate', broken) ?? []);
  const taxTotals = all(root, 'TaxTotal');
  const ownTax = taxTotals.find((one) => {
    const own = first(one, 'TaxAmount')?.attributes.get('currencyID');
    return own === undefined || currency === null || own === currency.value;
  });
  const code = textOf(root, name.typeCode) ?? name.otherwise;
  const fields: InvoiceFields = {
    ...emptyInvoiceFields,
    kind: syntax === 'UBL_CREDIT_NOTE' ? 'CREDIT_NOTE' : kindOf(code, total),
    vendor: vendors[0] ?? null,
    vendorVatNumber: asText(taxNumber(seller, true), 30),
    number: asText(textOf(root, 'ID')),
    issueDate: asDay(textOf(root, 'IssueDate'), 'issueDate', broken),
    dueDate: dues[0] ?? null,
    currency,
    subtotal: amount('TaxExclusiveAmount', 'subtotal'),
    tax: asDecimal(textOf(ownTax, 'TaxAmount'), 'tax', broken),
    taxes: all(ownTax, 'TaxSubtotal').map((tax, index) => taxOf(tax, index, broken)),
    discount: amount('AllowanceTotalAmount', 'discount'),
    shipping: isDelivery ? charge : null,
    amountPaid: amount('PrepaidAmount', 'amountPaid'),
    total,
    amountDue: amount('PayableAmount', 'amountDue'),
    iban: ibans[0] ?? null,
    bic: asBic(bankOf(means)),
    purchaseOrder: asText(textOf(root, 'OrderReference', 'ID')),
    paymentTerms: asText(
      all(root, 'PaymentTerms', 'Note')
        .flatMap((note) => textOf(note) ?? [])
        .join(' ') || undefined,
    ),
    lines: all(root, name.line)
      .map((line, index) => lineOf(line, name.quantity, index, broken))
      .filter((line) => line.amount !== null || line.quantity !== null || line.unitPrice !== null),
    alternates: [...alternatesOf('vendor', vendors), ...alternatesOf('iban', ibans), ...alternatesOf('dueDate', dues)],
    details: [
      ...(charge !== null && !isDelivery ? detail('SERVICE_CHARGE', 'Charges', charge.value) : []),
      ...detail('ROUNDING', 'Rounding amount', textOf(sums, 'PayableRoundingAmount')),
      ...taxTotals
        .filter((one) => one !== ownTax)
        .flatMap((one) =>
          detail(
            'OTHER',
            `Tax in ${first(one, 'TaxAmount')?.attributes.get('currencyID') ?? ''}`,
            textOf(one, 'TaxAmount'),
          ),
        ),
      ...parties(seller, buyer),
      ...detail('OTHER', 'Buyer reference', textOf(root, 'BuyerReference')),
      ...detail('OTHER', 'Contract', textOf(root, 'ContractDocumentReference', 'ID')),
      ...means.flatMap((one) => detail('OTHER', 'Payment reference', textOf(one, 'PaymentID'))),
      ...numbers
        .filter((number) => !isIbanLike(number))
        .flatMap((number) => detail('ACCOUNT_NUMBER', 'Account', number)),
      ...detail('DELIVERY_DATE', 'Delivery date', textOf(root, 'Delivery', 'ActualDeliveryDate')),
      ...detail('OTHER', 'Period from', textOf(root, 'InvoicePeriod', 'StartDate')),
      ...detail('OTHER', 'Period until', textOf(root, 'InvoicePeriod', 'EndDate')),
      ...detail('OTHER', 'Preceding invoice', textOf(root, 'BillingReference', 'InvoiceDocumentReference', 'ID')),
      ...detail('OTHER', 'Payee', textOf(root, 'PayeeParty', 'PartyName', 'Name')),
      ...all(root, 'Note').flatMap((note) => detail('OTHER', 'Note', textOf(note))),
      ...all(ownTax, 'TaxSubtotal', 'TaxCategory', 'TaxExemptionReason').flatMap((reason) =>
        detail('OTHER', 'Tax exemption', textOf(reason)),
      ),
      ...altered.flatMap((one) => detail('OTHER', one.charge ? 'Charge' : 'Allowance', one.says)),
    ],
  };
  return {
    fields,
    declared: {
      syntax,
      profile: textOf(root, 'CustomizationID') ?? '',
      linesTotal: amount('LineExtensionAmount', 'lines'),
      chargesTotal: charge,
      rounding: amount('PayableRoundingAmount', 'amountDue'),
      alterations: altered,
      broken: broken.fields,
    },
  };
}

function lineOf(line: XmlElement, quantityName: string, index: number, broken: Broken): InvoiceLine {
  const field = (member: string): string => `lines.${index}.${member}`;
  const item = first(line, 'Item');
  const price = first(line, 'Price');
  const quantity = first(line, quantityName);
  const says = [textOf(item, 'Name'), textOf(item, 'Description')].flatMap((text) => text ?? []);
  return {
    code: asText(
      textOf(item, 'SellersItemIdentification', 'ID') ?? textOf(item, 'StandardItemIdentification', 'ID'),
      100,
    ),
    description: asText(says.join(' – ') || undefined, 1000),
    quantity: asDecimal(textOf(quantity), field('quantity'), broken),
    unit: asText(quantity?.attributes.get('unitCode'), 20),
    unitPrice: priceOfOne(
      asDecimal(textOf(price, 'PriceAmount'), field('unitPrice'), broken),
      textOf(price, 'BaseQuantity'),
    ),
    taxRate: asDecimal(textOf(item, 'ClassifiedTaxCategory', 'Percent'), field('taxRate'), broken),
    amount: asDecimal(textOf(line, 'LineExtensionAmount'), field('amount'), broken),
  };
}

function taxOf(tax: XmlElement, index: number, broken: Broken): InvoiceTax {
  const field = (member: string): string => `taxes.${index}.${member}`;
  return {
    rate: asDecimal(textOf(tax, 'TaxCategory', 'Percent') ?? textOf(tax, 'Percent'), field('rate'), broken),
    basis: asDecimal(textOf(tax, 'TaxableAmount'), field('basis'), broken),
    amount: asDecimal(textOf(tax, 'TaxAmount'), field('amount'), broken),
  };
}

interface Alteration extends AllowanceOrCharge {
  readonly isDelivery: boolean;
  readonly says: string;
}

/** An allowance or a charge on the whole document. */
function alterationOf(one: XmlElement, broken: Broken): Alteration[] {
  const charge = /^(?:true|1)$/u.test(textOf(one, 'ChargeIndicator') ?? '');
  const amount = asDecimal(textOf(one, 'Amount'), charge ? 'shipping' : 'discount', broken);
  if (amount === null) return [];
  const reason = textOf(one, 'AllowanceChargeReason');
  return [
    {
      charge,
      amount,
      isDelivery: deliveryReasons.has(textOf(one, 'AllowanceChargeReasonCode') ?? ''),
      says: reason === undefined ? amount.value : `${reason}: ${amount.value}`,
    },
  ];
}

/** An account's number may be one of another kind than an IBAN. */
function isIbanLike(number: string): boolean {
  return /^[A-Z]{2}\s?\d{2}/iu.test(number);
}

function bankOf(means: readonly XmlElement[]): string | undefined {
  for (const one of means) {
    const branch = first(one, 'PayeeFinancialAccount', 'FinancialInstitutionBranch');
    const bank = textOf(branch, 'FinancialInstitution', 'ID') ?? textOf(branch, 'ID');
    if (bank !== undefined) return bank;
  }
  return undefined;
}

/** A party's tax number: that of VAT, or another. */
function taxNumber(party: XmlElement | undefined, vat: boolean): string | undefined {
  const scheme = all(party, 'PartyTaxScheme').find(
    (one) => (textOf(one, 'TaxScheme', 'ID')?.toUpperCase() === 'VAT') === vat,
  );
  return textOf(scheme, 'CompanyID');
}

function parties(seller: XmlElement | undefined, buyer: XmlElement | undefined): InvoiceDetail[] {
  const nameOf = (party: XmlElement | undefined) =>
    textOf(party, 'PartyLegalEntity', 'RegistrationName') ?? textOf(party, 'PartyName', 'Name');
  return [
    ...detail('VENDOR_ADDRESS', 'Seller address', addressOf(seller), 'VENDOR'),
    ...detail('TAX_PAYER_ID', 'Seller tax number', taxNumber(seller, false), 'VENDOR'),
    ...detail('OTHER', 'Seller registration', textOf(seller, 'PartyLegalEntity', 'CompanyID'), 'VENDOR'),
    ...detail('VENDOR_PHONE', 'Seller phone', textOf(seller, 'Contact', 'Telephone'), 'VENDOR'),
    ...detail('OTHER', 'Seller e-mail', textOf(seller, 'Contact', 'ElectronicMail'), 'VENDOR'),
    ...detail('RECEIVER_NAME', 'Buyer name', nameOf(buyer), 'RECEIVER'),
    ...detail('RECEIVER_ADDRESS', 'Buyer address', addressOf(buyer), 'RECEIVER'),
    ...detail('RECEIVER_VAT_NUMBER', 'Buyer VAT number', taxNumber(buyer, true), 'RECEIVER'),
    ...detail('CUSTOMER_NUMBER', 'Buyer identifier', textOf(buyer, 'PartyIdentification', 'ID'), 'RECEIVER'),
  ];
}

function addressOf(party: XmlElement | undefined): string | undefined {
  const address = first(party, 'PostalAddress');
  const place = [textOf(address, 'PostalZone'), textOf(address, 'CityName')].flatMap((text) => text ?? []).join(' ');
  const parts = [
    textOf(address, 'StreetName'),
    textOf(address, 'AdditionalStreetName'),
    place || undefined,
    textOf(address, 'Country', 'IdentificationCode'),
  ].flatMap((text) => text ?? []);
  return parts.join(', ') || undefined;
}
