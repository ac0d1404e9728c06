/** A value with the place in the prompt that it was taken from. */
export interface Fact {
  readonly value: string;
  /** `total`, `lines[0].amount`, or `text` where it stood in no JSON. */
  readonly from: string;
}

export interface LineFacts {
  readonly description: string;
  readonly quantity: number | undefined;
  readonly unitPrice: number | undefined;
  readonly amount: number | undefined;
}

export const factNames = [
  'vendor',
  'number',
  'date',
  'dueDate',
  'currency',
  'subtotal',
  'tax',
  'total',
  'amountDue',
  'terms',
] as const;

export type FactName = (typeof factNames)[number];

/** What plain rules find in a prompt about an invoice. */
export interface Facts {
  readonly known: Readonly<Partial<Record<FactName, Fact>>>;
  readonly lines: readonly LineFacts[];
  /** Every leaf of the prompt's JSON by its last name in lower case, the first of each. */
  readonly leaves: ReadonlyMap<string, unknown>;
  readonly text: string;
  readonly question: string | undefined;
}

/** Names that data gives to a fact, in lower case without separators. */
const aliases: Readonly<Record<FactName, readonly string[]>> = {
  vendor: ['vendor', 'vendorname', 'supplier', 'suppliername', 'seller', 'merchant', 'payee'],
  number: ['number', 'invoicenumber', 'invoiceid', 'invoicereceiptid', 'invoiceno', 'documentnumber'],
  date: ['issuedate', 'invoicedate', 'date', 'invoicereceiptdate'],
  dueDate: ['duedate', 'paymentdue', 'due'],
  currency: ['currency', 'currencycode'],
  subtotal: ['subtotal', 'net', 'nettotal', 'netamount'],
  tax: ['tax', 'vat', 'taxamount', 'totaltax'],
  total: ['total', 'totalamount', 'grandtotal', 'grosstotal'],
  amountDue: ['amountdue', 'balancedue', 'payable'],
  terms: ['paymentterms', 'terms'],
};

const linesAliases: readonly string[] = ['lines', 'lineitems', 'items', 'positions'];

/** Reads the JSON and the `Name: value` lines of a prompt. A question is what stands in `<question>` or ends in a question mark. */
export function factsOf(text: string): Facts {
  const documents = jsonIn(text);
  const leaves = new Map<string, unknown>();
  const places = new Map<string, string>();
  let lines: LineFacts[] = [];
  for (const document of documents) {
    walk(document, '', (path, name, value) => {
      if (lines.length === 0 && linesAliases.includes(name) && Array.isArray(value)) lines = value.flatMap(lineOf);
      if (typeof value === 'object' && value !== null && plain(value) === undefined) return;
      if (leaves.has(name) || /\[\d+\]/.test(path)) return;
      leaves.set(name, plain(value) ?? value);
      places.set(name, path);
    });
  }
  const known: Partial<Record<FactName, Fact>> = {};
  for (const name of factNames) {
    const found = aliases[name].find((alias) => textOf(leaves.get(alias)) !== undefined);
    const value = found === undefined ? undefined : textOf(leaves.get(found));
    if (value !== undefined && found !== undefined) known[name] = { value, from: places.get(found) ?? found };
    const printed = value === undefined && documents.length === 0 ? printedFact(text, name) : undefined;
    if (printed !== undefined) known[name] = { value: printed, from: 'text' };
  }
  return { known, lines, leaves, text, question: questionIn(text) };
}

/** An amount as a number; groups and a decimal comma are understood. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const digits = value.replace(/[^\d.,-]/g, '');
  if (!/\d/.test(digits)) return undefined;
  const decimalComma = /,\d{1,2}$/.test(digits);
  const plainDigits = decimalComma ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  const amount = Number(plainDigits);
  return Number.isNaN(amount) ? undefined : amount;
}

/** The largest JSON objects and lists that stand in a text. */
function jsonIn(text: string): unknown[] {
  const found: unknown[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '{' && text[at] !== '[') continue;
    const end = closing(text, at);
    if (end === undefined) continue;
    try {
      found.push(JSON.parse(text.slice(at, end + 1)));
      at = end;
    } catch (error) {
      // Brackets of prose, not JSON: go on behind the opening one.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return found.filter((value) => typeof value === 'object' && value !== null);
}

function closing(text: string, open: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function walk(value: unknown, path: string, visit: (path: string, name: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value)) visit(here, normal(key), member);
    walk(member, here, visit);
  }
}

export function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A leaf, or the `value` or `amount` of an object that wraps one. */
function plain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const wrapped: Readonly<Record<string, unknown>> = { ...value };
  for (const name of ['value', 'text', 'amount']) {
    const inner = wrapped[name];
    if (typeof inner === 'string' || typeof inner === 'number') return inner;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function lineOf(value: unknown): LineFacts[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = new Map(Object.entries(value).map(([name, member]) => [normal(name), plain(member)]));
  const pick = (...names: string[]) => names.map((name) => members.get(name)).find((member) => member !== undefined);
  return [
    {
      description: String(pick('description', 'item', 'name', 'text') ?? ''),
      quantity: amountOf(pick('quantity', 'qty')),
      unitPrice: amountOf(pick('unitprice', 'price')),
      amount: amountOf(pick('amount', 'total', 'linetotal')),
    },
  ];
}

const printedNames: Readonly<Partial<Record<FactName, string>>> = {
  vendor: 'vendor|supplier|from',
  number: 'invoice (?:number|no\\.?)|number',
  date: 'invoice date|date',
  dueDate: 'due date|due',
  currency: 'currency',
  subtotal: 'subtotal|net',
  tax: 'tax|vat',
  total: 'total',
  amountDue: 'amount due|balance due',
  terms: '(?:payment )?terms',
};

function printedFact(text: string, name: FactName): string | undefined {
  const expression = new RegExp(`^\\s*(?:${printedNames[name] ?? name})\\s*[:#]\\s*(.+?)\\s*$`, 'im');
  return expression.exec(text)?.[1];
}

function questionIn(text: string): string | undefined {
  const tagged = /<question>([\s\S]*?)<\/question>/i.exec(text)?.[1];
  if (tagged !== undefined) return tagged.trim();
  return /[^.!?\n{}]*\?(?!.*\?)/s.exec(text)?.[0].trim();
}
