import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outputs } from '#dev/cloud.ts';
import type { Recording } from '#local/faults/recorder.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import { processesWith } from './processes.ts';
import { until } from './until.ts';

/** Whatever the killed process had started is gone so soon. */
const ORPHANS_END_WITHIN = 10_000;

/** A Marquee of a process of its own that can be told to die. */
export interface MortalMarquee {
  readonly outputs: Outputs;
  /** Arms a fault. */
  arm(rule: FaultRule): Promise<void>;
  /** Ends all faults. */
  spare(): Promise<void>;
  record(): Promise<void>;
  recorded(): Promise<Recording>;
  /** Puts the clock of its services ahead. */
  ahead(milliseconds: number): Promise<void>;
  /** True once it, and whatever it had started, is gone; false where it still lives after so many milliseconds. */
  dies(milliseconds: number): Promise<boolean>;
  kill(): Promise<void>;
}

/** Starts one over the state in this directory. Throws, with what it printed, where it ends before it is ready. */
export async function startMortal(
  assembly: string,
  directory: string,
  port: number,
  parameters: Readonly<Record<string, string>> = {},
): Promise<MortalMarquee> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'test/chaos/impatient.ts',
      assembly,
      directory,
      String(port),
      JSON.stringify(parameters),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  child.stderr.on('data', (data: Buffer) => (printed += data.toString()));
  const exit = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('ready')) resolve();
    });
    void exit.then(() => {
      reject(new Error(`Marquee ended before it was ready: ${printed}`));
    });
  });
  const outputs = JSON.parse(readFileSync(join(directory, 'outputs.json'), 'utf8')) as Outputs;

  async function atConsole(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, outputs.status), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  async function gone(): Promise<void> {
    await exit;
    await until('its processes to end', () => processesWith(directory).length === 0, ORPHANS_END_WITHIN);
  }

  return {
    outputs,
    async arm(rule) {
      await atConsole('POST', '/faults', rule);
    },
    async spare() {
      await atConsole('DELETE', '/faults');
    },
    async record() {
      await atConsole('POST', '/faults/record', {});
    },
    recorded: async () => (await atConsole('GET', '/faults/calls')) as Recording,
    async ahead(milliseconds) {
      await atConsole('POST', '/faults/clock', { offset: milliseconds });
    },
    async dies(milliseconds) {
      const lives = new Promise<boolean>((resolve) => setTimeout(resolve, milliseconds, false));
      const died = await Promise.race([exit.then(() => true), lives]);
      if (died) await gone();
      return died;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone();
    },
  };
}
