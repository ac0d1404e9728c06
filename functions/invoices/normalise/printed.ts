import type { ExpenseDocument, ExpenseField } from '@aws-sdk/client-textract';
import type { Place } from '#model/invoices.ts';

/** One field of an AnalyzeExpense answer, without the gaps that real answers have. */
export interface Printed {
  readonly type: string;
  readonly label: string;
  readonly text: string;
  /** 0 to 1: the lower of type's and value's. */
  readonly confidence: number;
  readonly place: Place | null;
  readonly page: number;
  readonly currencyCode: string | undefined;
  /** Whose name or address it is (`VENDOR`, `RECEIVER`). */
  readonly party: string | undefined;
  /** Fields of one group are about one party, on one page. */
  readonly group: string | undefined;
}

/** Fields of all pages in the order of their pages, without empty values. Page numbers follow the order of the documents where Textract gives none. */
export function printedFields(documents: readonly ExpenseDocument[]): Printed[] {
  return documents.flatMap((document, index) =>
    (document.SummaryFields ?? []).map((field) => printed(field, index + 1)).filter((field) => field.text !== ''),
  );
}

export function printed(field: ExpenseField, fallbackPage: number): Printed {
  const page = field.PageNumber ?? fallbackPage;
  return {
    type: field.Type?.Text ?? 'OTHER',
    label: (field.LabelDetection?.Text ?? '').trim(),
    text: (field.ValueDetection?.Text ?? '').trim(),
    confidence: lower(field.Type?.Confidence, field.ValueDetection?.Confidence),
    place: placeOf(field, page),
    page,
    currencyCode: field.Currency?.Code,
    party: field.GroupProperties?.flatMap((group) => group.Types ?? [])[0],
    group: field.GroupProperties?.[0]?.Id,
  };
}

function lower(type: number | undefined, value: number | undefined): number {
  if (type === undefined && value === undefined) return 0;
  return Math.max(0, Math.min(100, type ?? 100, value ?? 100)) / 100;
}

function placeOf(field: ExpenseField, page: number): Place | null {
  const box = field.ValueDetection?.Geometry?.BoundingBox;
  if (box?.Left === undefined || box.Top === undefined || box.Width === undefined || box.Height === undefined)
    return null;
  return { page, left: box.Left, top: box.Top, width: box.Width, height: box.Height };
}

/** Everything that is printed, line by line where the answer has blocks, else field by field. */
export function printedText(documents: readonly ExpenseDocument[]): string[] {
  return documents.flatMap((document) => {
    const lines = (document.Blocks ?? []).flatMap((block) =>
      block.BlockType === 'LINE' && block.Text !== undefined ? [block.Text] : [],
    );
    if (lines.length > 0) return lines;
    const fields = [
      ...(document.SummaryFields ?? []),
      ...(document.LineItemGroups ?? []).flatMap((group) =>
        (group.LineItems ?? []).flatMap((item) => item.LineItemExpenseFields ?? []),
      ),
    ];
    return fields
      .flatMap((field) => [`${field.LabelDetection?.Text ?? ''} ${field.ValueDetection?.Text ?? ''}`.trim()])
      .filter((text) => text !== '');
  });
}
