import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CurrencyCode } from './currencies.ts';
import { portionOf } from './money.ts';
import type { OrderLineRow } from './orders.ts';
import type { PaymentRow } from './payments.ts';
import { taxesOf } from './receipts.ts';
import type { AskedRefund } from './refundPrices.ts';
import { priceAgain, priceRefund } from './refundPrices.ts';
import type { RefundRow, RefundStatus } from './refunds.ts';
import {
  balancesAfter,
  isUnderWay,
  leftOfLine,
  MAXIMUM_REFUNDS,
  moveRefund,
  refundableOf,
  refundMachine,
  requestedRefund,
  splitAmount,
  stands,
  taxesLeft,
} from './refunds.ts';

const AT = '2026-03-01T10:00:00.000Z';
const DUE = '2026-03-01T10:30:00.000Z';
const statuses = Object.keys(refundMachine) as RefundStatus[];

/** In each the smallest amount that can be given back: thousandths go by tens. */
const steps = { JPY: 1, EUR: 1, KWD: 10 } as const satisfies Partial<Record<CurrencyCode, number>>;
type Tried = keyof typeof steps;
const currencies = Object.keys(steps) as Tried[];

function lineOf(index: number, quantity: number, unitPrice: number, taxRate: number): OrderLineRow {
  const net = unitPrice * quantity;
  return {
    productId: `p${index}`,
    name: `Product ${index}`,
    quantity,
    unitPrice,
    taxRate,
    net,
    tax: portionOf(net, taxRate),
  };
}

function paidFor(lines: readonly OrderLineRow[], currency: CurrencyCode): PaymentRow {
  const total = sum(lines.map(({ net, tax }) => net + tax));
  return {
    id: 'o-p1',
    ownerId: 'ada',
    orderId: 'o',
    attempt: 1,
    status: 'CAPTURED',
    version: 3,
    amount: total,
    currency,
    captured: total,
    refunded: 0,
    createdAt: AT,
    updatedAt: AT,
  };
}

/** An order and its payment, and what became of the refunds that were asked for. */
interface World {
  readonly lines: readonly OrderLineRow[];
  payment: PaymentRow;
  readonly refunds: RefundRow[];
}

type Event =
  | { readonly kind: 'ask'; readonly asked: AskedRefund }
  | { readonly kind: 'move'; readonly which: number; readonly to: RefundStatus };

/** What the API and whoever hears the provider do, without the database: the same functions in the same order. */
function happen(world: World, event: Event, price: typeof priceRefund): void {
  if (event.kind === 'ask') {
    const { priced } = price(event.asked, world, world.payment);
    if (!priced) return;
    const refund = requestedRefund({
      id: `r${world.refunds.length}`,
      orderId: 'o',
      paymentId: 'o-p1',
      ownerId: 'ada',
      ...priced,
      currency: world.payment.currency,
      reason: 'OTHER',
      restock: false,
      at: AT,
      dueAt: DUE,
    });
    world.payment = { ...world.payment, ...balancesAfter(world.payment, refund, null, 'REQUESTED') };
    world.refunds.push(refund);
    return;
  }
  const { which, to } = event;
  const row = world.refunds[which % Math.max(world.refunds.length, 1)];
  const next: readonly RefundStatus[] = row ? refundMachine[row.status] : [];
  // What failed here and succeeded there is the provider's to say, which gives no more back than it took.
  if (!row || !next.includes(to) || (row.status === 'FAILED' && to !== 'REQUESTED' && to !== 'CLOSED')) return;
  const again = to === 'REQUESTED' ? priceAgain(row, world, world.payment).priced : row;
  if (!again) return;
  const refund = { ...row, lines: again.lines, taxes: again.taxes };
  world.payment = { ...world.payment, ...balancesAfter(world.payment, refund, row.status, to) };
  world.refunds[world.refunds.indexOf(row)] = {
    ...refund,
    ...moveRefund(row, to, AT, { dueAt: DUE }).set,
    version: row.version + 1,
  };
}

