import type { CurrencyCode as Currency } from '#model/currencies.ts';
import { portionOf } from '#model/money.ts';
import type { PaymentRow } from '#model/payments.ts';
import { priceRefund } from '#model/refundPrices.ts';
import { balancesAfter, leftOfLine } from '#model/refunds.ts';
import { describe, expect, it } from 'vitest';
import type { Money } from '../shop/price.ts';
import { decimalOf, isMore, isZero } from '../shop/price.ts';
import { priceOfChosen, priceOfPieces, typedAmount } from './sums.ts';

const euros = (amount: string): Money => ({ amount, currency: 'EUR' });

/** A paid order of one line, and its payment. */
function paid(currency: Currency, unitPrice: number, quantity: number, taxRate: number) {
  const net = unitPrice * quantity;
  const line = { productId: 'shirt', name: 'Shirt', quantity, unitPrice, taxRate, net, tax: portionOf(net, taxRate) };
  const payment = { currency, status: 'CAPTURED', captured: net + line.tax, refunded: 0 } as unknown as PaymentRow;
  return { line, payment };
}

describe('what pieces come to', () => {
  it.each<[Currency, number, number, string]>([
    ['EUR', 1999, 770, '0.00'],
    ['EUR', 1, 550, '0.00'],
    ['JPY', 1203, 770, '0'],
    ['KWD', 3250, 1000, '0.000'],
  ])('is what the server makes of it, in whatever portions: %s %d at %d', (currency, unitPrice, taxRate, zero) => {
    const money = (minor: number): Money => ({ amount: decimalOf(BigInt(minor), zero), currency });
    let priced = 0;
    for (const portions of [[7], [1, 1, 1, 1, 1, 1, 1], [2, 3, 2], [6, 1]]) {
      const { line, payment } = paid(currency, unitPrice, 7, taxRate);
      let balances = payment;
      for (const chosen of portions) {
        const { quantity: left, net, tax } = leftOfLine(line, balances);
        const shown = priceOfPieces({ unitPrice: money(unitPrice), left, leftTotal: money(net + tax), chosen });
        const asked = { lines: [{ productId: 'shirt', quantity: chosen }], amount: null };
        const byServer = priceRefund(asked, { lines: [line] }, balances).priced;
        // An amount that cannot be given back exactly is refused, not priced: https://docs.stripe.com/currencies#three-decimal
        if (!byServer) break;
        expect(shown).toEqual(money(byServer.amount));
        priced += 1;
        balances = { ...balances, ...balancesAfter(balances, byServer, null, 'SUCCEEDED') };
      }
    }
    expect(priced).toBeGreaterThan(1);
  });

  it('is nothing where no piece is chosen', () => {
    expect(priceOfChosen([{ unitPrice: euros('10.00'), left: 2, leftTotal: euros('23.80'), chosen: 0 }])).toBeNull();
    expect(priceOfChosen([])).toBeNull();
  });
});

describe('an amount that is typed', () => {
  it.each([
    ['12', '12.00'],
    ['12.5', '12.50'],
    [' 12,50 ', '12.50'],
    ['0.01', '0.01'],
    ['007.1', '7.10'],
  ])('%s is %s', (text, amount) => {
    expect(typedAmount(text, euros('0.00'))).toEqual(euros(amount));
  });

  it.each(['', '0', '0.00', '-1', '1.234', '1,234.50', '1e3', 'ten', '.5', '1.'])('%s is none', (text) => {
    expect(typedAmount(text, euros('0.00'))).toBeNull();
  });

  it('has the decimals of its currency', () => {
    expect(typedAmount('1200', { amount: '0', currency: 'JPY' })?.amount).toBe('1200');
    expect(typedAmount('1200.5', { amount: '0', currency: 'JPY' })).toBeNull();
    expect(typedAmount('3.25', { amount: '0.000', currency: 'KWD' })?.amount).toBe('3.250');
  });
});

describe('two amounts', () => {
  it('are compared as they are written', () => {
    expect(isZero(euros('0.00'))).toBe(true);
    expect(isZero(euros('0.01'))).toBe(false);
    expect(isMore(euros('10.00'), euros('9.99'))).toBe(true);
    expect(isMore(euros('9.99'), euros('9.99'))).toBe(false);
  });
});
