import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
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
