import type { Block, ExpenseDocument, ExpenseField } from '@aws-sdk/client-textract';

/** The pages of one invoice in a file, as they were read. Pages count from 1. */
export interface Part {
  readonly documents: readonly ExpenseDocument[];
  readonly firstPage: number;
  readonly lastPage: number;
  /** False where another invoice seems to begin within it, and it was not sure enough to part them. */
  readonly sure: boolean;
}

/** What one page says about which invoice it belongs to. */
interface Signs {
  readonly page: number;
  readonly number: string | null;
  readonly vendor: string | null;
  readonly isDated: boolean;
  readonly hasTotal: boolean;
  /** `Page 2 of 3`: `of` is null where only the number is printed. */
  readonly numbering: { readonly number: number; readonly of: number | null } | null;
}

/** A type of a field that is less sure is no sign. Percent, as Textract has it. */
const SURE_ENOUGH = 70;

/** How much each sign says that a page begins another invoice than the pages before it. */
const WEIGHT = {
  otherNumber: 3,
  sameNumber: -4,
  firstPage: 2,
  laterPage: -4,
  afterLastPage: 1,
  otherVendor: 1,
  ownDate: 1,
  secondTotal: 1,
} as const;
/** From here on it does; a different number alone is not enough, nor is another total. */
const BEGINS = 4;
/** From here on it may. */
const MAY_BEGIN = 3;

/** Groups the pages of a file into its invoices, by what stands on them. A border that is not sure enough is none. Pages that are not asked for are left out. */
export function partsOf(
  documents: readonly ExpenseDocument[],
  isAsked: (page: number) => boolean = () => true,
): Part[] {
  const parts: { documents: ExpenseDocument[]; signs: Signs[]; sure: boolean }[] = [];
  documents.forEach((document, index) => {
    const signs = signsOf(document, index);
    if (!isAsked(signs.page)) return;
    const part = parts.at(-1);
    const weight = part === undefined ? BEGINS : weightOf(signs, part.signs);
    if (part === undefined || weight >= BEGINS) {
      parts.push({ documents: [document], signs: [signs], sure: true });
      return;
    }
    part.documents.push(document);
    part.signs.push(signs);
    if (weight >= MAY_BEGIN) part.sure = false;
  });
  return parts.map(({ documents, signs, sure }) => ({
    documents,
    firstPage: Math.min(...signs.map((one) => one.page)),
    lastPage: Math.max(...signs.map((one) => one.page)),
    sure,
  }));
}

function weightOf(signs: Signs, before: readonly Signs[]): number {
  const number = before.find((one) => one.number !== null)?.number ?? null;
  const vendor = before.find((one) => one.vendor !== null)?.vendor ?? null;
  const last = before.at(-1)?.numbering ?? null;
  let weight = 0;
  if (signs.number !== null && number !== null)
    weight += before.some((one) => one.number === signs.number) ? WEIGHT.sameNumber : WEIGHT.otherNumber;
  if (signs.numbering !== null) weight += signs.numbering.number === 1 ? WEIGHT.firstPage : WEIGHT.laterPage;
  if (last !== null && last.of === last.number) weight += WEIGHT.afterLastPage;
  if (signs.vendor !== null && vendor !== null && !alike(signs.vendor, vendor)) weight += WEIGHT.otherVendor;
  if (signs.isDated) weight += WEIGHT.ownDate;
  if (signs.hasTotal && before.some((one) => one.hasTotal)) weight += WEIGHT.secondTotal;
  return weight;
}

function signsOf(document: ExpenseDocument, index: number): Signs {
  const fields = (document.SummaryFields ?? []).filter((field) => (field.Type?.Confidence ?? 100) >= SURE_ENOUGH);
  return {
    page: pageOf(document) ?? index + 1,
    number: surest(fields, 'INVOICE_RECEIPT_ID'),
    vendor: surest(fields, 'VENDOR_NAME'),
    isDated: fields.some((field) => field.Type?.Text === 'INVOICE_RECEIPT_DATE'),
    hasTotal: fields.some((field) => field.Type?.Text === 'TOTAL' || field.Type?.Text === 'AMOUNT_DUE'),
    numbering: numberingIn(linesOf(document.Blocks ?? [])),
  };
}

/** The page a document's answer is about: fields name it, and blocks do. */
function pageOf(document: ExpenseDocument): number | undefined {
  return (
    document.SummaryFields?.find((field) => field.PageNumber !== undefined)?.PageNumber ??
    document.Blocks?.find((block) => block.Page !== undefined)?.Page
  );
}

function surest(fields: readonly ExpenseField[], type: string): string | null {
  const [first] = fields
    .filter((field) => field.Type?.Text === type && (field.ValueDetection?.Text ?? '') !== '')
    .sort((one, other) => (other.Type?.Confidence ?? 0) - (one.Type?.Confidence ?? 0));
  return first === undefined ? null : bare(first.ValueDetection?.Text ?? '');
}

/** Letters and figures alone. Those that recognition confuses are one: a number that repeats on the next page is the same, misread or not. */
function bare(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
    .replace(/S/gu, '5')
    .replace(/B/gu, '8');
}

function alike(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.filter((block) => block.BlockType === 'LINE').flatMap((block) => block.Text ?? []);
}

const NUMBERING =
  /(?:^|[\s(|–-])(?:page|seite|pagina|página|strona|str\.|p\.|blz\.?|blad)\s*(?:nr\.?|no\.?)?\s*:?\s*(\d{1,3})(?:\s*(?:of|von|sur|de|van|z|di|\/|-)\s*(\d{1,3}))?(?!\d)/iu;
const BARE_NUMBERING = /^\s*[-–(]?\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*[-–)]?\s*$/u;

/** What is printed of the page's number. */
function numberingIn(lines: readonly string[]): Signs['numbering'] {
  for (const line of lines) {
    const match = NUMBERING.exec(line) ?? BARE_NUMBERING.exec(line);
    if (match === null) continue;
    const number = Number(match[1]);
    const of = match[2] === undefined ? null : Number(match[2]);
    if (number >= 1 && (of === null || number <= of)) return { number, of };
  }
  return null;
}
