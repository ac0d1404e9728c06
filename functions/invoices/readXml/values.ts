import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import type { Decimal, InvoiceDetail, ReadValue } from '#model/invoices.ts';
import { beginningOf } from '../../platform/beginning.ts';
import { keysOf } from '../../platform/rows.ts';

/** XML is exact: what stands in it stands there surely, and nowhere on a page. */
export function exactly<Value>(value: Value): ReadValue<Value> {
  return { value, confidence: 1, place: null };
}

/** A text of at most `length` characters, or null. */
export function asText(text: string | undefined, length = 300): ReadValue<string> | null {
  return text === undefined ? null : exactly(beginningOf(text, length));
}

/** Digits of an amount at most: more than any currency needs. */
const MAXIMUM_DIGITS = 30;

/** Fields whose values are not of the form that their format asks for; each is null then, and named here. */
export class Broken {
  private readonly found = new Set<string>();

  add(field: string): null {
    this.found.add(field);
    return null;
  }

  get fields(): readonly string[] {
    return [...this.found];
  }
}

/**
 * An `xs:decimal`: exact, with the decimals that stand there. https://www.w3.org/TR/xmlschema-2/#decimal
 */
export function asDecimal(text: string | undefined, field: string, broken: Broken): ReadValue<Decimal> | null {
  if (text === undefined) return null;
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?$/u.exec(text.length > MAXIMUM_DIGITS ? '' : text);
  const [, sign, whole = '', decimals = ''] = match ?? [];
  if (!match || !/\d/u.test(text)) return broken.add(field);
  const value = `${whole === '' ? '0' : whole}${decimals === '' ? '' : `.${decimals}`}`;
  return exactly(sign === '-' && /[1-9]/u.test(value) ? `-${value}` : value);
}

/** An `xs:date`, perhaps with a zone or a time behind it: the day. */
export function asDay(text: string | undefined, field: string, broken: Broken): ReadValue<string> | null {
  if (text === undefined) return null;
  const day = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/u.exec(text)?.[1];
  return day !== undefined && isDay(day) ? exactly(day) : broken.add(field);
}

/** A day of the calendar, as `2026-02-28`. */
export function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

const currencies: ReadonlySet<string> = new Set(keysOf(minorUnitDigits));

function isCurrency(code: string): code is CurrencyCode {
  return currencies.has(code);
}

/** A currency of ISO 4217, however its letters are written. */
export function asCurrency(text: string | undefined, broken: Broken): ReadValue<CurrencyCode> | null {
  if (text === undefined) return null;
  const code = text.toUpperCase();
  return isCurrency(code) ? exactly(code) : broken.add('currency');
}

/** An account's number without spaces. One that is no right IBAN is kept, so that a check can say so. */
export function asIban(text: string | undefined): ReadValue<string> | null {
  return asText(text?.replace(/\s/gu, '').toUpperCase(), 40);
}

/** A bank's identifier (ISO 9362), or null where it is none. */
export function asBic(text: string | undefined): ReadValue<string> | null {
  const bic = text?.replace(/\s/gu, '').toUpperCase();
  return bic !== undefined && /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(bic) ? exactly(bic) : null;
}

/** A detail, or none where there is no text. `label` is the name that its format gives it. */
export function detail(
  type: string,
  label: string,
  text: string | undefined,
  party: InvoiceDetail['party'] = null,
): InvoiceDetail[] {
  return text === undefined ? [] : [{ type, label, party, ...exactly(beginningOf(text, 300)) }];
}
