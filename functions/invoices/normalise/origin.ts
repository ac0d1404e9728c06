import type { CurrencyCode } from '#model/currencies.ts';
import type { DayOrder } from './dates.ts';

/** Where a document comes from, as far as its words tell. */
export interface Origin {
  readonly country: string | undefined;
  /** Whether words of a language other than English prevail, all of which write the day first. */
  readonly foreign: boolean;
}

const COUNTRY_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\bsdn\.? ?bhd\b|\bmalaysia\b|\bjalan\b|\bjln\b|\bselangor\b|\bjohor\b|\bkuala lumpur\b|\bRM ?\d/iu, 'MY'],
  [/\bsp\.? z ?o\.? ?o\b|\bpolska\b|\bpoland\b|\bNIP\b[: ]|\bREGON\b/u, 'PL'],
  [/\bGSTIN\b|\bCGST\b|\bSGST\b|\bindia\b|\bPAN no\b/iu, 'IN'],
  [/\bABN\b[: ]*\d|\baustralia\b/iu, 'AU'],
  [/\bcanada\b|\bHST\b|\bQST\b/iu, 'CA'],
  [/\bsingapore\b|\bpte\.? ltd\b/iu, 'SG'],
  [/\bhong kong\b/iu, 'HK'],
  [/\bnew zealand\b/iu, 'NZ'],
  [
    /\bunited kingdom\b|\bengland\b|\bscotland\b|\bGB ?\d{3} ?\d{4} ?\d{2}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\+44 /u,
    'GB',
  ],
  [/\bgermany\b|\bdeutschland\b|\bGmbH\b|\bDE ?\d{9}\b|\bUSt-?Id|\bSteuernummer\b/iu, 'DE'],
  [/\bfrance\b|\bSIRET\b|\bSARL\b|\bFR ?\d{2} ?\d{9}\b/iu, 'FR'],
  [/\bnederland\b|\bnetherlands\b|\bB\.V\.|\bKvK\b|\bNL ?\d{9} ?B\d{2}\b/iu, 'NL'],
  [/\bespaña\b|\bspain\b|\bC\.I\.F\b/iu, 'ES'],
  [/\bitalia\b|\bitaly\b|\bpartita iva\b/iu, 'IT'],
  [/\bschweiz\b|\bsuisse\b|\bswitzerland\b|\bCHE-?\d/iu, 'CH'],
  [/\bjapan\b|日本|株式会社/iu, 'JP'],
  [
    /\bunited states\b|\bUSA\b|\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]),? \d{5}(?:-\d{4})?\b/u,
    'US',
  ],
];

const CURRENCY_OF: Readonly<Record<string, CurrencyCode>> = {
  MY: 'MYR',
  PL: 'PLN',
  IN: 'INR',
  AU: 'AUD',
  CA: 'CAD',
  SG: 'SGD',
  HK: 'HKD',
  NZ: 'NZD',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  NL: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  CH: 'CHF',
  JP: 'JPY',
  US: 'USD',
};

/** Countries whose currency is written with a bare `$`. */
export const DOLLAR_COUNTRIES: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'SG', 'HK', 'NZ']);

const FOREIGN_WORDS =
  /\b(?:rechnung|rechnungs\p{L}*|datum|menge|betrag|gesamt\p{L}*|netto\p{L}*|mwst|ust|zahlbar|fällig|facture|montant|échéance|tva|quantité|désignation|client|factuur\p{L}*|aantal|bedrag|btw|totaal|omschrijving|vervaldatum|faktura|nabywca|sprzedawca|ilość|razem|termin|wystawienia|płatności|factura|importe|fecha|fattura|importo|scadenza)\b/giu;
const ENGLISH_WORDS =
  /\b(?:invoice|date|amount|quantity|qty|due|total|price|description|bill|payment|tax|receipt|thank|number|cash|change)\b/giu;

/** Reads country and language out of the printed lines. Names of the receiver's country count as little as any: the first sign that prevails wins. */
export function originOf(lines: readonly string[]): Origin {
  const text = lines.join('\n');
  const counts = COUNTRY_SIGNS.map(([sign, country]) => {
    const flags = sign.flags.includes('g') ? sign.flags : `${sign.flags}g`;
    return { country, count: text.match(new RegExp(sign.source, flags))?.length ?? 0 };
  }).sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  const country =
    first !== undefined && first.count > 0 && first.count > (second?.count ?? 0) ? first.country : undefined;
  const foreign = text.match(FOREIGN_WORDS)?.length ?? 0;
  const english = text.match(ENGLISH_WORDS)?.length ?? 0;
  return { country, foreign: foreign > english };
}

export function currencyOfCountry(country: string | undefined): CurrencyCode | undefined {
  return country === undefined ? undefined : CURRENCY_OF[country];
}

/** The order of day and month that the origin implies; undefined where it leaves that open. */
export function dayOrderOf(origin: Origin): DayOrder | undefined {
  if (origin.foreign) return 'day-first';
  if (origin.country === 'US') return 'month-first';
  if (origin.country === undefined || origin.country === 'CA') return undefined;
  return 'day-first';
}
