import { describe, expect, it } from 'vitest';
import { salesByDay } from './salesByDay.ts';

function sold(
  day: string,
  categoryId: string,
  tickets: number,
  gross: string,
  cancelledTickets = 0,
  refunded = '0.00',
) {
  return {
    day,
    categoryId,
    tickets,
    gross: { amount: gross, currency: 'EUR' as const },
    cancelledTickets,
    refunded: { amount: refunded, currency: 'EUR' as const },
  };
}

const sales = [
  sold('2026-11-20', 'stalls', 3, '64.20'),
  sold('2026-11-20', 'balcony', 1, '32.10'),
  sold('2026-11-21', 'stalls', 1, '21.40', 2, '42.80'),
];

describe('sales by day', () => {
  it('add up all kinds of tickets, oldest day first', () => {
    const { days, total } = salesByDay(sales, null);
    expect(days).toMatchObject([
      { day: '2026-11-20', tickets: 4, gross: { amount: '96.30' }, share: 1 },
      { day: '2026-11-21', tickets: 1, cancelledTickets: 2, refunded: { amount: '42.80' }, share: 0.25 },
    ]);
    expect(total).toMatchObject({ tickets: 5, gross: { amount: '117.70' }, cancelledTickets: 2 });
  });

  it('are those of one kind, where one is chosen', () => {
    expect(salesByDay(sales, 'balcony').days).toMatchObject([{ day: '2026-11-20', tickets: 1 }]);
    expect(salesByDay(sales, 'boxes')).toEqual({ days: [], total: null });
  });
});
