import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '#infra/config.ts';
import { OperatorError } from '#local/core/errors.ts';
import { buildInputs, hashOf, isBuilt } from './sources.ts';

/** Whatever the assembly is made from: when none of it changed, neither did the assembly. */
const inputs = [...buildInputs, 'infra'];

const CACHE = '.cache/assemblies';
/** Assemblies kept, so that going back and forth between two branches stays fast. */
const KEPT = 4;
/** Milliseconds for which an assembly is kept since its last start: the cloud that runs from it loads functions from there. */
const IN_USE = 24 * 60 * 60_000;

/**
 * The cloud assembly of a stage: built and synthesized anew only where its inputs changed.
 * Answers its folder. Throws OperatorError with the compiler's own words where the build or the synthesis fails.
 */
export async function assemblyOf(stage: Stage, note: (line: string) => void): Promise<string> {
  const folder = join(CACHE, `${stage}-${hashOf(inputs, settings())}`);
  if (existsSync(join(folder, 'manifest.json'))) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  if (!isBuilt()) {
    note('Building functions, resolvers and client …');
    await run('dev/build.ts', {});
  }
  note(`Synthesizing the stage ${stage} …`);
  const making = `${folder}.making-${process.pid}`;
  await run('infra/app.ts', { MARQUEE_STAGE: stage, CDK_OUTDIR: making, CDK_VALIDATION: 'false' });
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  prune();
  return folder;
}

/** What of the environment a synthesis heeds. */
function settings(): string[] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith('MARQUEE_'))
    .map((setting) => setting.join('='))
    .sort();
}

function run(program: string, environment: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    const end = (): void => {
      child.kill();
    };
    process.once('exit', end);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('exit', end);
      if (code === 0) return resolve();
      reject(new OperatorError(`${program} failed:\n${withoutStack(output)}`));
    });
  });
}

/** What the compiler says; where it says it from helps nobody. */
function withoutStack(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s+at /.test(line));
  return lines.join('\n').trim();
}

function prune(): void {
  const folders = readdirSync(CACHE)
    .map((name) => ({ folder: join(CACHE, name), used: statSync(join(CACHE, name)).mtimeMs }))
    .sort((left, right) => right.used - left.used);
  for (const { folder, used } of folders.slice(KEPT)) {
    if (Date.now() - used > IN_USE) rmSync(folder, { recursive: true, force: true });
  }
}
