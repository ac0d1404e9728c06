import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';

let stop: (() => Promise<void>) | undefined;

afterEach(async () => {
  await stop?.();
  vi.unstubAllEnvs();
});

/** A Bedrock that takes calls and never answers. */
async function silentBedrock(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

test('a model that does not answer is given up before the function’s time is over', { timeout: 5_000 }, async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', await silentBedrock());
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  const { bedrock } = await import('./bedrock.ts');
  const form = { name: 'answer', description: 'An answer.', schema: { type: 'object' } };
  const asked = bedrock('a-model', 200).ask({ instruction: 'i', material: 'm', form, maximumTokens: 1 });
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
