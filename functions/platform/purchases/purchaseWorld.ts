import type { PaymentRow } from '#model/payments.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import type { PurchaseLife } from '#model/purchases.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { PaymentDesk } from '../payments/desk.ts';
import { paymentDesk } from '../payments/desk.ts';
import { fakeBooks } from '../payments/fakeBooks.ts';
import type { FakeProvider } from '../payments/fakeProvider.ts';
import { fakeProvider } from '../payments/fakeProvider.ts';
import type { ReversalDesk } from '../payments/reversal.ts';
import { reversalDesk } from '../payments/reversal.ts';
import type { Table } from '../table.ts';
import { NeighbourRefusedError, OvertakenError } from '../table.ts';
import type { Clock } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';

/** A purchase, its table and a provider in memory, for tests: every call may be interleaved with others', and may fail before or after its effect. */
export interface PurchaseWorld<Row extends PayablePurchase> extends PayPorts<Row> {
  readonly desk: PaymentDesk & ReversalDesk;
  readonly provider: FakeProvider;
  readonly payments: ReadonlyMap<string, PaymentRow>;
  readonly clock: Clock & { pass(seconds: number): void };
  /** The purchase as it is. */
  purchase(): Row;
  /** Calls that were made so far. */
  calls(): number;
  /** A call to something else, which others interleave with and which may fail as all do. */
  effect<Answer>(work: () => Answer | Promise<Answer>): Promise<Answer>;
}

export interface WorldOptions {
  /** Where others get their turn: before each call. */
  readonly turn?: () => Promise<void>;
  /** Whether the n-th call, from 1, fails, and when. */
  readonly fault?: (call: number) => 'before' | 'after' | null;
  /** The guard that makes concurrent writes safe; off for negative controls. */
  readonly versions?: 'checked' | 'ignored';
}

/** The rows of other tables that change along with a purchase. */
export interface Surroundings {
  /** Carries out the writes: all of them, or none where a row is not as it must be. Answers whether it did. */
  write(writes: readonly PlannedWrite[]): boolean;
}

export interface WorldPlan<Row extends PayablePurchase> {
  readonly life: PurchaseLife;
  readonly kind: PurchaseKind;
  readonly row: Row;
  readonly around: Surroundings;
}

/** A call failed, or its answer was lost. */
export class LostCall extends Error {
  override readonly name = 'LostCall';
}

const ROUNDS = 5;

/** When these worlds begin. */
export const START = Date.parse('2026-11-21T10:00:00.000Z');

export function purchaseWorld<Row extends PayablePurchase>(
  { life, kind, row: first, around }: WorldPlan<Row>,
  { turn = () => Promise.resolve(), fault = () => null, versions = 'checked' }: WorldOptions,
): PurchaseWorld<Row> {
  let calls = 0;
  let seconds = 0;
  let stored = first;
  const provider = fakeProvider();
  const clock = {
    now: () => new Date(START + seconds * 1000),
    stalledSeconds: 300,
    pass(more: number) {
      seconds += more;
    },
  };

  async function effect<Answer>(
    work: () => Answer | Promise<Answer>,
    lost: () => Error = () => new LostCall('lost'),
  ): Promise<Answer> {
    await turn();
    calls += 1;
    const broken = fault(calls);
    if (broken === 'before') throw lost();
    const answer = await work();
    if (broken === 'after') throw lost();
    return answer;
  }

  const purchases: Table<Row> = {
    read: (id) => effect(() => (id === stored.id ? stored : null)),
    async settle(id, decide) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const row = await effect(() => (id === stored.id ? stored : null));
        const change = decide(row);
        if (!row || !change) return { row, changed: false };
        const written = await effect(() => {
          if (versions === 'checked' && stored.version !== row.version) return null;
          const counted = { updatedAt: clock.now().toISOString(), version: row.version + 1 };
          if (!around.write(change.alongside?.(counted) ?? [])) throw new NeighbourRefusedError(id);
          stored = {
            ...row,
            ...Object.fromEntries((change.remove ?? []).map((name) => [name, undefined])),
            ...change.set,
            ...(change.silent ? {} : counted),
          };
          return stored;
        });
        if (written) return { row: written, changed: true };
      }
      throw new OvertakenError(id);
    },
    due: () => Promise.resolve([stored.id]),
  };

  const books = fakeBooks();
  const table = {
    ...books.payments,
    read: (id: string) => effect(() => books.payments.read(id)),
    settle: (id: string, decide: Parameters<typeof books.payments.settle>[1]) =>
      effect(() => books.payments.settle(id, decide)),
    insert: (row: PaymentRow) => effect(() => books.payments.insert(row)),
  };
  const places = {
    table,
    provider: slow(provider, (work) => effect(work, () => new PaymentUnavailable('lost'))),
    purchase: kind,
    returnUrl: (id: string) => `https://shop.example/${id}`,
    now: clock.now,
  };
  const refunds = books.desk(places.provider, {
    clock: { now: clock.now, stalledSeconds: 1800 },
    payments: table,
    refunds: {
      ...books.refunds,
      read: (id) => effect(() => books.refunds.read(id)),
      settle: (id, decide) => effect(() => books.refunds.settle(id, decide)),
    },
  });

  return {
    life,
    purchases,
    desk: { ...paymentDesk(places), ...reversalDesk({ ...places, refunds }) },
    provider,
    clock,
    payments: books.payments.rows,
    purchase: () => stored,
    calls: () => calls,
    effect: (work) => effect(work),
  };
}

type Slowed = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

function slow(provider: FakeProvider, by: Slowed): FakeProvider {
  return {
    ...provider,
    create: (payment) => by(() => provider.create(payment)),
    confirm: (id, confirmation) => by(() => provider.confirm(id, confirmation)),
    retrieve: (id) => by(() => provider.retrieve(id)),
    capture: (id, capture) => by(() => provider.capture(id, capture)),
    cancel: (id, cancel) => by(() => provider.cancel(id, cancel)),
    refund: (id, refund) => by(() => provider.refund(id, refund)),
    refundsOf: (id) => by(() => provider.refundsOf(id)),
  };
}
