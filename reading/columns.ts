import { around, overlapAcross } from './page.ts';
import type { Box } from './page.ts';
import { tokensOf } from './fold.ts';
import { boxBetween, heightOf, WIDE_GAP } from './rows.ts';
import type { Row, Segment } from './rows.ts';
import { amountsIn, datesIn } from './values.ts';

/** What a column of a table of items holds. */
export type ColumnKind =
  | 'description'
  | 'quantity'
  | 'unitPrice'
  | 'amount'
  | 'code'
  | 'position'
  | 'tax'
  | 'unit'
  | 'discount'
  | 'date';

export interface Column extends Box {
  readonly kind: ColumnKind;
  readonly heading: string;
}

const HEADINGS: Readonly<Record<ColumnKind, string>> = {
  description: `description, item, items, item description, details, product, service, services, article, particulars, activity, goods, work, product description, description of goods, item name, product name, product service,
    beschreibung, bezeichnung, artikel, artikelbezeichnung, artikelbeschreibung, leistung, leistungen, produkt, leistungsbeschreibung, warenbezeichnung, artikel bezeichnung, text,
    designation, libelle, produit, prestation, prestations, intitule, omschrijving, dienst, artikelomschrijving, dienst omschrijving, descripcion, concepto, articulo, descrizione, prodotto,
    nazwa, nazwa towaru, nazwa towaru lub uslugi, nazwa uslugi, opis, towar, usluga, wyszczegolnienie, towar usluga, nazwa towaru uslugi`,
  quantity: `qty, quantity, quant, hours, hrs, units, no of units, menge, anzahl, stuck, anz, stk, qte, quantite, nombre, aantal, hoeveelheid, uren, cantidad, cant, quantita, qta, ilosc, liczba, u o m qty`,
  unitPrice: `unit price, price, rate, unit cost, price each, each, u price, unit price net, price per unit, cost, unit, unit amount, net price, einzelpreis, preis, epreis, ep, stuckpreis, nettopreis, vkpreis, einzel, preis pro einheit, stundensatz, einzelpreis netto, preis einheit,
    prix unitaire, prix unitaire ht, pu, p u, pu ht, p u ht, prix, prix unit, tarif, prix unit ht, prijs, stukprijs, prijs per stuk, tarief, eenheidsprijs, per stuk, prijs stuk, precio, precio unitario, prezzo, prezzo unitario,
    cena, cena jedn, cena netto, cena jednostkowa, cena jedn netto, cena jednostkowa netto, cena j netto`,
  amount: `amount, total, line total, ext price, extended price, extension, net amount, total price, price total, line amount, total amount, sum, value, net value, net, total net, amount net,
    betrag, gesamt, gesamtpreis, summe, nettowert, zeilenbetrag, positionsbetrag, gesamtbetrag, gp, nettobetrag, betrag netto, gesamt netto, gesamtpreis netto, gpreis, wert,
    montant, montant ht, total ht, prix ht, prix total, prix total ht, montant total, bedrag, totaal, prijs incl btw, totaalprijs, totaal excl, bedrag excl btw, totaal excl btw, regelbedrag, totaalbedrag, importe, importo, totale,
    wartosc, wartosc netto, kwota, kwota netto, suma, razem, wartosc sprzedazy netto`,
  code: `sku, code, item no, item code, item number, item #, product code, product no, artnr, art nr, art no, artikelnr, artikelnummer, artikel nr, artno, part no, part number, ref, reference, gtin, ean, indeks, kod, artnrlieferant, artnrkunde, codice, codigo, bestellnr, gtu, pkwiu, material`,
  position: `pos, position, no, nr, lp, #, l p, line, sno, s no, sl no, sr no, sl, n`,
  tax: `vat, vat %, vat rate, tax, tax rate, taxes, gst, mwst, ust, mwstsatz, ustsatz, steuer, steuersatz, tva, taux tva, tva taux, btw, btwtarief, iva, stawka, stawka vat, vat stawka, kwota vat, wartosc vat, vat amount, wartosc brutto, brutto, prix ttc, total ttc, montant ttc, gross, gross amount, total gross, mwst betrag, bruttobetrag`,
  unit: `uom, um, u m, unit of measure, einheit, einh, mengeneinheit, me, vkegeb, unite, eenheid, jm, j m, jedn, jedn miary, jednostka, mengeinheit, measure`,
  discount: `disc, discount, rabatt, remise, rem, korting, rabat, disc %, descuento, sconto, nachlass`,
  date: `date, datum, data, fecha, dates`,
};

