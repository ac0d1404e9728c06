import { availableParallelism, loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { assemblyOf } from '#dev/assembly.ts';
import { KEY_MARK } from './orders/keyMark.ts';
import type { HoldLoad, HoldsSeen, Twin } from './onsale/load.ts';
import type { Sale, Stage } from './onsale/stage.ts';
import { openStage } from './onsale/stage.ts';
import type { BenchResult } from './run.ts';

/** Clients that ask side by side, each waiting for its answer; twice as many where twice as much is asked for. */
const CLIENTS = 16;
const ROUNDS = 3;
/** Before what it is compared with, and after it. */
const BARE_MS = 1_500;
const WARM = 300;
const GOAL = 0.8;

/** Kinds of tickets: all counted in one row, and spread over several. */
const KINDS = [
  { name: 'oneRow', capacity: 499, rows: 1 },
  { name: 'fourRows', capacity: 1000, rows: 4 },
] as const;

/** What a customer's web app asks to show a hold. */
const DOCUMENT = `mutation HoldTickets($input: HoldTicketsInput!) { holdTickets(input: $input) {
  hold { id status quantity seats total { amount currency } expiresAt secondsLeft }
  userErrors { field message code } } }`;

/**
 * `npm run bench -- onsale`: holds a second of one contended kind of tickets through the whole API by two dozen customers, beside what the bare SDK gets from the
 * same engine with the same transaction; as many as there are tickets, and twice as many by twice as many clients. Nothing may be held twice, and whatever is
 * not held is refused by a code.
 */
export async function bench(): Promise<BenchResult> {
  const stage = await openStage(await assemblyOf('prod', print));
  try {
    const twins = await stage.twins();
    print(
      'holds through the whole API (token, directives, one read and one transaction) of one kind of tickets, beside the bare SDK’s',
    );
    print(
      `TransactWriteItems of the same four items; ${availableParallelism()} cores, ${(loadavg()[0] ?? Number.NaN).toFixed(1)} processes wait for them`,
    );
    const figures: Record<string, number> = { oversold: 0, faults: 0, unexplained: 0 };
    for (const kind of KINDS) Object.assign(figures, await measure(stage, twins, kind, figures));
    const { differences, unsettled, categories } = await stage.reconcile();
    print(
      `${categories} kinds of tickets reconciled: ${differences.length} differences, ${unsettled.length} still moving`,
    );
    figures['differences'] = differences.length + unsettled.length;
    return {
      figures,
      goals: {
        ...Object.fromEntries(KINDS.map(({ name }) => [`${name}.ratio`, { atLeast: GOAL }])),
        ...Object.fromEntries(
          ['oversold', 'faults', 'unexplained', 'differences'].map((name) => [name, { atMost: 0 }]),
        ),
      },
    };
  } finally {
    await stage.stop();
  }
}

type Twins = Readonly<Record<'keys' | 'holds' | 'allowances' | 'stock', Twin>>;
type Kind = (typeof KINDS)[number];

async function measure(
  stage: Stage,
  twins: Twins,
  { name, capacity, rows }: Kind,
  totals: Record<string, number>,
): Promise<Record<string, number>> {
  await stage.renew();
  const ask = (sale: Sale, count: number, clients: number) => run(holdingOf(stage, sale, count, clients));
  const bare = (milliseconds: number) => run(bareOf(stage, twins, rows, milliseconds));
  await ask(await stage.sell(capacity, rows), Math.min(WARM, capacity), CLIENTS);
  await bare(BARE_MS);
  const rounds: { held: number; bare: number; twice: number; latencies: readonly number[] }[] = [];
  const refusals: Record<string, number> = {};
  print(`\n${capacity} tickets counted in ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The machine may be slower a moment later: the peer is asked just before and just after.
    const once = await stage.sell(capacity, rows);
    const before = await bare(BARE_MS);
    const seen = await ask(once, capacity, CLIENTS);
    const after = await bare(BARE_MS);
    const twice = await stage.sell(capacity, rows);
    const crowd = await ask(twice, 2 * capacity, 2 * CLIENTS);
    for (const [sale, each] of [
      [once, seen],
      [twice, crowd],
    ] as const) {
      const { held, isWhole } = await stage.counts(sale);
      const promised = each.codes['ACTIVE'] ?? 0;
      totals['oversold'] =
        (totals['oversold'] ?? 0) + Math.max(0, promised - capacity) + (isWhole && held === promised ? 0 : 1);
      for (const [code, count] of Object.entries(each.codes)) {
        if (code === 'ACTIVE') continue;
        refusals[code] = (refusals[code] ?? 0) + count;
        if (code.startsWith('HTTP_')) totals['faults'] = (totals['faults'] ?? 0) + count;
        if (code.startsWith('ERROR_')) totals['unexplained'] = (totals['unexplained'] ?? 0) + count;
      }
    }
    const rate = {
      held: (seen.codes['ACTIVE'] ?? 0) / seen.seconds,
      bare: (before.latencies.length + after.latencies.length) / (before.seconds + after.seconds),
      twice: crowd.latencies.length / crowd.seconds,
      latencies: seen.latencies,
    };
    rounds.push(rate);
    print(
      `  round ${round + 1}: bare SDK ${rate.bare.toFixed(0)} transactions/s; held ${rate.held.toFixed(0)}/s (${(rate.held / rate.bare).toFixed(3)}), p50 ${at(seen.latencies, 0.5).toFixed(1)} ms, p95 ${at(seen.latencies, 0.95).toFixed(1)} ms; at twice the demand ${rate.twice.toFixed(0)} answers/s: ${codesOf(crowd)}`,
    );
  }
  const latencies = rounds.flatMap((round) => round.latencies);
  const figures = {
    [`${name}.ratio`]: median(rounds.map(({ held, bare: peer }) => held / peer)),
    [`${name}.heldPerSecond`]: median(rounds.map(({ held }) => held)),
    [`${name}.barePerSecond`]: median(rounds.map((each) => each.bare)),
    [`${name}.answeredPerSecondAtTwice`]: median(rounds.map(({ twice }) => twice)),
    [`${name}.p50`]: at(latencies, 0.5),
    [`${name}.p95`]: at(latencies, 0.95),
    [`${name}.tryAgain`]: refusals['TRY_AGAIN'] ?? 0,
  };
  print(`  refused in all: ${codesOf({ codes: refusals })}`);
  return { ...totals, ...figures };
}

function codesOf({ codes }: Pick<HoldsSeen, 'codes'>): string {
  const all = Object.entries(codes).map(([code, count]) => `${count} ${code}`);
  return all.length === 0 ? 'nothing' : all.join(', ');
}

function holdingOf(
  { outputs, customers }: Stage,
  { event, categoryId }: Sale,
  count: number,
  clients: number,
): HoldLoad {
  const input = { eventId: event.id, categoryId, quantity: 1, idempotencyKey: KEY_MARK };
  return {
    kind: 'hold',
    url: outputs.graphql,
    tokens: customers.map(({ accessToken }) => accessToken),
    body: JSON.stringify({ query: DOCUMENT, variables: { input } }),
    clients,
    count,
  };
}

function bareOf({ outputs, engineUrl, customers }: Stage, twins: Twins, rows: number, milliseconds: number): HoldLoad {
  return {
    kind: 'bare',
    url: engineUrl,
    region: outputs.region,
    ...twins,
    rows,
    customers: customers.length,
    clients: CLIENTS,
    milliseconds,
  };
}

function run(load: HoldLoad): Promise<HoldsSeen> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./onsale/load.ts', import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function median(values: readonly number[]): number {
  return at(values, 0.5);
}

/** The value below which this share of them lies. */
function at(values: readonly number[], share: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * share)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
