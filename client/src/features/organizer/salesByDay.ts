import type { EventSalesQuery } from '../../graphql/graphql.ts';
import type { Money } from '../shop/price.ts';
import { sumOf } from '../shop/price.ts';

type DailySales = EventSalesQuery['eventSales'][number];

/** What was sold on one day. */
export interface DaySum {
  readonly day: string;
  readonly tickets: number;
  readonly gross: Money;
  readonly cancelledTickets: number;
  readonly refunded: Money;
  /** Of the day on which most was sold: 0 to 1. */
  readonly share: number;
}

/** What was sold on all days together. */
export type SalesTotal = Omit<DaySum, 'day' | 'share'>;

/** What was sold by day, oldest first, of one kind of tickets or of all (`null`), with the sum; `total` is null where there is nothing. */
export function salesByDay(
  sales: readonly DailySales[],
  categoryId: string | null,
): { readonly days: readonly DaySum[]; readonly total: SalesTotal | null } {
  const chosen = sales.filter((each) => categoryId === null || each.categoryId === categoryId);
  const days = [...new Set(chosen.map(({ day }) => day))].sort().flatMap((day) => {
    const sum = totalOf(chosen.filter((each) => each.day === day));
    return sum ? [{ day, ...sum }] : [];
  });
  const most = Math.max(1, ...days.map(({ tickets }) => tickets));
  return { days: days.map((day) => ({ ...day, share: day.tickets / most })), total: totalOf(chosen) };
}

function totalOf(sales: readonly DailySales[]): SalesTotal | null {
  const gross = sumOf(sales.map((each) => each.gross));
  const refunded = sumOf(sales.map((each) => each.refunded));
  if (!gross || !refunded) return null;
  return {
    tickets: sales.reduce((sum, { tickets }) => sum + tickets, 0),
    gross,
    cancelledTickets: sales.reduce((sum, { cancelledTickets }) => sum + cancelledTickets, 0),
    refunded,
  };
}
