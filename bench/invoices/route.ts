import type { ExpenseDocument } from '@aws-sdk/client-textract';
import type { Reader } from '#local/textract/reader.ts';
import { eInvoiceAttachments } from '#functions/invoices/attachments.ts';
import { inspect } from '#functions/invoices/inspectDocument/inspect.ts';
import { judge } from '#functions/invoices/normalise/judge.ts';
import { normaliseExpense } from '#functions/invoices/normalise/expense.ts';
import { withPdf } from '#functions/invoices/pdf.ts';
import { isSure } from '#functions/invoices/readText/sure.ts';
import { openDocument } from '#functions/invoices/readXml/openDocument.ts';
import { settleEInvoice } from '#functions/invoices/readXml/settle.ts';
import { partsOf } from '#functions/invoices/splitReading/parts.ts';
import { readTextLayer } from '#functions/invoices/textLayer.ts';
import type { InvoiceFields } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';

/** Who read a document: the product by its XML or its text layer, or Textract, here by its stand-in. */
export type ReaderName = 'E_INVOICE' | 'TEXT_LAYER' | 'TEXTRACT';

/** What became of a document on its way through the workflow's own readers. */
export interface Routed {
  readonly reader: ReaderName;
  readonly route: 'XML' | 'TEXT' | 'PICTURE';
  readonly pages: number;
  /** The first invoice of the document; another one would be parted from it. */
  readonly fields: InvoiceFields;
  readonly status: 'READ' | 'NEEDS_REVIEW' | 'REJECTED';
  readonly reviews: readonly Review[];
  readonly invoices: number;
  /** Seconds of each step that ran, by its function's name. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface RouteOptions {
  /** An ISO 8601 day. */
  readonly today: string;
  /** Read a PDF that holds an e-invoice by what it prints, as if it held none: to measure that reading, too. */
  readonly byPrint?: boolean;
}

/** Reads a document as the workflow ReadInvoice does, function by function, without what stores it. */
export async function readByRoute(content: Uint8Array, standIn: Reader, options: RouteOptions): Promise<Routed> {
  const { today } = options;
  const seconds: Record<string, number> = {};
  const timed = async <Result>(step: string, work: () => Promise<Result> | Result): Promise<Result> => {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      seconds[step] = (seconds[step] ?? 0) + (performance.now() - begun) / 1000;
    }
  };
  const inspection = await timed('inspectDocument', () => inspect(content));
  const { pages } = inspection;
  const route = options.byPrint === true && inspection.route === 'XML' ? 'TEXT' : inspection.route;
  const printed = async (
    reader: ReaderName,
    documents: readonly ExpenseDocument[],
    doubts: readonly Review[],
  ): Promise<Routed> => {
    const parts = partsOf(documents);
    const invoice = await timed('normaliseReading', () =>
      normaliseExpense(parts[0]?.documents ?? documents, { today }),
    );
    const judgement = judge(invoice);
    const reviews = [...judgement.reviews, ...doubts];
    const status = judgement.status === 'READ' && reviews.length > 0 ? 'NEEDS_REVIEW' : judgement.status;
    return { reader, route, pages, fields: invoice.fields, status, reviews, invoices: parts.length, seconds };
  };

  if (route === 'XML') {
    const read = await timed('readXml', () =>
      openDocument(content, {
        attachments: (pdf) => withPdf(pdf, eInvoiceAttachments),
        textLayer: readTextLayer,
      }),
    );
    if (read !== null && 'kind' in read) {
      const [first, ...others] = read.invoices;
      const { fields, reviews } = await timed('normaliseReading', () =>
        settleEInvoice({ ...read, invoices: first === undefined ? [] : [first] }, today),
      );
      const status = reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ';
      return { reader: 'E_INVOICE', route, pages, fields, status, reviews, invoices: 1 + others.length, seconds };
    }
    if (read !== null) return printed(read.reader ?? 'TEXT_LAYER', read.ExpenseDocuments, read.reviews ?? []);
  }
  if (route === 'TEXT') {
    const documents = await timed('readText', () => readTextLayer(content));
    const sure =
      documents !== null &&
      partsOf(documents).every((part) => isSure(judge(normaliseExpense(part.documents, { today }))));
    if (sure) return printed('TEXT_LAYER', documents, []);
  }
  const { documents } = await timed('textract', () => standIn.read(content, pages));
  return printed('TEXTRACT', documents, []);
}
