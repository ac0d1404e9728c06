import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import { vatNumberOf } from './vatNumbers.ts';
import { addresses, goods, legalForms, stems, trades, vocabularies } from './vocabulary.ts';
import type { Address, Currency, Language, Vocabulary } from './vocabulary.ts';

/** What a document says, before anything is drawn. Amounts are whole minor units. */
export interface Content {
  readonly language: Language;
  readonly currency: Currency;
  readonly creditNote: boolean;
  readonly vendor: string;
  readonly vendorAddress: Address;
  /** Undefined where the layout prints its own. */
  readonly iban: string | undefined;
  readonly domain: string;
  readonly receiver: readonly string[];
  readonly number: string;
  readonly orderNumber: string;
  readonly customerNumber: string;
  readonly issueDate: string;
  readonly dueDate: string | undefined;
  readonly deliveryDate: string | undefined;
  readonly taxPercent: number;
  readonly lines: readonly ContentLine[];
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
  readonly priorBalance: number;
  readonly amountPaid: number;
  readonly amountDue: number;
  readonly words: { readonly [Key in keyof Vocabulary]: string };
  readonly money: (amount: number) => string;
  /** Without the currency's symbol. */
  readonly plain: (amount: number) => string;
  readonly day: (iso: string) => string;
  readonly random: Random;
}

export interface ContentLine {
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
}

export interface ContentSpec {
  readonly seed: number;
  readonly language?: Language;
  readonly currency?: Currency;
  /** Lines of the table; 2 to 6 by default. */
  readonly lines?: number;
  readonly creditNote?: boolean;
  /** An amount that is due from before: amount due and total then differ. */
  readonly priorBalance?: boolean;
  /** Part of the total is already paid. */
  readonly prepaid?: boolean;
  /** Instead of the invented supplier. */
  readonly vendor?: string;
  /** Instead of the invented number. */
  readonly number?: string;
  /** Instead of the layout's own, in groups of four; letters and ledgers print one. */
  readonly iban?: string;
  /** Labels of this supplier's own making, instead of the language's. */
  readonly labels?: Readonly<Partial<Record<'number' | 'issueDate' | 'dueDate' | 'total', string>>>;
}

const TAX: Readonly<Record<Language, number>> = { en: 20, de: 19, fr: 20, nl: 21, pl: 23 };
const HOME: Readonly<Record<Language, Currency>> = { en: 'USD', de: 'EUR', fr: 'EUR', nl: 'EUR', pl: 'PLN' };
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  pl: [
    'stycznia',
    'lutego',
    'marca',
    'kwietnia',
    'maja',
    'czerwca',
    'lipca',
    'sierpnia',
    'września',
    'października',
    'listopada',
    'grudnia',
  ],
};
export const decimalsOf = (currency: Currency): number => (currency === 'JPY' ? 0 : 2);

