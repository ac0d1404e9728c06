import { contentOf } from './content.ts';
import type { Content } from './content.ts';
import { generateInvoice } from './generate.ts';
import type { GeneratedInvoice } from './generate.ts';
import { paper } from './paper.ts';
import type { Language } from './vocabulary.ts';

/**
 * Rolls as tills print them, which measure only: no rule of the reader was made while looking at them. What tempts a reader stands on
 * them: a total before and after rounding, what was given and what came back, and tax once more by rate.
 */
const WIDTH = 230;
const LEFT = 12;
const RIGHT = WIDTH - 12;

const WORDS = {
  en: {
    title: 'TAX INVOICE',
    number: 'Receipt No',
    register: 'Company Reg. No. 0471922',
    subtotal: 'Subtotal',
    rounding: 'Rounding Adjustment',
    rounded: 'Total Rounded',
    cash: 'CASH',
    card: 'VISA',
    change: 'CHANGE',
    rate: 'VAT %',
    net: 'Net',
    tax: 'VAT',
    thanks: 'Thank you, please come again',
    items: 'Items sold',
  },
  de: {
    title: 'RECHNUNG',
    number: 'Bon-Nr.',
    register: 'HRB 47192',
    subtotal: 'Zwischensumme',
    rounding: 'Rundung',
    rounded: 'Summe gerundet',
    cash: 'Gegeben BAR',
    card: 'Kartenzahlung',
    change: 'Rückgeld',
    rate: 'MwSt %',
    net: 'Netto',
    tax: 'MwSt',
    thanks: 'Vielen Dank für Ihren Einkauf',
    items: 'Anzahl Artikel',
  },
  fr: {
    title: 'TICKET',
    number: 'Ticket No',
    register: 'RCS Paris 471 922 018',
    subtotal: 'Sous-total',
    rounding: 'Arrondi',
    rounded: 'Total arrondi',
    cash: 'Espèces',
    card: 'Carte bancaire',
    change: 'Rendu',
    rate: 'TVA %',
    net: 'HT',
    tax: 'TVA',
    thanks: 'Merci de votre visite',
    items: "Nombre d'articles",
  },
} as const satisfies Partial<Record<Language, Readonly<Record<string, string>>>>;

const TOTALS = { en: 'TOTAL', de: 'SUMME', fr: 'TOTAL TTC' } as const;

/** Draws the roll of a till: the same for the same seed. By the seed it is paid in cash, in cash and rounded, or by card with a table of taxes. */
export async function generateReceipt(seed: number): Promise<GeneratedInvoice> {
  const language = (['en', 'de', 'fr'] as const)[seed % 3] ?? 'en';
  const currency = language === 'en' ? 'GBP' : 'EUR';
  const spec = { seed, language, currency, layout: 'receipt' } as const;
  const { truth } = await generateInvoice(spec);
  const content = contentOf(spec);
  const paid = (['cash', 'rounded', 'card'] as const)[Math.floor(seed / 3) % 3] ?? 'cash';
  const due = paid === 'rounded' ? Math.round(content.total / 5) * 5 : content.total;
  const sheet = paper({}, [WIDTH, 330 + 25 * content.lines.length]);
  draw(sheet, content, language, paid, due);
  return {
    bytes: await sheet.done(),
    mediaType: 'application/pdf',
    fileName: `receipt-${seed}.pdf`,
    layout: 'receipt',
    truth: { ...truth, total: (due / 100).toFixed(2), dueDate: null },
  };
}

function draw(
  sheet: ReturnType<typeof paper>,
  content: Content,
  language: keyof typeof WORDS,
  paid: 'cash' | 'rounded' | 'card',
  due: number,
): void {
  const words = WORDS[language];
  const centre = (y: number, text: string, size = 8.5, bold = false): void =>
    sheet.write(WIDTH / 2 - sheet.widthOf(text, { size, bold }) / 2, y, text, { size, bold });
  const row = (y: number, label: string, value: string, bold = false, size = 8.5): void => {
    sheet.write(LEFT, y, label, { size, bold });
    sheet.write(RIGHT, y, value, { size, bold, right: true });
  };
  centre(16, content.vendor, 10.5, true);
  centre(30, words.register, 7.5);
  centre(41, content.vendorAddress.street);
  centre(52, content.vendorAddress.city);
  centre(63, `${content.words.vatNumber}: ${content.vendorAddress.vat}`, 7.5);
  centre(80, words.title, 9, true);
  row(95, `${words.number}: ${content.number}`, 'T02');
  const [year = '', month = '', day = ''] = content.issueDate.split('-');
  const separator = language === 'de' ? '.' : '/';
  row(107, `${day}${separator}${month}${separator}${year} 14:32:07`, '#0042');
  let y = 126;
  for (const line of content.lines) {
    sheet.write(LEFT, y, line.description, { size: 8.5 });
    row(y + 11, `   ${line.quantity} x ${content.plain(line.unitPrice)}`, content.plain(line.amount));
    y += 25;
  }
  sheet.line(LEFT, y, RIGHT, y);
  y += 6;
  row(y, words.subtotal, content.plain(content.subtotal));
  row(y + 13, `${words.tax} ${content.taxPercent}%`, content.plain(content.tax));
  y += 29;
  row(y, TOTALS[language], content.money(content.total), true, 11);
  y += 18;
  if (paid === 'rounded') {
    row(y, words.rounding, content.plain(due - content.total));
    row(y + 13, words.rounded, content.money(due), true, 9.5);
    y += 29;
  }
  if (paid === 'card') {
    row(y, words.card, content.plain(due));
    y += 20;
    sheet.write(LEFT, y, words.rate, { size: 8 });
    sheet.write(120, y, words.net, { size: 8, right: true });
    sheet.write(RIGHT, y, words.tax, { size: 8, right: true });
    sheet.write(LEFT, y + 12, `${content.taxPercent}%`, { size: 8 });
    sheet.write(120, y + 12, content.plain(content.subtotal), { size: 8, right: true });
    sheet.write(RIGHT, y + 12, content.plain(content.tax), { size: 8, right: true });
    y += 28;
  } else {
    const given = Math.ceil(due / 5_000) * 5_000 + 5_000;
    row(y, words.cash, content.plain(given));
    row(y + 13, words.change, content.plain(given - due));
    y += 29;
  }
  centre(y + 6, `${words.items}: ${content.lines.length}`, 8);
  centre(y + 20, words.thanks, 8);
}
