import type { Goal } from '../run.ts';
import type { Kind, Sample } from './documents.ts';
import type { ReaderName, Routed } from './route.ts';
import { fieldNames, score } from './score.ts';
import type { FieldName, Scored, Truth } from './score.ts';

/** One reading of one document, scored. */
export interface Outcome {
  readonly sample: Sample;
  readonly kind: Kind;
  readonly routed: Routed;
  readonly scored: Scored;
  /** Whether the product reads the document this way, or only the bench. */
  readonly real: boolean;
  readonly bytes: number;
}

export function outcomeOf(sample: Sample, kind: Kind, routed: Routed, truth: Truth, real: boolean, bytes = 0): Outcome {
  return { sample, kind, routed, scored: score(routed.fields, routed.status, truth), real, bytes };
}

const secondsOf = ({ routed }: Outcome): number => Object.values(routed.seconds).reduce((sum, one) => sum + one, 0);
const pagesOf = (outcomes: readonly Outcome[]): number => outcomes.reduce((sum, { routed }) => sum + routed.pages, 0);

/** Prints the shares of one kind of document, and adds them to the figures. */
export function report(
  kind: Kind,
  all: readonly Outcome[],
  goals: Readonly<Record<string, Goal>>,
  figures: Record<string, number>,
): void {
  const outcomes = all.filter((outcome) => outcome.kind === kind);
  if (outcomes.length === 0) return;
  const review = outcomes.filter(({ routed }) => routed.status !== 'READ').length;
  print(`${kind}: ${outcomes.length} documents, ${pagesOf(outcomes)} pages, ${review} to review`);
  print('       field      documents   right   wrong, reviewed   silently wrong   goal');
  for (const field of fieldNames) {
    const verdicts = outcomes.flatMap(({ scored }) => scored.verdicts[field] ?? []);
    if (verdicts.length === 0) continue;
    const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
    const right = count('right') / verdicts.length;
    figures[`${kind}.${field}`] = right;
    print(
      `       ${field.padEnd(10)} ${String(verdicts.length).padStart(9)} ${percent(right)} ${String(
        count('reviewed'),
      ).padStart(17)} ${String(count('silent')).padStart(16)} ${goalOf(goals[`${kind}.${field}`])}`,
    );
  }
  const lines = outcomes.flatMap(({ scored }) => scored.lines ?? []);
  if (lines.length === 0) return;
  const sum = (name: 'right' | 'read' | 'true'): number => lines.reduce((total, one) => total + one[name], 0);
  const f1 = (2 * sum('right')) / Math.max(1, sum('read') + sum('true'));
  figures[`${kind}.lines`] = f1;
  print(
    `       lines (F1) ${String(sum('true')).padStart(9)} ${percent(f1)} ${''.padStart(34)} ${goalOf(goals[`${kind}.lines`])}`,
  );
}

function goalOf(goal: Goal | undefined): string {
  return goal === undefined || !('atLeast' in goal) ? '' : `  ≥ ${Math.round(goal.atLeast * 100)} %`;
}

const READERS: Readonly<Record<ReaderName, string>> = {
  E_INVOICE: 'eInvoice',
  TEXT_LAYER: 'textLayer',
  TEXTRACT: 'textract',
};

/** Prints which reader read how many pages and how fast. Seconds are of this machine, and Textract's are its stand-in's. */
export function reportReaders(all: readonly Outcome[], figures: Record<string, number>): void {
  const real = all.filter((outcome) => outcome.real);
  const pages = pagesOf(real);
  for (const [reader, name] of Object.entries(READERS)) {
    const own = real.filter(({ routed }) => routed.reader === reader);
    if (own.length === 0) continue;
    const ownPages = pagesOf(own);
    const seconds = own.reduce((sum, outcome) => sum + secondsOf(outcome), 0) / ownPages;
    figures[`pages.${name}`] = ownPages / pages;
    figures[`secondsPerPage.${name}`] = seconds;
    const who = reader === 'TEXTRACT' ? "Textract's stand-in" : `${name}, in the product`;
    print(`read by ${who.padEnd(24)} ${percent(ownPages / pages)} of ${pages} pages, ${seconds.toFixed(3)} s a page`);
  }
  figures['secondsPerPage'] = real.reduce((sum, outcome) => sum + secondsOf(outcome), 0) / Math.max(1, pages);
}

/** Prints every value of a reading that is not right, beside what is. */
export function printWrong({ sample, kind, routed, scored }: Outcome): void {
  for (const field of fieldNames) {
    const verdict = scored.verdicts[field];
    if (verdict === undefined || verdict === 'right') continue;
    print(
      `${verdict === 'silent' ? 'SILENT' : 'review'} ${kind} ${sample.name} ${field}: read ${shown(scored, field)}, is ${
        scored.wanted[field] ?? ''
      } (${routed.reader})`,
    );
  }
  const lines = scored.lines;
  if (lines !== undefined && (lines.right < lines.true || lines.read > lines.right))
    print(
      `lines  ${kind} ${sample.name}: ${lines.right} right of ${lines.true}, ${lines.read} read (${routed.status})`,
    );
}

const shown = (scored: Scored, field: FieldName): string => scored.read[field] ?? 'nothing';
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(7);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
