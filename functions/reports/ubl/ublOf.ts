import type { Decimal, InvoiceFields, InvoiceLine, InvoiceTax, ReadValue } from '#model/invoices.ts';
import { aggregate, basic } from './element.ts';

/** An invoice as UBL 2.1, or why it cannot be: a sentence for people. */
export type Ubl = { readonly xml: string } | { readonly why: string };

type Amount = ReadValue<Decimal> | null;

const NAMESPACES =
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"';

/** What an Invoice and a CreditNote call differently. */
const names = {
  Invoice: { typeCode: 'InvoiceTypeCode', code: '380', line: 'InvoiceLine', quantity: 'InvoicedQuantity' },
  CreditNote: { typeCode: 'CreditNoteTypeCode', code: '381', line: 'CreditNoteLine', quantity: 'CreditedQuantity' },
} as const;
type Root = keyof typeof names;

/** Ways to pay (UNTDID 4461): a credit transfer, or one that nobody told. */
const CREDIT_TRANSFER = '30';
const NOT_TOLD = '1';
/** A charge that is freight (UNTDID 7161). */
const FREIGHT = 'FC';

/** The name of the line that stands for all where none was read: the format asks for one. */
const NOT_ITEMISED = 'Not itemised';

const needed = [
  ['number', 'Its number is not known.'],
  ['issueDate', 'Its date is not known.'],
  ['currency', 'Its currency is not known.'],
  ['vendor', 'Its supplier is not known.'],
  ['total', 'Its total is not known.'],
] as const;

/**
 * The invoice as an Invoice or a CreditNote of UBL 2.1, in the order its schema asks for. It says what was read and adds nothing up, so it claims
 * no conformance to EN 16931, which asks for more than an invoice's print has (countries, categories of tax). Signs stay: a correction with a negative
 * total is an Invoice with negative amounts, a credit note with a positive one a CreditNote.
 * https://docs.oasis-open.org/ubl/os-UBL-2.1/UBL-2.1.html
 */
export function ublOf(invoice: InvoiceFields & { id: string }): Ubl {
  const missing = needed.find(([field]) => invoice[field] === null);
  if (missing) return { why: missing[1] };
  const root: Root = invoice.kind === 'CREDIT_NOTE' && !invoice.total?.value.startsWith('-') ? 'CreditNote' : 'Invoice';
  const name = names[root];
  const currency = invoice.currency?.value ?? '';
  const lines = invoice.lines.filter((line) => line.amount !== null);
  const content = [
    basic('UBLVersionID', '2.1'),
    basic('ID', invoice.number?.value),
    basic('IssueDate', invoice.issueDate?.value),
    root === 'Invoice' ? basic('DueDate', invoice.dueDate?.value) : '',
    basic(name.typeCode, name.code),
    ...notesOf(invoice),
    basic('DocumentCurrencyCode', currency),
    aggregate('OrderReference', basic('ID', invoice.purchaseOrder?.value)),
    sellerOf(invoice),
    buyerOf(invoice),
    paymentMeansOf(invoice, root),
    aggregate('PaymentTerms', basic('Note', invoice.paymentTerms?.value)),
    alteration(false, null, invoice.discount, currency),
    alteration(true, FREIGHT, invoice.shipping, currency),
    taxTotalOf(invoice, currency),
    sumsOf(invoice, currency),
    ...(lines.length > 0
      ? lines.map((line, index) => lineOf(line, index, name, currency))
      : [lineOf(wholeOf(invoice), 0, name, currency)]),
  ];
  const written = content.filter((part) => part !== '').join('\n');
  const namespace = `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`;
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}" ${NAMESPACES}>\n${written}\n</${root}>\n`,
  };
}

/** What UBL has no place for, in words. */
function notesOf({ priorBalance, lines }: InvoiceFields): string[] {
  const without = lines.filter((line) => line.amount === null).flatMap((line) => line.description?.value ?? []);
  return [
    ...(priorBalance === null ? [] : [basic('Note', `Prior balance: ${priorBalance.value}`)]),
    ...without.map((description) => basic('Note', `Without an amount: ${description}`)),
  ];
}

function sellerOf(invoice: InvoiceFields): string {
  return aggregate(
    'AccountingSupplierParty',
    aggregate(
      'Party',
      addressOf(invoice, 'VENDOR_ADDRESS'),
      vatOf(invoice.vendorVatNumber?.value),
      aggregate('PartyLegalEntity', basic('RegistrationName', invoice.vendor?.value)),
    ),
  );
}

