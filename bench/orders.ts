import { availableParallelism, loadavg } from 'node:os';
import { assemblyOf } from '#dev/assembly.ts';
import { costOf, standingCostOf, totalOf } from './orders/bill.ts';
import { recordOrders } from './orders/cost.ts';
import { openMarket } from './orders/market.ts';
import type { Market } from './orders/market.ts';
import { measureRates } from './orders/rate.ts';
import { usageOf } from './orders/recorded.ts';
import type { Usage } from './orders/recorded.ts';
import { standingOf } from './orders/standing.ts';
import { prices } from './prices.ts';
import type { BenchResult } from './run.ts';

const USUAL_ORDERS = 300;
/** Orders that are billed, of each kind. */
const BILLED_ORDERS = 3;
const MANY_LINES = 5;
const GOAL_PER_THOUSAND = 0.3;

/**
 * `npm run bench -- orders [N]`: how many of N orders are accepted and completed a second, beside what the bare SDK gets from the same
 * engine with the same transaction; and what a thousand orders cost on AWS, from recorded calls.
 */
export async function bench([count = String(USUAL_ORDERS)]: readonly string[]): Promise<BenchResult> {
  const orders = Number(count);
  if (!Number.isInteger(orders) || orders < 1) throw new Error(`${count} is no number of orders.`);
  const assembly = await assemblyOf('prod', print);
  const market = await openMarket(assembly);
  try {
    const cost = await costs(market, assembly);
    const rate = await rates(market, orders);
    return {
      figures: { ...cost, ...rate },
      goals: { costPer1000Orders: { atMost: GOAL_PER_THOUSAND }, refused: { atMost: 0 }, notCompleted: { atMost: 0 } },
    };
  } finally {
    await market.stop();
  }
}

async function rates(market: Market, orders: number): Promise<Record<string, number>> {
  print('');
  print(
    `orders through the whole API (token, directives, three resolvers, transaction, workflow started) beside the bare SDK's`,
  );
  print(
    `TransactWriteItems of the same two items; ${availableParallelism()} cores, ${(loadavg()[0] ?? Number.NaN).toFixed(1)} processes wait for them`,
  );
  const seen = await measureRates(market, orders, print);
  const statuses = await market.statuses();
  const { COMPLETED: _completed, ...others } = statuses;
  print(
    `       accepted              ${seen.acceptedPerSecond.toFixed(1)}/s, ${seen.acceptedRatio.toFixed(3)} of the bare SDK's ${seen.bareTransactionsPerSecond.toFixed(0)}/s, while the workflows of orders run on the same cores`,
  );
  print(
    `       accepted, no workflow ${seen.acceptedAlonePerSecond.toFixed(1)}/s, ${seen.acceptedAloneRatio.toFixed(3)} of it: workflows are started, their steps held back, as if they ran elsewhere`,
  );
  print(
    `       completed             ${seen.completedPerSecond.toFixed(1)}/s, from the first one's placing to the last one's COMPLETED: paid, taken from stock, its mail asked for`,
  );
  print(
    `       placeOrder answers    within ${seen.p50.toFixed(0)} ms (median), ${seen.p95.toFixed(0)} ms (P95), four a second`,
  );
  print(
    '       (none of these has a goal: placeOrder reads, writes and calls a function; of a field that only writes see `npm run bench -- gateway`)',
  );
  print(`       orders in the table   ${JSON.stringify(statuses)}`);
  const { refused, ...rest } = seen;
  return {
    ...rounded(rest),
    refused,
    notCompleted: Object.values(others).reduce((sum, each) => sum + each, 0),
  };
}

async function costs(market: Market, assembly: string): Promise<Record<string, number>> {
  await recordOrders(market, MANY_LINES, 1);
  const one = await recordOrders(market, 1, BILLED_ORDERS);
  const many = await recordOrders(market, MANY_LINES, BILLED_ORDERS);
  const usages = { one: usageOf(one, BILLED_ORDERS), many: usageOf(many, BILLED_ORDERS) };
  const bills = { one: costOf(usages.one), many: costOf(usages.many) };
  print(
    `cost of 1,000 orders in US dollars (prices of ${prices.asOf}, ${prices.region}; from ${BILLED_ORDERS} recorded orders of each kind)`,
  );
  print(`       ${''.padEnd(38)} one line  five lines`);
  for (const item of Object.keys(bills.many)) {
    print(`       ${item.padEnd(38)} ${dollars(bills.one[item])}   ${dollars(bills.many[item])}`);
  }
  print(
    `       ${'together'.padEnd(38)} ${dollars(totalOf(bills.one))}   ${dollars(totalOf(bills.many))}   goal ≤ ${GOAL_PER_THOUSAND} for five lines`,
  );
  print('');
  print(`       an order makes                         one line  five lines`);
  const names = Object.keys(usages.many) as (keyof Usage)[];
  for (const name of names) {
    print(`       ${name.padEnd(38)} ${amount(usages.one[name])}   ${amount(usages.many[name])}`);
  }
  const standing = standingOf(assembly, many.calls);
  print('');
  print(`       beside it, US dollars a month whether or not there are orders (stacks orders, payments, mail)`);
  for (const [item, cost] of Object.entries(standingCostOf(standing)))
    print(`       ${item.padEnd(38)} ${cost.toFixed(2).padStart(8)}`);
  return {
    costPer1000Orders: round(totalOf(bills.many)),
    costPer1000OneLine: round(totalOf(bills.one)),
    standingPerMonth: round(totalOf(standingCostOf(standing))),
  };
}

function dollars(value = Number.NaN): string {
  return value.toFixed(4).padStart(8);
}

function amount(value: number): string {
  return value.toFixed(2).padStart(8);
}

function rounded(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)]));
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
