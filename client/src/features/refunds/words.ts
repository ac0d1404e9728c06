import type { RefundReason, RefundStatus } from '../../graphql/graphql.ts';

/** How each status of a refund is said to a person. */
export const refundWords: Readonly<Record<RefundStatus, string>> = {
  REQUESTED: 'Asked for',
  PENDING: 'On its way',
  SUCCEEDED: 'Given back',
  FAILED: 'Did not work',
  CLOSED: 'Closed',
};

/** Why money is given back, as it is said to a person. */
export const reasonWords: Readonly<Record<RefundReason, string>> = {
  CUSTOMER_REQUEST: 'Changed their mind',
  NOT_DELIVERED: 'Did not arrive',
  DAMAGED: 'Arrived damaged',
  WRONG_ITEM: 'Something else arrived',
  DUPLICATE: 'Ordered or charged twice',
  GOODWILL: 'To be kind',
  OTHER: 'Something else',
  ORDER_UNDONE: 'The order was undone',
  BOOKING_UNDONE: 'The booking was undone',
  BOOKING_CANCELLED: 'The booking was cancelled',
  EVENT_CANCELLED: 'The event was called off',
  AT_PROVIDER: 'Made at the payment provider',
};

/** Reasons that nobody can choose: the system gives them. */
const given: ReadonlySet<RefundReason> = new Set([
  'ORDER_UNDONE',
  'BOOKING_UNDONE',
  'BOOKING_CANCELLED',
  'EVENT_CANCELLED',
  'AT_PROVIDER',
]);

/** The reasons that somebody can choose, most usual first. */
export const chosenReasons: readonly RefundReason[] = (Object.keys(reasonWords) as RefundReason[]).filter(
  (reason) => !given.has(reason),
);

/** Whether a refund is still moving by itself. */
export function isUnderWay(status: RefundStatus): boolean {
  return status === 'REQUESTED' || status === 'PENDING';
}

/** The order or the booking that a refund is of, as far as it is to be seen. */
export type RefundedPurchase = { readonly kind: 'order' | 'booking'; readonly id: string };
