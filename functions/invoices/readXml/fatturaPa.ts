import type { InvoiceDetail, InvoiceFields, InvoiceLine, InvoiceTax, ReadValue } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { scaled } from '../checks/decimals.ts';
import { alternatesOf } from './alternates.ts';
import type { Found } from './readEInvoice.ts';
import { asBic, asCurrency, asDay, asDecimal, asIban, asText, Broken, detail } from './values.ts';
import { all, first, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Kinds of documents that give money back: nota di credito, and its simplified form. Their amounts are positive. */
const creditNotes: ReadonlySet<string> = new Set(['TD04', 'TD08']);

/** A value taken from another field than its own is a little less sure, though it comes out. */
const DERIVED = 0.9;

/**
 * Reads a FatturaPA (FPA12, FPR12 and their forerunners): one header, and a body for each of its invoices.
 * https://www.fatturapa.gov.it/it/norme-e-regole/documentazione-fattura-elettronica/formato-fatturapa/
 */
export function readFatturaPa(root: XmlElement): Found[] {
  const header = first(root, 'FatturaElettronicaHeader');
  const profile = textOf(header, 'DatiTrasmissione', 'FormatoTrasmissione') ?? '';
  return all(root, 'FatturaElettronicaBody').map((body) => readBody(header, body, profile));
}

function readBody(header: XmlElement | undefined, body: XmlElement, profile: string): Found {
  const broken = new Broken();
  const seller = first(header, 'CedentePrestatore');
  const buyer = first(header, 'CessionarioCommittente');
  const document = first(body, 'DatiGenerali', 'DatiGeneraliDocumento');
  const payments = all(body, 'DatiPagamento', 'DettaglioPagamento');
  const taxes = all(body, 'DatiBeniServizi', 'DatiRiepilogo').map((tax, index) => taxOf(tax, index, broken));
  const [onlyTax] = taxes.length === 1 ? taxes : [];
  const rounding = asDecimal(textOf(document, 'Arrotondamento'), 'total', broken);
  const printedTotal = asDecimal(textOf(document, 'ImportoTotaleDocumento'), 'total', broken);
  const [onlyPayment] = payments.length === 1 ? payments : [];
  const amountDue = asDecimal(textOf(onlyPayment, 'ImportoPagamento'), 'amountDue', broken);
  const dues = payments
    .flatMap((payment) => asDay(textOf(payment, 'DataScadenzaPagamento'), 'dueDate', broken) ?? [])
    .sort((one, other) => (one.value < other.value ? -1 : 1));
  const ibans = payments.flatMap((payment) => asIban(textOf(payment, 'IBAN')) ?? []);
  const stamp = asDecimal(textOf(document, 'DatiBollo', 'ImportoBollo'), 'total', broken);
  const fields: InvoiceFields = {
    ...emptyInvoiceFields,
    kind:
      creditNotes.has(textOf(document, 'TipoDocumento') ?? '') || printedTotal?.value.startsWith('-')
        ? 'CREDIT_NOTE'
        : 'INVOICE',
    vendor: asText(nameOf(seller)),
    vendorVatNumber: asText(vatNumberOf(seller), 30),
    number: asText(textOf(document, 'Numero')),
    issueDate: asDay(textOf(document, 'Data'), 'issueDate', broken),
    dueDate: dues[0] ?? null,
    currency: asCurrency(textOf(document, 'Divisa'), broken),
    // Sums over several rates stand nowhere in the file, and are not made here.
    subtotal: onlyTax?.basis ?? null,
    tax: onlyTax?.amount ?? null,
    taxes,
    total: printedTotal ?? paidInFull(amountDue, taxes),
    amountDue,
    iban: ibans[0] ?? null,
    bic: asBic(
      textOf(
        payments.find((payment) => textOf(payment, 'BIC') !== undefined),
        'BIC',
      ),
    ),
    purchaseOrder: asText(textOf(body, 'DatiGenerali', 'DatiOrdineAcquisto', 'IdDocumento')),
    lines: all(body, 'DatiBeniServizi', 'DettaglioLinee').map((line, index) => lineOf(line, index, broken)),
    alternates: [...alternatesOf('iban', ibans), ...alternatesOf('dueDate', dues)],
    details: [
      ...detail('ROUNDING', 'Arrotondamento', textOf(document, 'Arrotondamento')),
      // Stamp duty is part of some totals and not of others.
      ...detail('SERVICE_CHARGE', 'Bollo', stamp?.value),
      ...detail('OTHER', 'Ritenuta', textOf(document, 'DatiRitenuta', 'ImportoRitenuta')),
      ...parties(seller, buyer),
      ...detail('OTHER', 'Contratto', textOf(body, 'DatiGenerali', 'DatiContratto', 'IdDocumento')),
      ...detail('OTHER', 'CIG', textOf(body, 'DatiGenerali', 'DatiOrdineAcquisto', 'CodiceCIG')),
      ...detail('OTHER', 'CUP', textOf(body, 'DatiGenerali', 'DatiOrdineAcquisto', 'CodiceCUP')),
      ...detail('OTHER', 'Fattura collegata', textOf(body, 'DatiGenerali', 'DatiFattureCollegate', 'IdDocumento')),
      ...detail('OTHER', 'Condizioni di pagamento', textOf(body, 'DatiPagamento', 'CondizioniPagamento')),
      ...(payments.length > 1 ? payments : []).flatMap((payment) =>
        detail(
          'OTHER',
          `Rata ${textOf(payment, 'DataScadenzaPagamento') ?? ''}`.trim(),
          textOf(payment, 'ImportoPagamento'),
        ),
      ),
      ...all(document, 'Causale').flatMap((reason) => detail('OTHER', 'Causale', textOf(reason))),
    ],
  };
  return {
    fields,
    declared: {
      syntax: 'FATTURA_PA',
      profile,
      linesTotal: null,
      chargesTotal: stamp,
      rounding,
      alterations: [],
      broken: broken.fields,
    },
  };
}

/**
 * The total may be left out of a FatturaPA. Where one payment is exactly what bases and taxes add up to, it is the total, too; the reader of
 * prints does the same. Else the total stays unknown.
 */
function paidInFull(amountDue: ReadValue<string> | null, taxes: readonly InvoiceTax[]): ReadValue<string> | null {
  if (amountDue === null || taxes.length === 0) return null;
  const sum = taxes.reduce(
    (whole, tax) => whole + scaled(tax.basis?.value ?? '0') + scaled(tax.amount?.value ?? '0'),
    0n,
  );
  return sum === scaled(amountDue.value) ? { ...amountDue, confidence: DERIVED } : null;
}

function lineOf(line: XmlElement, index: number, broken: Broken): InvoiceLine {
  const field = (member: string): string => `lines.${index}.${member}`;
  return {
    code: asText(textOf(line, 'CodiceArticolo', 'CodiceValore'), 100),
    description: asText(textOf(line, 'Descrizione'), 1000),
    quantity: asDecimal(textOf(line, 'Quantita'), field('quantity'), broken),
    unit: asText(textOf(line, 'UnitaMisura'), 20),
    unitPrice: asDecimal(textOf(line, 'PrezzoUnitario'), field('unitPrice'), broken),
    taxRate: asDecimal(textOf(line, 'AliquotaIVA'), field('taxRate'), broken),
    amount: asDecimal(textOf(line, 'PrezzoTotale'), field('amount'), broken),
  };
}

function taxOf(tax: XmlElement, index: number, broken: Broken): InvoiceTax {
  const field = (member: string): string => `taxes.${index}.${member}`;
  return {
    rate: asDecimal(textOf(tax, 'AliquotaIVA'), field('rate'), broken),
    basis: asDecimal(textOf(tax, 'ImponibileImporto'), field('basis'), broken),
    amount: asDecimal(textOf(tax, 'Imposta'), field('amount'), broken),
  };
}

/** A company's name, or a person's. */
function nameOf(party: XmlElement | undefined): string | undefined {
  const name = first(party, 'DatiAnagrafici', 'Anagrafica');
  const person = [textOf(name, 'Nome'), textOf(name, 'Cognome')].flatMap((part) => part ?? []).join(' ');
  return textOf(name, 'Denominazione') ?? (person || undefined);
}

function vatNumberOf(party: XmlElement | undefined): string | undefined {
  const number = first(party, 'DatiAnagrafici', 'IdFiscaleIVA');
  const code = textOf(number, 'IdCodice');
  return code === undefined ? undefined : `${textOf(number, 'IdPaese') ?? ''}${code}`;
}

function parties(seller: XmlElement | undefined, buyer: XmlElement | undefined): InvoiceDetail[] {
  return [
    ...detail('VENDOR_ADDRESS', 'Sede', addressOf(seller), 'VENDOR'),
    ...detail('TAX_PAYER_ID', 'Codice fiscale', textOf(seller, 'DatiAnagrafici', 'CodiceFiscale'), 'VENDOR'),
    ...detail('VENDOR_PHONE', 'Telefono', textOf(seller, 'Contatti', 'Telefono'), 'VENDOR'),
    ...detail('OTHER', 'Email', textOf(seller, 'Contatti', 'Email'), 'VENDOR'),
    ...detail('RECEIVER_NAME', 'Cessionario', nameOf(buyer), 'RECEIVER'),
    ...detail('RECEIVER_ADDRESS', 'Sede', addressOf(buyer), 'RECEIVER'),
    ...detail('RECEIVER_VAT_NUMBER', 'Partita IVA', vatNumberOf(buyer), 'RECEIVER'),
    ...detail('OTHER', 'Codice fiscale', textOf(buyer, 'DatiAnagrafici', 'CodiceFiscale'), 'RECEIVER'),
  ];
}

function addressOf(party: XmlElement | undefined): string | undefined {
  const address = first(party, 'Sede');
  const street = [textOf(address, 'Indirizzo'), textOf(address, 'NumeroCivico')]
    .flatMap((text) => text ?? [])
    .join(' ');
  const place = [textOf(address, 'CAP'), textOf(address, 'Comune')].flatMap((text) => text ?? []).join(' ');
  return [street, place, textOf(address, 'Nazione') ?? ''].filter((text) => text !== '').join(', ') || undefined;
}
