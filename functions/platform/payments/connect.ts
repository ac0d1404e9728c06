import { REFUND_STALLED_SECONDS } from '#model/refunds.ts';
import type { Payments } from '../../ports/payments.ts';
import { stripe } from '../../ports/stripe.ts';
import { stripeSecret } from '../../ports/stripeSecret.ts';
import { orderRow, paymentRow } from '../commerceRows.ts';
import { text } from '../environment.ts';
import { refundRow } from '../refundRows.ts';
import { getRow, insertRow, tableOf } from '../table.ts';
import type { PaymentDesk } from './desk.ts';
import { paymentDesk } from './desk.ts';
import type { PaymentTable } from './paymentRows.ts';
import type { RefundDesk } from './refunds.ts';
import { refundDesk } from './refunds.ts';
import type { ReversalDesk } from './reversal.ts';
import { reversalDesk } from './reversal.ts';

/** What a function needs to talk with the provider: `PaymentProvider.trustedBy` sets it. */
export const providerSettings = { STRIPE_SECRET_ARN: text, STRIPE_API_URL: text };

/** What a function needs to pay: `PaymentProvider.usedBy` sets it. */
export const paymentSettings = { ...providerSettings, PAYMENTS_TABLE: text, PAYMENT_RETURN_URL: text };

/** What a function needs to move refunds: `PaymentProvider.refundedBy` sets it. */
export const refundSettings = { ...providerSettings, PAYMENTS_TABLE: text, REFUNDS_TABLE: text, ORDERS_TABLE: text };

type Settings<Names extends Readonly<Record<string, unknown>>> = Readonly<Record<keyof Names, string>>;

/** The payment provider. `patience`: milliseconds of one call, of which there may be two. */
export function providerOf(settings: Settings<typeof providerSettings>, patience?: number): Payments {
  return stripe({
    apiUrl: settings.STRIPE_API_URL,
    credentials: stripeSecret(settings.STRIPE_SECRET_ARN),
    ...(patience === undefined ? {} : { timeoutMilliseconds: patience }),
  });
}

/** The Payments table. */
export function paymentTable(tableName: string): PaymentTable {
  return {
    ...tableOf(tableName, paymentRow),
    async insert(row) {
      await insertRow('Payments', tableName, { ...row });
    },
  };
}

/** Where a function pays for orders: with `environment({ ...paymentSettings, … })`. */
export function paymentDeskOf(settings: Settings<typeof paymentSettings>): PaymentDesk {
  return paymentDesk({
    table: paymentTable(settings.PAYMENTS_TABLE),
    provider: providerOf(settings),
    returnUrl: (orderId) => `${settings.PAYMENT_RETURN_URL}/${orderId}`,
    now: () => new Date(),
  });
}

/** Where a function moves refunds: with `environment({ ...refundSettings, … })`. `stalledSeconds`: how long one may rest before it is looked at. */
export function refundDeskOf(
  settings: Settings<typeof refundSettings>,
  stalledSeconds: number = REFUND_STALLED_SECONDS,
): RefundDesk {
  const neighbours = { Payments: settings.PAYMENTS_TABLE, Refunds: settings.REFUNDS_TABLE };
  return refundDesk({
    refunds: tableOf(settings.REFUNDS_TABLE, refundRow, neighbours),
    payments: tableOf(settings.PAYMENTS_TABLE, paymentRow, neighbours),
    provider: providerOf(settings),
    linesOf: async (orderId) => (await getRow(settings.ORDERS_TABLE, { id: orderId }, orderRow))?.lines ?? [],
    clock: { now: () => new Date(), stalledSeconds },
  });
}

/** Where a function undoes payments of orders: with `environment({ ...paymentSettings, ...refundSettings, … })`. */
export function reversalDeskOf(settings: Settings<typeof paymentSettings & typeof refundSettings>): ReversalDesk {
  return reversalDesk({
    table: paymentTable(settings.PAYMENTS_TABLE),
    provider: providerOf(settings),
    refunds: refundDeskOf(settings),
    now: () => new Date(),
  });
}
