import type { PurchaseKind } from '#model/purchaseKinds.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import { REFUND_STALLED_SECONDS } from '#model/refunds.ts';
import type { Payments } from '../../ports/payments.ts';
import { stripe } from '../../ports/stripe.ts';
import { stripeSecret } from '../../ports/stripeSecret.ts';
import { paymentRow } from '../commerceRows.ts';
import { text } from '../environment.ts';
import { refundRow } from '../refundRows.ts';
import { insertRow, tableOf } from '../table.ts';
import type { PaymentDesk } from './desk.ts';
import { paymentDesk } from './desk.ts';
import type { PaymentTable } from './paymentRows.ts';
import type { PurchaseTables } from './purchaseLines.ts';
import { linesIn } from './purchaseLines.ts';
import type { RefundDesk } from './refunds.ts';
import { refundDesk } from './refunds.ts';
import type { ReversalDesk } from './reversal.ts';
import { reversalDesk } from './reversal.ts';

/** What a function needs to talk with the provider: `PaymentProvider.trustedBy` sets it. */
export const providerSettings = { STRIPE_SECRET_ARN: text, STRIPE_API_URL: text };

/** What a function needs to pay: `PaymentProvider.usedBy` sets it. */
export const paymentSettings = { ...providerSettings, PAYMENTS_TABLE: text, PAYMENT_RETURN_URL: text };

/** What a function needs to move refunds: `PaymentProvider.refundedBy` sets it. */
export const refundSettings = {
  ...providerSettings,
  PAYMENTS_TABLE: text,
  REFUNDS_TABLE: text,
  ORDERS_TABLE: text,
  BOOKINGS_TABLE: text,
};

/** What a function needs to undo payments: `PaymentProvider.usedBy` and `undoneBy` set it. */
export const reversalSettings = { ...paymentSettings, REFUNDS_TABLE: text };

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

/** Where a function pays for purchases of a kind: with `environment({ ...paymentSettings, … })`. */
export function paymentDeskOf(settings: Settings<typeof paymentSettings>, kind: PurchaseKind = 'ORDER'): PaymentDesk {
  return paymentDesk({
    table: paymentTable(settings.PAYMENTS_TABLE),
    provider: providerOf(settings),
    purchase: kind,
    returnUrl: (id) => new URL(purchasePath({ kind, id }), settings.PAYMENT_RETURN_URL).href,
    now: () => new Date(),
  });
}

/** Where a function moves refunds: with `environment({ ...refundSettings, … })`. `stalledSeconds`: how long one may rest before it is looked at. */
export function refundDeskOf(
  settings: Settings<typeof refundSettings>,
  stalledSeconds: number = REFUND_STALLED_SECONDS,
): RefundDesk {
  return refundDeskOver(settings, { ORDER: settings.ORDERS_TABLE, BOOKING: settings.BOOKINGS_TABLE }, stalledSeconds);
}

function refundDeskOver(
  settings: Settings<Omit<typeof refundSettings, 'ORDERS_TABLE' | 'BOOKINGS_TABLE'>>,
  purchases: PurchaseTables,
  stalledSeconds: number,
): RefundDesk {
  const neighbours = { Payments: settings.PAYMENTS_TABLE, Refunds: settings.REFUNDS_TABLE };
  return refundDesk({
    refunds: tableOf(settings.REFUNDS_TABLE, refundRow, neighbours),
    payments: tableOf(settings.PAYMENTS_TABLE, paymentRow, neighbours),
    provider: providerOf(settings),
    linesOf: linesIn(purchases),
    clock: { now: () => new Date(), stalledSeconds },
  });
}

/** Where a function undoes payments of a kind: with `environment({ ...reversalSettings, … })`, and the table of its purchases. */
export function reversalDeskOf(
  settings: Settings<typeof reversalSettings>,
  { kind, table }: { readonly kind: PurchaseKind; readonly table: string },
): ReversalDesk {
  return reversalDesk({
    table: paymentTable(settings.PAYMENTS_TABLE),
    provider: providerOf(settings),
    purchase: kind,
    refunds: refundDeskOver(settings, { [kind]: table }, REFUND_STALLED_SECONDS),
    now: () => new Date(),
  });
}
