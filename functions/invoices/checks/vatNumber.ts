interface Form {
  readonly pattern: RegExp;
  /** Whether the check digits come out, of a number that is of the pattern; absent where the country publishes no simple rule. */
  readonly check?: (number: string) => boolean;
  /** As words say it. */
  readonly words: string;
}

/**
 * Forms of VAT numbers, without the prefix of their country, as VIES describes them, and check digits as tax offices (or the registers that
 * lend their numbers) compute them. https://ec.europa.eu/taxation_customs/vies/#/faq
 */
const FORMS: Readonly<Record<string, Form>> = {
  AT: { pattern: /^U\d{8}$/u, words: 'U and 8 digits', check: austrian },
  BE: { pattern: /^[01]\d{9}$/u, words: '10 digits', check: (n) => 97 - (part(n, 0, 8) % 97) === part(n, 8) },
  BG: { pattern: /^\d{9,10}$/u, words: '9 or 10 digits' },
  CH: {
    pattern: /^E\d{9}(?:MWST|TVA|IVA|VAT)?$/u,
    words: 'E and 9 digits',
    check: (n) => weighted(n.slice(1, 9), [5, 4, 3, 2, 7, 6, 5, 4], 11) === digit(n, 9),
  },
  CY: { pattern: /^\d{8}[A-Z]$/u, words: '8 digits and a letter' },
  CZ: { pattern: /^\d{8,10}$/u, words: '8 to 10 digits' },
  DE: { pattern: /^[1-9]\d{8}$/u, words: '9 digits', check: modulus11and10 },
  DK: {
    pattern: /^\d{8}$/u,
    words: '8 digits',
    check: (n) => sum(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  EE: {
    pattern: /^\d{9}$/u,
    words: '9 digits',
    check: (n) => sum(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  },
  EL: {
    pattern: /^\d{9}$/u,
    words: '9 digits',
    check: (n) => (sum(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digit(n, 8),
  },
  ES: { pattern: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/u, words: '9 characters, the first or the last a letter' },
  FI: {
    pattern: /^\d{8}$/u,
    words: '8 digits',
    check: (n) => weighted(n, [7, 9, 10, 5, 8, 4, 2], 11) === digit(n, 7),
  },
  FR: {
    pattern: /^[0-9A-HJ-NP-Z]{2}\d{9}$/u,
    words: '2 characters and 9 digits',
    // Keys with letters are of a newer, unpublished kind.
    check: (n) => !/^\d{2}/u.test(n) || (12 + 3 * (part(n, 2) % 97)) % 97 === part(n, 0, 2),
  },
  GB: { pattern: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/u, words: '9 or 12 digits', check: british },
  HR: { pattern: /^\d{11}$/u, words: '11 digits', check: modulus11and10 },
  HU: {
    pattern: /^\d{8}$/u,
    words: '8 digits',
    check: (n) => sum(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
  },
  IE: { pattern: /^(?:\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-Z]{1,2})$/u, words: '7 digits and 1 or 2 letters' },
  IT: { pattern: /^\d{11}$/u, words: '11 digits', check: luhn },
  LT: { pattern: /^(?:\d{9}|\d{12})$/u, words: '9 or 12 digits' },
  LU: { pattern: /^\d{8}$/u, words: '8 digits', check: (n) => part(n, 0, 6) % 89 === part(n, 6) },
  LV: { pattern: /^\d{11}$/u, words: '11 digits' },
  MT: { pattern: /^\d{8}$/u, words: '8 digits' },
  NL: { pattern: /^\d{9}B\d{2}$/u, words: '9 digits, B and 2 digits', check: dutch },
  NO: {
    pattern: /^\d{9}(?:MVA)?$/u,
    words: '9 digits and MVA',
    check: (n) => weighted(n, [3, 2, 7, 6, 5, 4, 3, 2], 11) === digit(n, 8),
  },
  PL: {
    pattern: /^\d{10}$/u,
    words: '10 digits',
    check: (n) => sum(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digit(n, 9),
  },
  PT: {
    pattern: /^\d{9}$/u,
    words: '9 digits',
    check: (n) => weighted(n, [9, 8, 7, 6, 5, 4, 3, 2], 11) % 10 === digit(n, 8),
  },
  RO: { pattern: /^\d{2,10}$/u, words: '2 to 10 digits' },
  SE: { pattern: /^\d{10}(?:0[1-9]|[1-9]\d)$/u, words: '12 digits', check: (n) => luhn(n.slice(0, 10)) },
  SI: {
    pattern: /^[1-9]\d{7}$/u,
    words: '8 digits',
    check: (n) => weighted(n, [8, 7, 6, 5, 4, 3, 2], 11) % 10 === digit(n, 7),
  },
  SK: { pattern: /^[1-9]\d{9}$/u, words: '10 digits', check: (n) => Number(n) % 11 === 0 },
  XI: { pattern: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/u, words: '9 or 12 digits', check: british },
};
/** Greece's prefix is none of ISO 3166. */
const SAME: Readonly<Record<string, string>> = { GR: 'EL' };

/** What a VAT number's form is compared with, and whether it is so. */
export interface VatForm {
  readonly expected: string;
  readonly passed: boolean;
  /** What is wrong, in words; empty where nothing is. */
  readonly fault: string;
}

/** Letters and digits of a VAT number, as it is compared and kept. */
export function compactVatNumber(printed: string): string {
  return printed.toUpperCase().replace(/[^A-Z0-9]/gu, '');
}

/** Whether it begins as VAT numbers of a known country do. */
export function hasVatCountry(compact: string): boolean {
  return Object.hasOwn(FORMS, countryOf(compact));
}

/** The form of a VAT number by its country's prefix; undefined where it has none that is known. */
export function vatForm(printed: string): VatForm | undefined {
  const compact = compactVatNumber(printed);
  const country = countryOf(compact);
  const form = FORMS[country];
  if (form === undefined) return undefined;
  const number = compact.slice(2);
  const expected = `${country} and ${form.words}`;
  if (!form.pattern.test(number)) return { expected, passed: false, fault: 'another form' };
  if (form.check?.(number) === false)
    return { expected: `${expected}, of which the last check the others`, passed: false, fault: 'wrong check digits' };
  return { expected, passed: true, fault: '' };
}

function countryOf(compact: string): string {
  const prefix = compact.slice(0, 2);
  return SAME[prefix] ?? prefix;
}

const digit = (number: string, at: number): number => Number(number.charAt(at));
const part = (number: string, from: number, to?: number): number => Number(number.slice(from, to));

function sum(number: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, at) => total + weight * digit(number, at), 0);
}

/** The digit that makes the weighted sum divisible: 10 where no single digit does. */
function weighted(number: string, weights: readonly number[], modulus: number): number {
  const rest = sum(number, weights) % modulus;
  return rest === 0 ? 0 : modulus - rest;
}

/** ISO 7064 MOD 11,10. */
function modulus11and10(number: string): boolean {
  let product = 10;
  for (const figure of number.slice(0, -1)) {
    const next = (Number(figure) + product) % 10;
    product = (2 * (next === 0 ? 10 : next)) % 11;
  }
  return (11 - product) % 10 === digit(number, number.length - 1);
}

function luhn(number: string): boolean {
  const total = [...number].reverse().reduce((whole, figure, at) => {
    const doubled = Number(figure) * (at % 2 === 0 ? 1 : 2);
    return whole + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return total % 10 === 0;
}

function austrian(number: string): boolean {
  const total = [...number.slice(1, 8)].reduce((whole, figure, at) => {
    const doubled = Number(figure) * (at % 2 === 0 ? 1 : 2);
    return whole + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - ((total + 4) % 10)) % 10 === digit(number, 8);
}

/** Government departments and health authorities have numbers without check digits. */
function british(number: string): boolean {
  if (!/^\d/u.test(number)) return true;
  const total = sum(number, [8, 7, 6, 5, 4, 3, 2]) + part(number, 7, 9);
  return total % 97 === 0 || (total + 55) % 97 === 0;
}

/** Companies' numbers check by modulus 11; since 2020 sole traders' check by modulus 97, letters as numbers from 10. */
function dutch(number: string): boolean {
  if (sum(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digit(number, 8)) return true;
  const figures = [...`NL${number}`].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(figures) % 97n === 1n;
}
