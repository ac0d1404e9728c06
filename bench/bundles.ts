import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bundle } from '#dev/build.ts';
import { buildClient, buildFunctions, buildResolvers } from '#dev/build.ts';
import type { BenchResult } from './run.ts';

/** Bytes of every bundle beside its budget, and the time to import it beside that of a Node that imports nothing. */
const DEFAULT_ROUNDS = 5;

/** A start of a function may take this many times what a bare Node takes. */
const IMPORT_TIMES = 5;

/** Settings that a function asks for when it is imported; none of them is used. */
const settings = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  UPLOAD_MINUTES: '15',
  GRAPHQL_URL: 'http://127.0.0.1/graphql',
};
const functionsFolder = join(import.meta.dirname, '../functions');
/** As the functions name them, `DOCUMENTS_BUCKET: text`: a list kept here would lag behind. */
const names = globSync('**/*.ts', { cwd: functionsFolder }).flatMap((file) =>
  [...readFileSync(join(functionsFolder, file), 'utf8').matchAll(/\b([A-Z][A-Z0-9_]+): text\b/g)].map(
    ([, name]) => name,
  ),
);
const environment = { ...process.env, ...settings, ...Object.fromEntries(names.map((name) => [name, 'none'])) };

/** `npm run bench -- bundles [rounds]` */
export function bench([rounds]: readonly string[]): Promise<BenchResult> {
  return measure(rounds === undefined ? DEFAULT_ROUNDS : Number(rounds));
}

async function measure(rounds: number): Promise<BenchResult> {
  const functions = await buildFunctions();
  const resolvers = await buildResolvers();
  const client = await buildClient();
  const figures: Record<string, number> = {};
  const goals: Record<string, { atMost: number }> = {};

  print(`${'function'.padEnd(28)} ${'bytes'.padStart(9)} ${'budget'.padStart(9)} ${'import ÷ bare node'.padStart(19)}`);
  for (const each of functions) {
    const ratio = importRatio(each, rounds);
    figures[`${each.name}.bytes`] = each.bytes;
    goals[`${each.name}.bytes`] = { atMost: each.budget };
    figures[`${each.name}.import`] = ratio;
    goals[`${each.name}.import`] = { atMost: IMPORT_TIMES };
    print(`${each.name.padEnd(28)} ${bytes(each.bytes)} ${bytes(each.budget)} ${ratio.toFixed(2).padStart(19)}`);
  }

  print(`\n${'client'.padEnd(28)} ${'bytes'.padStart(9)} ${'budget'.padStart(9)}`);
  for (const each of client) {
    figures[`${each.name}.bytes`] = each.bytes;
    goals[`${each.name}.bytes`] = { atMost: each.budget };
    print(`${each.name.padEnd(28)} ${bytes(each.bytes)} ${bytes(each.budget)}`);
  }

  print(`\n${'resolver'.padEnd(28)} ${'bytes'.padStart(9)} ${'budget'.padStart(9)}`);
  for (const each of resolvers) {
    figures[`resolvers/${each.name}.bytes`] = each.bytes;
    goals[`resolvers/${each.name}.bytes`] = { atMost: each.budget };
    print(`${each.name.padEnd(28)} ${bytes(each.bytes)} ${bytes(each.budget)}`);
  }
  return { figures, goals };
}

/** Bare and importing starts take turns, so that what else the machine does meets both alike. */
function importRatio({ file }: Bundle, rounds: number): number {
  const importing = `import(${JSON.stringify(pathToFileURL(file).href)})`;
  const pairs = Array.from({ length: rounds }, () => seconds(importing) / seconds('0'));
  return Math.round(median(pairs) * 100) / 100;
}

function seconds(code: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', code], { env: environment, encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`node -e '${code}' failed: ${stderr}`);
  return took / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function bytes(count: number): string {
  return count.toLocaleString('en').padStart(9);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