/** What is wrong with the money of this world (P8, P9); empty where nothing is. */
function faultsOf({ lines, payment, refunds }: World, step: number): string[] {
  const faults: string[] = [];
  const mustBe = (name: string, isSo: boolean) => {
    if (!isSo) faults.push(name);
  };
  const standing = refunds.filter(({ status }) => stands(status));
  const done = sum(refunds.filter(({ status }) => status === 'SUCCEEDED').map(({ amount }) => amount));
  const pending = sum(refunds.filter(({ status }) => isUnderWay(status)).map(({ amount }) => amount));
  mustBe('no more than was captured', done + pending <= payment.captured);
  mustBe(
    'balances are the sums over the refunds',
    payment.refunded === done && (payment.refundPending ?? 0) === pending,
  );
  mustBe('it is refunded where all is given back', (payment.status === 'REFUNDED') === done >= payment.captured);
  mustBe('it counts its refunds', (payment.refundCount ?? 0) === refunds.length);
  for (const refund of refunds) {
    const { amount, taxes } = refund;
    mustBe('net and tax add up', sum(taxes.map(({ net, tax }) => net + tax)) === amount);
    mustBe(
      'of lines, too',
      refund.lines.length === 0 || sum(refund.lines.map((line) => line.net + line.tax)) === amount,
    );
    mustBe('lines say what the rates say', refund.lines.length === 0 || same(taxesOf(refund.lines), taxes));
    mustBe('it is payable', amount > 0 && amount % step === 0);
    mustBe(
      'nothing is below 0',
      [...taxes, ...refund.lines].every(({ net, tax }) => net >= 0 && tax >= 0),
    );
  }
  const left = taxesLeft({ lines }, payment);
  mustBe(
    'no rate gives more than it has',
    left.every(({ net, tax }) => net >= 0 && tax >= 0),
  );
  mustBe('the rates have what is left', sum(left.map(({ net, tax }) => net + tax)) === refundableOf(payment));
  for (const line of lines) {
    const pieces = sum(standing.flatMap(piecesIn(line.productId)));
    mustBe('no piece goes back twice', pieces <= line.quantity);
    mustBe('what is left of a line is the rest', leftOfLine(line, payment).quantity === line.quantity - pieces);
  }
  return faults;
}

const piecesIn = (productId: string) => (refund: RefundRow) =>
  refund.lines.filter((line) => line.productId === productId).map(({ quantity }) => quantity);

const quantity = fc.integer({ min: 1, max: 12 });
const taxRate = fc.constantFrom(0, 700, 1900, 2_550, 10_000);
const place = fc.constantFrom(...currencies).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    lines: fc
      .array(fc.tuple(quantity, fc.integer({ min: 0, max: 5_000 }), taxRate), { minLength: 1, maxLength: 4 })
      .map((lines) => lines.map(([pieces, price, rate], index) => lineOf(index, pieces, price, rate)))
      .filter((lines) => sum(lines.map(({ net, tax }) => net + tax)) % steps[currency] === 0)
      .filter((lines) => lines.some(({ net }) => net > 0)),
  }),
);
const asked: fc.Arbitrary<AskedRefund> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60_000 }).map((amount) => ({ lines: null, amount })) },
  { weight: 1, arbitrary: fc.constant({ lines: null, amount: null }) },
  {
    weight: 5,
    arbitrary: fc
      .uniqueArray(fc.record({ productId: fc.integer({ min: 0, max: 3 }).map((n) => `p${n}`), quantity }), {
        minLength: 1,
        maxLength: 4,
        selector: ({ productId }) => productId,
      })
      .map((lines) => ({ lines, amount: null })),
  },
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), asked }),
  fc.record({ kind: fc.constant('move' as const), which: fc.nat(20), to: fc.constantFrom(...statuses) }),
);
const life = fc.tuple(place, fc.array(event, { minLength: 1, maxLength: 40 }));

function worldOf({ lines, currency }: { lines: OrderLineRow[]; currency: Tried }): World {
  return { lines, payment: paidFor(lines, currency), refunds: [] };
}

/** Fails at the first moment at which something is wrong. */
function live(
  price: typeof priceRefund,
  isLookedAt: (fault: string) => boolean = () => true,
): (life: [Parameters<typeof worldOf>[0], Event[]]) => void {
  return ([begun, events]) => {
    const world = worldOf(begun);
    for (const each of events) {
      happen(world, each, price);
      expect(faultsOf(world, steps[begun.currency]).filter(isLookedAt)).toEqual([]);
    }
  };
}

