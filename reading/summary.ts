import { overlapAcross } from './page.ts';
import type { Box } from './page.ts';
import { pieceOf } from './field.ts';
import type { Field } from './field.ts';
import type { Hit } from './hits.ts';
import { KIND } from './labels.ts';
import type { Meaning } from './labels.ts';
import { boxBetween, heightOf, WIDE_GAP, wordsBetween } from './rows.ts';
import type { Row } from './rows.ts';
import { amountsIn, datesIn, identifierAt } from './values.ts';
import type { Found } from './values.ts';

/** How sure a field's type is, by how its value was found. */
const SURE = { beside: 97, below: 90, weak: 84, inSentence: 72, generic: 90, afterNumber: 86, unlabelled: 62 } as const;

/** Labels that say no more than "a date": any more telling one goes before them. */
const GENERIC_DATE = new Set(['date', 'datum', 'data', 'fecha', 'dated', 'issued', 'le']);
/** Rows below a label in which its value may stand, and how far down, in letter heights. */
const ROWS_BELOW = 6;
const REACH_BELOW = 3.2;

interface Context {
  readonly rows: readonly Row[];
  readonly hits: readonly Hit[];
}

/** Labelled dates, numbers and amounts of these rows, which hold no items. */
export function labelledFields(rows: readonly Row[], free: readonly Hit[]): Field[] {
  const context: Context = { rows, hits: free };
  const fields: Field[] = [];
  for (const row of context.rows) {
    const own = free.filter((hit) => hit.row === row);
    fields.push(
      ...amountFields(
        context,
        row,
        own.filter((hit) => KIND[hit.meaning] === 'amount'),
      ),
    );
    if (!free.some((hit) => hit.meaning === 'DUE_DATE')) fields.push(...dueInSentence(row));
    for (const hit of own) {
      if (KIND[hit.meaning] === 'date') fields.push(...dateField(context, hit));
      if (KIND[hit.meaning] === 'identifier' && hit.meaning !== 'OTHER') fields.push(...identifierField(context, hit));
      if (hit.meaning === 'PAYMENT_TERMS' || hit.meaning === 'CURRENCY') fields.push(...textField(context, hit));
    }
  }
  return fields;
}

/** A date of the upper part that no label claims, for pages without a labelled one (receipts print none). */
export function unlabelledDate(
  rows: readonly Row[],
  taken: readonly Field[],
  titleRows: ReadonlySet<number>,
): Field | undefined {
  const candidates = rows.flatMap((row) => datesIn(row.text).map((date) => ({ row, date })));
  const free = candidates.filter(({ row, date }) => {
    const box = boxBetween(row, date.start, date.end);
    return !taken.some(
      (field) =>
        field.type.endsWith('_DATE') &&
        overlapAcross(field.value.box, box) > 0 &&
        Math.abs(field.value.box.top - box.top) < heightOf(box),
    );
  });
  const titled = free.find(({ row }) => titleRows.has(row.index));
  const chosen = titled ?? free.find(({ row }) => /\d{1,2}[:.]\d{2}/u.test(row.text)) ?? free[0];
  if (chosen === undefined) return undefined;
  const sentence = chosen.row.words.length > 9;
  return {
    type: 'INVOICE_RECEIPT_DATE',
    typeConfidence: titled !== undefined ? SURE.afterNumber : sentence ? 40 : free.length === 1 ? 80 : SURE.unlabelled,
    value: pieceOf(chosen.row, chosen.date.start, chosen.date.end),
  };
}

