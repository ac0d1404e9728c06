import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { analysePage } from './analysis.ts';
import type { PageAnalysis } from './analysis.ts';
import { expenseDocument } from './expenseDocument.ts';
import type { ReadPage } from './page.ts';

/** What pages in their order say, one `ExpenseDocument` each: a table may go on from the page before. */
export function readPages(pages: readonly ReadPage[]): ExpenseDocument[] {
  const analyses: PageAnalysis[] = [];
  for (const page of pages) analyses.push(analysePage(page, analyses.at(-1)?.columns));
  return analyses.map((analysis, index) => expenseDocument(analysis, index + 1));
}
