import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outputs } from '#dev/cloud.ts';

/** A whole Marquee in a process of its own, as `npm start` runs it. */
export interface MarqueeProcess {
  readonly outputs: Outputs;
  /** Everything it has printed. */
  output(): string;
  /** Ends it as Ctrl-C does, or by another signal; answers its exit code. */
  interrupt(signal?: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
  /** What of it went to standard error. */
  complaint(): string;
}

/** Runs `dev/start.ts` with these arguments, of the project in `directory`. */
export function spawnMarquee(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  directory = process.cwd(),
): StartedProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dev/start.ts', ...args], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  let complained = '';
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    printed += data.toString();
    complained += data.toString();
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { child, exit, output: () => printed, complaint: () => complained };
}

/** Runs Marquee until it prints `ready`. Throws, with what it printed, where it ends before. */
export async function runMarquee(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<MarqueeProcess> {
  const started = spawnMarquee(['--dir', directory, ...args], environment);
  const { child, exit } = started;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (/^ready /m.test(started.output())) resolve();
    };
    child.stdout?.on('data', look);
    exit.then((code) => {
      reject(new Error(`Marquee ended with ${code} before it was ready:\n${started.output()}`));
    }, reject);
  });
  const file = join(directory, 'outputs.json');
  if (!existsSync(file)) throw new Error(`${file} is missing though Marquee is ready.`);
  return {
    outputs: JSON.parse(readFileSync(file, 'utf8')) as Outputs,
    output: started.output,
    interrupt(signal = 'SIGINT') {
      child.kill(signal);
      return exit;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
