import type { MailRequest } from '#model/mail.ts';
import type { OrderRow } from '#model/orders.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { Registry } from '../registry.ts';
import { isPaid, issueCreditNote, mayBePaid } from '../registry.ts';
import { refundMailOf } from './refundMail.ts';

export interface CreditPlaces {
  readonly registry: Registry;
  refund(id: string): Promise<RefundRow | null>;
  order(id: string): Promise<OrderRow | null>;
  /** Resolves once the request cannot be lost any more; the same id again sends nothing twice. */
  ask(mail: MailRequest): Promise<void>;
  /** The web app's origin. */
  readonly webUrl: string;
}

/** What became of it: the credit note's number, or why there is none. */
export type Credited = { readonly number: string } | { readonly none: 'NOT_GIVEN_BACK' | 'NEVER_PAID' };

/** What is captured is given back at the provider, by hand, before the order says that it is paid: its receipt comes first. */
export class OrderNotSettled extends Error {
  override readonly name = 'OrderNotSettled';
}

/**
 * Issues the credit note of a refund that succeeded, however often it is called and whatever became of the refund afterwards, and then has its mail
 * sent, which bears the number. An order that was undone before it was paid has no receipt that a credit note could correct.
 * Throws OrderNotSettled while the order may still be paid, OvertakenError, and the SDK's errors: the same call again goes on.
 */
export async function creditRefund(refundId: string, places: CreditPlaces): Promise<Credited> {
  const { registry, webUrl } = places;
  const refund = await places.refund(refundId);
  if (!refund?.succeededAt) return { none: 'NOT_GIVEN_BACK' };
  const order = await places.order(refund.orderId);
  if (order && mayBePaid(order)) throw new OrderNotSettled(`${order.id} is ${order.status}.`);
  if (!order || !isPaid(order)) return { none: 'NEVER_PAID' };
  const note = await issueCreditNote(order, refund, registry);
  await places.ask(refundMailOf({ order, refund, note }, webUrl));
  return { number: note.number };
}
