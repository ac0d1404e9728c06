import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { sought } from '#test/kit/sought.ts';
import { installSteps } from '#test/kit/steps.ts';

/** A value as AppSync hands it to DynamoDB. */
type Wire = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

interface Answer {
  readonly refund: {
    readonly id: string;
    readonly status: string;
    readonly amount: { readonly amount: string };
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

const NOW = Date.UTC(2026, 2, 1);
const CHARGED = 2380;
const sandbox = new Sandbox(() => NOW);
let codes: number[] = [];

beforeAll(async () => {
  sandbox.setEnvironment({
    IDEMPOTENCY_TABLE: 'keys',
    ORDERS_TABLE: 'orders',
    PAYMENTS_TABLE: 'payments',
    REFUNDS_TABLE: 'refunds',
  });
  codes = await installSteps(sandbox, 'Mutation.refundOrder');
});

function plain(value: unknown): unknown {
  const [[kind, held] = ['NULL', null]] = Object.entries(value as Wire);
  if (kind === 'L') return (held as unknown[]).map(plain);
  if (kind === 'M') return plainItem(held as Wire);
  return kind === 'NULL' ? null : held;
}

function plainItem(item: Wire): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

/** What happens to a transaction beside its being carried out. */
type Luck = 'fine' | 'acknowledgement lost' | 'in the way of another' | 'slowed down' | 'out of order';

/** DynamoDB, as much as `refundOrder` asks of it. */
class World {
  readonly keys = new Map<string, Item>();
  readonly refunds = new Map<string, Item>();
  /** Whether a payment is written only in the version that was seen. */
  readonly guarded: boolean;
  order: Item = {
    id: ORDER,
    ownerId: 'ada',
    status: 'COMPLETED',
    payAttempt: 1,
    lines: [{ productId: 'p0', name: 'Mug', quantity: 1, unitPrice: 2000, taxRate: 1900, net: 2000, tax: 380 }],
  };
  payment: Item = {
    id: `${ORDER}-p1`,
    status: 'CAPTURED',
    version: 3,
    currency: 'EUR',
    amount: CHARGED,
    captured: CHARGED,
    refunded: 0,
  };

  constructor(guarded = true) {
    this.guarded = guarded;
  }

  /** What all refunds together give back. */
  get promised(): number {
    return [...this.refunds.values()].reduce((sum, { amount }) => sum + Number(amount), 0);
  }

  perform(request: Wire, luck: Luck): { result?: unknown; error?: object } {
    switch (request['operation']) {
      case 'BatchGetItem': {
        const tables = request['tables'] as Record<string, { keys: Wire[] }>;
        const [key = {}] = tables['keys']?.keys ?? [];
        return {
          result: { data: { keys: [this.keys.get(String(plainItem(key)['key'])) ?? null], orders: [this.order] } },
        };
      }
      case 'GetItem': {
        const { id } = plainItem(request['key'] as Wire);
        return { result: id === this.payment['id'] ? this.payment : (this.refunds.get(String(id)) ?? null) };
      }
      case 'TransactWriteItems':
        return this.transact(request['transactItems'] as Wire[], luck);
      default:
        throw new Error(`Nobody performs ${JSON.stringify(request)}.`);
    }
  }

  private transact(items: readonly Wire[], luck: Luck): { result?: unknown; error?: object } {
    const canceled = (...reasons: readonly object[]) => ({
      result: { keys: null, cancellationReasons: reasons },
      error: { message: 'no', type: 'DynamoDB:TransactionCanceledException' },
    });
    const none = { type: 'None' };
    if (luck === 'out of order') return { error: { message: 'no', type: 'DynamoDB:InternalServerError' } };
    if (luck === 'in the way of another') return canceled(none, { type: 'TransactionConflict' }, none);
    if (luck === 'slowed down') return canceled(none, none, { type: 'ThrottlingError' });
    const [key = {}, payment = {}, refund = {}] = items;
    const whole = (item: Wire): Item => ({
      ...plainItem(item['key'] as Wire),
      ...plainItem(item['attributeValues'] as Wire),
    });
    const kept = this.keys.get(String(whole(key)['key']));
    if (kept && Number(kept['expiresAt']) >= NOW / 1000)
      return canceled({ type: 'ConditionalCheckFailed', item: kept }, none, none);
    const { expressionNames, expressionValues } = payment['update'] as Record<string, Wire>;
    const { expressionValues: seen } = payment['condition'] as Record<string, Wire>;
    if (this.guarded && plainItem(seen ?? {})[':seen'] !== this.payment['version']) {
      return canceled(none, { type: 'ConditionalCheckFailed' }, none);
    }
    const values = plainItem(expressionValues ?? {});
    const set = Object.entries(expressionNames ?? {}).map(([short, name]) => [name, values[`:${short.slice(1)}`]]);
    this.payment = { ...this.payment, ...Object.fromEntries(set) };
    this.keys.set(String(whole(key)['key']), whole(key));
    this.refunds.set(String(whole(refund)['id']), whole(refund));
    // What was carried out and not heard of is sent again, as it was.
    return luck === 'acknowledgement lost' ? this.transact(items, 'fine') : { result: { keys: [] } };
  }
}

const ORDER = '0b5d3a52-0000-4000-8000-000000000001';
const input = { amount: { amount: '10.00', currency: 'EUR' }, reason: 'GOODWILL', idempotencyKey: 'one' };

/** The whole pipeline; `wait` stands between what a step asks for and its being carried out. */
async function refund(
  world: World,
  stated: object = {},
  luck: Luck = 'fine',
  wait: (what: string) => Promise<unknown> = () => Promise.resolve(),
  groups = ['STAFF'],
): Promise<Answer> {
  const invocation = sandbox.open({
    args: JSON.stringify({ id: ORDER, input: { ...input, ...stated } }),
    source: 'null',
    identity: JSON.stringify({ sub: 'bob', username: 'bob', groups }),
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName: 'Mutation',
    fieldName: 'refundOrder',
  });
  let left: unknown = null;
  try {
    for (const code of codes) {
      const asked = invocation.request(code, false);
      if (asked.kind === 'fault') throw new Error(asked.fault.message);
      left = asked.value;
      if (asked.kind === 'early') {
        if (asked.skipTo === 'END') break;
      } else {
        const wanted = asked.value as Wire;
        await wait(String(wanted['operation']));
        const { result, error } = world.perform(wanted, luck);
        const answered = invocation.response(code, result, error, false);
        if (answered.kind === 'fault') throw new Error(answered.fault.message);
        left = answered.value;
        if (answered.kind === 'early' && answered.skipTo === 'END') break;
      }
      invocation.setPrevious(left);
    }
    return left as Answer;
  } finally {
    invocation.close();
  }
}

const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code }) => code);

