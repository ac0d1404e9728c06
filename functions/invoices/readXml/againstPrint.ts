import type { InvoiceAlternate, InvoiceCheck, InvoiceFields, ReadValue } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { scaled } from '../checks/decimals.ts';

/** What e-invoice and print have both: what a person sees first, and where the money goes. */
const compared = ['total', 'number', 'issueDate', 'vendor', 'currency', 'iban'] as const;
type Compared = (typeof compared)[number];

const words: Readonly<Record<Compared, string>> = {
  total: 'total',
  number: 'number',
  issueDate: 'date',
  vendor: 'vendor',
  currency: 'currency',
  iban: 'account',
};

/** What comparing found. */
export interface Comparison {
  readonly checks: readonly InvoiceCheck[];
  readonly reviews: readonly Review[];
  /** What is printed where that is something else. */
  readonly alternates: readonly InvoiceAlternate[];
}

/** From here on the print is taken at its word; below, what the XML says only has to stand somewhere on it. */
const SURE = 0.8;

/**
 * Compares what an e-invoice says with what is printed on the PDF around it. A person pays what is printed, a program what the XML says: where
 * they differ, a person must decide; so they must where nothing was found on the print: it may be a picture of another invoice. A single field that
 * was not found is not compared. `text` is all that is printed.
 */
export function compareWithPrint(fields: InvoiceFields, print: InvoiceFields, text: string): Comparison {
  const results = compared.flatMap((field) => {
    const said = fields[field];
    const printed = print[field];
    if (said === null || printed === null) return [];
    const others = [...fields.alternates, ...print.alternates].filter((other) => other.field === field);
    const agrees =
      isSame(field, said.value, printed.value, fields.kind) ||
      fields.alternates.some(
        (other) => other.field === field && isSame(field, other.value, printed.value, fields.kind),
      ) ||
      // Of several accounts on the print, the XML names one.
      (field === 'iban' && stands(field, said.value, text)) ||
      (printed.confidence < SURE &&
        (stands(field, said.value, text) ||
          others.some((other) => isSame(field, said.value, other.value, fields.kind))));
    return [{ field, said: said.value, printed, agrees }];
  });
  if (results.length === 0) return notCompared(fields);
  const wrong = results.filter(({ agrees }) => !agrees);
  const shown = wrong.length > 0 ? wrong : results;
  return {
    checks: [
      {
        code: 'XML_AGAINST_PRINT',
        passed: wrong.length === 0,
        field: wrong[0]?.field ?? null,
        expected: shown.map(({ field, said }) => `${words[field]} ${said}`).join(', '),
        found: shown
          .map(({ field, said, printed, agrees }) => `${words[field]} ${agrees ? said : printed.value}`)
          .join(', '),
      },
    ],
    reviews: wrong.map(({ field }) => ({ code: 'XML_DISAGREES', field })),
    alternates: wrong.map(({ field, printed }) => ({ field, ...asAlternate(printed) })),
  };
}

function notCompared(fields: InvoiceFields): Comparison {
  const said = compared.flatMap((field) => {
    const value = fields[field]?.value;
    return value === undefined ? [] : [`${words[field]} ${value}`];
  });
  const check: InvoiceCheck = {
    code: 'XML_AGAINST_PRINT',
    passed: false,
    field: null,
    expected: said.join(', '),
    found: 'nothing printed could be compared',
  };
  return { checks: [check], reviews: [{ code: 'XML_DISAGREES', field: null }], alternates: [] };
}

function asAlternate({ value, confidence, place }: ReadValue<string>): Omit<InvoiceAlternate, 'field'> {
  return { value, confidence, place };
}

function isSame(field: Compared, said: string, printed: string, kind: InvoiceFields['kind']): boolean {
  switch (field) {
    case 'total':
      return isSameAmount(said, printed, kind);
    case 'number':
      return letters(said) === letters(printed);
    case 'vendor':
      return isSameName(said, printed);
    case 'issueDate':
    case 'currency':
    case 'iban':
      return said === printed;
  }
}

/** The print of a credit note may or may not bear the sign that its format leaves out. */
function isSameAmount(said: string, printed: string, kind: InvoiceFields['kind']): boolean {
  if (scaled(said) === scaled(printed)) return true;
  return kind === 'CREDIT_NOTE' && scaled(said) === -scaled(printed);
}

/** Names are printed with and without legal form, branch or a line of address: the shorter begins the longer, or is most of it. */
function isSameName(said: string, printed: string): boolean {
  const one = letters(said);
  const other = letters(printed);
  if (one === '' || other === '') return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long) return true;
  return short.length >= 5 && (long.startsWith(short) || (long.includes(short) && short.length * 3 >= long.length * 2));
}

/** Whether a value is printed anywhere, give or take spaces and marks between its parts. */
function stands(field: Compared, said: string, text: string): boolean {
  switch (field) {
    case 'total': {
      const digits = said.replace(/\D/gu, '').replace(/^0+/u, '');
      return digits.length > 2 && amountsIn(text).has(digits);
    }
    case 'number':
    case 'vendor':
    case 'iban':
      return letters(said).length >= 4 && letters(text).includes(letters(said));
    case 'issueDate':
      return daysIn(text).has(said);
    case 'currency':
      return text.includes(said);
  }
}

function amountsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\d[\d.,'’ \u00a0\u202f]{0,20}\d/gu)].map(([amount]) =>
      amount.replace(/\D/gu, '').replace(/^0+/u, ''),
    ),
  );
}

/** Days written in figures, read in every order that gives one. */
function daysIn(text: string): ReadonlySet<string> {
  const days = new Set<string>();
  for (const [, a = '', b = '', c = ''] of text.matchAll(
    /(?<!\d)(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})(?!\d)/gu,
  )) {
    const two = (part: string): string => part.padStart(2, '0');
    const year = (part: string): string => (part.length === 2 ? `20${part}` : part);
    if (a.length === 4) days.add(`${a}-${two(b)}-${two(c)}`);
    days.add(`${year(c)}-${two(b)}-${two(a)}`);
    days.add(`${year(c)}-${two(a)}-${two(b)}`);
  }
  return days;
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
