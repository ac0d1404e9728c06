import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { sought } from '#test/kit/sought.ts';
import { installSteps } from '#test/kit/steps.ts';

/** A value as AppSync hands it to DynamoDB. */
type Wire = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

interface Answer {
  readonly order: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const NOW = Date.UTC(2026, 2, 1);
const sandbox = new Sandbox(() => NOW);
let codes: number[] = [];

beforeAll(async () => {
  sandbox.setEnvironment({ IDEMPOTENCY_TABLE: 'keys', PRODUCTS_TABLE: 'products', ORDERS_TABLE: 'orders' });
  codes = await installSteps(sandbox, 'Mutation.placeOrder');
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

/** What happens to a call of the data source beside its being carried out. */
type Luck = 'fine' | 'acknowledgement lost' | 'in the way of another';

/** DynamoDB and the function that starts orders, as much as `placeOrder` asks of them. */
class World {
  readonly orders = new Map<string, Item>();
  readonly keys = new Map<string, Item>();
  readonly started: unknown[] = [];
  readonly guarded: boolean;
  price = 1000;
  active = true;
  startFails = false;

  constructor(guarded = true) {
    this.guarded = guarded;
  }

  perform(request: Wire, luck: Luck): { result?: unknown; error?: object } {
    switch (request['operation']) {
      case 'BatchGetItem':
        return { result: { data: this.batch(request['tables'] as Record<string, { keys: Wire[] }>) } };
      case 'GetItem':
        return { result: this.orders.get(String(plainItem(request['key'] as Wire)['id'])) ?? null };
      case 'TransactWriteItems':
        return this.transact(request['transactItems'] as Wire[], luck);
      case 'Invoke':
        if (this.startFails) return { error: { message: 'no', type: 'Lambda:Unhandled' } };
        this.started.push(request['payload']);
        return { result: { started: true } };
      default:
        throw new Error(`Nobody performs ${JSON.stringify(request)}.`);
    }
  }

  private batch(tables: Record<string, { keys: Wire[] }>): Record<string, (Item | null)[]> {
    const product = { id: 'p0', name: 'Mug', price: this.price, currency: 'EUR', taxRate: 0, active: this.active };
    return {
      products: (tables['products']?.keys ?? []).map((key) => (plainItem(key)['id'] === 'p0' ? product : null)),
      keys: (tables['keys']?.keys ?? []).map((key) => this.keys.get(String(plainItem(key)['key'])) ?? null),
    };
  }

  private transact(items: readonly Wire[], luck: Luck): { result?: unknown; error?: object } {
    const type = 'DynamoDB:TransactionCanceledException';
    if (luck === 'in the way of another') {
      const cancellationReasons = [{ type: 'TransactionConflict' }, { type: 'None' }];
      return { result: { keys: null, cancellationReasons }, error: { message: 'conflict', type } };
    }
    const [key = {}, order = {}] = items.map((item) => ({
      ...plainItem(item['key'] as Wire),
      ...plainItem(item['attributeValues'] as Wire),
    }));
    const kept = this.keys.get(String(key['key']));
    if (kept && this.guarded && Number(kept['expiresAt']) >= NOW / 1000) {
      const cancellationReasons = [{ type: 'ConditionalCheckFailed', item: kept }, { type: 'None' }];
      return { result: { keys: null, cancellationReasons }, error: { message: 'condition', type } };
    }
    this.keys.set(String(key['key']), key);
    this.orders.set(String(order['id']), order);
    // What was carried out and not heard of is sent again, as it was.
    return luck === 'acknowledgement lost' ? this.transact(items, 'fine') : { result: { keys: [] } };
  }
}

const input = {
  lines: [{ productId: 'p0', quantity: 1 }],
  email: 'ada@example.com',
  paymentMethodId: 'pm_card_visa',
  expectedTotal: { amount: '10.00', currency: 'EUR' },
  idempotencyKey: 'one',
};

/** The whole pipeline; `wait` stands between what a step asks for and its being carried out. */
async function place(world: World, wait: (what: string) => Promise<unknown>, luck: Luck, stated = {}): Promise<Answer> {
  const invocation = sandbox.open({
    args: JSON.stringify({ input: { ...input, ...stated } }),
    source: 'null',
    identity: JSON.stringify({ sub: 'ada', username: 'ada', groups: ['CUSTOMER'] }),
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName: 'Mutation',
    fieldName: 'placeOrder',
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
        const request = asked.value as Wire;
        await wait(String(request['operation']));
        const { result, error } = world.perform(request, luck);
        const answered = invocation.response(code, result, error, false);
        if (answered.kind === 'fault') throw new Error(answered.fault.message);
        left = answered.value;
      }
      invocation.setPrevious(left);
    }
    return left as Answer;
  } finally {
    invocation.close();
  }
}

const atOnce = () => Promise.resolve();
const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code }) => code);

