import fc from 'fast-check';
import type { CurrencyCode } from '#model/currencies.ts';
import type { LedgerRequest } from '#model/ledger.ts';
import type { WholeLedger } from '#model/ledgerWalk.ts';
import { compareLedgers } from '#model/ledgerWalk.ts';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import { samePurchase, stageOf } from '#model/purchaseKinds.ts';
import type { PurchaseStatus } from '#model/purchases.ts';
import { balancesAfter, refundableOf, requestedRefund } from '#model/refunds.ts';
import { paymentDesk } from '../../platform/payments/desk.ts';
import type { FakeBooks } from '../../platform/payments/fakeBooks.ts';
import { fakeBooks } from '../../platform/payments/fakeBooks.ts';
import type { FakeProvider } from '../../platform/payments/fakeProvider.ts';
import { fakeCards, fakeProvider } from '../../platform/payments/fakeProvider.ts';
import type { Intent, Refund } from '../../ports/payments.ts';
import type { PaidPurchase } from './comparePurchases.ts';
import type { LedgerPlaces } from './page.ts';
import { comparePage } from './page.ts';

const AT = '2026-11-21T10:00:00.000Z';
/** A day later: nothing moves any more. */
export const now = () => new Date('2026-11-22T10:00:00.000Z');

/** What becomes of one payment. */
export interface Life {
  readonly kind: PurchaseKind;
  readonly currency: CurrencyCode;
  /** In units that every currency can charge. */
  readonly amount: number;
  readonly until: 'begun' | 'refused' | 'held' | 'let go' | 'taken';
  readonly refunds: readonly { readonly part: number; readonly becomes: 'done' | 'slow' | 'failed' | 'by hand' }[];
}

export const life: fc.Arbitrary<Life> = fc.record({
  kind: fc.constantFrom('ORDER' as const, 'BOOKING' as const),
  currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const),
  amount: fc.integer({ min: 50, max: 9_000 }).map((tens) => tens * 10),
  until: fc.constantFrom('begun' as const, 'refused' as const, 'held' as const, 'let go' as const, 'taken' as const),
  refunds: fc.array(
    fc.record({
      part: fc.integer({ min: 1, max: 100 }),
      becomes: fc.constantFrom('done' as const, 'slow' as const, 'failed' as const, 'by hand' as const),
    }),
    { maxLength: 4 },
  ),
});

/** A purchase, in the memory of its kind's domain. */
type KnownPurchase = PaidPurchase & { readonly kind: PurchaseKind };

/** Both books, in memory. */
export interface World {
  readonly provider: FakeProvider;
  readonly books: FakeBooks;
  readonly purchases: Map<string, KnownPurchase>;
}

/** The books after these lives; of long ago. */
export async function lived(lives: readonly Life[]): Promise<World> {
  const provider = fakeProvider();
  const books = fakeBooks();
  const purchases = new Map<string, KnownPurchase>();
  for (const [index, each] of lives.entries()) {
    await live(each, index, { provider, books });
    purchases.set(purchaseId(index), purchaseAfter(each, purchaseId(index)));
  }
  // Another program's on the same account.
  await provider.create({ paymentId: '', amountMinor: 700, currency: 'EUR', metadata: {}, idempotencyKey: 'foreign' });
  for (const [id, row] of books.payments.rows) books.payments.rows.set(id, { ...row, updatedAt: AT });
  for (const [id, row] of books.refunds.rows) books.refunds.rows.set(id, { ...row, updatedAt: AT });
  return { provider, books, purchases };
}

