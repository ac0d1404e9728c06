import type { EventRow, TicketCategoryRow } from '#model/concerts.ts';
import { eventError } from '#model/concerts.ts';
import type { ChangeTicketCategoryInput, EventUserError } from '#model/generated.ts';
import { rateOf } from '#model/money.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { statedTimes } from './eventInput.ts';
import type { Wrong } from './eventTickets.ts';
import {
  checkWindow,
  comparedKind,
  isCapacity,
  readInstant,
  readLimit,
  readName,
  readPrice,
  readTaxRate,
} from './eventTickets.ts';
import type { EventStash } from './eventWriting.ts';

/** What the steps of `changeTicketCategory` hand on. */
export interface ChangeStash extends EventStash {
  /** The counts of the category, where it is to have fewer tickets. */
  stock: TicketStockRow[];
  /** Whether there is an answer that another try would not change. */
  isSettled: boolean;
}

/** The kind of tickets as it is to be, and everything that is wrong with it. */
export function readChange(
  event: EventRow,
  category: TicketCategoryRow,
  input: ChangeTicketCategoryInput,
): { changed: TicketCategoryRow; userErrors: EventUserError[] } {
  const wrong: Wrong[] = [];
  const name = readName(input.name ?? category.name, wrong);
  const compared = comparedKind(name);
  if (event.ticketCategories.some((other) => other.id !== category.id && comparedKind(other.name) === compared)) {
    wrong.push({ code: 'NAMED_TWICE', field: 'name' });
  }
  const taxRate = readTaxRate(input.taxRate ?? rateOf(category.taxRate), wrong);
  if (input.price && input.price.currency !== event.currency) {
    wrong.push({ code: 'MIXED_CURRENCIES', field: 'price.currency' });
  }
  const price = input.price ? readPrice(input.price, taxRate, wrong) : category.price;
  const { saleFrom: _from, saleUntil: _until, ...rest } = category;
  const changed: TicketCategoryRow = {
    ...rest,
    name,
    taxRate,
    price,
    capacity: readCapacity(category, input.capacity ?? null, wrong),
    perCustomer: readLimit(input.limitPerCustomer ?? category.perCustomer, wrong),
  };
  // Null takes a bound away; where nothing is said of it it stays.
  const saleFrom = Object.hasOwn(input, 'saleFrom')
    ? readInstant(input.saleFrom ?? null, 'saleFrom', wrong)
    : (category.saleFrom ?? null);
  const saleUntil = Object.hasOwn(input, 'saleUntil')
    ? readInstant(input.saleUntil ?? null, 'saleUntil', wrong)
    : (category.saleUntil ?? null);
  if (saleFrom !== null) changed.saleFrom = saleFrom;
  if (saleUntil !== null) changed.saleUntil = saleUntil;
  checkWindow(changed, statedTimes(event), wrong);
  return { changed, userErrors: wrong.map(({ code, field }) => eventError(code, field)) };
}

function readCapacity(category: TicketCategoryRow, stated: number | null, wrong: Wrong[]): number {
  if (stated === null || stated === category.capacity) return category.capacity;
  if (category.seatRows.length > 0) wrong.push({ code: 'NOT_CHANGEABLE', field: 'capacity' });
  else if (!isCapacity(stated)) wrong.push({ code: 'INVALID_CAPACITY', field: 'capacity' });
  return stated;
}
