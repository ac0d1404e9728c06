import { bookingAttempts, orderAttempts, recurringAttempts } from '../orders/checkout/attempt.ts';
import { writeCart } from '../shop/cart.ts';

/** Takes with somebody who signs out what this browser keeps for them: the next person at it must not find what they wanted to order. */
export function leaveNothing(ownerId: string): void {
  orderAttempts.forget(ownerId);
  recurringAttempts.forget(ownerId);
  bookingAttempts.forget(ownerId);
  writeCart(ownerId, []);
}
