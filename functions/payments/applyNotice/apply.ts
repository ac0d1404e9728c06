import type { PaymentRow } from '#model/payments.ts';
import type { RefundDesk } from '../../platform/payments/refunds.ts';
import { isAbout, settlePayment } from '../../platform/payments/settle.ts';
import type { Table } from '../../platform/table.ts';
import type { CardSetup, Intent, PaymentEvent, Payments } from '../../ports/payments.ts';

/**
 * What became of a notice. FOREIGN: no payment of ours, another program's on the same account or another stage's. OTHER: it names our payment, and
 * is about another one than the payment's own. REFUND_FAILED: the refund desk shows it, and a person decides what comes of it.
 */
export type NoticeOutcome = 'REPEATED' | 'FOREIGN' | 'OTHER' | 'REFUND_FAILED' | 'SETTLED' | 'UNCHANGED';

/** A row of PaymentNotices: that a notice has had its effect. */
export interface NoticeRow {
  readonly id: string;
  readonly type: string;
  readonly outcome: NoticeOutcome;
  readonly paymentId?: string;
  /** When it happened, as the provider says. UTC, ISO 8601. */
  readonly at: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export interface NoticePlaces {
  wasApplied(noticeId: string): Promise<boolean>;
  noteApplied(row: NoticeRow): Promise<void>;
  readonly table: Table<PaymentRow>;
  /** The payment's id, for those that do not name it. */
  paymentOfIntent(intentId: string): Promise<string | null>;
  readonly provider: Pick<Payments, 'retrieve'>;
  readonly refunds: Pick<RefundDesk, 'reconcile'>;
  /** What a notice tells of the saving of a card. */
  applySetup(setup: CardSetup): Promise<NoticeOutcome>;
  now(): Date;
}

/** The provider delivers for three days, and somebody may send a notice again for a month by hand. */
const KEPT_SECONDS = 35 * 24 * 60 * 60;

/**
 * Settles what a notice tells, once. Notices come late, twice and in any order, so that each is taken for no more than it surely says; where that
 * is not enough, the provider is asked how the payment stands. It is noted only afterwards: a crash in between repeats what changes nothing.
 */
export async function applyNotice(event: PaymentEvent, places: NoticePlaces): Promise<NoticeOutcome> {
  if (await places.wasApplied(event.id)) return 'REPEATED';
  const { setup } = event;
  const row = setup ? null : await paymentFor(event, places);
  const outcome = setup ? await places.applySetup(setup) : row ? await settle(event, row, places) : 'FOREIGN';
  await places.noteApplied({
    id: event.id,
    type: event.type,
    outcome,
    ...(row ? { paymentId: row.id } : {}),
    at: event.at,
    expiresAt: Math.floor(places.now().getTime() / 1000) + KEPT_SECONDS,
  });
  return outcome;
}

/** The row stands before the provider hears of the payment, and the payment names it, so that a notice may come before the intent's id is stored. */
async function paymentFor(event: PaymentEvent, places: NoticePlaces): Promise<PaymentRow | null> {
  const named = event.metadata['paymentId'];
  const id = named ?? (event.intentId === null ? null : await places.paymentOfIntent(event.intentId));
  return id === null ? null : places.table.read(id);
}

async function settle(event: PaymentEvent, row: PaymentRow, places: NoticePlaces): Promise<NoticeOutcome> {
  const { intentId } = event;
  if (intentId === null) return 'UNCHANGED';
  if (row.intentId !== undefined && row.intentId !== intentId) return 'OTHER';
  const intent = isEnough(event, row) ? event.intent : await places.provider.retrieve(intentId);
  if (!intent) return 'FOREIGN';
  const { changed } = await places.table.settle(row.id, (current) => current && settlePayment(current, intent));
  const refunds = isAboutRefunds(event) && isAbout(row, intent) ? await reconciled(row, intent, places) : 0;
  if (event.type === 'refund.failed') return 'REFUND_FAILED';
  return changed || refunds > 0 ? 'SETTLED' : 'UNCHANGED';
}

/** `charge.refunded` tells a charge and none of its refunds, and what others tell may be old: https://docs.stripe.com/api/events/types */
function isAboutRefunds({ type }: PaymentEvent): boolean {
  return type === 'charge.refunded' || type.startsWith('refund.');
}

/** Letting go of what was held is told as a refund too, and moves no money. */
async function reconciled(row: PaymentRow, intent: Intent, { refunds }: NoticePlaces): Promise<number> {
  return intent.status === 'CAPTURED' ? refunds.reconcile({ id: row.id, intentId: intent.id }) : 0;
}

/**
 * Whether what was so then is so for good. A payment that asks for something or was refused may have moved on, and back; a refund is told by its
 * charge, which does not say how the payment stands; and the card is not told at all.
 */
function isEnough(event: PaymentEvent, row: PaymentRow): event is PaymentEvent & { intent: Intent } {
  switch (event.intent?.status) {
    case 'CANCELED':
      return true;
    case 'AUTHORIZED':
    case 'CAPTURED':
      return row.card !== undefined;
    default:
      return false;
  }
}
