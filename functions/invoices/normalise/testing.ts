import type { ExpenseDocument, ExpenseField, LineItemFields } from '@aws-sdk/client-textract';

/** What a test says of one summary field; confidences 0 to 100. */
export interface FieldSpec {
  readonly label?: string;
  readonly type?: number;
  readonly value?: number;
  readonly currency?: string;
  readonly page?: number;
  readonly party?: string;
}

/** A summary field as real answers have it. */
export function field(type: string, text: string, spec: FieldSpec = {}): ExpenseField {
  return {
    Type: { Text: type, Confidence: spec.type ?? 97 },
    ...(spec.label === undefined ? {} : { LabelDetection: { Text: spec.label, Confidence: 95 } }),
    ValueDetection: {
      Text: text,
      Confidence: spec.value ?? 98,
      Geometry: { BoundingBox: { Left: 0.5, Top: 0.25, Width: 0.1, Height: 0.02 } },
    },
    PageNumber: spec.page ?? 1,
    ...(spec.currency === undefined ? {} : { Currency: { Code: spec.currency, Confidence: 90 } }),
    ...(spec.party === undefined ? {} : { GroupProperties: [{ Types: [spec.party], Id: 'a' }] }),
  };
}

export function item(fields: Readonly<Record<string, string>>): LineItemFields {
  return {
    LineItemExpenseFields: Object.entries(fields).map(([type, text]) => ({
      Type: { Text: type, Confidence: 95 },
      ValueDetection: { Text: text, Confidence: 97 },
    })),
  };
}

/** One page of an answer; `lines` become its LINE blocks. */
export function page(
  fields: readonly ExpenseField[],
  items: readonly LineItemFields[] = [],
  lines: readonly string[] = [],
): ExpenseDocument {
  return {
    ExpenseIndex: 1,
    SummaryFields: [...fields],
    LineItemGroups: items.length === 0 ? [] : [{ LineItemGroupIndex: 1, LineItems: [...items] }],
    ...(lines.length === 0 ? {} : { Blocks: lines.map((text) => ({ BlockType: 'LINE' as const, Text: text })) }),
  };
}

/** What every complete invoice has; overridden by later fields of the same type only where a test says so. */
export const basics = [
  field('VENDOR_NAME', 'Harbour Audio Ltd'),
  field('INVOICE_RECEIPT_ID', 'INV-4711', { label: 'Invoice no.' }),
  field('INVOICE_RECEIPT_DATE', '20 March 2026', { label: 'Invoice date' }),
];
