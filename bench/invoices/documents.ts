import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateInvoice, unseenLayouts } from '#test/documents/generate.ts';
import type { InvoiceTruth } from '#test/documents/generate.ts';
import { generateReceipt } from '#test/documents/tills.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import type { ScanSpec } from '#test/documents/scan.ts';
import { z } from 'zod';
import { decimalsOf } from '#test/documents/content.ts';
import { generateEInvoice } from '#test/documents/eInvoices.ts';
import type { EInvoiceFormat } from '#test/documents/eInvoices.ts';
import type { Truth } from './score.ts';
import { truthOfXml } from './xmlTruth.ts';

export type Kind = 'xml' | 'pdf' | 'scan';

/** One document to be read, with what it truly says. */
export interface Sample {
  readonly name: string;
  readonly kind: Kind;
  load(): Promise<{
    readonly bytes: Uint8Array;
    readonly truth: Truth;
    /** What the XML says, where the document is, or holds, an e-invoice. */
    readonly xmlTruth?: Truth | undefined;
  }>;
}

const LANGUAGES = ['en', 'de', 'fr', 'nl', 'pl'] as const;
const SCANS: readonly ScanSpec[] = [
  { format: 'png', dotsPerInch: 200 },
  { format: 'jpeg', dotsPerInch: 150, noise: 0.3, quality: 70 },
  { format: 'jpeg', dotsPerInch: 200, skew: 1.2, noise: 0.2 },
  { format: 'png', dotsPerInch: 150, turns: 1 },
];

const FORMATS: readonly EInvoiceFormat[] = ['UBL', 'CII', 'ZUGFERD_1', 'FATTURA_PA'];

export interface Amounts {
  readonly xmls: number;
  readonly pdfs: number;
  readonly scans: number;
  readonly receipts: number;
}

/** Generated documents, the printed ones in layouts that no rule was made with. Scans are pages, receipts rolls of a till. */
export function generatedSamples(amounts: Amounts): Sample[] {
  const make = (seed: number, kind: Kind, scan: ScanSpec | undefined): Sample => {
    const layout = unseenLayouts[seed % unseenLayouts.length] ?? 'memo';
    const language = LANGUAGES[Math.floor(seed / 2) % (kind === 'scan' ? 3 : LANGUAGES.length)] ?? 'en';
    return {
      name: `${layout}-${language}-${seed}`,
      kind,
      async load() {
        const drawn = await generateInvoice({
          seed,
          layout,
          language,
          creditNote: seed % 9 === 4,
          priorBalance: seed % 11 === 5,
          prepaid: seed % 13 === 6,
          ...(kind === 'pdf' && seed % 10 === 7 ? { lines: 34 } : {}),
        });
        const shown = scan === undefined ? drawn : await scanInvoice(drawn, { ...scan, seed });
        return { bytes: shown.bytes, truth: generatedTruth(drawn.truth) };
      },
    };
  };
  return [
    ...Array.from({ length: amounts.xmls }, (_, index) => eInvoice(3000 + index)),
    ...Array.from({ length: amounts.pdfs }, (_, index) => make(5000 + index, 'pdf', undefined)),
    ...Array.from({ length: amounts.scans }, (_, index) => make(7000 + index, 'scan', SCANS[index % SCANS.length])),
    ...Array.from({ length: amounts.receipts }, (_, index) => receipt(9000 + index, index)),
  ];
}

function eInvoice(seed: number): Sample {
  const format = FORMATS[seed % FORMATS.length] ?? 'UBL';
  return {
    name: `${format}-${seed}`,
    kind: 'xml',
    load() {
      const { bytes, truth, content } = generateEInvoice({ seed, format });
      return Promise.resolve({
        bytes,
        truth: {},
        xmlTruth: {
          vendor: truth.vendor,
          number: truth.number,
          issueDate: truth.issueDate,
          currency: truth.currency,
          total: Number(truth.total),
          lines: content.lines.map((line) => ({
            quantity: line.quantity,
            amount: line.amount / 10 ** decimalsOf(content.currency),
          })),
        },
      });
    },
  };
}

/** Pictures of till rolls: coarse, dirty, askew, faded, turned. */
const RECEIPT_SCANS: readonly ScanSpec[] = [
  { format: 'jpeg', dotsPerInch: 150, quality: 70 },
  { format: 'jpeg', dotsPerInch: 130, noise: 0.5, quality: 60 },
  { format: 'jpeg', dotsPerInch: 150, skew: -1.6, noise: 0.3 },
  { format: 'png', dotsPerInch: 170, fade: 0.55 },
  { format: 'jpeg', dotsPerInch: 150, turns: 2, noise: 0.2 },
  { format: 'jpeg', dotsPerInch: 150, turns: 3 },
];

