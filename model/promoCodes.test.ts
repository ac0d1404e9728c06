import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portionOf } from './money.ts';
import type { PromoCodeRow } from './promoCodes.ts';
import { priceTickets, promoRefusal } from './promoCodes.ts';

const tickets = fc.record({
  categoryId: fc.constant('c'),
  name: fc.constant('Night, Stalls'),
  quantity: fc.integer({ min: 1, max: 10 }),
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 99_999_999 })),
  taxRate: fc.integer({ min: 0, max: 10_000 }),
});

const code = fc.option(
  fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ amount: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 99_999_999_999 })) }),
  ),
);

describe('the price of tickets (P8)', () => {
  it('is what its lines add up to, each its quantity times its unit price and taxed by itself', () => {
    fc.assert(
      fc.property(tickets, code, (wanted, taken) => {
        const { lines, discount, subtotal, tax, total } = priceTickets(wanted, taken);
        const sum = (name: 'net' | 'tax' | 'quantity') => lines.reduce((all, line) => all + line[name], 0);
        expect(sum('quantity')).toBe(wanted.quantity);
        expect(sum('net')).toBe(subtotal);
        expect(sum('tax')).toBe(tax);
        expect(subtotal + tax).toBe(total);
        expect(subtotal + discount).toBe(wanted.unitPrice * wanted.quantity);
        for (const line of lines) {
          expect(line.net).toBe(line.quantity * line.unitPrice);
          expect(line.tax).toBe(portionOf(line.net, wanted.taxRate));
          expect(line.quantity).toBeGreaterThan(0);
          expect(line.unitPrice).toBeGreaterThanOrEqual(0);
        }
        expect(new Set(lines.map(({ productId }) => productId)).size).toBe(lines.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never below 0, never above the price without a code, and 0 at a hundred per cent', () => {
    fc.assert(
      fc.property(tickets, code, (wanted, taken) => {
        const { total } = priceTickets(wanted, taken);
        expect(total).toBeGreaterThanOrEqual(0);
        // A half that is rounded in each of two lines makes one minor unit more than in one: as much as the least discount takes off.
        expect(total).toBeLessThanOrEqual(priceTickets(wanted, null).total);
        expect(priceTickets(wanted, { percent: 10_000 }).total).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stands in one line, under the category’s own id, where the tickets cost the same', () => {
    const wanted = { categoryId: 'c', name: 'Night, Stalls', quantity: 3, unitPrice: 1000, taxRate: 700 };
    expect(priceTickets(wanted, null).lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      ['c', 3],
    ]);
    expect(priceTickets(wanted, { amount: 300 }).lines.map(({ unitPrice }) => unitPrice)).toEqual([900]);
    expect(priceTickets(wanted, { amount: 100 }).lines).toMatchObject([
      { productId: 'c#1', quantity: 2, unitPrice: 967 },
      { productId: 'c', quantity: 1, unitPrice: 966 },
    ]);
  });
});

describe('a promo code', () => {
  const row: PromoCodeRow = {
    eventId: 'e',
    code: 'EARLY',
    percent: 1000,
    currency: 'EUR',
    validFrom: '2026-03-01T00:00:00.000Z',
    validUntil: '2026-04-01T00:00:00.000Z',
    maximumUses: 2,
    uses: 1,
    active: true,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  const inTime = '2026-03-01T00:00:00.000Z';

  it.each([
    ['is taken within its window', {}, inTime, null],
    ['is not taken before it', {}, '2026-02-28T23:59:59.999Z', 'PROMO_CODE_NOT_FOUND'],
    ['is taken until its last millisecond', {}, '2026-03-31T23:59:59.999Z', null],
    ['is not taken at its end', {}, '2026-04-01T00:00:00.000Z', 'PROMO_CODE_NOT_FOUND'],
    ['is not taken where it is switched off', { active: false }, inTime, 'PROMO_CODE_NOT_FOUND'],
    ['is not taken for another currency', { currency: 'JPY' }, inTime, 'PROMO_CODE_NOT_FOUND'],
    ['is used up', { uses: 2 }, inTime, 'PROMO_CODE_USED_UP'],
  ] as const)('%s', (_, stated, at, refusal) => {
    expect(promoRefusal({ ...row, ...stated }, 'EUR', at)).toBe(refusal);
  });

  it('answers alike where there is none', () => {
    expect(promoRefusal(null, 'EUR', inTime)).toBe('PROMO_CODE_NOT_FOUND');
  });
});
