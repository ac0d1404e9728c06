import { util } from '@aws-appsync/utils';
import { NOTE_PATTERN } from '#model/decisions.ts';
import type { OrderErrorCode } from '#model/errors.ts';
import type { MoneyInput, OrderUserError, PlaceOrderInput } from '#model/generated.ts';
import { ADDRESS_PATTERN } from '#model/intake.ts';
import { minorOf } from '#model/money.ts';
import type { AskedOrder } from '#model/orders.ts';
import { orderError, orderLimits } from '#model/orders.ts';
import { checkedBuyer } from './buyerInput.ts';
import { mayBeId } from './id.ts';

const LONGEST_KEY = 128;

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** Stripe's ids are letters, digits and underscores behind their kind. */
const PAYMENT_METHOD_PATTERN = '^pm_[0-9A-Za-z_]+(?![\\s\\S])';

/** The input in one form, and everything that is wrong with it by itself; `asked` is null where something is. */
export function checkedOrder(input: PlaceOrderInput): { asked: AskedOrder | null; userErrors: OrderUserError[] } {
  const userErrors: OrderUserError[] = lineErrors(input);
  const refuse = (code: OrderErrorCode, field: string) => {
    userErrors.push(orderError(code, field));
  };
  // Mails go there: the address must fit in a header, and in the index of the order desk.
  const email = input.email.toLowerCase();
  if (email.length > orderLimits.email || !util.matches(ADDRESS_PATTERN, email)) refuse('INVALID_EMAIL', 'email');
  const note = (input.shippingNote ?? '').trim();
  const noteIsClean = note === '' || (note.length <= orderLimits.note && util.matches(NOTE_PATTERN, note));
  if (!noteIsClean) refuse('INVALID_NOTE', 'shippingNote');
  const { buyer, wrong } = checkedBuyer(input.billTo);
  for (const part of wrong) refuse('INVALID_BILL_TO', `billTo.${part}`);
  const method = input.paymentMethodId ?? null;
  if (method !== null && !mayBePaymentMethod(method)) refuse('INVALID_PAYMENT_METHOD', 'paymentMethodId');
  const expected = statedTotal(input.expectedTotal);
  if (expected === null && input.expectedTotal) refuse('INVALID_AMOUNT', 'expectedTotal.amount');
  const keyLength = input.idempotencyKey.length;
  if (keyLength < 1 || keyLength > LONGEST_KEY) refuse('INVALID_IDEMPOTENCY_KEY', 'idempotencyKey');
  if (userErrors.length > 0) return { asked: null, userErrors };
  return {
    asked: {
      lines: input.lines.map(({ productId, quantity }) => ({ productId, quantity })),
      email,
      shippingNote: note === '' ? null : note,
      billTo: buyer,
      paymentMethodId: method,
      expectedTotal: expected,
    },
    userErrors,
  };
}

/** What is wrong with the lines. One more than an order may have is enough to see that it has too many: APPSYNC_JS ends loops of 1,000 rounds. */
function lineErrors({ lines }: PlaceOrderInput): OrderUserError[] {
  if (lines.length === 0) return [orderError('NO_LINES', 'lines')];
  if (lines.length > orderLimits.lines) return [orderError('TOO_MANY_LINES', 'lines')];
  const userErrors: OrderUserError[] = [];
  lines.forEach(({ productId, quantity }, index) => {
    if (!mayBeId(productId)) userErrors.push(orderError('PRODUCT_NOT_FOUND', `lines.${index}.productId`));
    else if (lines.findIndex((line) => line.productId === productId) < index) {
      userErrors.push(orderError('PRODUCT_NAMED_TWICE', `lines.${index}.productId`));
    }
    if (quantity < 1 || quantity > orderLimits.quantity) {
      userErrors.push(orderError('INVALID_QUANTITY', `lines.${index}.quantity`));
    }
  });
  return userErrors;
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
