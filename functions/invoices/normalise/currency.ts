import { minorUnitDigits } from '#model/currencies.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { ReadValue } from '#model/invoices.ts';
import { currencyOfCountry, DOLLAR_COUNTRIES } from './origin.ts';
import type { Origin } from './origin.ts';
import type { Printed } from './printed.ts';

/** How sure a currency is, by what names it. */
const SURE = {
  codePrinted: 0.97,
  symbolPrinted: 0.95,
  textract: 0.9,
  elsewhere: 0.85,
  dollarWithCountry: 0.9,
  dollarAlone: 0.8,
  country: 0.7,
  contradicted: 0.5,
} as const;

const SYMBOLS: readonly (readonly [RegExp, CurrencyCode])[] = [
  [/US\$|\$US|USD/u, 'USD'],
  [/C\$|CA\$|CAD/u, 'CAD'],
  [/A\$|AU\$|AUD/u, 'AUD'],
  [/S\$|SGD/u, 'SGD'],
  [/HK\$|HKD/u, 'HKD'],
  [/R\$|BRL|BZR/u, 'BRL'],
  [/€|\bEUR(?:OS?)?\b/iu, 'EUR'],
  [/£|\bGBP\b/u, 'GBP'],
  [/¥|￥|円|\bJPY\b/u, 'JPY'],
  [/zł|\bzl\b|\bPLN\b/iu, 'PLN'],
  [/\bRM(?=\s?\d|\b)|\bMYR\b/u, 'MYR'],
  [/₹|\bINR\b|\bRs\.?(?=\s?\d)/u, 'INR'],
  [/\bCHF\b|\bSFr\b/u, 'CHF'],
];
const OTHER_CODE = /\b(SEK|NOK|DKK|CZK|HUF|NZD|CNY|ZAR|MXN|TRY|AED|THB|RON|IDR|KRW|ILS|SAR|KWD|BHD|QAR|PHP|VND|TWD)\b/u;

/** The currency named in a printed piece of text; `$` alone answers `undefined` here, for it names several. */
export function currencyIn(printed: string): CurrencyCode | undefined {
  const text = withoutCompanies(printed);
  const known = SYMBOLS.find(([symbol]) => symbol.test(text))?.[1];
  if (known !== undefined) return known;
  const code = OTHER_CODE.exec(text)?.[1];
  return code !== undefined && isCurrency(code) ? code : undefined;
}

/** `Sdn Bhd` is a legal form in Malaysia, and `BHD` the dinar of Bahrain. */
const withoutCompanies = (text: string): string => text.replace(/S[DO]N\.? ?[B8]HD/giu, '');

export const isCurrency = (code: string): code is CurrencyCode => Object.hasOwn(minorUnitDigits, code);

/** The currencies that stand beside figures, most frequent first. */
export function currenciesBesideFigures(lines: readonly string[]): CurrencyCode[] {
  const counts = new Map<CurrencyCode, number>();
  // A code needs decimals beside it: `RON 95` is petrol, `SDN BHD 1234` a company.
  const beside =
    /(?:[A-Z]{1,3}\$|[€£¥￥₹]|\bRs\.?)\s?[-–(]?\d|\b[A-Z]{2,3}\s?[-–(]?\d[\d.,' ]*[.,]\d{2}\b|\d\s?(?:[€£¥円₹]|zł)|[.,]\d{2}\s?[A-Z]{3}\b/gu;
  for (const line of lines) {
    for (const match of withoutCompanies(line).matchAll(beside)) {
      const currency = currencyIn(match[0]);
      if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
}

export interface CurrencyReading {
  readonly currency: ReadValue<CurrencyCode> | null;
  /** Others that stand beside amounts. */
  readonly others: readonly CurrencyCode[];
}

/**
 * The invoice's currency: printed at the total, else at other amounts, else as Textract has it, else anywhere beside figures, else the supplier's
 * country's. Textract knows twelve codes and spells one `BZR`. https://docs.aws.amazon.com/textract/latest/dg/API_ExpenseCurrency.html
 */
export function readCurrency(
  total: Printed | undefined,
  amounts: readonly Printed[],
  named: readonly Printed[],
  lines: readonly string[],
  origin: Origin,
): CurrencyReading {
  const inFigures = currenciesBesideFigures(lines);
  const fromFields = amounts.flatMap((amount) => currencyIn(amount.text) ?? []);
  const all = [...new Set([...fromFields, ...inFigures])];
  const answer = (value: CurrencyCode, confidence: number, place: Printed | undefined): CurrencyReading => ({
    currency: { value, confidence, place: place?.place ?? null },
    others: all.filter((other) => other !== value),
  });

  const atTotal = total === undefined ? undefined : (currencyIn(total.text) ?? currencyIn(total.label));
  if (total !== undefined && atTotal !== undefined) return answer(atTotal, SURE.codePrinted, total);
  for (const field of named) {
    const currency = currencyIn(field.text);
    if (currency !== undefined) return answer(currency, SURE.codePrinted, field);
  }
  const commonest = mostFrequent(fromFields);
  if (commonest !== undefined)
    return answer(
      commonest,
      SURE.symbolPrinted,
      amounts.find((amount) => currencyIn(amount.text) === commonest),
    );

  const dollar =
    [total, ...amounts].find((amount) => amount?.text.includes('$') === true) ??
    (lines.some((line) => /\$\s?\d/u.test(line)) ? total : undefined);
  const home = currencyOfCountry(origin.country);
  if (dollar !== undefined || lines.some((line) => /\$\s?\d/u.test(line))) {
    const spoken = inFigures[0];
    if (spoken !== undefined) return answer(spoken, SURE.contradicted, dollar);
    if (origin.country !== undefined && DOLLAR_COUNTRIES.has(origin.country) && home !== undefined)
      return answer(home, SURE.dollarWithCountry, dollar);
    if (home !== undefined) return answer(home, SURE.contradicted, dollar);
    return answer('USD', SURE.dollarAlone, dollar);
  }
  const first = inFigures[0];
  if (first !== undefined) return answer(first, SURE.elsewhere, undefined);
  const codes = amounts
    .flatMap((amount) =>
      amount.currencyCode === undefined ? [] : [amount.currencyCode === 'BZR' ? 'BRL' : amount.currencyCode],
    )
    .filter(isCurrency);
  const code = mostFrequent(codes);
  if (code !== undefined)
    return answer(
      code,
      SURE.textract,
      amounts.find((amount) => amount.currencyCode !== undefined),
    );
  const anywhere = [...new Set(lines.flatMap((line) => currencyIn(line) ?? []))];
  const lone = anywhere[0];
  if (lone !== undefined && lone === home) return answer(lone, SURE.elsewhere, undefined);
  if (home !== undefined) return answer(home, SURE.country, undefined);
  if (lone !== undefined && anywhere.length === 1) return answer(lone, SURE.country, undefined);
  return { currency: null, others: all };
}

function mostFrequent(codes: readonly CurrencyCode[]): CurrencyCode | undefined {
  const counts = new Map<CurrencyCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
