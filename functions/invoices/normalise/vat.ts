import type { ReadValue } from '#model/invoices.ts';
import { compactVatNumber, hasVatCountry, vatForm } from '../checks/vatNumber.ts';
import type { Printed } from './printed.ts';
import { stretchOf } from './rows.ts';
import type { PrintedRow } from './rows.ts';

/** A number with the prefix of its country, in groups as it may be printed. */
const PREFIXED =
  /(?<![A-Za-z0-9])(AT ?U|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|GR|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)((?:[ .-]?[A-Z0-9]){7,13})/gu;
/** Labels of VAT numbers. Those of registers, tax offices and companies are other numbers. */
const VAT_LABEL =
  /\b(?:vat|u\.?st\p{L}*|mwst|umsatzsteuer|uid|tva|t\.v\.a|btw|nip|p\.? ?iva|partita iva|iva|nif|cif|gst|gstin|moms|alv|mva|cvr|dic|oib|tin|abn|tax (?:id|no|number|reg)|ein)\b/iu;
const OTHER_LABEL =
  /\b(?:hrb|kvk|siren|siret|rcs|steuer-?n(?:r|ummer)|st\.?-?nr|regon|krs|co\.? ?(?:no|reg)|company|reg(?:istration)? no|roc)\b/iu;
/** Labels of the buyer's own number. */
const BUYERS =
  /\b(?:your|ihre?|uw|votre|vos|su|customer|client|kunden\p{L}*|klant\p{L}*|buyer|nabywc\p{L}*|recipient|bill to|cliente?)\b/iu;
/** What an unlabelled number that has a VAT number's form is worth. */
const UNLABELLED = 0.7;
/** A number that its label alone makes one. */
const FORMLESS = 0.75;

interface Candidate {
  readonly read: ReadValue<string>;
  readonly rank: number;
}

/** The supplier's VAT number, letters and digits only; the others that were printed, best first. The buyer's own is none of them. */
export function vatNumbersOf(fields: readonly Printed[], rows: readonly PrintedRow[]): ReadValue<string>[] {
  const buyers = new Set(
    fields.filter((field) => field.type === 'RECEIVER_VAT_NUMBER').map((field) => compactVatNumber(field.text)),
  );
  const candidates = [...rows.flatMap(inRow), ...fields.flatMap(inField)]
    .filter(({ read }) => !buyers.has(read.value))
    .sort((one, other) => other.rank - one.rank);
  return candidates
    .filter((one, index) => candidates.findIndex((other) => other.read.value === one.read.value) === index)
    .filter((one) => !candidates.some((other) => isPartlyRead(one.read.value, other.read.value)))
    .map(({ read }) => read);
}

/** Of two numbers of which one begins the other, that which has a form is the number: a reader may stop at a space, or read on into what follows. */
function isPartlyRead(one: string, other: string): boolean {
  if (one === other || !(one.startsWith(other) || other.startsWith(one))) return false;
  const [own, others] = [vatForm(one)?.passed === true, vatForm(other)?.passed === true];
  return own === others ? one.length < other.length : others;
}

function inRow(row: PrintedRow): Candidate[] {
  return [...row.text.matchAll(PREFIXED)].flatMap((match): Candidate[] => {
    const printed = fitting(match[0]);
    const label = row.text.slice(0, match.index).split('\t').slice(-2).join(' ');
    const near = label.slice(-40);
    const labelled = VAT_LABEL.test(near) && !OTHER_LABEL.test(near.slice(-16));
    const form = vatForm(printed);
    if (form === undefined || (!labelled && !form.passed) || /\bIBAN\b/iu.test(near)) return [];
    if (BUYERS.test(near)) return [];
    const stretch = stretchOf(row, match.index, match.index + printed.length);
    return [
      {
        read: {
          value: compactVatNumber(printed),
          place: stretch.place,
          confidence: labelled ? stretch.confidence : Math.min(stretch.confidence, UNLABELLED),
        },
        rank: (labelled ? 2 : 0) + (form.passed ? 2 : 0),
      },
    ];
  });
}

/** The longest beginning that has a VAT number's form: groups that follow may be of another number. All of it where none has. */
function fitting(printed: string): string {
  for (let end = printed.length; end > 8; end -= 1) {
    const part = printed.slice(0, end);
    if (/[A-Z0-9]$/u.test(part) && !/^[A-Z0-9]/u.test(printed.slice(end)) && vatForm(part)?.passed === true)
      return part;
  }
  return printed;
}

function inField(field: Printed): Candidate[] {
  const isVat =
    field.type === 'VENDOR_VAT_NUMBER' || field.type === 'VENDOR_GST_NUMBER' || field.type === 'VENDOR_ABN_NUMBER';
  const isTax = field.type === 'TAX_PAYER_ID' && VAT_LABEL.test(field.label);
  if (!isVat && !isTax) return [];
  if (OTHER_LABEL.test(field.label) || BUYERS.test(field.label)) return [];
  const value = compactVatNumber(fitting(field.text));
  if (value.length < 7 || !/\d{4}/u.test(value)) return [];
  const form = hasVatCountry(value) ? vatForm(value) : undefined;
  return [
    {
      read: {
        value,
        place: field.place,
        confidence: form === undefined ? Math.min(field.confidence, FORMLESS) : field.confidence,
      },
      rank: 1 + (form === undefined ? 0 : form.passed ? 2 : 1) + field.confidence / 2,
    },
  ];
}
