import type { ExpenseDocument, LineItemFields } from '@aws-sdk/client-textract';
import type { Decimal, InvoiceLine, ReadValue } from '#model/invoices.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { parseAmount } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import { printed } from './printed.ts';
import type { Printed } from './printed.ts';
import { countedOf } from './units.ts';

const TAX_LABEL = /\b(?:vat|tax|gst|mwst|ust|steuer\p{L}*|tva|btw|iva|podatek|moms|mva)\b/iu;
const UNIT_LABEL =
  /^\W*(?:unit|units|uom|u\/m|me|einheit|einh|unit[ée]|eenheid|j\.? ?m\.?|jm|unidad|unit[àa]|u\.?m\.?)\W*$/iu;
const CODE_LABEL =
  /\b(?:sku|item (?:no|number|code)|product (?:no|code)|art(?:ikel|icle)?\.?[ -]?(?:nr|no|nummer|code)|code|r[ée]f\p{L}*|indeks|symbol|codice|c[oó]digo)\b/iu;
const PERCENT = /^\D{0,3}(\d{1,2}(?:[.,]\d{1,3})?)\s?%\D{0,3}$/u;
/** A rate by its label alone, printed without its sign. */
const BARE_RATE = /^\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*$/u;

/** Lines of all pages in printed order, however many. A row without amount, quantity or price is no line. */
export function linesOf(documents: readonly ExpenseDocument[], mark: DecimalMark | undefined): InvoiceLine[] {
  return documents
    .flatMap((document, index) =>
      (document.LineItemGroups ?? []).flatMap((group) =>
        (group.LineItems ?? []).map((item) => lineOf(item, index + 1, mark)),
      ),
    )
    .filter((line) => line.amount !== null || line.quantity !== null || line.unitPrice !== null);
}

/** Texts of all prices, for telling the document's decimal mark. */
export function priceTexts(documents: readonly ExpenseDocument[]): string[] {
  return lineTexts(documents, ['PRICE', 'UNIT_PRICE']);
}

/** Texts of whole lines, as the answer has them. */
export function rowTexts(documents: readonly ExpenseDocument[]): string[] {
  return lineTexts(documents, ['EXPENSE_ROW']);
}

function lineTexts(documents: readonly ExpenseDocument[], types: readonly string[]): string[] {
  return documents.flatMap((document) =>
    (document.LineItemGroups ?? []).flatMap((group) =>
      (group.LineItems ?? []).flatMap((item) =>
        (item.LineItemExpenseFields ?? []).flatMap((field) =>
          types.includes(field.Type?.Text ?? '') ? [field.ValueDetection?.Text ?? ''] : [],
        ),
      ),
    ),
  );
}

function lineOf(item: LineItemFields, page: number, mark: DecimalMark | undefined): InvoiceLine {
  const fields = (item.LineItemExpenseFields ?? [])
    .map((field) => printed(field, page))
    .filter((field) => field.text !== '');
  const of = (type: string): Printed | undefined =>
    fields.filter((field) => field.type === type).sort((a, b) => b.confidence - a.confidence)[0];
  const others = fields.filter((field) => field.type === 'OTHER');
  const labelled = (label: RegExp): Printed | undefined => others.find((field) => label.test(field.label));
  const code = of('PRODUCT_CODE') ?? labelled(CODE_LABEL);
  const quantity = of('QUANTITY');
  const counted = quantity === undefined ? undefined : countedOf(quantity.text);
  const unit = of('UNIT') ?? labelled(UNIT_LABEL);
  const description = of('ITEM');
  return {
    code: description === undefined ? null : text(code, 100),
    description: text(description ?? code, 1000),
    quantity: number(quantity === undefined ? undefined : { ...quantity, text: counted?.figure ?? '' }, mark),
    unit: text(
      unit ?? (quantity === undefined || counted?.unit === undefined ? undefined : { ...quantity, text: counted.unit }),
      20,
    ),
    unitPrice: number(of('UNIT_PRICE'), mark),
    taxRate: rateOf(of('TAX_RATE') ?? of('TAX') ?? labelled(TAX_LABEL)),
    amount: number(of('PRICE'), mark),
  };
}

/** A percentage, printed with its sign or in a column of rates. */
function rateOf(field: Printed | undefined): ReadValue<Decimal> | null {
  if (field === undefined) return null;
  const figure = (PERCENT.exec(field.text) ?? BARE_RATE.exec(field.text))?.[1];
  const value = figure === undefined ? undefined : parseAmount(figure, undefined);
  return value === undefined ? null : { value, confidence: field.confidence, place: field.place };
}

function text(field: Printed | undefined, length: number): ReadValue<string> | null {
  if (field === undefined) return null;
  return {
    value: beginningOf(field.text.replace(/\s+/gu, ' '), length),
    confidence: field.confidence,
    place: field.place,
  };
}

function number(field: Printed | undefined, mark: DecimalMark | undefined): ReadValue<Decimal> | null {
  const value = field === undefined ? undefined : parseAmount(field.text, mark);
  return field === undefined || value === undefined
    ? null
    : { value, confidence: field.confidence, place: field.place };
}
