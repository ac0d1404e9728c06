import { fold } from './fold.ts';

/** A value in a row's text. */
export interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FoundAmount extends Found {
  /** The number alone, read with the last separator as the decimal point where two digits follow; for comparing, not for answering. */
  readonly number: number;
  /** False for a whole number without a currency: it may as well be a quantity or a year. */
  readonly strong: boolean;
  /** ISO 4217, where a symbol or code stands beside it. */
  readonly currency: string | undefined;
}

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/^(?:US\$|USD\$?|\$US)$/iu, 'USD'],
  [/^(?:C\$|CA\$|CAD)$/iu, 'CAD'],
  [/^(?:A\$|AU\$|AUD)$/iu, 'AUD'],
  [/^(?:€|EUR|EURO|EUROS)$/iu, 'EUR'],
  [/^(?:£|GBP)$/iu, 'GBP'],
  [/^(?:¥|￥|JPY|円)$/iu, 'JPY'],
  [/^(?:zł|zl|PLN)$/iu, 'PLN'],
  [/^(?:RM|MYR)$/iu, 'MYR'],
  [/^(?:₹|INR|Rs\.?)$/iu, 'INR'],
  [/^(?:CHF|SFr\.?|Fr\.)$/iu, 'CHF'],
  [/^(?:SEK|NOK|DKK|CZK|HUF|SGD|HKD|NZD|BRL|CNY|ZAR|MXN|TRY|AED|THB|RON)$/iu, ''],
  [/^(?:R\$)$/iu, 'BRL'],
  [/^(?:S\$)$/iu, 'SGD'],
  [/^(?:Kč)$/iu, 'CZK'],
];

const CURRENCY =
  'US\\$|\\$US|CA\\$|AU\\$|C\\$|A\\$|R\\$|S\\$|[€£¥￥₹$]|zł|円|(?<![\\p{L}])(?:EUROS?|EUR|USD|GBP|JPY|PLN|MYR|INR|CHF|CAD|AUD|SEK|NOK|DKK|CZK|HUF|SGD|HKD|NZD|BRL|CNY|ZAR|MXN|TRY|AED|THB|RON|RM|Rs\\.?|SFr\\.?|zl|Kč)(?![\\p{L}])|(?<![\\p{L}])RM(?=\\d)';
const DIGITS =
  "\\d{1,3}(?:,\\d{2})+,\\d{3}(?:\\.\\d{1,4})?|\\d{1,3}(?:[.,'’´`  \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,4})?|\\d+(?:[.,]\\d{1,4})?";
const AMOUNT = new RegExp(
  `(?<before>(?:${CURRENCY}) ?)?(?<minus>[-–−(])? ?(?<inner>(?:${CURRENCY}) ?)?(?<!(?!M)[\\p{L}\\d.,/:'])(?<![\\p{L}\\d.,/:'][-–])(?<number>${DIGITS})(?!\\d)(?<close>\\)|-(?![\\d\\p{L}]))?(?<after> ?(?:${CURRENCY}))?`,
  'giu',
);

/** ISO 4217 code of a printed symbol; `$` alone is answered as USD, as Textract does. */
export function currencyOf(symbol: string): string | undefined {
  const text = symbol.trim();
  if (text === '$') return 'USD';
  const known = SYMBOLS.find(([pattern]) => pattern.test(text));
  if (known === undefined) return undefined;
  return known[1] === '' ? text.toUpperCase() : known[1];
}

