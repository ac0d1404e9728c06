import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { applyHints } from '#functions/invoices/hints/apply.ts';
import { learnHint, withHint } from '#functions/invoices/hints/learn.ts';
import type { PrintedPage } from '#functions/invoices/hints/pages.ts';
import { printedPages } from '#functions/invoices/hints/pages.ts';
import { readTextLayer } from '#functions/invoices/textLayer.ts';
import { normaliseExpense } from '#functions/invoices/normalise/expense.ts';
import type { Reader } from '#local/textract/reader.ts';
import { createReader } from '#local/textract/reader.ts';
import type { CorrectableField } from '#model/generated.ts';
import type { InvoiceFields } from '#model/invoices.ts';
import type { VendorHint } from '#model/vendors.ts';
import type { GeneratedInvoice, InvoiceTruth, LayoutName } from '#test/documents/generate.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import type { ScanSpec } from '#test/documents/scan.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import type { BenchResult, Goal } from './run.ts';

/** After one correction a vendor, the fields that it corrected are read right next time; and nothing that was right gets wrong. */
const GOALS: Readonly<Record<string, Goal>> = {
  after: { atLeast: 0.9 },
  spoiled: { atMost: 0 },
};

const VENDORS = 48;
const FOLLOWING = 3;
const SCANNED_VENDORS = 6;
const LAYOUTS: readonly LayoutName[] = ['classic', 'modern', 'letter', 'ledger', 'sidebar', 'grid', 'receipt'];
const LANGUAGES = ['en', 'de', 'fr', 'nl', 'pl'] as const;

/** Labels that no dictionary has, as suppliers make them up. */
const LABELS = {
  en: {
    number: ['Our sign', 'Job ticket', 'Folio', 'Our mark', 'Paper'],
    issueDate: ['Written', 'Drawn up', 'Made out', 'Day of writing', 'Signed on'],
    dueDate: ['Settle before', 'Kindly remit', 'Money expected', 'At the latest', 'Till'],
    total: ['You owe us', 'Altogether', 'The sum', 'In all', 'Everything'],
  },
  de: {
    number: ['Unser Zeichen', 'Laufzettel', 'Aktenzeichen', 'Blatt', 'Kennung'],
    issueDate: ['Geschrieben', 'Verfasst', 'Ausgefertigt', 'Tag', 'Erstellt'],
    dueDate: ['Bitte begleichen', 'Spätestens', 'Geld erwartet', 'Frist', 'Zu erledigen'],
    total: ['Macht zusammen', 'Alles in allem', 'Unterm Strich', 'Wir bekommen', 'Insgesamt'],
  },
  fr: {
    number: ['Notre signe', 'Feuillet', 'Pli', 'Dossier', 'Repère'],
    issueDate: ['Rédigé', 'Dressé', 'Jour', 'Écrit', 'Établi'],
    dueDate: ['Merci de régler', 'Au plus tard', 'Attendu', 'Jusque', 'Délai'],
    total: ['Vous nous devez', 'En tout', 'Le tout', 'La somme', 'Ensemble'],
  },
  nl: {
    number: ['Ons kenmerk', 'Werkbon', 'Blad', 'Stuk', 'Merk'],
    issueDate: ['Geschreven', 'Opgesteld', 'Dag', 'Gemaakt', 'Opgemaakt'],
    dueDate: ['Graag voldoen', 'Uiterlijk', 'Verwacht', 'Tot', 'Termijn'],
    total: ['Alles samen', 'U bent ons schuldig', 'Bij elkaar', 'Alles', 'De som'],
  },
  pl: {
    number: ['Nasz znak', 'Karta', 'Teczka', 'Pismo', 'Sygnatura'],
    issueDate: ['Napisano', 'Dnia', 'Spisano', 'Sporz\u0105dzono', 'Dzie\u0144'],
    dueDate: ['Najp\u00f3\u017aniej', 'Prosimy do', 'Oczekujemy', 'Do', 'Kres'],
    total: ['Wszystko', 'Ca\u0142o\u015b\u0107', 'W sumie', '\u0141\u0105cznie wysz\u0142o', 'Nale\u017cy si\u0119'],
  },
} as const;

const measured = {
  NUMBER: 'number',
  ISSUE_DATE: 'issueDate',
  DUE_DATE: 'dueDate',
  TOTAL: 'total',
} as const satisfies Partial<Record<CorrectableField, keyof InvoiceFields & keyof InvoiceTruth>>;
type Measured = keyof typeof measured;
const measuredFields = Object.keys(measured) as Measured[];

interface Read {
  readonly fields: InvoiceFields;
  readonly pages: readonly PrintedPage[];
  readonly truth: InvoiceTruth;
}

/**
 * `bench hints`: reads invoices of suppliers that label their fields as nobody else does, corrects the first of each as a person would (the
 * value alone, without its place), and reads the next ones with what that taught. `--wrong` lists what is wrong after.
 */
