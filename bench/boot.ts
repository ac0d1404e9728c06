import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import { freePorts } from '#test/kit/ports.ts';
import { runMarquee } from '#test/kit/process.ts';

/** How long `npm start` takes from a cached assembly until everything answers: first start with demo data, and a later one over kept state. */
const RUNS = 3;
const GOAL_SECONDS = 10;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The control of the same run: what this machine needs to start Node and import nothing. */
function bareNode(): Promise<number> {
  return seconds(
    () =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['-e', '0']);
        child.on('error', reject);
        child.on('exit', resolve);
      }),
  );
}

const synthesis = await seconds(() => assemblyOf('dev', () => undefined));
const first: number[] = [];
const later: number[] = [];
const bare: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-boot-'));
  const port = await freePorts();
  for (const figures of [first, later]) {
    bare.push(await bareNode());
    let marquee: Awaited<ReturnType<typeof runMarquee>> | undefined;
    figures.push(await seconds(async () => (marquee = await runMarquee(directory, ['--port', String(port)]))));
    await marquee?.interrupt();
  }
  rmSync(directory, { recursive: true, force: true });
}

const figures = {
  assemblySeconds: synthesis,
  firstSeconds: median(first),
  laterSeconds: median(later),
  bareNodeSeconds: median(bare),
  firstToBareNode: median(first) / median(bare),
};
console.log(`assembly (cached unless its inputs changed)  ${synthesis.toFixed(2)} s`);
console.log(`first start, with demo data                  ${figures.firstSeconds.toFixed(2)} s`);
console.log(`later start, state kept                      ${figures.laterSeconds.toFixed(2)} s`);
console.log(`node -e 0, in the same run                   ${figures.bareNodeSeconds.toFixed(3)} s`);
const goals = { firstSeconds: GOAL_SECONDS };
console.log(JSON.stringify({ bench: 'boot', figures, goals, met: figures.firstSeconds <= GOAL_SECONDS }));
