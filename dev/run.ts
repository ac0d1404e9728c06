import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Lines at the end of what a command said that are repeated where it failed. */
const REPEATED_LINES = 40;

/** One command of a longer run. */
export interface Task {
  /** What it shows, in words. */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command with the project's own binaries first on its path. Its output is shown where it fails, or as it comes with `live`.
 * The end of what it said when it failed goes into the file that FAILURES names, too. Answers whether it succeeded.
 */
export async function runTask(task: Task, live = false): Promise<boolean> {
  const began = performance.now();
  const child = spawn(task.command, task.args, {
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      ...task.environment,
    },
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((settle, reject) => {
    child.on('error', reject);
    child.on('exit', settle);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${task.title} (${seconds} s)`);
  if (code !== 0 && !live) {
    console.log(output);
    repeatLater(task, output);
  }
  return code === 0;
}

function repeatLater({ title }: Task, output: string): void {
  const path = process.env['FAILURES'];
  if (!path) return;
  const end = stripVTControlCharacters(output).trimEnd().split('\n').slice(-REPEATED_LINES);
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, [`${title} failed`, ...end.map((line) => `    ${line}`), ''].join('\n'));
}

/** Runs commands one after another; the process fails at the end where one of them did. */
export async function runTasks(tasks: readonly Task[], live = false): Promise<boolean> {
  let succeeded = true;
  for (const task of tasks) succeeded = (await runTask(task, live)) && succeeded;
  return succeeded;
}
