import type { LedgerDifference, LedgerPage, LedgerRequest, LedgerSums } from '#model/ledger.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { PaidFor, PurchaseKind } from '#model/purchaseKinds.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { Intent, Payments } from '../../ports/payments.ts';
import { differencesOf, found, hasMovedSince, hasRefunds, holdsMoney, isUnsent, mustBeKnown } from './compare.ts';
import type { PaidPurchase } from './comparePurchases.ts';
import { purchaseDifferences } from './comparePurchases.ts';

/** Our books, and the provider's. */
export interface LedgerPlaces {
  /** Payments of these ids that there are, as they are at this moment. */
  payments(ids: readonly string[]): Promise<readonly PaymentRow[]>;
  /** All refunds of a payment. */
  refundsOf(payment: PaidFor & Pick<PaymentRow, 'id'>): Promise<readonly RefundRow[]>;
  /** Purchases of this kind and these ids that there are. */
  purchases(kind: PurchaseKind, ids: readonly string[]): Promise<readonly PaidPurchase[]>;
  /** Some of all our payments, in no order. */
  page(cursor: string | null): Promise<{ readonly rows: readonly PaymentRow[]; readonly cursor: string | null }>;
  readonly provider: Pick<Payments, 'ledger' | 'retrieve' | 'refundsOf'>;
  now(): Date;
}

/** What the provider lists at once. */
const LISTED = 100;

/** Calls of the provider at once: it takes a hundred a second, from all of us together. https://docs.stripe.com/rate-limits */
const AT_ONCE = 5;

/** What was found of one payment. */
interface Finding {
  readonly differences: readonly LedgerDifference[];
  readonly isUnsettled: boolean;
}

/** One step of comparing the books. Throws PaymentUnavailable. */
export async function comparePage(request: LedgerRequest, places: LedgerPlaces): Promise<LedgerPage> {
  switch (request.from) {
    case 'PROVIDER': {
      const { cursor, graceSeconds } = request;
      const after = cursor === null ? {} : { after: cursor };
      const { intents, next } = await places.provider.ledger({ ...after, limit: LISTED });
      return { ...(await compareIntents(intents, graceSeconds, places)), cursor: next };
    }
    case 'OURS':
      return ours(request, places);
    case 'PAYMENTS':
      return comparePayments(request.ids, request.graceSeconds, places);
  }
}

async function compareIntents(intents: readonly Intent[], grace: number, places: LedgerPlaces): Promise<LedgerPage> {
  const named = intents.filter((intent) => paymentOf(intent) !== '');
  const ids = [...new Set(named.map(paymentOf))];
  const rows = new Map((await places.payments(ids)).map((row) => [row.id, row]));
  const page = emptyPage({ checked: named.length, foreign: intents.length - named.length });
  const since = new Date(places.now().getTime() - grace * 1000).toISOString();
  for (let start = 0; start < named.length; start += AT_ONCE) {
    const some = named.slice(start, start + AT_ONCE);
    const findings = await Promise.all(
      some.map((intent) => compareIntent(intent, rows.get(paymentOf(intent)) ?? null, since, places)),
    );
    some.forEach((intent, index) => {
      const row = rows.get(paymentOf(intent));
      if (row && isItsOwn(row, intent)) page.seen.push(row.id);
      note(page, paymentOf(intent), findings[index]);
      add(page.sums, intent.currency, intent.amountReceived, intent.amountRefunded ?? 0);
    });
  }
  return page;
}

async function compareIntent(
  intent: Intent,
  row: PaymentRow | null,
  since: string,
  places: LedgerPlaces,
): Promise<Finding> {
  // A row stands before the provider hears of its payment.
  if (!row) return certain([found('UNKNOWN_HERE', { row: { id: paymentOf(intent) }, intent }, 'none', intent.status)]);
  if (!isItsOwn(row, intent)) {
    return certain(
      holdsMoney(intent) ? [found('ANOTHER_PAYMENT', { row, intent }, row.intentId ?? 'none', intent.id)] : [],
    );
  }
  const looks = hasRefunds(row, intent);
  const refunds = looks ? await places.provider.refundsOf(intent.id) : [];
  // Ours are read last: what moved in between shows in when it moved.
  const refundRows = looks ? await places.refundsOf(row) : [];
  const differences = differencesOf({ row, refundRows, intent, refunds });
  if (differences.length === 0) return { differences, isUnsettled: isUnsent(refundRows) };
  // What was given back at the provider a moment ago is told to us by a notice, which takes its time.
  const isUnsettled = hasMovedSince(since, row, refundRows) || refunds.some(({ at }) => at >= since);
  return { differences: isUnsettled ? [] : differences, isUnsettled };
}

