import type { ReadValue } from '#model/invoices.ts';
import { ibanFault, ibanLength } from '../checks/iban.ts';
import { stretchOf } from './rows.ts';
import type { PrintedRow } from './rows.ts';

/** Where to pay, as printed. */
export interface Bank {
  readonly iban: ReadValue<string> | null;
  readonly bic: ReadValue<string> | null;
  /** Further accounts, in printed order, and then those that money is taken from. */
  readonly otherIbans: readonly ReadValue<string>[];
}

/** An IBAN as it may be printed: in groups, with points or hyphens. */
const PRINTED_IBAN = /(?<![A-Z0-9])[A-Z]{2}[ .-]?\d{2}(?:[ .\u00a0\t-]?[A-Z0-9]){10,40}/gu;
const LABEL = /\bI\.?B\.?A\.?N\b/u;
const BIC_LABEL =
  /\b(?:BIC|SWIFT|BIC\/SWIFT|SWIFT\/BIC)(?:[ /-]?(?:BIC|SWIFT|CODE|NR|NO))*[.:\s]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Z0-9])/gu;
/** Words that make an account the payer's: money is taken from it. */
const PAYERS =
  /\b(?:IHR(?:EM|ES)? KONTO|YOUR (?:BANK )?ACCOUNT|UW REKENING|VOTRE COMPTE|ABGEBUCHT|EINGEZOGEN|DEBITED|DIRECT DEBIT|LASTSCHRIFT|PR[ÉE]L[ÈE]V\w*|INCASSO|DOMICILI\w+|MANDAT\w*)\b/u;
/** An account of the payer is shown as another one, hardly as the one to pay to. */
const PAYERS_CONFIDENCE = 0.4;
/** Not every bank is in a country with IBANs. */
const OTHER_BANKS = new Set('US CA AU NZ JP CN HK SG MY TH KR TW IN ID PH VN ZA MX MA KE NG AR CL CO PE'.split(' '));

/** The first account of the document that is to be paid to, with its bank. Unlabelled ones count only where their check digits are right. */
export function bankOf(rows: readonly PrintedRow[]): Bank {
  const found = rows.flatMap((row, index) => ibansIn(row, rows[index - 1]));
  const distinct = found.filter(
    (one, index) => found.findIndex((other) => other.read.value === one.read.value) === index,
  );
  const payees = distinct.filter((one) => !one.payers);
  const iban = payees.find((one) => ibanFault(one.read.value) === null) ?? payees[0];
  const bics = rows.flatMap(bicsIn);
  return {
    iban: iban?.read ?? null,
    bic: bics.find((bic) => bic.value.slice(4, 6) === iban?.read.value.slice(0, 2)) ?? bics[0] ?? null,
    otherIbans: [...distinct]
      .sort((one, other) => Number(one.payers) - Number(other.payers))
      .filter((one) => one !== iban)
      .map((one) => one.read),
  };
}

interface FoundIban {
  readonly read: ReadValue<string>;
  readonly payers: boolean;
}

/** Letters as capitals, at the places where they stood. */
const capitals = (text: string): string => text.replace(/[a-zéè]/gu, (letter) => letter.toUpperCase());

function ibansIn(row: PrintedRow, before: PrintedRow | undefined): FoundIban[] {
  const text = capitals(row.text);
  const above = before === undefined ? '' : capitals(before.text);
  const context = above.search(PRINTED_IBAN) < 0 ? `${above} ${text}` : text;
  return [...text.matchAll(PRINTED_IBAN)].flatMap((match): FoundIban[] => {
    const length = ibanLength(match[0].slice(0, 2));
    if (length === undefined) return [];
    const end = endOf(match[0], length);
    const value = match[0].slice(0, end).replace(/[^A-Z0-9]/gu, '');
    const labelled = LABEL.test(text.slice(0, match.index));
    if (ibanFault(value) !== null && !labelled) return [];
    const stretch = stretchOf(row, match.index, match.index + end);
    const payers = PAYERS.test(context);
    return [
      {
        read: {
          value,
          place: stretch.place,
          confidence: payers ? Math.min(stretch.confidence, PAYERS_CONFIDENCE) : stretch.confidence,
        },
        payers,
      },
    ];
  });
}

/** Where the IBAN ends in what was matched: at its country's length, or, written without a space, at the end of the word, which is then too long. */
function endOf(match: string, length: number): number {
  let count = 0;
  for (let at = 0; at < match.length; at += 1) {
    if (!/[A-Z0-9]/u.test(match.charAt(at))) continue;
    count += 1;
    if (count < length) continue;
    const rest = /^[A-Z0-9]*/u.exec(match.slice(at + 1))?.[0] ?? '';
    return at + 1 + rest.length;
  }
  return match.length;
}

function bicsIn(row: PrintedRow): ReadValue<string>[] {
  const text = capitals(row.text);
  return [...text.matchAll(BIC_LABEL)].flatMap((match) => {
    const value = match[1] ?? '';
    const country = value.slice(4, 6);
    if (ibanLength(country) === undefined && !OTHER_BANKS.has(country)) return [];
    const end = match.index + match[0].length;
    return [{ value, ...stretchOf(row, end - value.length, end) }];
  });
}
