import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { processesWith } from '#test/kit/processes.ts';
import { describe, expect, it, vi } from 'vitest';
import { OperatorError } from '../core/errors.ts';
import { startEngine } from './engine.ts';

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Shared libraries in the memory of the Java that was started with these arguments. */
function mapsOf(args: string): string[] {
  const started = processesWith(args).filter((running) => !running.args.startsWith('sh '));
  const lines = started.flatMap(({ pid }) => readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n'));
  return [...new Set(lines.flatMap((line) => /\S+\.so\b.*$/.exec(line)?.[0] ?? []))];
}

describe('the engine', () => {
  it('ends when our process is killed', async () => {
    const script = `
      import { startEngine } from '${new URL('./engine.ts', import.meta.url).href}';
      const { port } = await startEngine({ port: 0, dbPath: undefined, onDeath() {} });
      console.log(port);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await once(child.stdout, 'data');
    const port = Number(String(output));
    expect(await isTaken(port)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await isTaken(port)).toBe(false), { timeout: 10_000, interval: 20 });
  }, 60_000);

  it.skipIf(!existsSync('/proc/self/maps'))(
    'loads SQLite from where it is, and leaves no copy of it behind',
    async () => {
      const engine = await startEngine({ port: 0, dbPath: undefined, onDeath: vi.fn() });
      try {
        const libraries = mapsOf(`-port ${engine.port} `).filter((file) => file.includes('sqlite'));
        expect(libraries).not.toEqual([]);
        expect(libraries.filter((file) => !file.includes('DynamoDBLocal_lib'))).toEqual([]);
      } finally {
        await engine.stop();
      }
    },
    60_000,
  );

  it('says so when another program holds its port, and leaves that alone', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startEngine({ port, dbPath: undefined, onDeath: vi.fn() })).rejects.toThrow(OperatorError);
    expect(server.listening).toBe(true);
    await new Promise((resolve) => server.close(resolve));
  });

  it('names the command that installs Java where there is none', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('JAVA_HOME', undefined);
    try {
      const start = startEngine({ port: 0, dbPath: undefined, onDeath: vi.fn() });
      await expect(start).rejects.toThrow(/Java 17 is missing.*Install it with: /);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