function certain(differences: readonly LedgerDifference[]): Finding {
  return { differences, isUnsettled: false };
}

/** What must be at the provider, which foreign and unfinished payments of ours need not; and what contradicts their purchases. */
async function ours(
  { cursor, since }: Extract<LedgerRequest, { from: 'OURS' }>,
  places: LedgerPlaces,
): Promise<LedgerPage> {
  const some = await places.page(cursor);
  const page = emptyPage({ checked: some.rows.length, cursor: some.cursor });
  // Read after their payments: a purchase that ended in between has moved.
  const purchases = { ORDER: await purchasesOf('ORDER', some.rows), BOOKING: await purchasesOf('BOOKING', some.rows) };
  for (const row of some.rows) {
    const { kind, id } = purchaseOf(row);
    const purchase = purchases[kind].get(id) ?? null;
    const isMoving = row.updatedAt >= since || (purchase !== null && purchase.updatedAt >= since);
    if (mustBeKnown(row)) page.seen.push(row.id);
    if (isMoving) page.unsettled.push(row.id);
    else page.differences.push(...(await purchaseDifferences(purchase, row, places.refundsOf)));
    add(page.sums, row.currency, row.captured, row.refunded + (row.refundPending ?? 0));
  }
  return page;

  async function purchasesOf(kind: PurchaseKind, rows: readonly PaymentRow[]): Promise<Map<string, PaidPurchase>> {
    const named = rows.map(purchaseOf).filter((each) => each.kind === kind);
    if (named.length === 0) return new Map();
    const there = await places.purchases(kind, [...new Set(named.map(({ id }) => id))]);
    return new Map(there.map((purchase) => [purchase.id, purchase]));
  }
}

/** Payments of ours that the provider did not list: begun since, or not there. */
async function comparePayments(ids: readonly string[], grace: number, places: LedgerPlaces): Promise<LedgerPage> {
  const rows = await places.payments(ids);
  const intents = await Promise.all(
    rows.map(({ intentId }) => (intentId === undefined ? null : places.provider.retrieve(intentId))),
  );
  const page = await compareIntents(
    intents.filter((intent) => intent !== null),
    grace,
    places,
  );
  rows.forEach((row, index) => {
    const intent = intents[index] ?? null;
    if (intent && paymentOf(intent) === row.id) return;
    page.checked += 1;
    const facts = `${row.status} ${row.captured > 0 ? row.captured : row.amount} ${row.currency}`;
    page.differences.push(found('MISSING_AT_PROVIDER', { row, intent }, facts, intent ? 'another’s' : 'none'));
  });
  return page;
}

/** Empty where it names none of ours. */
function paymentOf(intent: Intent): string {
  return intent.metadata['paymentId'] ?? '';
}

function isItsOwn(row: PaymentRow, intent: Intent): boolean {
  return row.intentId === undefined || row.intentId === intent.id;
}

function emptyPage(known: Partial<LedgerPage>): LedgerPage {
  return { checked: 0, foreign: 0, unsettled: [], differences: [], seen: [], sums: {}, cursor: null, ...known };
}

function note(page: LedgerPage, paymentId: string, finding: Finding | undefined): void {
  if (!finding) return;
  page.differences.push(...finding.differences);
  if (finding.isUnsettled) page.unsettled.push(paymentId);
}

function add(sums: LedgerSums, currency: string, captured: number, refunded: number): void {
  const known = sums[currency] ?? { captured: 0, refunded: 0 };
  sums[currency] = { captured: known.captured + captured, refunded: known.refunded + refunded };
}
