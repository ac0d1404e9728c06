import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../core/errors.ts';
import { cacheDirectory, javaCommand, processStart } from './java.ts';
import type { JavaCommand } from './java.ts';
import { isTaken, untilReady } from './readiness.ts';

const POLL_MS = 15;
/** Writing the class-data archive takes some seconds, once. */
const STOP_LIMIT_MS = 20_000;
const KEPT_OUTPUT = 4_000;

/**
 * Starts Java and, beside it, a watcher that ends it as soon as the pipe from our process closes: even `kill -9` of
 * ours leaves no Java behind. The first line that it prints is Java's process id.
 */
const WATCHED_START = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- &',
  'java=$!',
  'echo "$java"',
  '{ cat <&3 >/dev/null; kill -9 "$java" 2>/dev/null; } >/dev/null 2>&1 &',
  'exec 3<&-',
  'wait "$java"',
].join('\n');

export interface EngineOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where tables are kept; in memory without one. */
  readonly dbPath: string | undefined;
  /** Called once if the engine ends by itself. */
  onDeath(error: Error): void;
}

export interface Engine {
  readonly port: number;
  stop(): Promise<void>;
}

/** Boots DynamoDB Local; answers once it answers requests. Throws `OperatorError` on a missing Java or a taken port. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const port = options.port === 0 ? await freePort() : options.port;
  if (await isTaken(port)) await endOrphan(port);
  if (options.dbPath !== undefined) mkdirSync(options.dbPath, { recursive: true });
  const storage = options.dbPath === undefined ? ['-inMemory'] : ['-dbPath', options.dbPath];
  const command = javaCommand(['-port', String(port), '-sharedDb', '-disableTelemetry', ...storage]);
  const running = run(command);
  let state: 'starting' | 'running' | 'ended' = 'starting';
  const ended = running.ended.then((output) => {
    const unexpected = state === 'running';
    state = 'ended';
    if (unexpected) options.onDeath(new Error(`DynamoDB Local ended by itself. ${output.trim()}`));
    return output;
  });
  await untilReady(port, ended);
  state = 'running';
  await remember(port, running.pid());
  return {
    port,
    async stop() {
      if (state === 'ended') return;
      state = 'ended';
      await end(running, command, options.dbPath !== undefined);
      rmSync(recordPath(port), { force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  /** Of Java itself. */
  pid(): number | undefined;
  /** Answers what it printed last. */
  readonly ended: Promise<string>;
}

function run(command: JavaCommand): Running {
  const watched = process.platform !== 'win32';
  const start: [string, string[]] = watched
    ? ['sh', ['-c', WATCHED_START, 'sh', command.executable, ...command.args]]
    : [command.executable, [...command.args]];
  // The engine writes a file into its working directory. Detached: Ctrl-C in the terminal is ours to handle.
  const child = spawn(...start, {
    cwd: tmpdir(),
    // -disableTelemetry alone still has it ask for credentials at cognito-identity.us-east-1.amazonaws.com.
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: watched,
  });
  let pid = watched ? undefined : child.pid;
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    const text = data.toString('utf8');
    pid ??= Number.parseInt(text, 10);
    output = (output + text).slice(-KEPT_OUTPUT);
  });
  child.stderr.on('data', (data: Buffer) => {
    output = (output + data.toString('utf8')).slice(-KEPT_OUTPUT);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => {
      child.stdin.destroy();
      resolve(output);
    });
  });
  return { child, pid: () => pid, ended };
}

async function end(running: Running, command: JavaCommand, durable: boolean): Promise<void> {
  const pid = running.pid();
  const graceful = durable || command.keepArchive !== undefined;
  if (pid !== undefined) signal(pid, graceful ? 'SIGTERM' : 'SIGKILL');
  const timer = setTimeout(() => pid !== undefined && signal(pid, 'SIGKILL'), STOP_LIMIT_MS);
  await running.ended;
  clearTimeout(timer);
  command.keepArchive?.();
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function recordPath(port: number): string {
  return join(cacheDirectory(), `dynamodb-port-${port}.json`);
}

async function remember(port: number, pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  const start = await processStart(pid);
  try {
    mkdirSync(cacheDirectory(), { recursive: true });
    writeFileSync(recordPath(port), JSON.stringify({ pid, start }));
  } catch {
    // Only a help after a crash of the watcher; an unwritable cache must not stop the boot.
    return;
  }
}

/** Ends an engine of an earlier run that still holds the port, and nothing else. */
async function endOrphan(port: number): Promise<void> {
  const taken = new OperatorError(`Port ${port} is taken by another program. Choose another with --port.`);
  const record = readRecord(port);
  if (record === undefined || record.start === undefined) throw taken;
  if ((await processStart(record.pid)) !== record.start) throw taken;
  signal(record.pid, 'SIGKILL');
  const limit = Date.now() + STOP_LIMIT_MS;
  while (await isTaken(port)) {
    if (Date.now() > limit) throw taken;
    await delay(POLL_MS);
  }
}

function readRecord(port: number): { pid: number; start: string | undefined } | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(recordPath(port), 'utf8'));
    if (typeof read !== 'object' || read === null || !('pid' in read) || typeof read.pid !== 'number') return undefined;
    const start = 'start' in read && typeof read.start === 'string' ? read.start : undefined;
    return { pid: read.pid, start };
  } catch {
    // No record: then it is not ours.
    return undefined;
  }
}