const HEADING_OF: ReadonlyMap<string, ColumnKind> = new Map(
  Object.entries(HEADINGS).flatMap(([kind, phrases]) =>
    phrases.split(',').map((phrase): [string, ColumnKind] => [phrase.trim().replace(/\s+/gu, ' '), kind as ColumnKind]),
  ),
);
const LONGEST_HEADING = 5;

/** The head of a table of items: its columns, and the rows it covers. */
export interface Heading {
  readonly columns: readonly Column[];
  readonly rows: readonly number[];
}

const LINES_OF_A_HEADING = 3;

/** The head that a row announces, with headings that neighbouring rows break off (`Unit` above `price`, `Positions-` above `betrag`). */
export function headingAt(rows: readonly Row[], index: number): Heading | undefined {
  const row = rows[index];
  if (row === undefined || !wordsAlone(row)) return undefined;
  const found = columnsIn(row);
  if (found.columns.length === 0 || found.known < found.tokens * 0.4) return undefined;
  const neighbours = neighboursOf(rows, index);
  const columns = [...found.columns];
  for (const cell of cellsOf([...neighbours, row])) {
    const above = columns.findIndex((column) => overlapAcross(column, cell.box) > 0);
    if (above >= 0) {
      const column = columns[above];
      const describes = cell.lines.some((line) => HEADING_OF.get(line) === 'description');
      // `Article number` above `Description`: the column holds both, and the second is what it is read for.
      if (column?.kind === 'code' && describes && !columns.some((other) => other.kind === 'description'))
        columns[above] = { ...column, kind: 'description' };
      continue;
    }
    const first = cell.text.split(' ')[0] ?? '';
    const kind =
      HEADING_OF.get(cell.text) ??
      HEADING_OF.get(first) ??
      cell.lines.map((line) => HEADING_OF.get(line)).find((one) => one !== undefined);
    if (kind !== undefined) columns.push({ kind, heading: cell.heading, ...cell.box });
  }
  const kinds = new Set(columns.map((column) => column.kind));
  const named = kinds.has('description') || (kinds.has('code') && kinds.has('quantity'));
  const priced = kinds.has('amount') || kinds.has('unitPrice');
  if (kinds.size < 2 || (!(named && priced) && !(kinds.has('quantity') && priced && kinds.size >= 3))) return undefined;
  return { columns: settled(columns), rows: [row.index, ...neighbours.map((neighbour) => neighbour.index)] };
}

function wordsAlone(row: Row): boolean {
  return (
    !datesIn(row.text).length && !amountsIn(row.text).some((amount) => amount.strong && /\d[.,]\d/u.test(amount.text))
  );
}

function columnsIn(row: Row): { columns: Column[]; known: number; tokens: number } {
  const tokens = tokensOf(row.text);
  const columns: Column[] = [];
  let known = 0;
  for (let at = 0; at < tokens.length; ) {
    let taken = 1;
    for (let length = Math.min(LONGEST_HEADING, tokens.length - at); length > 0; length -= 1) {
      const own = tokens.slice(at, at + length);
      const first = own[0];
      const last = own.at(-1);
      if (first === undefined || last === undefined || row.text.slice(first.start, last.end).includes(WIDE_GAP))
        continue;
      const kind = HEADING_OF.get(own.map((token) => token.folded).join(' '));
      if (kind === undefined) continue;
      columns.push({ kind, heading: row.text.slice(first.start, last.end), ...boxBetween(row, first.start, last.end) });
      taken = length;
      known += length;
      break;
    }
    at += taken;
  }
  return { columns, known, tokens: tokens.length };
}

