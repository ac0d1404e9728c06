import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateInvoice, unseenLayouts } from '#test/documents/generate.ts';
import type { InvoiceTruth } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import type { ScanSpec } from '#test/documents/scan.ts';
import { z } from 'zod';
import type { TrueLine, Truth } from './score.ts';

export type Kind = 'xml' | 'pdf' | 'scan';

/** One document to be read, with what it truly says. */
export interface Sample {
  readonly name: string;
  readonly kind: Kind;
  load(): Promise<{ readonly bytes: Uint8Array; readonly truth: Truth }>;
}

const LANGUAGES = ['en', 'de', 'fr', 'nl', 'pl'] as const;
const SCANS: readonly ScanSpec[] = [
  { format: 'png', dotsPerInch: 200 },
  { format: 'jpeg', dotsPerInch: 150, noise: 0.3, quality: 70 },
  { format: 'jpeg', dotsPerInch: 200, skew: 1.2, noise: 0.2 },
  { format: 'png', dotsPerInch: 150, turns: 1 },
];

/** Generated documents in layouts that no rule was made with: `pdfs` with text, `scans` as pictures. */
export function generatedSamples(pdfs: number, scans: number): Sample[] {
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
    ...Array.from({ length: pdfs }, (_, index) => make(5000 + index, 'pdf', undefined)),
    ...Array.from({ length: scans }, (_, index) => make(7000 + index, 'scan', SCANS[index % SCANS.length])),
  ];
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
      load: () => Promise.resolve({ bytes: readFileSync(join(folder, one.file)), truth: folderTruth(folder, one) }),
    }),
  );
  const xml = existsSync(join(folder, 'einvoice-xml')) ? readdirSync(join(folder, 'einvoice-xml')) : [];
  return [
    ...documents,
    ...xml.map(
      (name): Sample => ({
        name: join('einvoice-xml', name),
        kind: 'xml',
        load: () => Promise.resolve({ bytes: readFileSync(join(folder, 'einvoice-xml', name)), truth: {} }),
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
    lines:
      receipt || one.visible_total_ok === false ? undefined : xmlLines(join(folder, one.file.replace(/pdf$/u, 'xml'))),
  };
}

/** Lines of the CII XML beside a PDF; notes without an amount are no lines. */
function xmlLines(path: string): TrueLine[] | undefined {
  if (!path.endsWith('.xml') || !existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const lines = [
    ...text.matchAll(/<ram:IncludedSupplyChainTradeLineItem>(.*?)<\/ram:IncludedSupplyChainTradeLineItem>/gsu),
  ].flatMap((match) => {
    const line = match[1] ?? '';
    const amount = /<ram:LineTotalAmount[^>]*>([-\d.]+)</u.exec(line)?.[1];
    const quantity = /<ram:BilledQuantity[^>]*>([-\d.]+)</u.exec(line)?.[1];
    return amount === undefined
      ? []
      : [{ amount: Number(amount), quantity: quantity === undefined ? undefined : Number(quantity) }];
  });
  return lines.length === 0 ? undefined : lines;
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