/** Several same calls side by side, while the product changes. Answers how many orders came of them; throws where an answer is wrong. */
async function sideBySide(world: World, scheduler: fc.Scheduler, lucks: readonly Luck[], change: Partial<World>) {
  const calls = lucks.map((luck) => place(world, (what) => scheduler.schedule(Promise.resolve(), what), luck));
  const changing = scheduler.schedule(Promise.resolve(), 'change').then(() => Object.assign(world, change));
  await scheduler.waitFor(Promise.all([...calls, changing]));
  const answers = await Promise.all(calls);
  for (const answer of answers) {
    if (answer.order) expect([...world.orders.keys()]).toContain(answer.order.id);
    else expect(['TRY_AGAIN', 'PRICE_CHANGED', 'PRODUCT_NOT_FOUND']).toEqual(expect.arrayContaining(codesOf(answer)));
  }
  return answers;
}

const lucks = fc.array(fc.constantFrom<Luck>('fine', 'fine', 'acknowledgement lost', 'in the way of another'), {
  minLength: 2,
  maxLength: 4,
});
const changes = fc.constantFrom<Partial<World>>({}, { price: 2000 }, { active: false });

describe('placing an order several times with one key', () => {
  it('places one, in whatever order the steps come, whatever is lost, and whatever becomes of the product', async () => {
    let placed = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), lucks, changes, async (scheduler, each, change) => {
        const world = new World();
        const answers = await sideBySide(world, scheduler, each, change);
        expect(world.orders.size).toBeLessThanOrEqual(1);
        expect(new Set(answers.flatMap(({ order }) => order?.id ?? [])).size).toBeLessThanOrEqual(1);
        placed += world.orders.size;
        // Whoever calls after all that gets the order that there is, as it is by now, and no word of the world's changes.
        for (const [id, row] of world.orders) {
          world.orders.set(id, { ...row, status: 'COMPLETED' });
          expect((await place(world, atOnce, 'fine')).order).toMatchObject({ id, status: 'COMPLETED' });
          expect(codesOf(await place(world, atOnce, 'fine', { shippingNote: 'Ring' }))).toEqual([
            'IDEMPOTENCY_KEY_REUSED',
          ]);
        }
      }),
      { numRuns: 300 },
    );
    expect(placed).toBeGreaterThan(100);
  });

  it('would place several without the condition on the key', async () => {
    const several = await sought(async (scheduler) => {
      const world = new World(false);
      await sideBySide(world, scheduler, ['fine', 'fine'], {});
      return world.orders.size === 2;
    });
    expect(several).toBe(true);
  });

  it('starts its workflow again while nothing has moved it, and never fails because that fails', async () => {
    const world = new World();
    world.startFails = true;
    const { order } = await place(world, atOnce, 'fine');
    expect(order?.status).toBe('PENDING');
    expect(world.started).toEqual([]);
    world.startFails = false;
    expect((await place(world, atOnce, 'fine')).order?.id).toBe(order?.id);
    expect(world.started).toEqual([{ orderId: order?.id, run: 1 }]);
    for (const [id, row] of world.orders) world.orders.set(id, { ...row, status: 'VALIDATED' });
    await place(world, atOnce, 'fine');
    expect(world.started).toHaveLength(1);
  });

  it('asks for patience where somebody writes at the same moment, and keeps nothing of what it refuses', async () => {
    const world = new World();
    expect(codesOf(await place(world, atOnce, 'in the way of another'))).toEqual(['TRY_AGAIN']);
    world.price = 2000;
    expect(codesOf(await place(world, atOnce, 'fine'))).toEqual(['PRICE_CHANGED']);
    expect([world.keys.size, world.orders.size, world.started.length]).toEqual([0, 0, 0]);
  });
});