/** Rows so close above and below, without figures, that they can only be further lines of the same headings. */
function neighboursOf(rows: readonly Row[], index: number): Row[] {
  const result: Row[] = [];
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= LINES_OF_A_HEADING; distance += 1) {
      const row = rows[index + step * distance];
      const before = rows[index + step * (distance - 1)];
      if (row === undefined || before === undefined || /\d/u.test(row.text) || row.words.length > 12) break;
      const gap = Math.max(row.top, before.top) - Math.min(row.bottom, before.bottom);
      if (gap > 0.6 * heightOf(row) || columnsIn(row).columns.length > 3) break;
      result.push(row);
    }
  }
  return result;
}

interface Cell {
  readonly text: string;
  readonly lines: readonly string[];
  readonly heading: string;
  readonly box: Box;
}

function cellsOf(rows: readonly Row[]): Cell[] {
  const stacks: Segment[][] = [];
  for (const segment of rows.flatMap((row) => row.segments).sort((a, b) => a.top - b.top)) {
    const stack = stacks.find((candidate) => candidate.some((other) => overlapAcross(other, segment) > 0));
    if (stack === undefined) stacks.push([segment]);
    else stack.push(segment);
  }
  return stacks.map((stack) => {
    const text = stack
      .map((segment) => segment.text)
      .join(' ')
      .replace(/(\p{L})- (?=\p{Ll})/gu, '$1');
    const folded = (part: string): string =>
      tokensOf(part)
        .map((token) => token.folded)
        .join(' ');
    return {
      text: folded(text),
      lines: stack.map((segment) => folded(segment.text)),
      heading: text,
      box: around(stack),
    };
  });
}

/** One column per kind of figure: the last price is the amount where no amount is announced, the first amount is the net one. */
function settled(columns: readonly Column[]): Column[] {
  const sorted = [...columns].sort((a, b) => a.left - b.left);
  if (!sorted.some((column) => column.kind === 'amount')) {
    const last = sorted.findLastIndex((column) => column.kind === 'unitPrice');
    return sorted.map((column, index) => (index === last ? { ...column, kind: 'amount' } : column));
  }
  const described = sorted.findIndex((column) => column.kind === 'description');
  const leading = sorted[0];
  // `Amount | Product | Price | Total`: an amount before the descriptions counts pieces.
  if (leading?.kind === 'amount' && described > 0 && sorted.slice(1).some((column) => column.kind === 'amount'))
    return settled([{ ...leading, kind: 'quantity' }, ...sorted.slice(1)]);
  const amounts = sorted.filter((column) => column.kind === 'amount');
  const chosen =
    amounts.length > 1
      ? (amounts.find((column) => /net|ht\b|exkl|excl/iu.test(column.heading)) ?? amounts.at(-1))
      : amounts[0];
  const result = sorted.map(
    (column): Column => (column.kind === 'amount' && column !== chosen ? { ...column, kind: 'tax' } : column),
  );
  const firstDescription = result.findIndex((column) => column.kind === 'description');
  return result.map((column, index) =>
    column.kind === 'description' && index !== firstDescription ? { ...column, kind: 'code' } : column,
  );
}

/** How far a figure stands from a column's heading: 0 where an edge or the middle is aligned. Infinity where nothing overlaps or nears. */
export function misalignment(figure: Box, column: Column): number {
  const reach = 3 * heightOf(column);
  if (overlapAcross(figure, column) < -reach) return Infinity;
  return Math.min(
    Math.abs(figure.right - column.right),
    Math.abs(figure.left - column.left),
    Math.abs((figure.left + figure.right) / 2 - (column.left + column.right) / 2),
  );
}
