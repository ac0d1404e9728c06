import { util } from '@aws-appsync/utils';
import { NOTE_PATTERN } from '#model/decisions.ts';
import type { OrderErrorCode } from '#model/errors.ts';
import type { OrderUserError, PlaceOrderInput } from '#model/generated.ts';
import { ADDRESS_PATTERN } from '#model/intake.ts';
import type { AskedOrder } from '#model/orders.ts';
import { orderError, orderLimits } from '#model/orders.ts';
import { mayBeId } from './id.ts';
import { checkedPaying } from './payingInput.ts';

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
  const { buyer, method, expected, faults } = checkedPaying(input);
  for (const { code, field } of faults) refuse(code, field);
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
