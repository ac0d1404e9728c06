import fc from 'fast-check';
import type { ProductRow } from '#model/catalog.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import { orderLimits, priceOrder } from '#model/orders.ts';
import { describe, expect, it } from 'vitest';
import { cartLimits } from './cart.ts';
import { priceOfLine, priceOfLines, taxesOf } from './price.ts';

const currencies = ['EUR', 'JPY', 'KWD'] as const;

function product(index: number, price: number, taxRate: number, currency: ProductRow['currency']): ProductRow {
  return {
    id: `product-${String(index)}`,
    sku: 'SKU',
    name: 'Shirt',
    description: '',
    category: 'Clothes',
    price,
    currency,
    taxRate,
    active: true,
    stock: 1,
    stockVersion: 1,
    stockChangedAt: '2026-11-21T00:00:00.000Z',
    lowStockAt: 0,
    images: [],
    version: 1,
    createdAt: '2026-11-21T00:00:00.000Z',
    updatedAt: '2026-11-21T00:00:00.000Z',
    catalog: 'CATALOG',
    nameKey: 'shirt',
  };
}

describe('the cart’s own sums', () => {
  it('are what the server will make of it, whatever is in the cart', () => {
    const line = fc.record({
      price: fc.integer({ min: 100, max: 9_999_999 }),
      taxRate: fc.integer({ min: 0, max: 10_000 }),
      quantity: fc.integer({ min: 1, max: orderLimits.quantity }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: orderLimits.lines }),
        fc.constantFrom(...currencies),
        (lines, currency) => {
          const products = lines.map(({ price, taxRate }, index) => product(index, price, taxRate, currency));
          const asked = lines.map(({ quantity }, index) => ({ productId: `product-${String(index)}`, quantity }));
          const { priced } = priceOrder(asked, products);
          // What no card can be charged with is refused, whatever it comes to.
          fc.pre(priced !== null);
          const shown = lines.map(({ price, taxRate, quantity }) => ({
            price: moneyOf(price, currency),
            taxRate: rateOf(taxRate),
            quantity,
          }));
          expect(priceOfLines(shown)).toEqual({
            net: moneyOf(priced.subtotal, currency),
            tax: moneyOf(priced.tax, currency),
            total: moneyOf(priced.total, currency),
          });
          expect(shown.map((each) => priceOfLine(each).tax)).toEqual(
            priced.lines.map(({ tax }) => moneyOf(tax, currency)),
          );
        },
      ),
    );
  });

  it('are none where there is nothing, or several currencies', () => {
    const line = (currency: (typeof currencies)[number]) => ({
      price: moneyOf(100, currency),
      taxRate: '19.00',
      quantity: 1,
    });
    expect(priceOfLines([])).toBeNull();
    expect(priceOfLines([line('EUR'), line('JPY')])).toBeNull();
  });

  it('say the tax of each rate once', () => {
    const line = (amount: string, taxRate: string) => ({
      price: { amount, currency: 'EUR' as const },
      taxRate,
      quantity: 1,
    });
    expect(taxesOf([line('10.00', '19.00'), line('1.00', '7.00'), line('2.00', '19.00')])).toEqual([
      { rate: '7.00', tax: { amount: '0.07', currency: 'EUR' } },
      { rate: '19.00', tax: { amount: '2.28', currency: 'EUR' } },
    ]);
  });

  it('keep to the bounds of an order', () => {
    expect(cartLimits).toEqual({ lines: orderLimits.lines, quantity: orderLimits.quantity });
  });
});