/** The purchase of the life of this number. */
export function purchaseId(index: number): string {
  return `0b5d3a52-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function purchaseAfter({ kind, currency, amount: total, until }: Life, id: string): KnownPurchase {
  const status = until === 'taken' && kind === 'BOOKING' ? 'CONFIRMED' : statuses[until];
  return { kind, id, status, stage: stageOf({ status, timeline: [] }), total, currency, payAttempt: 1, updatedAt: AT };
}

/** How its purchase goes on. */
const statuses = {
  begun: 'VALIDATED',
  refused: 'FAILED',
  held: 'RESERVED',
  'let go': 'CANCELLED',
  taken: 'COMPLETED',
} as const satisfies Record<Life['until'], PurchaseStatus>;

async function live(
  { kind, currency, amount, until, refunds }: Life,
  index: number,
  world: Pick<World, 'provider' | 'books'>,
): Promise<void> {
  const { provider, books } = world;
  const id = purchaseId(index);
  const lines: OrderLineRow[] = [
    { productId: 'mug', name: 'Mug', quantity: 1, unitPrice: amount, taxRate: 0, net: amount, tax: 0 },
  ];
  const paymentMethodId = until === 'refused' ? fakeCards.refused : fakeCards.good;
  const purchase = { id, ownerId: 'ada', payAttempt: 1, currency, total: amount, paymentMethodId, lines };
  const desk = paymentDesk({
    provider,
    table: books.payments,
    purchase: kind,
    returnUrl: () => '',
    now: () => new Date(AT),
  });
  const begun = await desk.begin(purchase);
  if (until === 'begun') return;
  const authorised = await desk.authorise(begun);
  if (until === 'refused' || until === 'held') return;
  if (until === 'let go') {
    await provider.cancel(authorised.intentId ?? '', { idempotencyKey: 'void' });
    await desk.reconcile(authorised);
    return;
  }
  await desk.capture(authorised);
  const refundDesk = books.desk(provider, { linesOf: () => Promise.resolve(lines) });
  for (const [number, refund] of refunds.entries()) {
    const payment = paymentIn(books, begun.id);
    const part = Math.floor((refundableOf(payment) * refund.part) / 1000) * 10;
    if (part === 0) continue;
    provider.beginRefunds(refund.becomes === 'slow' ? 'PENDING' : 'SUCCEEDED');
    if (refund.becomes === 'by hand') {
      provider.refundByHand(payment.intentId ?? '', part);
    } else {
      ask(books, payment, { id: `${id}-${number}`, amount: part });
      await refundDesk.send(`${id}-${number}`);
    }
    const [last] = (await provider.refundsOf(payment.intentId ?? '')).slice(-1);
    if (refund.becomes === 'failed' && last) provider.endRefund(last.id, 'FAILED');
    await refundDesk.reconcile(payment);
  }
}

/** Our row. Throws where it is gone. */
export function paymentIn(books: FakeBooks, id: string): PaymentRow {
  const row = books.payments.rows.get(id);
  if (!row) throw new Error(`${id} is gone.`);
  return row;
}

/** What `refundOrder` writes. */
export function ask(books: FakeBooks, payment: PaymentRow, { id, amount }: { id: string; amount: number }): void {
  const { id: paymentId, ownerId, currency } = payment;
  const taxes = [{ rate: 0, net: amount, tax: 0 }];
  const known = { id, ...samePurchase(payment), paymentId, ownerId, amount, currency, lines: [], taxes };
  const row = requestedRefund({ ...known, reason: 'OTHER', restock: false, at: AT, dueAt: AT });
  books.refunds.rows.set(id, row);
  const balances = balancesAfter(payment, row, null, 'REQUESTED');
  books.payments.rows.set(payment.id, { ...payment, ...balances, version: payment.version + 1 });
}

/** Compares in pages of a few, so that there are many. */
export function compared(
  { provider, books, purchases }: World,
  change: Partial<LedgerPlaces> = {},
): Promise<WholeLedger> {
  const rows = () => [...books.payments.rows.values()];
  const places: LedgerPlaces = {
    provider: { ...provider, ledger: (page) => provider.ledger({ ...page, limit: 3 }) },
    now,
    payments: (ids) => Promise.resolve(rows().filter(({ id }) => ids.includes(id))),
    refundsOf: ({ id }) => Promise.resolve([...books.refunds.rows.values()].filter((row) => row.paymentId === id)),
    purchases: (kind, ids) =>
      Promise.resolve(ids.flatMap((id) => purchases.get(id) ?? []).filter((each) => each.kind === kind)),
    page: (cursor) => {
      const from = cursor === null ? 0 : Number(cursor);
      const more = rows().length > from + 2;
      return Promise.resolve({ rows: rows().slice(from, from + 2), cursor: more ? String(from + 2) : null });
    },
    ...change,
  };
  return compareLedgers((request: LedgerRequest) => comparePage(request, places), {
    startedAt: now(),
    graceSeconds: 60,
    hasTime: () => true,
  });
}

/** The provider, with some of its answers changed behind everybody's back. */
export function tampered(
  provider: FakeProvider,
  intents: (intent: Intent) => Intent | null,
  refunds: (refund: Refund) => Refund | null = (refund) => refund,
): FakeProvider {
  const all = <Each>(each: readonly Each[], change: (one: Each) => Each | null): Each[] =>
    each.flatMap((one) => change(one) ?? []);
  return {
    ...provider,
    async ledger(page) {
      const answer = await provider.ledger(page);
      return { ...answer, intents: all(answer.intents, intents) };
    },
    retrieve: async (id) => {
      const intent = await provider.retrieve(id);
      return intent && intents(intent);
    },
    refundsOf: async (id) => all(await provider.refundsOf(id), refunds),
  };
}