/** Invents a supplier's invoice; the same for the same specification. */
export function contentOf(spec: ContentSpec): Content {
  const random = randomFrom(spec.seed);
  const language = spec.language ?? random.pick(['en', 'de', 'fr', 'nl', 'pl']);
  const currency = spec.currency ?? (language === 'en' ? random.pick(['USD', 'GBP', 'EUR', 'JPY']) : HOME[language]);
  const vocabulary = vocabularies[language];
  const home = addresses[language];
  const vendorAddress = language === 'en' ? (currency === 'USD' ? (home[1] ?? home[0]) : home[0]) : random.pick(home);
  const stem = random.pick(stems);
  const vendor = `${stem} ${random.pick(trades[language])} ${random.pick(legalForms[language])}`;
  const supplier = spec.vendor ?? vendor;
  const issued = Date.UTC(random.whole(2021, 2026), random.whole(0, 11), random.whole(1, 28));
  const iso = (days: number): string => new Date(issued + days * 86_400_000).toISOString().slice(0, 10);
  const sign = spec.creditNote === true ? -1 : 1;
  const lines = Array.from({ length: spec.lines ?? random.whole(2, 6) }, (): ContentLine => {
    const quantity = random.whole(1, 24);
    const unitPrice = currency === 'JPY' ? random.whole(300, 40_000) : random.whole(150, 98_000);
    return {
      description: random.pick(goods[language]),
      quantity: sign * quantity,
      unitPrice,
      amount: sign * quantity * unitPrice,
    };
  });
  const taxPercent = currency === 'JPY' ? 10 : currency === 'USD' && language === 'en' ? 8 : TAX[language];
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const tax = Math.round((subtotal * taxPercent) / 100);
  const total = subtotal + tax;
  const priorBalance = spec.priorBalance === true ? random.whole(500, 90_000) : 0;
  const amountPaid = spec.prepaid === true ? Math.round(total / random.whole(2, 5)) : 0;
  const style = random.whole(0, 2);
  const chosen = Object.fromEntries(
    Object.entries(vocabulary).map(([key, value]) => [key, typeof value === 'string' ? value : random.pick(value)]),
  ) as Content['words'];
  const words = { ...chosen, ...spec.labels };
  const year = iso(0).slice(0, 4);
  const running = String(random.whole(1, 99_999)).padStart(random.pick([3, 4, 5]), '0');
  return {
    language,
    currency,
    creditNote: spec.creditNote === true,
    vendor: supplier,
    vendorAddress: { ...vendorAddress, vat: vatNumberOf(supplier, vendorAddress.vat) },
    iban: spec.iban,
    domain: `${stem.toLowerCase().replace(/[^a-z]/gu, '')}.example`,
    receiver: receiverOf(language),
    number: numberOf(
      spec,
      random.pick([
        `INV-${running}`,
        `${year}-${running}`,
        `RE${year}/${running}`,
        `FA-${year}-${running}`,
        running.padStart(6, '7'),
        `${year}${running}`,
      ]),
    ),
    orderNumber: `PO-${random.whole(10_000, 99_999)}`,
    customerNumber: String(random.whole(10_000, 999_999)),
    issueDate: iso(0),
    dueDate: random.chance(0.85) ? iso(random.pick([14, 30, 21])) : undefined,
    deliveryDate: random.chance(0.5) ? iso(-random.whole(1, 9)) : undefined,
    taxPercent,
    lines,
    subtotal,
    tax,
    total,
    priorBalance,
    amountPaid,
    amountDue: total + priorBalance - amountPaid,
    words,
    money: (amount) => withSymbol(plainNumber(amount, language, currency), language, currency),
    plain: (amount) => plainNumber(amount, language, currency),
    day: (day) => printedDay(day, language, currency, style),
    random,
  };
}

/** The invented number is drawn all the same, so that whatever is drawn after it stays as it is. */
function numberOf({ number }: ContentSpec, invented: string): string {
  return number ?? invented;
}

function receiverOf(language: Language): readonly string[] {
  const home = {
    en: ['9 Theatre Lane', 'London WC2H 0DA'],
    de: ['Theaterplatz 3', '10117 Berlin'],
    fr: ['3 place du Théâtre', '75001 Paris'],
    nl: ['Theaterplein 3', '1017 CS Amsterdam'],
    pl: ['pl. Teatralny 3', '00-077 Warszawa'],
  };
  return ['Marquee Live', ...home[language]];
}

/** `1,234.56`, `1.234,56` or `1 234,56`, as the language has it. */
export function plainNumber(amount: number, language: Language, currency: Currency): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const thousands = language === 'en' ? ',' : language === 'de' || language === 'nl' ? '.' : '\u00a0';
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  const point = language === 'en' ? '.' : ',';
  return `${amount < 0 ? '-' : ''}${grouped}${decimals === 0 ? '' : point + digits.slice(-decimals)}`;
}

const SYMBOLS: Readonly<Record<Currency, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', PLN: 'zł' };

function withSymbol(number: string, language: Language, currency: Currency): string {
  const symbol = SYMBOLS[currency];
  if (language === 'en') return number.startsWith('-') ? `-${symbol}${number.slice(1)}` : `${symbol}${number}`;
  if (language === 'nl') return `${symbol} ${number}`;
  return `${number} ${symbol}`;
}

function printedDay(iso: string, language: Language, currency: Currency, style: number): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  if (style === 2) {
    if (language === 'en')
      return currency === 'USD' ? `${name} ${Number(day)}, ${year}` : `${Number(day)} ${name} ${year}`;
    return language === 'de' ? `${Number(day)}. ${name} ${year}` : `${Number(day)} ${name} ${year}`;
  }
  if (style === 1 && language === 'pl') return iso;
  switch (language) {
    case 'en':
      return currency === 'USD' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
    case 'de':
    case 'pl':
      return `${day}.${month}.${year}`;
    case 'fr':
      return `${day}/${month}/${year}`;
    case 'nl':
      return `${day}-${month}-${year}`;
  }
}
