import { util } from '@aws-appsync/utils';
import type { CurrencyCode } from '#model/currencies.ts';
import { NOTE_PATTERN } from '#model/decisions.ts';
import type { RefundErrorCode } from '#model/errors.ts';
import type { RefundOrderInput, RefundUserError } from '#model/generated.ts';
import { minorOf } from '#model/money.ts';
import { orderLimits } from '#model/orders.ts';
import type { RefundReason } from '#model/refunds.ts';
import { isChosenReason, REFUND_NOTE_LENGTH } from '#model/refunds.ts';
import { mayBeId } from './id.ts';
import { refundError } from './refund.ts';

const LONGEST_KEY = 128;

/** No amount of any currency is written longer: model/money.ts. */
const LONGEST_AMOUNT = 20;

/** What its caller gave for a refund, checked and written in one form. */
export interface WantedRefund {
  orderId: string;
  lines: { productId: string; quantity: number }[] | null;
  /** In minor units. */
  amount: { minor: number; currency: CurrencyCode } | null;
  reason: RefundReason;
  note: string | null;
  restock: boolean;
}

/** The input in one form, and everything that is wrong with it by itself; `wanted` is null where something is. */
export function checkedRefund(
  orderId: string,
  input: RefundOrderInput,
): { wanted: WantedRefund | null; userErrors: RefundUserError[] } {
  const given = input.lines ?? null;
  const userErrors: RefundUserError[] = given ? lineErrors(given) : [];
  const refuse = (code: RefundErrorCode, field: string) => {
    userErrors.push(refundError(code, field));
  };
  if (given && input.amount) refuse('AMOUNT_OR_LINES', 'amount');
  const amount = amountOf(input);
  if (input.amount && !amount) refuse('INVALID_AMOUNT', 'amount.amount');
  if (!isChosenReason(input.reason)) refuse('INVALID_REASON', 'reason');
  const note = (input.note ?? '').trim();
  const noteIsClean = note === '' || (note.length <= REFUND_NOTE_LENGTH && util.matches(NOTE_PATTERN, note));
  if (!noteIsClean) refuse('INVALID_NOTE', 'note');
  const restock = input.restock === true;
  if (restock && !given) refuse('RESTOCK_NEEDS_LINES', 'restock');
  const keyLength = input.idempotencyKey.length;
  if (keyLength < 1 || keyLength > LONGEST_KEY) refuse('INVALID_IDEMPOTENCY_KEY', 'idempotencyKey');
  if (userErrors.length > 0) return { wanted: null, userErrors };
  return {
    wanted: {
      orderId,
      lines: given ? given.map(({ productId, quantity }) => ({ productId, quantity })) : null,
      amount,
      reason: input.reason,
      note: note === '' ? null : note,
      restock,
    },
    userErrors,
  };
}

/** One more than an order may have is enough: of those one stands twice, or is not in the order. APPSYNC_JS ends loops of 1,000 rounds. */
function lineErrors(given: NonNullable<RefundOrderInput['lines']>): RefundUserError[] {
  if (given.length === 0) return [refundError('NO_LINES', 'lines')];
  const lines = given.slice(0, orderLimits.lines + 1);
  const userErrors: RefundUserError[] = [];
  lines.forEach(({ productId, quantity }, index) => {
    if (!mayBeId(productId) || index === orderLimits.lines) {
      userErrors.push(refundError('LINE_NOT_FOUND', `lines.${index}.productId`));
    } else if (lines.findIndex((line) => line.productId === productId) < index) {
      userErrors.push(refundError('LINE_NAMED_TWICE', `lines.${index}.productId`));
    }
    if (quantity < 1 || quantity > orderLimits.quantity) {
      userErrors.push(refundError('INVALID_QUANTITY', `lines.${index}.quantity`));
    }
  });
  return userErrors;
}

function amountOf({ amount }: RefundOrderInput): WantedRefund['amount'] {
  if (!amount || amount.amount.length > LONGEST_AMOUNT) return null;
  const minor = minorOf(amount.amount, amount.currency);
  return minor === null || minor === 0 ? null : { minor, currency: amount.currency };
}

/** The input in one form, so that a repeated call is told from another one. APPSYNC_JS has no hash. */
export function canonicalRefund({ orderId, lines, amount, reason, note, restock }: WantedRefund): string {
  return JSON.stringify([
    orderId,
    lines ? lines.map(({ productId, quantity }) => [productId, quantity]) : null,
    amount ? [amount.minor, amount.currency] : null,
    reason,
    note,
    restock,
  ]);
}
