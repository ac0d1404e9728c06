import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Numbers, NumberedFacts } from '#functions/receipts/numbers.ts';
import { numbersIn } from '#functions/receipts/numbers.ts';
import { fullJitter } from '#functions/platform/pause.ts';
import { OvertakenError } from '#functions/platform/table.ts';
import { startEngine } from '#local/dynamodb/engine.ts';
import type { ReceiptKind, ReceiptRow } from '#model/receipts.ts';
import { randomFrom } from '#test/documents/random.ts';
import type { NumberTablesThere } from '#test/kit/numberSeries.ts';
import { faultsOf, makeNumberTables, numbersOf, unguardedNumbers } from '#test/kit/numberSeries.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
/** Documents that are issued at one moment, each by two who do not know of each other. */
const AT_ONCE = 40;
/** How often the workflow tries the step that issues one. */
const TRIES = 6;
const CRASHES = 40;

/** The process that asks is gone: before the call reached DynamoDB, or before its answer reached the process. */
class Crash extends Error {
  override readonly name = 'Crash';
}

let engine: Awaited<ReturnType<typeof startEngine>>;
let there: NumberTablesThere;
/** What becomes of the next call. */
let luck: () => 'fine' | 'before' | 'after' = () => 'fine';
/** Each test has a year of its own, and so series of its own. */
let year = 2030;

beforeAll(async () => {
  engine = await startEngine({
    port: 0,
    dbPath: undefined,
    onDeath: (error) => {
      throw error;
    },
  });
  there = await makeNumberTables(`http://127.0.0.1:${engine.port}`);
  there.client.middlewareStack.add(
    (next) => async (args) => {
      const what = luck();
      if (what === 'before') throw new Crash('before');
      const answer = await next(args);
      if (what === 'after') throw new Crash('after');
      return answer;
    },
    { step: 'initialize', priority: 'high' },
  );
  return () => engine.stop();
});

afterEach(() => {
  luck = () => 'fine';
  year += 2;
});

const now = (): Date => new Date(Date.UTC(year, 5, 1));
const real = (): Numbers => numbersIn({ ...there, pause: fullJitter, now });

function draft(id: string, kind: ReceiptKind = 'RECEIPT') {
  return (facts: NumberedFacts): ReceiptRow => ({
    id,
    kind,
    ...facts,
    version: 1,
    ownerId: 'ada',
    orderId: id,
    updatedAt: facts.issuedAt,
    currency: 'EUR',
    net: 100,
    tax: 19,
    total: 119,
    taxes: [{ rate: 1900, net: 100, tax: 19 }],
    seller: {
      name: 'Seller',
      address: { street: 'Street 1', city: 'City', country: 'DE' },
      vatNumber: 'DE1',
      email: 'seller@example.com',
    },
    buyer: { name: 'ada@example.com' },
  });
}

const ids = (count: number): string[] => Array.from({ length: count }, () => crypto.randomUUID());

/** As the workflow does: a step that fails is tried again, and so is one whose process died. */
async function issued(numbers: Numbers, id: string, kind: ReceiptKind = 'RECEIPT'): Promise<ReceiptRow> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await numbers.issue(id, kind, draft(id, kind));
    } catch (error) {
      if (!(error instanceof OvertakenError || error instanceof Crash) || attempt >= TRIES) throw error;
    }
  }
}

