import { util } from '@aws-appsync/utils';
import { unchargeable } from '#model/charges.ts';
import type { SeatRowRow, TicketCategoryRow } from '#model/concerts.ts';
import { eventError, eventLimits } from '#model/concerts.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { EventErrorCode } from '#model/errors.ts';
import type { EventUserError, MoneyInput, SeatRowInput, TicketCategoryInput } from '#model/generated.ts';
import { minorOf, portionOf } from '#model/money.ts';
import type { StatedTimes } from './eventInput.ts';
import { instantOf, isoOf, rateFrom } from './eventInput.ts';
import { comparedName, isLine, trimmed } from './texts.ts';

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** Characters of a kind's name that are compared: twelve names are, in one step (texts.ts). */
const COMPARED = 70;

const ROW_NAME = '^[0-9A-Za-z]{1,6}(?![\\s\\S])';

/** Kinds of tickets as an event's row holds them; those that are new have the id ''. */
export interface StatedTickets {
  currency: CurrencyCode;
  ticketCategories: TicketCategoryRow[];
}

/** What is wrong with a kind of tickets, as a path below its own input. */
export interface Wrong {
  code: EventErrorCode;
  field: string;
}

/** All kinds of tickets of a draft, and everything that is wrong with them. `known` are those that it has already. */
export function readTickets(
  inputs: TicketCategoryInput[],
  known: TicketCategoryRow[],
  times: StatedTimes | null,
  userErrors: EventUserError[],
): StatedTickets {
  const currency = inputs[0]?.price.currency ?? 'EUR';
  if (inputs.length === 0) userErrors.push(eventError('NO_TICKET_CATEGORIES', 'ticketCategories'));
  if (inputs.length > eventLimits.ticketCategories) {
    userErrors.push(eventError('TOO_MANY_TICKET_CATEGORIES', 'ticketCategories'));
  }
  const names: Record<string, boolean> = {};
  const ids: Record<string, boolean> = {};
  const ticketCategories: TicketCategoryRow[] = [];
  // One more than there may be is enough to see that there are too many.
  inputs.slice(0, eventLimits.ticketCategories).forEach((input, index) => {
    const wrong: Wrong[] = [];
    const row = readCategory(input, wrong);
    if (input.price.currency !== currency) wrong.push({ code: 'MIXED_CURRENCIES', field: 'price.currency' });
    const compared = `n${comparedKind(row.name)}`;
    if (names[compared]) wrong.push({ code: 'NAMED_TWICE', field: 'name' });
    names[compared] = true;
    if (row.id !== '' && (ids[row.id] || !known.some(({ id }) => id === row.id)))
      wrong.push({ code: 'NOT_FOUND', field: 'id' });
    ids[row.id] = true;
    if (times) checkWindow(row, times, wrong);
    ticketCategories.push(row);
    for (const { code, field } of wrong) userErrors.push(eventError(code, `ticketCategories.${index}.${field}`));
  });
  return { currency, ticketCategories };
}

function readCategory(input: TicketCategoryInput, wrong: Wrong[]): TicketCategoryRow {
  const taxRate = readTaxRate(input.taxRate, wrong);
  const seatRows = readSeatRows(input.seatRows ?? [], wrong);
  const row: TicketCategoryRow = {
    id: input.id ?? '',
    name: readName(input.name, wrong),
    price: readPrice(input.price, taxRate, wrong),
    taxRate,
    capacity: readCapacity(input.capacity ?? null, seatRows, wrong),
    perCustomer: readLimit(input.limitPerCustomer ?? eventLimits.usualPerCustomer, wrong),
    seatRows,
  };
  const saleFrom = readInstant(input.saleFrom ?? null, 'saleFrom', wrong);
  const saleUntil = readInstant(input.saleUntil ?? null, 'saleUntil', wrong);
  if (saleFrom !== null) row.saleFrom = saleFrom;
  if (saleUntil !== null) row.saleUntil = saleUntil;
  return row;
}

/** The name of a kind of tickets, as those of one event are compared. */
export function comparedKind(name: string): string {
  return comparedName(name, COMPARED);
}

