import { util } from '@aws-appsync/utils';
import type { MoneyInput, PlaceOrderInput } from '#model/generated.ts';
import { minorOf } from '#model/money.ts';
import type { AskedOrder } from '#model/orders.ts';
import { orderLimits } from '#model/orders.ts';
import type { Buyer } from '#model/receipts.ts';
import { checkedBuyer } from './buyerInput.ts';

const LONGEST_KEY = 128;

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** Stripe's ids are letters, digits and underscores behind their kind. */
const PAYMENT_METHOD_PATTERN = '^pm_[0-9A-Za-z_]+(?![\\s\\S])';

/** What orders and bookings alike are told of their paying. */
type PayingInput = Pick<PlaceOrderInput, 'billTo' | 'paymentMethodId' | 'expectedTotal' | 'idempotencyKey'>;

/** What can be wrong with that. */
type PayingErrorCode = 'INVALID_BILL_TO' | 'INVALID_PAYMENT_METHOD' | 'INVALID_AMOUNT' | 'INVALID_IDEMPOTENCY_KEY';

/** Who buys, how they pay and what they expect to, in one form, and what is wrong with it. */
export function checkedPaying(input: PayingInput): {
  buyer: Buyer | null;
  method: string | null;
  expected: AskedOrder['expectedTotal'];
  faults: { code: PayingErrorCode; field: string }[];
} {
  const faults: { code: PayingErrorCode; field: string }[] = [];
  const refuse = (code: PayingErrorCode, field: string) => {
    faults.push({ code, field });
  };
  const { buyer, wrong } = checkedBuyer(input.billTo);
  for (const part of wrong) refuse('INVALID_BILL_TO', `billTo.${part}`);
  const method = input.paymentMethodId ?? null;
  if (method !== null && !mayBePaymentMethod(method)) refuse('INVALID_PAYMENT_METHOD', 'paymentMethodId');
  const expected = statedTotal(input.expectedTotal);
  if (expected === null && input.expectedTotal) refuse('INVALID_AMOUNT', 'expectedTotal.amount');
  const keyLength = input.idempotencyKey.length;
  if (keyLength < 1 || keyLength > LONGEST_KEY) refuse('INVALID_IDEMPOTENCY_KEY', 'idempotencyKey');
  return { buyer, method, expected, faults };
}

/** Whether a text may be the provider's id of a payment method at all. */
export function mayBePaymentMethod(method: string): boolean {
  return method.length <= orderLimits.paymentMethodId && util.matches(PAYMENT_METHOD_PATTERN, method);
}

/** The total that a caller states, in minor units; null where none is stated, or it is no amount. */
export function statedTotal(stated: MoneyInput | null | undefined): AskedOrder['expectedTotal'] {
  if (!stated || stated.amount.length > LONGEST_AMOUNT) return null;
  const minor = minorOf(stated.amount, stated.currency);
  return minor === null ? null : { minor, currency: stated.currency };
}