describe('the numbers of receipts', () => {
  it(`of ${AT_ONCE} orders that are paid at one moment are unique and have no gap, however often each is asked for`, async () => {
    const orders = ids(AT_ONCE);
    const rows = await Promise.all([...orders, ...orders].map((id) => issued(real(), id)));
    expect(faultsOf(`RE-${year}`, await numbersOf(there, `RE-${year}`))).toEqual([]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(AT_ONCE);
    for (const id of orders) {
      expect(new Set(rows.filter((row) => row.id === id).map(({ number }) => number)).size).toBe(1);
    }
  }, 60_000);

  it('of receipts and of credit notes are two series', async () => {
    const both = ids(10);
    await Promise.all(both.flatMap((id) => [issued(real(), id), issued(real(), `${id}-cn`, 'CREDIT_NOTE')]));
    for (const series of [`RE-${year}`, `CN-${year}`]) {
      const numbers = await numbersOf(there, series);
      expect(numbers).toHaveLength(10);
      expect(faultsOf(series, numbers)).toEqual([]);
    }
  });

  it('begin anew with every year, and are never dated before the one before them', async () => {
    let at = new Date(Date.UTC(year, 11, 31, 23, 59, 59, 998));
    const numbers = numbersIn({ ...there, pause: fullJitter, now: () => at });
    const [first, second, third, fourth] = ids(4);
    const facts = async (id = '') => {
      const { number, issuedAt } = await numbers.issue(id, 'RECEIPT', draft(id));
      return [number, issuedAt];
    };
    expect(await facts(first)).toEqual([`RE-${year}-000001`, `${year}-12-31T23:59:59.998Z`]);
    at = new Date(at.getTime() - 5);
    expect(await facts(second)).toEqual([`RE-${year}-000002`, `${year}-12-31T23:59:59.998Z`]);
    at = new Date(at.getTime() + 10);
    expect(await facts(third)).toEqual([`RE-${year + 1}-000001`, `${year + 1}-01-01T00:00:00.003Z`]);
    // What was issued before midnight keeps its number.
    expect(await facts(first)).toEqual([`RE-${year}-000001`, `${year}-12-31T23:59:59.998Z`]);
    expect(await facts(fourth)).toEqual([`RE-${year + 1}-000002`, `${year + 1}-01-01T00:00:00.003Z`]);
  });

  it('have no gap and no double wherever whoever issues them dies', async () => {
    const { chance } = randomFrom(SEED);
    const orders = ids(CRASHES);
    let died = 0;
    for (const id of orders) {
      luck = () => {
        const what = chance(0.15) ? 'before' : chance(0.2) ? 'after' : 'fine';
        if (what !== 'fine') died += 1;
        return what;
      };
      await issued(real(), id).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
    }
    // The workflow comes back to every order that is paid.
    luck = () => 'fine';
    await Promise.all(orders.map((id) => issued(real(), id)));
    expect(died).toBeGreaterThan(CRASHES / 4);
    const numbers = await numbersOf(there, `RE-${year}`);
    expect(numbers).toHaveLength(CRASHES);
    expect(faultsOf(`RE-${year}`, numbers)).toEqual([]);
  }, 60_000);

  it('would have gaps if they were counted on and written one after the other (negative control)', async () => {
    const { chance } = randomFrom(SEED);
    const orders = ids(CRASHES);
    luck = () => (chance(0.15) ? 'before' : chance(0.2) ? 'after' : 'fine');
    const unguarded = () => unguardedNumbers(there, now);
    for (const id of orders) await issued(unguarded(), id).catch(() => null);
    luck = () => 'fine';
    await Promise.all(orders.map((id) => issued(unguarded(), id)));
    expect(faultsOf(`RE-${year}`, await numbersOf(there, `RE-${year}`))).not.toEqual([]);
  }, 60_000);

  it('are asked for again where DynamoDB says that another transaction is in the way, and not where it says anything else', async () => {
    let conflicts = 0;
    const { client, ...named } = there;
    const cancelled = (Code: string) =>
      new TransactionCanceledException({
        message: Code,
        $metadata: {},
        CancellationReasons: [{ Code }, { Code: 'None' }],
      });
    const refusing = (code: string, times: number) => {
      let left = times;
      const refused: typeof client = Object.create(client, {
        send: {
          value: (command: Parameters<typeof client.send>[0]) => {
            if (command.constructor.name !== 'TransactWriteCommand' || left === 0) return client.send(command);
            left -= 1;
            conflicts += 1;
            return Promise.reject(cancelled(code));
          },
        },
      }) as typeof client;
      return numbersIn({ ...named, client: refused, pause: () => Promise.resolve(), now });
    };
    const [one = '', two = '', three = ''] = ids(3);
    expect((await refusing('TransactionConflict', 3).issue(one, 'RECEIPT', draft(one))).sequence).toBe(1);
    expect(conflicts).toBe(3);
    await expect(refusing('TransactionConflict', Infinity).issue(two, 'RECEIPT', draft(two))).rejects.toThrow(
      OvertakenError,
    );
    await expect(refusing('ValidationError', 1).issue(three, 'RECEIPT', draft(three))).rejects.toThrow(
      TransactionCanceledException,
    );
    expect(await numbersOf(there, `RE-${year}`)).toEqual([`RE-${year}-000001`]);
  });
});