/** Amounts of a row's text, from left to right: no percentages, no parts of dates or identifiers. */
export function amountsIn(text: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  const dates = datesIn(text);
  for (const match of text.matchAll(AMOUNT)) {
    const digits = match.groups?.['number'] ?? '';
    const symbol = match.groups?.['before'] ?? match.groups?.['inner'] ?? match.groups?.['after'] ?? '';
    let start = match.index;
    let whole = match[0];
    if (match.groups?.['minus'] === '(' && match.groups['close'] !== ')') {
      const open = whole.indexOf('(');
      if (match.groups['before'] === undefined) {
        start += open + 1;
        whole = whole.slice(open + 1);
      }
    }
    const end = start + whole.length;
    const next = text.slice(end, end + 2);
    if (/^\s?%/u.test(next) || /^[\p{L}\d/:]/u.test(next) || /^[.,'-]\d/u.test(next)) {
      if (symbol === '') continue;
      if (/^\s?%/u.test(next)) continue;
    }
    if (symbol === '' && /[\p{L}\d/:]$/u.test(text.slice(0, start))) continue;
    if (dates.some((date) => start < date.end && end > date.start)) continue;
    const lead = whole.length - whole.trimStart().length;
    const trimmed = whole.trim();
    const decimals = /[.,]\d{2}$/u.test(digits);
    const value = numberOf(digits);
    const negative =
      match.groups?.['minus'] !== undefined && (match.groups['minus'] !== '(' || match.groups['close'] === ')');
    found.push({
      text: trimmed,
      start: start + lead,
      end: start + lead + trimmed.length,
      number: negative || match.groups?.['close'] === '-' ? -value : value,
      strong: decimals || symbol !== '',
      currency: symbol === '' ? undefined : currencyOf(symbol),
    });
  }
  return found;
}

function numberOf(digits: string): number {
  const decimal = /[.,](\d{1,2}|\d{4})$/u.exec(digits);
  const whole = decimal === null ? digits : digits.slice(0, decimal.index);
  return Number(`${whole.replace(/\D/gu, '')}.${decimal?.[1] ?? '0'}`);
}

const MONTHS =
  'jan(?:uary|uar|vier|uari|uaryjo)?|januar|janv|feb(?:ruary|ruar|ruari)?|fevr?(?:ier)?|février|févr|mar(?:ch|s|zo|zec)?|märz|marz|maerz|mrz|maart|mrt|apr(?:il)?|avr(?:il)?|may|mai|mei|jun[ei]?|juin|jul[yi]?|juil(?:let)?|aug(?:ust|ustus)?|août|aout|sep(?:t|tember|tembre)?|oct(?:ober|obre)?|okt(?:ober)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|déc(?:embre)?|' +
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|wrzesnia|października|pazdziernika|listopada|grudnia|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre';
const DATES = [
  /(?<![\d\p{L}.,/-])(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d/-])/giu,
  /(?<![\d.,/-])\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:(?:19|20)\d{2}|\d{2})(?![\d/-]|[.,]\d)/giu,
  new RegExp(
    `(?<![\\d\\p{L}])\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?[\\s./-]{0,2}(?:de\\s)?(?:${MONTHS})\\.?[\\s,./-]{0,2}(?:de\\s|del\\s)?(?:(?:19|20)\\d{2}|['’]?\\d{2})(?!\\d)`,
    'giu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:${MONTHS})\\.?[\\s-]{0,2}\\d{1,2}(?:st|nd|rd|th)?[,\\s-]{1,3}(?:19|20)\\d{2}(?!\\d)`,
    'giu',
  ),
  /(?:19|20)\d{2}年\s?\d{1,2}月\s?\d{1,2}日/gu,
];

/** Dates of a row's text, from left to right. */
export function datesIn(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of DATES) {
    for (const match of text.matchAll(pattern)) {
      if (!plausibleDate(match[0]) || match[0].includes('\t')) continue;
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ text: match[0].trim(), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function plausibleDate(text: string): boolean {
  const numbers = text.match(/\d+/gu)?.map(Number) ?? [];
  if (numbers.length < 3) return numbers.every((number) => number >= 1);
  const [first = 0, second = 0, third = 0] = numbers;
  if (first > 1900) return second >= 1 && second <= 12 && third >= 1 && third <= 31;
  if (first < 1 || second < 1 || first > 31 || second > 31) return false;
  return first <= 12 || second <= 12;
}

const IDENTIFIER = /[\p{L}\d][\p{L}\d_./\\-]*[\p{L}\d]|\d/gu;

/**
 * The identifier that starts at `from`, allowing for separators before it. A short code of letters and the number after it are one (`FV 2023/15`).
 * Nothing where the next word has no digit, or is a date.
 */
export function identifierAt(text: string, from: number, until: number): Found | undefined {
  const rest = text.slice(from, until);
  const lead = /^[\s:.#=–°º)\]]*(?:-\s)?/u.exec(rest)?.[0].length ?? 0;
  IDENTIFIER.lastIndex = lead;
  const match = IDENTIFIER.exec(rest);
  if (match === null || rest.slice(lead, match.index).trim() !== '' || rest.slice(lead, match.index).length > 2)
    return undefined;
  let end = match.index + match[0].length;
  if (!/\d/u.test(match[0])) {
    const more = /^[ ]?[-/]?[ ]?[\p{L}\d_./-]*\d[\p{L}\d_./-]*/u.exec(rest.slice(end));
    if (more === null || match[0].length > 5 || fold(match[0]).length < 1) return undefined;
    end += more[0].length;
  } else {
    const more = /^(?: ?[-/] ?[\p{L}\d]+)+/u.exec(rest.slice(end));
    if (more !== null && /\d/u.test(more[0])) end += more[0].length;
  }
  if (/^[.,]\d/u.test(rest.slice(end))) return undefined;
  const value = rest.slice(match.index, end).replace(/[./-]+$/u, '');
  const dates = datesIn(value);
  if (dates.some((date) => date.text.length >= value.length - 1)) return undefined;
  if (/^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/u.test(value)) return undefined;
  return { text: value, start: from + match.index, end: from + match.index + value.length };
}