/** Rows below a title in which its number may stand, and how far down, in heights of the title. */
const ROWS_BELOW_TITLE = 3;
const REACH_BELOW_TITLE = 3;
const NUMBER_SIGN = /^(?:#|№|n[°º]\.?|no\.|nr\.?)\s*(?=\S)/iu;

/** `# 4711` under the title: the sign alone labels many a thing, and here the document. */
export function numberUnderTitle(rows: readonly Row[], titles: ReadonlySet<number>): Field[] {
  for (const [at, title] of rows.entries()) {
    if (!titles.has(title.index)) continue;
    for (const row of rows.slice(at, at + 1 + ROWS_BELOW_TITLE)) {
      if (row.top - title.bottom > REACH_BELOW_TITLE * heightOf(title)) break;
      for (const segment of row.segments) {
        const sign = NUMBER_SIGN.exec(segment.text);
        if (sign === null) continue;
        const start = segment.start + sign[0].length;
        const value = identifierAt(row.text, start, segment.end);
        if (value === undefined || value.end < segment.end) continue;
        return [
          {
            type: 'INVOICE_RECEIPT_ID',
            typeConfidence: SURE.afterNumber,
            label: pieceOf(row, segment.start, start),
            value: pieceOf(row, value.start, value.end),
          },
        ];
      }
    }
  }
  return [];
}

function sure(hit: Hit, how: 'beside' | 'below'): number {
  if (hit.weak) return SURE.weak;
  if (!hit.opens) return SURE.inSentence;
  if (GENERIC_DATE.has(hit.phrase)) return Math.min(SURE.generic, SURE[how]);
  return SURE[how];
}

/** Where the value beside a label must end: the next label to its right, or the row's end. */
function until(context: Context, hit: Hit): number {
  const next = context.hits.find(
    (other) => other.row === hit.row && other.start >= hit.end && (!other.weak || other.opens),
  );
  return next?.start ?? hit.row.text.length;
}

function field(hit: Hit, meaning: Meaning, row: Row, value: Found, typeConfidence: number, currency?: string): Field {
  return {
    type: meaning,
    typeConfidence,
    label: pieceOf(hit.row, hit.start, hit.end),
    value: pieceOf(row, value.start, value.end),
    ...(currency === undefined ? {} : { currency }),
  };
}

/**
 * Amounts of one row of labels. `Total incl. VAT 119.00` is one label, not two; two labels followed by two amounts take them in
 * order; labels with no amount beside them are the heads of a small table, whose last row holds the sums.
 */
function amountFields(context: Context, row: Row, hits: readonly Hit[]): Field[] {
  const amounts = amountsIn(row.text).filter((amount) => amount.strong || /\d[.,' ]\d{3}/u.test(amount.text));
  const whole = amountsIn(row.text);
  const fields: Field[] = [];
  const bare: Hit[] = [];
  for (let at = 0; at < hits.length; ) {
    const hit = hits[at];
    if (hit === undefined) break;
    let count = 1;
    const after = (position: number): number => hits[position]?.start ?? row.text.length;
    while (
      at + count < hits.length &&
      !row.text.slice(hit.end, after(at + count)).includes(WIDE_GAP) &&
      !amounts.some((amount) => amount.start >= hit.end && amount.end <= after(at + count))
    )
      count += 1;
    const group = hits.slice(at, at + count);
    const last = group.at(-1) ?? hit;
    const stop = Math.min(after(at + count), until(context, last));
    const own = run(
      row,
      amounts.filter((amount) => amount.start >= last.end - 1 && amount.end <= stop),
    );
    at += count;
    if (own.length === 0) {
      const lone = whole.filter((amount) => amount.start >= last.end && amount.end <= stop);
      const only = lone[0];
      if (lone.length === 1 && only !== undefined && group.length === 1 && /^0$/u.test(only.text))
        fields.push(field(hit, hit.meaning, row, only, sure(hit, 'beside') - 10));
      bare.push(...group);
      continue;
    }
    if (group.length > 1 && own.length === group.length) {
      group.forEach((one, index) => {
        const amount = own[index];
        if (amount !== undefined)
          fields.push(field(one, one.meaning, row, amount, sure(one, 'beside') - 5, amount.currency));
      });
      continue;
    }
    const amount = own.at(-1);
    if (amount === undefined || (hit.weak && hit.meaning !== 'TAX')) continue;
    fields.push(field(hit, meaningOf(group), row, amount, sure(hit, 'beside'), amount.currency));
  }
  return [...fields, ...bare.filter((hit) => !hit.weak).flatMap((hit) => amountBelow(context, hit, bare.length))];
}

/** Amounts up to the first word that follows one of them: what comes after belongs to something else. */
function run<Amount extends Found>(row: Row, amounts: readonly Amount[]): Amount[] {
  const result: Amount[] = [];
  for (const amount of amounts) {
    const before = result.at(-1);
    if (before !== undefined && /\p{L}{3,}/u.test(row.text.slice(before.end, amount.start))) break;
    result.push(amount);
  }
  return result;
}

/** `Summe ohne MwSt.` is a subtotal, `Betrag inkl. MwSt.` a total, whatever each of its words alone would say. */
function meaningOf(group: readonly Hit[]): Meaning {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return 'OTHER';
  if (first.meaning === 'TAX' && !first.opens) {
    const before = first.row.text.slice(0, first.start).split('\t').at(-1) ?? '';
    if (/\b(?:in[ck]l\p{L}*|ttc)\.?(?: \S+){0,2} ?$/iu.test(before)) return 'TOTAL';
    if (/\b(?:exkl\p{L}*|excl\p{L}*|ohne|hors|before|sans)\.?(?: \S+){0,2} ?$/iu.test(before)) return 'SUBTOTAL';
  }
  if (group.length === 1 || first.meaning !== 'TOTAL') return first.meaning;
  const text = first.row.text.slice(first.start, last.end).toLowerCase();
  if (/ohne|exkl|excl|zzgl|hors|bez |sans|before|without|exclus/u.test(text)) return 'SUBTOTAL';
  if (last.meaning === 'AMOUNT_DUE' || last.meaning === 'AMOUNT_PAID') return last.meaning;
  return first.meaning;
}

function amountBelow(context: Context, hit: Hit, siblings: number): Field[] {
  const found: { row: Row; amount: ReturnType<typeof amountsIn>[number] }[] = [];
  let bottom = hit.box.bottom;
  for (const row of below(context, hit)) {
    if (row.top - bottom > REACH_BELOW * heightOf(hit.box)) break;
    const amount = amountsIn(row.text)
      .filter((candidate) => candidate.strong)
      .find((candidate) => stands(boxBetween(row, candidate.start, candidate.end), hit, context));
    const labelled = context.hits.some(
      (other) => other.row === row && KIND[other.meaning] === 'amount' && overlapAcross(other.box, hit.box) > 0,
    );
    if (labelled) break;
    if (amount === undefined) {
      if (found.length > 0 && siblings < 2) break;
      continue;
    }
    found.push({ row, amount });
    bottom = row.bottom;
    if (siblings < 2) break;
  }
  const last = found.at(-1);
  if (last === undefined) return [];
  const rest = found.slice(0, -1).reduce((sum, { amount }) => sum + amount.number, 0);
  const isSum = found.length > 1 && Math.abs(rest - last.amount.number) < 0.02;
  const chosen = found.length === 1 || isSum ? [last] : found;
  return chosen.map(({ row, amount }) =>
    field(hit, hit.meaning, row, amount, sure(hit, 'below') - (chosen.length > 1 ? 20 : 0), amount.currency),
  );
}

function below(context: Context, hit: Hit): Row[] {
  const at = context.rows.indexOf(hit.row);
  return context.rows.slice(at + 1, at + 1 + ROWS_BELOW);
}

/** Whether a value stands under this label and under no other one of its row more closely. */
function stands(value: Box, hit: Hit, context: Context): boolean {
  const distance = (label: Box): number =>
    overlapAcross(value, label) > 0
      ? Math.min(
          Math.abs(value.left - label.left),
          Math.abs(value.right - label.right),
          Math.abs((value.left + value.right - label.left - label.right) / 2),
        )
      : Math.max(0, -overlapAcross(value, label)) + 1000;
  const own = distance(hit.box);
  const reach = 2.5 * heightOf(hit.box);
  if (overlapAcross(value, hit.box) <= -reach) return false;
  if (context.hits.some((other) => other.row === hit.row && other !== hit && distance(other.box) < own)) return false;
  return !hit.row.segments.some((other) => (other.start > hit.end || other.end < hit.start) && distance(other) < own);
}

function dateField(context: Context, hit: Hit): Field[] {
  const end = until(context, hit);
  const beside = datesIn(hit.row.text).find((date) => date.start >= hit.end && date.end <= Math.max(end, hit.end));
  if (beside !== undefined) {
    const between = hit.row.text.slice(hit.end, beside.start);
    const words = between.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (hit.weak && words > 0) return [];
    if (words > 3) return [];
    return [field(hit, hit.meaning, hit.row, beside, sure(hit, 'beside') - 6 * words)];
  }
  if (hit.weak || !hit.opens) return [];
  if (/[\p{L}\d]{2,}/u.test(sameSegmentRest(hit, end))) return [];
  for (const row of below(context, hit)) {
    if (row.top - hit.box.bottom > REACH_BELOW * heightOf(hit.box)) break;
    const date = datesIn(row.text).find((candidate) =>
      stands(boxBetween(row, candidate.start, candidate.end), hit, context),
    );
    if (date !== undefined) return [field(hit, hit.meaning, row, date, sure(hit, 'below'))];
  }
  return [];
}

const PAYING = /zahl|überweis|begleichen|\bpay|remit|settle|régl|pai[ee]|payer|betal|voldoe|overma|zapła|płat/iu;
const UNTIL =
  /(?:bis(?: zum| spätestens)?|until|by|before|avant(?: le)?|jusqu'au|vóór|voor|tot|do(?: dnia)?|spätestens am)\s*:?\s*$/iu;

/** `Zahlbar netto bis 04.04.2013, 3 % Skonto bis 15.03.2013`: the date by which all of it is due. */
function dueInSentence(row: Row): Field[] {
  if (!PAYING.test(row.text)) return [];
  const dates = datesIn(row.text).filter((date) => UNTIL.test(row.text.slice(0, date.start)));
  const net = dates.find((date) => /netto|ohne abzug|in full/iu.test(row.text.slice(0, date.start)));
  const date = net ?? (/skonto|discount|escompte|korting|rabat/iu.test(row.text) ? dates.at(-1) : dates[0]);
  if (date === undefined) return [];
  return [{ type: 'DUE_DATE', typeConfidence: 82, value: pieceOf(row, date.start, date.end) }];
}

function sameSegmentRest(hit: Hit, end: number): string {
  const segment = hit.row.segments.find((candidate) => candidate.start <= hit.start && candidate.end >= hit.start);
  return hit.row.text.slice(hit.end, Math.min(end, segment?.end ?? end));
}

function identifierField(context: Context, hit: Hit): Field[] {
  const end = until(context, hit);
  const weakElsewhere = hit.weak && !hit.opens;
  const value = weakElsewhere ? undefined : identifierAt(hit.row.text, hit.end, end);
  if (value !== undefined && !(hit.weak && hit.row.text.slice(hit.end, value.start).includes('\t'))) {
    const fields = [field(hit, hit.meaning, hit.row, value, sure(hit, 'beside'))];
    if (hit.meaning !== 'INVOICE_RECEIPT_ID') return fields;
    const date = datesIn(hit.row.text).find((candidate) => candidate.start >= value.end);
    const joint = date === undefined ? undefined : hit.row.text.slice(value.end, date.start);
    if (
      date !== undefined &&
      joint !== undefined &&
      /^[\s,(–-]*(?:vom|dated|of|du|van|z dnia|dnia|del|de|date|datum|le|d\.d\.|from)?[\s:]*$/iu.test(joint) &&
      !joint.includes('\t')
    )
      fields.push(field(hit, 'INVOICE_RECEIPT_DATE', hit.row, date, SURE.afterNumber));
    return fields;
  }
  const headed = context.hits.filter((other) => other.row === hit.row && KIND[other.meaning] !== 'text').length > 1;
  if ((hit.weak && !headed) || !hit.opens) return [];
  if (/[\p{L}\d]{2,}/u.test(sameSegmentRest(hit, end))) return [];
  for (const row of below(context, hit)) {
    if (row.top - hit.box.bottom > REACH_BELOW * heightOf(hit.box)) break;
    const segment = row.segments.find((candidate) => stands(candidate, hit, context));
    if (segment === undefined) continue;
    const below = identifierAt(row.text, segment.start, segment.end);
    if (
      below === undefined ||
      context.hits.some((other) => other.row === row && other.start === segment.start && !other.weak)
    )
      return [];
    return [field(hit, hit.meaning, row, below, sure(hit, 'below'))];
  }
  return [];
}

function textField(context: Context, hit: Hit): Field[] {
  const end = until(context, hit);
  const rest = hit.row.text.slice(hit.end, end);
  const lead = /^[\s:–-]*/u.exec(rest)?.[0].length ?? 0;
  const stop = rest.indexOf('\t', lead);
  const text = rest.slice(lead, stop < 0 ? undefined : stop).trim();
  if (text === '' || !hit.opens || wordsBetween(hit.row, hit.end + lead, hit.end + lead + text.length).length > 12)
    return [];
  return [
    field(
      hit,
      hit.meaning,
      hit.row,
      { text, start: hit.end + lead, end: hit.end + lead + text.length },
      sure(hit, 'beside') - 5,
    ),
  ];
}
