import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

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
 * Answers whether it succeeded.
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
  if (code !== 0 && !live) console.log(output);
  return code === 0;
}

/** Runs commands one after another; the process fails at the end where one of them did. */
export async function runTasks(tasks: readonly Task[], live = false): Promise<boolean> {
  let succeeded = true;
  for (const task of tasks) succeeded = (await runTask(task, live)) && succeeded;
  return succeeded;
}