function receipt(seed: number, index: number): Sample {
  return {
    name: `till-${seed}`,
    kind: 'scan',
    async load() {
      const drawn = await generateReceipt(seed);
      const shown = await scanInvoice(drawn, { ...RECEIPT_SCANS[index % RECEIPT_SCANS.length], seed });
      // What a till prints is scored as real receipts are: what has to be typed by nobody.
      const { vendor, issueDate, total, currency } = generatedTruth(drawn.truth);
      return { bytes: shown.bytes, truth: { vendor, issueDate, total, currency } };
    },
  };
}

function generatedTruth(truth: InvoiceTruth): Truth {
  return {
    vendor: truth.vendor,
    number: truth.number,
    issueDate: truth.issueDate,
    dueDate: truth.dueDate ?? undefined,
    total: Number(truth.total),
    currency: truth.currency,
    lines: truth.lines.map((line) => ({ quantity: Number(line.quantity), amount: Number(line.amount) })),
  };
}

const row = z.object({
  file: z.string(),
  vendor: z.string().nullish(),
  invoice_number: z.string().nullish(),
  date: z.string().nullish(),
  due_date: z.string().nullish(),
  total: z.number().nullish(),
  currency: z.string().nullish(),
  visible_number_ok: z.boolean().nullish(),
  visible_total_ok: z.boolean().nullish(),
});

/** Real documents of a folder with `ground_truth.jsonl`, and its e-invoice XMLs. */
export function folderSamples(folder: string): Sample[] {
  const rows = readFileSync(join(folder, 'ground_truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));
  const documents = rows.map(
    (one): Sample => ({
      name: one.file,
      kind: one.file.endsWith('.pdf') ? 'pdf' : 'scan',
      load: () => {
        const xml = join(folder, one.file.replace(/pdf$/u, 'xml'));
        const holdsXml = one.file.endsWith('.pdf') && existsSync(xml);
        return Promise.resolve({
          bytes: readFileSync(join(folder, one.file)),
          truth: folderTruth(folder, one),
          xmlTruth: holdsXml ? truthOfXml(readFileSync(xml, 'utf8')) : undefined,
        });
      },
    }),
  );
  const xml = existsSync(join(folder, 'einvoice-xml')) ? readdirSync(join(folder, 'einvoice-xml')) : [];
  return [
    ...documents,
    ...xml.map(
      (name): Sample => ({
        name: join('einvoice-xml', name),
        kind: 'xml',
        load: () => {
          const bytes = readFileSync(join(folder, 'einvoice-xml', name));
          return Promise.resolve({ bytes, truth: {}, xmlTruth: truthOfXml(bytes.toString('utf8')) });
        },
      }),
    ),
  ];
}

function folderTruth(folder: string, one: z.output<typeof row>): Truth {
  const receipt = one.file.startsWith('sroie/');
  return {
    // Where the XML contradicts the print on the total, it does so on its parties, too.
    vendor: one.visible_total_ok === false ? undefined : (one.vendor ?? undefined),
    number: one.visible_number_ok === false ? undefined : (one.invoice_number ?? undefined),
    issueDate: one.visible_total_ok === false ? undefined : (one.date ?? undefined),
    dueDate: undefined,
    total: one.visible_total_ok === false ? undefined : (one.total ?? undefined),
    currency: one.currency ?? undefined,
    lines: receipt || one.visible_total_ok === false ? undefined : printedLines(join(folder, one.file)),
  };
}

/** Lines of the XML beside a PDF, which prints them, too. */
function printedLines(path: string): Truth['lines'] {
  const xml = path.replace(/pdf$/u, 'xml');
  return xml === path || !existsSync(xml) ? undefined : truthOfXml(readFileSync(xml, 'utf8')).lines;
}

const answerShape = z.object({ ExpenseDocuments: z.array(z.looseObject({})) });

/** Real AnalyzeExpense answers of a folder, as they are. */
export function textractAnswers(folder: string): { readonly name: string; readonly documents: readonly object[] }[] {
  const place = join(folder, 'textract-responses');
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name,
      documents: answerShape.parse(JSON.parse(readFileSync(join(place, name), 'utf8'))).ExpenseDocuments,
    }));
}