/** Several who ask at once, each for an amount of their own. Answers who was promised something. */
async function sideBySide(world: World, scheduler: fc.Scheduler, asks: readonly (readonly [string, Luck])[]) {
  const calls = asks.map(([amount, luck], index) =>
    refund(world, { amount: { amount, currency: 'EUR' }, idempotencyKey: `${index}` }, luck, (what) =>
      scheduler.schedule(Promise.resolve(), what),
    ),
  );
  await scheduler.waitFor(Promise.all(calls));
  return Promise.all(calls);
}

const ask = fc.tuple(
  fc.constantFrom('10.00', '13.80', '23.80', '0.01'),
  fc.constantFrom<Luck>('fine', 'fine', 'acknowledgement lost', 'in the way of another', 'slowed down'),
);

describe('several refunds of one order at the same moment (P8)', () => {
  it('never come to more than was charged, in whatever order the steps come and whatever is lost', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(ask, { minLength: 2, maxLength: 5 }), async (scheduler, asks) => {
        const world = new World();
        const answers = await sideBySide(world, scheduler, asks);
        expect(world.promised).toBeLessThanOrEqual(CHARGED);
        expect(world.payment['refundPending'] ?? 0).toBe(world.promised);
        expect(answers.filter((answer) => answer.refund)).toHaveLength(world.refunds.size);
        for (const answer of answers.filter((each) => !each.refund)) {
          expect(['TRY_AGAIN', 'OVER_REFUNDABLE', 'NOTHING_LEFT']).toEqual(expect.arrayContaining(codesOf(answer)));
        }
        most = Math.max(most, world.refunds.size);
      }),
      { numRuns: 300 },
    );
    expect(most).toBeGreaterThan(1);
  });

  it('would come to more without the condition on the payment’s version', async () => {
    const asks = [['23.80', 'fine'] as const, ['23.80', 'fine'] as const];
    const more = await sought(async (scheduler) => {
      const world = new World(false);
      await sideBySide(world, scheduler, asks);
      return world.promised === 2 * CHARGED;
    });
    expect(more).toBe(true);
  });
});

describe('one key (P5)', () => {
  it('is one refund, in its current state, whatever the payment has left by then', async () => {
    const world = new World();
    const { refund: first } = await refund(
      world,
      { amount: { amount: '23.80', currency: 'EUR' } },
      'acknowledgement lost',
    );
    const again = { amount: { amount: '23.80', currency: 'EUR' } };
    for (const [id, row] of world.refunds) world.refunds.set(id, { ...row, status: 'SUCCEEDED' });
    expect((await refund(world, again)).refund).toMatchObject({ id: first?.id, status: 'SUCCEEDED' });
    expect(codesOf(await refund(world))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(world.refunds.size).toBe(1);
  });

  it('that is past its time is free, before DynamoDB has removed it', async () => {
    const world = new World();
    await refund(world);
    for (const [key, row] of world.keys) world.keys.set(key, { ...row, expiresAt: NOW / 1000 - 1 });
    expect((await refund(world)).refund).not.toBeNull();
    expect(world.refunds.size).toBe(2);
  });

  it('of what was refused is not kept', async () => {
    const world = new World();
    expect(codesOf(await refund(world, { amount: { amount: '99.00', currency: 'EUR' } }))).toEqual(['OVER_REFUNDABLE']);
    expect((await refund(world)).refund?.amount.amount).toBe('10.00');
  });
});

describe('an order', () => {
  it.each(['PENDING', 'CAPTURING', 'FAILING', 'FAILED', 'CANCELLED', 'NEEDS_ATTENTION'])(
    'that is %s is not refunded, whatever its payment says',
    async (status) => {
      const world = new World();
      world.order = { ...world.order, status };
      expect(codesOf(await refund(world))).toEqual(['NOT_PAID']);
      expect(world.refunds.size).toBe(0);
    },
  );

  it('of which nothing was charged is not refunded', async () => {
    const world = new World();
    world.payment = { ...world.payment, captured: 0, amount: 0 };
    expect(codesOf(await refund(world))).toEqual(['NOT_PAID']);
  });
});

it('nobody but STAFF and ADMIN asks for a refund, whatever the schema lets in', async () => {
  const world = new World();
  for (const groups of [['CUSTOMER'], ['ORGANIZER'], []]) {
    await expect(refund(world, {}, 'fine', undefined, groups)).rejects.toThrow();
  }
  expect(world.refunds.size).toBe(0);
});

it('a fault of the database is a fault, and not an answer', async () => {
  await expect(refund(new World(), {}, 'out of order')).rejects.toThrow('Something went wrong');
});