export async function bench(args: readonly string[]): Promise<BenchResult> {
  const reader = createReader();
  const tally = { corrected: 0, learned: 0, asked: 0, before: 0, after: 0, wereRight: 0, spoiled: 0 };
  try {
    for (let vendor = 0; vendor < VENDORS; vendor += 1) {
      const first = await read(reader, vendor, 0);
      const wrong = measuredFields.filter(
        (field) => !isRight(field, first.fields, first.truth) && trueValue(field, first),
      );
      let hints: VendorHint[] = [];
      for (const field of wrong) {
        const learned = learnHint({ field, value: trueValue(field, first) ?? '', place: null }, first.pages);
        tally.corrected += 1;
        if (!learned) {
          if (args.includes('--wrong'))
            print(`not learned: ${nameOf(vendor)} ${field} ${trueValue(field, first) ?? ''}`);
          continue;
        }
        tally.learned += 1;
        hints = withHint(hints, learned);
      }
      for (let next = 1; next <= FOLLOWING; next += 1) {
        const one = await read(reader, vendor, next);
        const applied = applyHints({ fields: one.fields, reviews: [], checks: [] }, hints, one.pages, TODAY);
        for (const field of measuredFields) {
          if (trueValue(field, one) === null) continue;
          const before = isRight(field, one.fields, one.truth);
          const after = isRight(field, applied.fields, one.truth);
          if (before) tally.wereRight += 1;
          if (before && !after) tally.spoiled += 1;
          if (wrong.includes(field)) {
            tally.asked += 1;
            if (before) tally.before += 1;
            if (after) tally.after += 1;
          }
          if (args.includes('--wrong') && !after && (before || wrong.includes(field)))
            print(
              `${before ? 'SPOILED' : 'wrong'} ${nameOf(vendor)} ${field}: ${applied.fields[measured[field]]?.value ?? 'nothing'}, is ${trueValue(field, one) ?? ''}; hints ${hints.map((hint) => `${hint.field} ${hint.label} ${hint.direction} ${hint.words}`).join(', ')}`,
            );
        }
      }
    }
  } finally {
    await reader.stop();
  }
  const figures = {
    vendors: VENDORS,
    corrections: tally.corrected,
    learned: share(tally.learned, tally.corrected),
    fields: tally.asked,
    before: share(tally.before, tally.asked),
    after: share(tally.after, tally.asked),
    wereRight: tally.wereRight,
    spoiled: tally.spoiled,
  };
  print(
    `${VENDORS} suppliers with labels of their own (${SCANNED_VENDORS} of them scanned), one corrected invoice each, ${FOLLOWING} more read:`,
  );
  print(`  corrections that taught a label      ${percent(figures.learned)} of ${tally.corrected}`);
  print(`  corrected fields, right next time    ${percent(figures.after)} of ${tally.asked}   goal ≥ 90 %`);
  print(`  the same fields without hints        ${percent(figures.before)}`);
  print(`  fields that were right, and wrong by a hint   ${tally.spoiled} of ${tally.wereRight}   goal 0`);
  return { figures, goals: GOALS };
}

/** Every generated document is of these years. */
const TODAY = '2026-06-30';

async function read(reader: Reader, vendor: number, next: number): Promise<Read> {
  const language = LANGUAGES[vendor % LANGUAGES.length] ?? 'en';
  const at = Math.floor(vendor / LANGUAGES.length) % 5;
  const own = LABELS[language];
  const labels = {
    number: own.number[at] ?? '',
    ...(vendor % 2 === 0 ? { issueDate: own.issueDate[at] ?? '' } : {}),
    ...(vendor % 3 === 0 ? { dueDate: own.dueDate[at] ?? '' } : {}),
    ...(vendor % 4 === 0 ? { total: own.total[at] ?? '' } : {}),
  };
  const drawn = await generateInvoice({
    seed: 9000 + vendor * 10 + next,
    vendor: `${nameOf(vendor)} Stagecraft`,
    layout: LAYOUTS[vendor % LAYOUTS.length] ?? 'classic',
    language,
    ...(language === 'en' ? { currency: 'GBP' as const } : {}),
    labels,
  });
  const isScanned = vendor >= VENDORS - SCANNED_VENDORS;
  const documents = isScanned ? await pictureOf(reader, drawn) : await readTextLayer(drawn.bytes);
  if (!documents) throw new Error(`${drawn.fileName} has no text layer.`);
  return {
    fields: normaliseExpense(documents, { today: TODAY }).fields,
    pages: printedPages(documents),
    truth: drawn.truth,
  };
}

async function pictureOf(reader: Reader, drawn: GeneratedInvoice): Promise<readonly ExpenseDocument[]> {
  const scan: ScanSpec = { format: 'png', dotsPerInch: 200 };
  return (await reader.read((await scanInvoice(drawn, scan)).bytes, 50)).documents;
}

function nameOf(vendor: number): string {
  return `Supplier ${String.fromCodePoint(65 + (vendor % 26))}${String.fromCodePoint(97 + (vendor % 23))}`;
}

function trueValue(field: Measured, { truth }: Pick<Read, 'truth'>): string | null {
  return truth[measured[field]];
}

function isRight(field: Measured, fields: InvoiceFields, truth: InvoiceTruth): boolean {
  const read = fields[measured[field]]?.value ?? null;
  const wanted = truth[measured[field]];
  if (read === null || wanted === null) return read === wanted;
  return field === 'TOTAL' ? Number(read) === Number(wanted) : read === wanted;
}

const share = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(7);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
