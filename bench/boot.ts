import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import { freePorts } from '#test/kit/ports.ts';
import { runMarquee } from '#test/kit/process.ts';
import type { BenchResult } from './run.ts';

const RUNS = 3;
const GOAL_SECONDS = 10;

/**
 * `npm run bench -- boot`: how long `npm start` takes from a cached assembly until it prints `ready`: a first start with demo data,
 * and a later one over the same state, beside what this machine needs to start Node and import nothing. Medians of three.
 */
export async function bench(): Promise<BenchResult> {
  const assembly = await seconds(() => assemblyOf('dev', () => undefined));
  const load = loadavg()[0] ?? Number.NaN;
  const first: number[] = [];
  const later: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const directory = mkdtempSync(join(tmpdir(), 'marquee-boot-'));
    const port = await freePorts();
    for (const figures of [first, later]) {
      bare.push(await seconds(bareNode));
      const began = performance.now();
      const marquee = await runMarquee(directory, ['--port', String(port)]);
      figures.push((performance.now() - began) / 1000);
      await marquee.interrupt();
    }
    rmSync(directory, { recursive: true, force: true });
  }
  const figures = {
    'first.seconds': median(first),
    'later.seconds': median(later),
    'node.seconds': median(bare),
    'first.timesNode': median(first) / median(bare),
    'assembly.seconds': assembly,
  };
  print(`assembly (cached unless its inputs changed)  ${assembly.toFixed(2)} s`);
  print(`first start, with demo data                  ${figures['first.seconds'].toFixed(2)} s`);
  print(`later start, state kept                      ${figures['later.seconds'].toFixed(2)} s`);
  print(`node -e 0, in the same run                   ${figures['node.seconds'].toFixed(3)} s`);
  print(`processes that waited for ${availableParallelism()} cores before it     ${load.toFixed(1)}`);
  return { figures, goals: { 'first.seconds': { atMost: GOAL_SECONDS } } };
}

function bareNode(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', '0']);
    child.on('error', reject);
    child.on('exit', () => {
      resolve();
    });
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
