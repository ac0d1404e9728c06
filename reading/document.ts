import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { analysePage } from './analysis.ts';
import type { PageAnalysis } from './analysis.ts';
import { expenseDocument } from './expenseDocument.ts';
import { fold } from './fold.ts';
import type { ReadPage } from './page.ts';

/** What pages in their order say, one `ExpenseDocument` each. */
export function readPages(pages: readonly ReadPage[]): ExpenseDocument[] {
  const analyses: PageAnalysis[] = [];
  for (const page of pages) analyses.push(analyseNext(analyses, page));
  return analyses.map((analysis, index) => expenseDocument(analysis, index + 1));
}

/**
 * Understands a page after others. A table may go on from the page before; where a number stands that no page before has, another invoice
 * begins, with another supplier and a table of its own.
 */
export function analyseNext(before: readonly PageAnalysis[], page: ReadPage): PageAnalysis {
  const analysis = analysePage(page, before.at(-1)?.columns);
  const known = before.flatMap(numbersOf);
  const opens = known.length > 0 && numbersOf(analysis).some((number) => !known.includes(number));
  return opens ? analysePage(page, undefined, true) : analysis;
}

function numbersOf(analysis: PageAnalysis): string[] {
  return analysis.fields.filter((field) => field.type === 'INVOICE_RECEIPT_ID').map((field) => fold(field.value.text));
}
