import type { Fact, FactName, Facts } from './facts.ts';

/** Begins every text of the stand-in that a person reads. */
export const summaryMark = 'Rule-based summary: ';
export const answerMark = 'Rule-based answer: ';

/** Who charges what for what, as far as the prompt's data says. */
export function summary(facts: Facts): string {
  const { known, lines } = facts;
  const parts = [
    `${known.vendor?.value ?? 'An unnamed vendor'} charges ${
      money(facts, known.total) ?? 'an amount that was not found'
    }`,
  ];
  const [first] = lines;
  if (lines.length === 1 && first !== undefined && first.description !== '') parts.push(`for ${first.description}`);
  else if (lines.length > 1)
    parts.push(`for ${lines.length} lines${first?.description ? `, the first being ${first.description}` : ''}`);
  const invoice = [
    known.number === undefined ? undefined : `invoice ${known.number.value}`,
    known.date === undefined ? undefined : `of ${known.date.value}`,
    known.dueDate === undefined ? undefined : `due ${known.dueDate.value}`,
    known.terms === undefined ? undefined : `terms ${known.terms.value}`,
  ].filter((part) => part !== undefined);
  return `${summaryMark}${parts.join(' ')}${invoice.length === 0 ? '' : ` (${invoice.join(', ')})`}.`;
}

/** When and how it is to be paid, as far as the prompt's data says: its terms, else its day. */
export function terms({ known }: Facts): string | undefined {
  if (known.terms !== undefined) return `Rule-based: terms ${known.terms.value}`;
  return known.dueDate === undefined ? undefined : `Rule-based: due ${known.dueDate.value}`;
}

interface Topic {
  readonly pattern: RegExp;
  readonly facts: readonly FactName[];
  readonly says: string;
}

/** In order: the first topic that the question speaks of is answered. */
const topics: readonly Topic[] = [
  {
    pattern: /\b(due date|when.*(due|pay)|pay(able)? by|deadline|fällig\w*|zahlbar|échéance|vervaldatum|termin)/i,
    facts: ['dueDate', 'terms'],
    says: 'It is due',
  },
  {
    pattern: /\b(amount due|balance|still owed?|how much.*(owe|pay))/i,
    facts: ['amountDue', 'total'],
    says: 'The amount due is',
  },
  { pattern: /\b(subtotal|net|before tax|netto|hors taxe)/i, facts: ['subtotal'], says: 'The subtotal is' },
  { pattern: /\b(tax|vat|gst|mwst|umsatzsteuer|steuer|tva|btw)/i, facts: ['tax'], says: 'The tax is' },
  { pattern: /\b(terms|zahlungsbedingungen|conditions)/i, facts: ['terms'], says: 'The payment terms are' },
  { pattern: /\b(currency|währung|devise|valuta)/i, facts: ['currency'], says: 'The currency is' },
  {
    pattern: /\b(invoice (number|no)|number|reference|rechnungsnummer|numéro|factuurnummer)/i,
    facts: ['number'],
    says: 'The invoice number is',
  },
  {
    pattern: /\b(who|vendor|supplier|seller|wer|lieferant|fournisseur|leverancier|from whom)/i,
    facts: ['vendor'],
    says: 'The vendor is',
  },
  {
    pattern: /\b(total|sum|how much|cost|price|amount|gesamt\w*|summe|betrag|montant|totaal|wie viel)/i,
    facts: ['total', 'amountDue'],
    says: 'The total is',
  },
  { pattern: /\b(when|date|issued|datum|wann|quand)/i, facts: ['date'], says: 'It was issued on' },
];

const aboutLines = /\b(what (is|was|for)|lines?|items?|bought|charged for|positions?|wofür|posten|artikel|how many)\b/i;
const monetary: ReadonlySet<FactName> = new Set(['subtotal', 'tax', 'total', 'amountDue']);
const linesNamed = 10;

/** Which field answers the question, with its value and where it stood. Says so where none does. */
export function answer(question: string | undefined, facts: Facts): string {
  if (question === undefined || question === '') return summary(facts);
  for (const topic of topics) {
    if (!topic.pattern.test(question)) continue;
    const name = topic.facts.find((candidate) => facts.known[candidate] !== undefined);
    const fact = name === undefined ? undefined : facts.known[name];
    if (name === undefined || fact === undefined) {
      return `${answerMark}the data does not tell; the field ${topic.facts[0] ?? ''} is empty.`;
    }
    const value = monetary.has(name) ? (money(facts, fact) ?? fact.value) : fact.value;
    return `${answerMark}${topic.says} ${value} (read from the field ${fact.from}).`;
  }
  if (aboutLines.test(question) && facts.lines.length > 0) {
    const named = facts.lines
      .slice(0, linesNamed)
      .map(({ description }) => description || 'a line without a description');
    const more = facts.lines.length > linesNamed ? ` and ${facts.lines.length - linesNamed} more` : '';
    return `${answerMark}it has ${facts.lines.length} ${facts.lines.length === 1 ? 'line' : 'lines'}: ${named.join(
      '; ',
    )}${more} (read from its lines).`;
  }
  return `${answerMark}rules alone cannot answer that. They know the vendor, number, dates, currency, amounts, terms and lines.`;
}

function money(facts: Facts, fact: Fact | undefined): string | undefined {
  if (fact === undefined) return undefined;
  const currency = facts.known.currency?.value;
  return currency === undefined || fact.value.includes(currency) ? fact.value : `${fact.value} ${currency}`;
}