/** The schema asks for the element, even where nothing is known of the buyer. */
function buyerOf(invoice: InvoiceFields): string {
  const party = aggregate(
    'Party',
    addressOf(invoice, 'RECEIVER_ADDRESS'),
    vatOf(detailOf(invoice, 'RECEIVER_VAT_NUMBER')),
    aggregate('PartyLegalEntity', basic('RegistrationName', detailOf(invoice, 'RECEIVER_NAME'))),
  );
  return aggregate('AccountingCustomerParty', party) || '<cac:AccountingCustomerParty/>';
}

function addressOf(invoice: InvoiceFields, type: string): string {
  return aggregate('PostalAddress', aggregate('AddressLine', basic('Line', detailOf(invoice, type))));
}

function vatOf(number: string | undefined): string {
  return number === undefined ? '' : aggregate('PartyTaxScheme', basic('CompanyID', number), VAT);
}

const VAT = aggregate('TaxScheme', basic('ID', 'VAT'));

function detailOf(invoice: InvoiceFields, type: string): string | undefined {
  return invoice.details.find((detail) => detail.type === type)?.value;
}

function paymentMeansOf({ iban, bic, dueDate }: InvoiceFields, root: Root): string {
  const due = root === 'CreditNote' ? basic('PaymentDueDate', dueDate?.value) : '';
  const account =
    iban === null
      ? ''
      : aggregate(
          'PayeeFinancialAccount',
          basic('ID', iban.value),
          aggregate('FinancialInstitutionBranch', basic('ID', bic?.value)),
        );
  if (due === '' && account === '') return '';
  return aggregate(
    'PaymentMeans',
    basic('PaymentMeansCode', account === '' ? NOT_TOLD : CREDIT_TRANSFER),
    due,
    account,
  );
}

function alteration(charge: boolean, reason: string | null, amount: Amount, currency: string): string {
  if (amount === null) return '';
  return aggregate(
    'AllowanceCharge',
    basic('ChargeIndicator', String(charge)),
    basic('AllowanceChargeReasonCode', reason),
    money('Amount', amount, currency),
  );
}

/** Taxes by rate need their sum beside them: without one they are left out. */
function taxTotalOf({ tax, taxes }: InvoiceFields, currency: string): string {
  const [only] = taxes.length === 1 ? taxes : [];
  const amount = tax ?? only?.amount ?? null;
  if (amount === null) return '';
  const subtotal = ({ rate, basis, amount }: InvoiceTax): string =>
    amount === null
      ? ''
      : aggregate(
          'TaxSubtotal',
          money('TaxableAmount', basis, currency),
          money('TaxAmount', amount, currency),
          aggregate('TaxCategory', basic('Percent', rate?.value), VAT),
        );
  return aggregate('TaxTotal', money('TaxAmount', amount, currency), ...taxes.map(subtotal));
}

function sumsOf(invoice: InvoiceFields, currency: string): string {
  return aggregate(
    'LegalMonetaryTotal',
    money('TaxExclusiveAmount', invoice.subtotal, currency),
    money('TaxInclusiveAmount', invoice.total, currency),
    money('AllowanceTotalAmount', invoice.discount, currency),
    money('ChargeTotalAmount', invoice.shipping, currency),
    money('PrepaidAmount', invoice.amountPaid, currency),
    money('PayableAmount', invoice.amountDue ?? invoice.total, currency),
  );
}

function wholeOf({ subtotal, total }: InvoiceFields): InvoiceLine {
  const description = { value: NOT_ITEMISED, confidence: 1, place: null };
  const amount = subtotal ?? total;
  return { code: null, description, quantity: null, unit: null, unitPrice: null, taxRate: null, amount };
}

function lineOf(line: InvoiceLine, index: number, name: (typeof names)[Root], currency: string): string {
  const item = aggregate(
    'Item',
    basic('Name', line.description?.value),
    aggregate('SellersItemIdentification', basic('ID', line.code?.value)),
    line.taxRate === null ? '' : aggregate('ClassifiedTaxCategory', basic('Percent', line.taxRate.value), VAT),
  );
  return aggregate(
    name.line,
    basic('ID', String(index + 1)),
    basic(name.quantity, line.quantity?.value, { unitCode: line.unit?.value }),
    money('LineExtensionAmount', line.amount, currency),
    item === '' ? '<cac:Item/>' : item,
    aggregate('Price', money('PriceAmount', line.unitPrice, currency)),
  );
}

function money(name: string, amount: Amount, currency: string): string {
  return basic(name, amount?.value, { currencyID: currency });
}
