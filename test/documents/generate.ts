import type { Content, ContentSpec } from './content.ts';
import { contentOf, decimalsOf } from './content.ts';
import { classic, ledger, letter, modern, receipt, RECEIPT_WIDTH, sidebar } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { HEIGHT, paper, WIDTH } from './paper.ts';
import type { Attached, Paper, Protection } from './paper.ts';
import { grid, memo } from './unseen.ts';
import type { Currency, Language } from './vocabulary.ts';

export type { Currency, Language } from './vocabulary.ts';

const layouts = { classic, modern, letter, ledger, receipt, sidebar, memo, grid } satisfies Record<string, Layout>;

export type LayoutName = keyof typeof layouts;
/** Layouts to develop with. */
export const knownLayouts: readonly LayoutName[] = ['classic', 'modern', 'letter', 'ledger', 'receipt', 'sidebar'];
/** Layouts to measure with. */
export const unseenLayouts: readonly LayoutName[] = ['memo', 'grid'];

export interface InvoiceSpec extends ContentSpec {
  /** By the seed where not given. */
  readonly layout?: LayoutName;
  readonly protection?: Protection;
  /** Files inside the PDF. */
  readonly attached?: readonly Attached[];
  /** A line at the foot of the last page. */
  readonly footnote?: string;
}

/** What truly stands on the document. Amounts are decimal strings, dates ISO 8601 days. */
export interface InvoiceTruth {
  readonly vendor: string;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly currency: Currency;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  /** Null where it is not printed apart from the total. */
  readonly amountDue: string | null;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly amount: string;
  }[];
  readonly language: Language;
}

export interface GeneratedInvoice {
  readonly bytes: Buffer;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly fileName: string;
  readonly layout: LayoutName;
  readonly truth: InvoiceTruth;
}

/** Draws a supplier's invoice as a PDF with text: the same bytes for the same specification, in a few milliseconds. */
export async function generateInvoice(spec: InvoiceSpec): Promise<GeneratedInvoice> {
  const content = contentOf(spec);
  const layout = spec.layout ?? knownLayouts[spec.seed % knownLayouts.length] ?? 'classic';
  const size: readonly [number, number] =
    layout === 'receipt' ? [RECEIPT_WIDTH, 300 + 27 * content.lines.length] : [WIDTH, HEIGHT];
  const sheet = paper(spec.protection, size, spec.attached);
  layouts[layout](sheet, content);
  if (spec.footnote !== undefined) sheet.write(40, size[1] - 14, spec.footnote, { size: 7 });
  return {
    bytes: await sheet.done(),
    mediaType: 'application/pdf',
    fileName: `${content.number.replace(/[^\w-]/gu, '-')}.pdf`,
    layout,
    truth: truthOf(content, layout),
  };
}

/** Several invoices in one file, as a scanner with a feeder or a supplier's monthly mail makes them. */
export interface GeneratedFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** In the order of their pages, which count from 1. */
  readonly invoices: readonly { readonly truth: InvoiceTruth; readonly firstPage: number; readonly lastPage: number }[];
}

/** Draws invoices one after the other into one PDF of A4 pages. */
export async function generateFile(specs: readonly InvoiceSpec[]): Promise<GeneratedFile> {
  const sheet = paper();
  let page = 1;
  const counting: Paper = {
    ...sheet,
    nextPage: () => {
      page += 1;
      sheet.nextPage();
    },
  };
  const invoices = specs.map((spec, index) => {
    if (index > 0) counting.nextPage();
    const firstPage = page;
    const content = contentOf(spec);
    const layout = spec.layout ?? knownLayouts[spec.seed % knownLayouts.length] ?? 'classic';
    layouts[layout](counting, content);
    return { truth: truthOf(content, layout), firstPage, lastPage: page };
  });
  return { bytes: await sheet.done(), fileName: 'several.pdf', invoices };
}

function truthOf(content: Content, layout: LayoutName): InvoiceTruth {
  const amount = (minor: number): string => decimal(minor, decimalsOf(content.currency));
  const printsDueDate = layout !== 'receipt';
  return {
    vendor: content.vendor,
    number: content.number,
    issueDate: content.issueDate,
    dueDate: printsDueDate ? (content.dueDate ?? null) : null,
    currency: content.currency,
    subtotal: amount(content.subtotal),
    tax: amount(content.tax),
    total: amount(content.total),
    amountDue: content.amountDue === content.total ? null : amount(content.amountDue),
    lines: content.lines.map((line) => ({
      description: line.description,
      quantity: String(line.quantity),
      unitPrice: amount(line.unitPrice),
      amount: amount(line.amount),
    })),
    language: content.language,
  };
}

/** `-1234` with two decimals → `-12.34`. */
function decimal(minor: number, decimals: number): string {
  if (decimals === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
