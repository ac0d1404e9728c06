import type { OrderPartsFragment, RefundOrderInput, RefundReason } from '../../graphql/graphql.ts';
import type { Money } from '../shop/price.ts';
import { isMore } from '../shop/price.ts';
import type { ChosenPieces } from './sums.ts';
import { priceOfChosen, typedAmount } from './sums.ts';

/** What is to be given back: pieces, an amount, or all that is left. */
export type RefundKind = 'PIECES' | 'AMOUNT' | 'EVERYTHING';

/** A refund, as it is chosen and typed. */
export interface RefundDraft {
  readonly kind: RefundKind;
  /** Pieces by product. */
  readonly pieces: Readonly<Record<string, number>>;
  readonly amount: string;
  readonly reason: RefundReason;
  readonly note: string;
  readonly restock: boolean;
}

/** Nothing yet. */
export const emptyRefund: RefundDraft = {
  kind: 'PIECES',
  pieces: {},
  amount: '',
  reason: 'CUSTOMER_REQUEST',
  note: '',
  restock: false,
};

/** A line of which pieces are left to give back, and how many of them are chosen: never more than there are. */
export interface RefundChoice extends ChosenPieces {
  readonly productId: string;
  readonly name: string;
}

type RefundableOrder = Pick<OrderPartsFragment, 'lines' | 'money'>;

/** The lines of an order of which something is left, with what is chosen of each. */
export function choicesOf({ lines, money }: RefundableOrder, { pieces }: RefundDraft): readonly RefundChoice[] {
  return money.refundableLines.flatMap(({ productId, name, quantity, total }) => {
    const ordered = lines.find((line) => line.product?.id === productId) ?? lines.find((line) => line.name === name);
    if (!ordered || quantity < 1) return [];
    const chosen = Math.min(pieces[productId] ?? 0, quantity);
    return [{ productId, name, unitPrice: ordered.unitPrice, left: quantity, leftTotal: total, chosen }];
  });
}

/** What the draft comes to; null where it says nothing yet, or no amount. */
export function sumOfRefund(order: RefundableOrder, draft: RefundDraft): Money | null {
  const { refundable } = order.money;
  switch (draft.kind) {
    case 'PIECES':
      return priceOfChosen(choicesOf(order, draft));
    case 'AMOUNT':
      return typedAmount(draft.amount, refundable);
    case 'EVERYTHING':
      return refundable;
  }
}

/** Whether the draft is more than is left; the server refuses it then. */
export function isTooMuch(order: RefundableOrder, draft: RefundDraft): boolean {
  const sum = sumOfRefund(order, draft);
  return sum !== null && isMore(sum, order.money.refundable);
}

/** The input that the draft makes; null where there is nothing to send. */
export function refundInputOf(
  order: RefundableOrder,
  draft: RefundDraft,
  idempotencyKey: string,
): RefundOrderInput | null {
  const sum = sumOfRefund(order, draft);
  if (!sum) return null;
  const said = {
    reason: draft.reason,
    ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    idempotencyKey,
  };
  switch (draft.kind) {
    case 'PIECES': {
      const lines = choicesOf(order, draft).flatMap(({ productId, chosen }) =>
        chosen > 0 ? [{ productId, quantity: chosen }] : [],
      );
      return { ...said, lines, restock: draft.restock };
    }
    case 'AMOUNT':
    // Also all that is left is sent as what was shown: more may be left by now, and nobody agreed to that.
    case 'EVERYTHING':
      return { ...said, amount: { amount: sum.amount, currency: sum.currency } };
  }
}

/** The product whose line an error is about: `lines.2.quantity` is of the third that was sent. Null where it is about none. */
export function productOfError(field: string | null, input: RefundOrderInput): string | null {
  const [section, index] = fieldOf(field).split('.');
  return section === 'lines' && index !== undefined ? String(input.lines?.[Number(index)]?.productId ?? '') : null;
}

/** The path of a field within the input: what says `input.amount` means `amount`. */
export function fieldOf(field: string | null): string {
  return (field ?? '').replace(/^input\./, '');
}
