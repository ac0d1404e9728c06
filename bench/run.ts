import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench -- NAME [arguments]` runs `bench/NAME.ts`, which exports `bench(arguments)` and prints its figures beside its peers'.
 * The last line is one JSON object for programs: `{"bench", "figures", "goals", "met"}`, where `figures` are numbers by name, `goals` are bounds
 * (`{"atLeast": 0.98}` or `{"atMost": 0.01}`) by the same names, and `met` tells whether every goal with a figure is reached.
 * Exits with 0 even where goals are missed: a bench measures, tests fail.
 */
export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>;
  readonly goals: Readonly<Record<string, Goal>>;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** Whether every goal for which there is a figure is reached. */
export function met({ figures, goals }: BenchResult): boolean {
  return Object.entries(goals).every(([name, goal]) => {
    const figure = figures[name];
    if (figure === undefined) return true;
    return 'atLeast' in goal ? figure >= goal.atLeast : figure <= goal.atMost;
  });
}

interface BenchModule {
  bench(args: readonly string[]): Promise<BenchResult>;
}

function isBench(module: unknown): module is BenchModule {
  return typeof module === 'object' && module !== null && 'bench' in module && typeof module.bench === 'function';
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
    .filter((file) => /^[a-z][\w-]*\.ts$/u.test(file) && file !== 'run.ts' && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3));
  const usage = `Usage: npm run bench -- NAME [arguments]\nThere are: ${names.join(', ')}`;
  if (name === undefined || !/^[a-z][\w-]*$/u.test(name) || !existsSync(new URL(`./${name}.ts`, import.meta.url))) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const module: unknown = await import(new URL(`./${name}.ts`, import.meta.url).href);
  if (!isBench(module)) {
    process.stderr.write(`bench/${name}.ts exports no bench().\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const result = await module.bench(args);
  process.stdout.write(`${JSON.stringify({ bench: name, ...result, met: met(result) })}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