describe('money that is given back (P8)', () => {
  test('never is more than was captured, and every balance is the sum over the refunds', () => {
    fc.assert(fc.property(life, live(priceRefund)), { numRuns: 1500 });
  });

  test('is more where nobody looks at what is left', () => {
    const unguarded: typeof priceRefund = (wanted, order, payment) => {
      const { refunded: _refunded, refundPending: _pending, ...untouched } = payment;
      return priceRefund(wanted, order, { ...untouched, refunded: 0 });
    };
    expect(() => {
      fc.assert(
        fc.property(
          life,
          live(unguarded, (fault) => fault === 'no more than was captured'),
        ),
        { numRuns: 1500 },
      );
    }).toThrow('Property failed');
  });

  test('comes to the total exactly, whatever the portions and whatever failed in between', () => {
    const portions = fc.array(fc.tuple(fc.nat(3), quantity, fc.boolean()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(place, portions, (begun, asks) => {
        // Single pieces are not always payable where the last digit must be 0: that is another rule.
        const world = worldOf({ ...begun, currency: 'EUR' });
        const all = begun.lines.map((line) => [begun.lines.indexOf(line), line.quantity, false] as const);
        for (const [index, pieces, fails] of [...asks, ...all]) {
          const line = world.lines[index];
          if (!line) continue;
          const wanted = Math.min(pieces, leftOfLine(line, world.payment).quantity);
          const before = world.refunds.length;
          happen(
            world,
            { kind: 'ask', asked: { lines: [{ productId: line.productId, quantity: wanted }], amount: null } },
            priceRefund,
          );
          if (world.refunds.length === before) continue;
          happen(world, { kind: 'move', which: before, to: fails ? 'FAILED' : 'SUCCEEDED' }, priceRefund);
        }
        expect(world.payment.refunded).toBe(world.payment.captured);
        expect(taxesLeft(world, world.payment).every(({ net, tax }) => net === 0 && tax === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is taken of the rates so that it adds up, and no rate gives more than it has', () => {
    const rates = fc.array(fc.record({ rate: fc.nat(10_000), net: fc.nat(99_999_999), tax: fc.nat(99_999_999) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rates, fc.nat(10_000), (left, part) => {
        const whole = sum(left.map(({ net, tax }) => net + tax));
        const amount = Math.floor((whole * part) / 10_000);
        const parts = splitAmount(amount, left);
        expect(sum(parts.map(({ net, tax }) => net + tax))).toBe(amount);
      }),
    );
  });
});

describe('a price', () => {
  const lines = [lineOf(0, 3, 1_000, 1900), lineOf(1, 1, 500, 700)];
  const payment = paidFor(lines, 'EUR');
  const priced = (wanted: Partial<AskedRefund>, changed: Partial<PaymentRow> = {}) =>
    priceRefund({ lines: null, amount: null, ...wanted }, { lines }, { ...payment, ...changed });

  test('of pieces is theirs, of an amount is split over the rates, of neither is all that is left', () => {
    expect(priced({ lines: [{ productId: 'p0', quantity: 2 }] }).priced).toMatchObject({
      amount: 2_380,
      lines: [{ name: 'Product 0', quantity: 2, net: 2_000, tax: 380 }],
      taxes: [{ rate: 1900, net: 2_000, tax: 380 }],
    });
    expect(priced({ amount: 1_000 }).priced).toMatchObject({ amount: 1_000, lines: [] });
    expect(priced({}, { refunded: 105, refundPending: 1_000 }).priced?.amount).toBe(3_000);
  });

  test.each<[string, Partial<AskedRefund>, Partial<PaymentRow>, string, string | null]>([
    ['nothing is left', { amount: 1 }, { refunded: 4_000, refundPending: 105 }, 'NOTHING_LEFT', null],
    ['less is left than the amount', { amount: 4_106 }, {}, 'OVER_REFUNDABLE', 'amount'],
    ['the amount is 0', { amount: 0 }, {}, 'INVALID_AMOUNT', 'amount.amount'],
    ['it had as many as it may have', { amount: 1 }, { refundCount: MAXIMUM_REFUNDS }, 'TOO_MANY_REFUNDS', null],
    ['it is another product', { lines: [{ productId: 'p9', quantity: 1 }] }, {}, 'LINE_NOT_FOUND', 'lines.0.productId'],
    [
      'pieces are gone',
      { lines: [{ productId: 'p0', quantity: 3 }] },
      { refundedPieces: { p0: 1 } },
      'INVALID_QUANTITY',
      'lines.0.quantity',
    ],
    [
      'an amount took what they cost',
      { lines: [{ productId: 'p0', quantity: 3 }] },
      { refunded: 1_000, refundedTaxes: [{ rate: 1900, net: 840, tax: 160 }] },
      'OVER_REFUNDABLE',
      'lines',
    ],
  ])('is refused where %s', (_, wanted, changed, code, field) => {
    expect(priced(wanted, changed)).toEqual({ priced: null, code, field });
  });

  test.each([
    [{ lines: null, amount: 1_005 }, 'amount'],
    [{ lines: [{ productId: 'p0', quantity: 1 }], amount: null }, 'lines'],
  ])('is refused where thousandths cannot be given back: %j', (wanted, field) => {
    const dinars = [lineOf(0, 2, 1_005, 0)];
    expect(priceRefund(wanted, { lines: dinars }, paidFor(dinars, 'KWD'))).toMatchObject({
      code: 'NOT_PAYABLE',
      field,
    });
  });

  test('of pieces whose tax an amount took in part is still the pieces’, while so much is left', () => {
    const odd = [lineOf(0, 3, 33, 1900)];
    const afterwards = { ...paidFor(odd, 'EUR'), refunded: 39, refundedTaxes: [{ rate: 1900, net: 32, tax: 7 }] };
    const { priced: rest } = priceRefund(
      { lines: [{ productId: 'p0', quantity: 2 }], amount: null },
      { lines: odd },
      afterwards,
    );
    expect(rest).toMatchObject({ amount: 79, taxes: [{ net: 67, tax: 12 }] });
  });
});

describe('a refund that failed (P9)', () => {
  test('moves no balance, and takes its amount in again when it is tried again', () => {
    const world = worldOf({ lines: [lineOf(0, 2, 1_000, 1900)], currency: 'EUR' });
    happen(world, { kind: 'ask', asked: { lines: null, amount: 2_000 } }, priceRefund);
    happen(world, { kind: 'move', which: 0, to: 'SUCCEEDED' }, priceRefund);
    happen(world, { kind: 'move', which: 0, to: 'FAILED' }, priceRefund);
    expect(world.payment).toMatchObject({
      status: 'CAPTURED',
      refunded: 0,
      refundPending: 0,
      refundedTaxes: [{ net: 0, tax: 0 }],
    });
    happen(world, { kind: 'move', which: 0, to: 'REQUESTED' }, priceRefund);
    expect(world.payment).toMatchObject({ refunded: 0, refundPending: 2_000 });
    expect(world.refunds[0]).toMatchObject({ status: 'REQUESTED', attempt: 2, succeededAt: AT });
  });

  test('cannot be tried again once others took what it was to give back', () => {
    const world = worldOf({ lines: [lineOf(0, 2, 1_000, 0)], currency: 'EUR' });
    happen(world, { kind: 'ask', asked: { lines: null, amount: 1_500 } }, priceRefund);
    happen(world, { kind: 'move', which: 0, to: 'FAILED' }, priceRefund);
    happen(world, { kind: 'ask', asked: { lines: null, amount: 1_000 } }, priceRefund);
    const [failed] = world.refunds;
    if (!failed) throw new Error('There is no refund.');
    expect(priceAgain(failed, world, world.payment)).toMatchObject({ code: 'OVER_REFUNDABLE' });
    happen(world, { kind: 'ask', asked: { lines: null, amount: null } }, priceRefund);
    expect(priceAgain(failed, world, world.payment)).toMatchObject({ code: 'NOTHING_LEFT' });
  });
});

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
