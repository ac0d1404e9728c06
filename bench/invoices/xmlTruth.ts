import type { TrueLine, Truth } from './score.ts';

/**
 * What e-invoice XML says, found by looking for the elements' names in its text: by other means than the product's own reader, so that
 * the one can be held against the other.
 */
export function truthOfXml(xml: string): Truth {
  const text = xml.replace(/<!--.*?-->/gsu, '').replace(/<(\/?)[\w.-]+:/gu, '<$1');
  if (text.includes('<FatturaElettronicaBody')) return fatturaPa(text);
  return text.includes('<SupplyChainTradeTransaction') || text.includes('<SpecifiedSupplyChainTradeTransaction')
    ? crossIndustry(text)
    : ubl(text);
}

function inside(text: string, element: string): string {
  return new RegExp(`<${element}(?=[\\s>])[^>]*>(.*?)</${element}>`, 'su').exec(text)?.[1] ?? '';
}

function all(text: string, element: string): string[] {
  return [...text.matchAll(new RegExp(`<${element}(?=[\\s>])[^>]*>(.*?)</${element}>`, 'gsu'))].map(
    (match) => match[1] ?? '',
  );
}

function value(text: string, element: string): string | undefined {
  const found = inside(text, element).trim();
  return found === '' ? undefined : unescaped(found);
}

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&');

const amount = (text: string, element: string): number | undefined => {
  const found = value(text, element);
  return found === undefined ? undefined : Number(found);
};

function linesOf(parts: readonly string[], amountName: string, quantityName: string): TrueLine[] | undefined {
  const lines = parts.flatMap((part) => {
    const total = amount(part, amountName);
    return total === undefined ? [] : [{ amount: total, quantity: amount(part, quantityName) }];
  });
  return lines.length === 0 ? undefined : lines;
}

function fatturaPa(text: string): Truth {
  const body = inside(text, 'FatturaElettronicaBody');
  const general = inside(body, 'DatiGeneraliDocumento');
  const seller = inside(text, 'CedentePrestatore');
  return {
    vendor: value(seller, 'Denominazione'),
    number: value(general, 'Numero'),
    issueDate: value(general, 'Data'),
    currency: value(general, 'Divisa'),
    total: amount(general, 'ImportoTotaleDocumento'),
    lines: linesOf(all(body, 'DettaglioLinee'), 'PrezzoTotale', 'Quantita'),
  };
}

function crossIndustry(text: string): Truth {
  const header = inside(text, 'ExchangedDocument') || inside(text, 'HeaderExchangedDocument');
  const day = value(inside(header, 'IssueDateTime'), 'DateTimeString');
  return {
    vendor: value(inside(text, 'SellerTradeParty'), 'Name'),
    number: value(header, 'ID'),
    issueDate: day?.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3'),
    currency: value(text, 'InvoiceCurrencyCode'),
    total: amount(text, 'GrandTotalAmount'),
    lines: linesOf(all(text, 'IncludedSupplyChainTradeLineItem'), 'LineTotalAmount', 'BilledQuantity'),
  };
}

function ubl(text: string): Truth {
  const seller = inside(text, 'AccountingSupplierParty');
  const names = [value(seller, 'RegistrationName'), value(inside(seller, 'PartyName'), 'Name')];
  return {
    vendor: names.flatMap((name) => name ?? []).join('\n') || undefined,
    number: value(text, 'ID'),
    issueDate: value(text, 'IssueDate'),
    currency: value(text, 'DocumentCurrencyCode'),
    total: amount(text, 'TaxInclusiveAmount'),
    lines:
      linesOf(all(text, 'InvoiceLine'), 'LineExtensionAmount', 'InvoicedQuantity') ??
      linesOf(all(text, 'CreditNoteLine'), 'LineExtensionAmount', 'CreditedQuantity'),
  };
}
