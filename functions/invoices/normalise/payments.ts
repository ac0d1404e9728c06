import type { ReadValue } from '#model/invoices.ts';
import { scaled } from '../checks/decimals.ts';
import { AMOUNTS, parseAmount } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import { stretchOf } from './rows.ts';
import type { PrintedRow } from './rows.ts';

/** Labels of money given back, of what rounds a sum, and of cash: printed beside payments, and none itself. */
export const CHANGE =
  /^\W*(?:change|changes|rückgeld|ruckgeld|wechselgeld|rendu|monnaie rendue|reste rendu|wisselgeld|terug|reszta|vuelto|cambio|resto)\b/iu;
export const ROUNDING = /round|rundung|arrond|afrond|zaokr|redonde|arrotond/iu;
export const CASH = /\b(?:cash|tend|tender\w*|bar|gegeben|esp[eè]ces|contant|got[oó]wka|contanti|efectivo)\b/iu;

/** Words beside a payment that was made. */
const PAYMENT =
  /paid|payment|transfer|deposit|advance|card|visa|paypal|ideal|zahlung|[üu]berweis|anzahlung|bezahlt|virement|acompte|r[èe]glement|pay[ée]|betaling|betaald|vooruit|zaliczka|wp[łl]ata|zap[łl]ac|acconto|pagat|anticip/iu;
/** What a payment is worth that only its sum makes one. */
const BY_SUM = 0.85;

/** A payment that is printed as what it is and under no label: the amount, in a row that speaks of paying, by which less is due than the total. */
export function paymentOf(
  rows: readonly PrintedRow[],
  total: string | undefined,
  due: string | undefined,
  mark: DecimalMark | undefined,
): ReadValue<string> | null {
  if (total === undefined || due === undefined) return null;
  const paid = scaled(total) - scaled(due);
  if (paid <= 0n || scaled(due) <= 0n) return null;
  for (const row of rows) {
    if (!PAYMENT.test(row.text)) continue;
    for (const match of row.text.matchAll(AMOUNTS)) {
      const value = parseAmount(match[0], mark);
      if (value === undefined || (scaled(value) !== paid && scaled(value) !== -paid)) continue;
      const stretch = stretchOf(row, match.index, match.index + match[0].length);
      return { value, place: stretch.place, confidence: stretch.confidence * BY_SUM };
    }
  }
  return null;
}