/** What a kind of tickets is called. */
export function readName(name: string, wrong: Wrong[]): string {
  const text = trimmed(name, eventLimits.categoryName);
  if (!isLine(text, eventLimits.categoryName)) wrong.push({ code: 'INVALID_VALUE', field: 'name' });
  return text;
}

/** Hundredths of a percent. */
export function readTaxRate(rate: string, wrong: Wrong[]): number {
  const points = rateFrom(rate);
  if (points === null) wrong.push({ code: 'INVALID_VALUE', field: 'taxRate' });
  return points ?? 0;
}

/** Minor units, before tax, of one ticket that can be paid for alone. */
export function readPrice(price: MoneyInput, taxRate: number, wrong: Wrong[]): number {
  const minor = price.amount.length > LONGEST_AMOUNT ? null : minorOf(price.amount, price.currency);
  if (minor === null) wrong.push({ code: 'INVALID_AMOUNT', field: 'price.amount' });
  else if (unchargeable(minor + portionOf(minor, taxRate), price.currency))
    wrong.push({ code: 'PRICE_NOT_PAYABLE', field: 'price' });
  return minor ?? 0;
}

/** Tickets that one customer may have. */
export function readLimit(limit: number, wrong: Wrong[]): number {
  if (limit < 1 || limit > eventLimits.perCustomer) wrong.push({ code: 'INVALID_VALUE', field: 'limitPerCustomer' });
  return limit;
}

/** UTC, ISO 8601; null where none is given. */
export function readInstant(text: string | null, field: string, wrong: Wrong[]): string | null {
  if (text === null) return null;
  const instant = instantOf(text);
  if (instant !== null) return isoOf(instant);
  wrong.push({ code: 'INVALID_SALE_WINDOW', field: field });
  return null;
}

/** A sale ends after it begins, and not after the event. */
export function checkWindow(
  category: Pick<TicketCategoryRow, 'saleFrom' | 'saleUntil'>,
  times: Pick<StatedTimes, 'starts' | 'ends'>,
  wrong: Wrong[],
): void {
  const saleFrom = category.saleFrom ?? null;
  const saleUntil = category.saleUntil ?? null;
  const until = saleUntil ?? isoOf(times.starts);
  if (until > isoOf(times.ends)) wrong.push({ code: 'INVALID_SALE_WINDOW', field: 'saleUntil' });
  if (saleFrom !== null && saleFrom >= until) {
    wrong.push({ code: 'INVALID_SALE_WINDOW', field: saleUntil === null ? 'saleFrom' : 'saleUntil' });
  }
}

function readCapacity(stated: number | null, seatRows: SeatRowRow[], wrong: Wrong[]): number {
  if (seatRows.length > 0) {
    const seats = seatRows.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    if (stated !== null && stated !== seats) wrong.push({ code: 'INVALID_CAPACITY', field: 'capacity' });
    return seats;
  }
  if (stated === null || !isCapacity(stated)) wrong.push({ code: 'INVALID_CAPACITY', field: 'capacity' });
  return stated ?? 0;
}

/** Whether there can be so many tickets of one kind. */
export function isCapacity(tickets: number): boolean {
  return tickets >= 1 && tickets <= eventLimits.capacity;
}

function readSeatRows(inputs: SeatRowInput[], wrong: Wrong[]): SeatRowRow[] {
  if (inputs.length > eventLimits.seatRows) {
    wrong.push({ code: 'INVALID_SEAT_ROWS', field: 'seatRows' });
    return [];
  }
  const names: Record<string, boolean> = {};
  let seats = 0;
  let bad = -1;
  inputs.forEach(({ row, first, last }, index) => {
    const isRow = util.matches(ROW_NAME, row) && first >= 1 && last >= first && last <= eventLimits.seatNumber;
    if (bad < 0 && (!isRow || names[row])) bad = index;
    names[row] = true;
    seats = seats + last - first + 1;
  });
  if (bad >= 0) wrong.push({ code: 'INVALID_SEAT_ROWS', field: `seatRows.${bad}` });
  else if (seats > eventLimits.seats) wrong.push({ code: 'INVALID_SEAT_ROWS', field: 'seatRows' });
  return inputs.map(({ row, first, last }) => ({ row, first, last }));
}
