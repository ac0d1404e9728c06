import type { ExpenseDocument, LineItemFields } from '@aws-sdk/client-textract';
import { emptyInvoiceLine, MAXIMUM_LINES } from '#model/invoices.ts';
import type { Decimal, InvoiceLine, ReadValue } from '#model/invoices.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { parseAmount } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import { printed } from './printed.ts';
import type { Printed } from './printed.ts';

/** Lines of all pages in printed order, at most 500. A row without amount, quantity or price is no line. */
export function linesOf(documents: readonly ExpenseDocument[], mark: DecimalMark | undefined): InvoiceLine[] {
  return documents
    .flatMap((document, index) =>
      (document.LineItemGroups ?? []).flatMap((group) =>
        (group.LineItems ?? []).map((item) => lineOf(item, index + 1, mark)),
      ),
    )
    .filter((line) => line.amount !== null || line.quantity !== null || line.unitPrice !== null)
    .slice(0, MAXIMUM_LINES);
}

/** Texts of all prices, for telling the document's decimal mark. */
export function priceTexts(documents: readonly ExpenseDocument[]): string[] {
  return documents.flatMap((document) =>
    (document.LineItemGroups ?? []).flatMap((group) =>
      (group.LineItems ?? []).flatMap((item) =>
        (item.LineItemExpenseFields ?? []).flatMap((field) =>
          field.Type?.Text === 'PRICE' || field.Type?.Text === 'UNIT_PRICE' ? [field.ValueDetection?.Text ?? ''] : [],
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
  return {
    ...emptyInvoiceLine,
    description: text(of('ITEM') ?? of('PRODUCT_CODE')),
    quantity: number(of('QUANTITY'), mark),
    unitPrice: number(of('UNIT_PRICE'), mark),
    amount: number(of('PRICE'), mark),
  };
}

function text(field: Printed | undefined): ReadValue<string> | null {
  if (field === undefined) return null;
  return {
    value: beginningOf(field.text.replace(/\s+/gu, ' '), 1000),
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
