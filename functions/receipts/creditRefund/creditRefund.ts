import type { MailRequest } from '#model/mail.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { ReadDocumented } from '../documented.ts';
import type { Registry } from '../registry.ts';
import { issueCreditNote } from '../registry.ts';
import { refundMailOf } from './refundMail.ts';

export interface CreditPlaces {
  readonly registry: Registry;
  refund(id: string): Promise<RefundRow | null>;
  readonly purchase: ReadDocumented;
  /** Resolves once the request cannot be lost any more; the same id again sends nothing twice. */
  ask(mail: MailRequest): Promise<void>;
  /** The web app's origin. */
  readonly webUrl: string;
}

/** What became of it: the credit note's number, or why there is none. */
export type Credited = { readonly number: string } | { readonly none: 'NOT_GIVEN_BACK' | 'NEVER_PAID' };

/** What is captured is given back at the provider, by hand, before the purchase says that it is paid: its receipt comes first. */
export class PurchaseNotSettled extends Error {
  override readonly name = 'PurchaseNotSettled';
}

/**
 * Issues the credit note of a refund that succeeded, however often it is called and whatever became of the refund afterwards, and then has its mail
 * sent, which bears the number. A purchase that was undone before it was paid has no receipt that a credit note could correct.
 * Throws PurchaseNotSettled while the purchase may still be paid, OvertakenError, and the SDK's errors: the same call again goes on.
 */
export async function creditRefund(refundId: string, places: CreditPlaces): Promise<Credited> {
  const { registry, webUrl } = places;
  const refund = await places.refund(refundId);
  if (!refund?.succeededAt) return { none: 'NOT_GIVEN_BACK' };
  const purchase = await places.purchase(purchaseOf(refund));
  if (purchase?.stage === 'OPEN') throw new PurchaseNotSettled(`${purchase.id} may still be paid.`);
  if (purchase?.stage !== 'PAID') return { none: 'NEVER_PAID' };
  const note = await issueCreditNote(purchase, refund, registry);
  await places.ask(refundMailOf({ purchase, refund, note }, webUrl));
  return { number: note.number };
}
