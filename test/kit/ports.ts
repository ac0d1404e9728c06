import { createServer } from 'node:net';
import { MARQUEE_PORTS } from '#dev/ports.ts';

const LOWEST = 20_000;
/** From here on Linux gives ports to outgoing connections: one of them could take a port between the look and its use. */
const EPHEMERAL = 32_768;

/**
 * Test files that run at once look for ports apart from each other: between a look and the use another's look would find the same. dev/test.ts says where
 * the files of a suite begin that runs beside others.
 */
const SHARES = 9;
const share = (Number(process.env['PORTS_SHARE'] ?? 0) + Number(process.env['VITEST_POOL_ID'] ?? 0)) % SHARES;

/** The first of as many neighbouring ports as one Marquee takes that nobody listens on. */
export async function freePorts(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const width = Math.floor((EPHEMERAL - LOWEST) / SHARES);
    const first = LOWEST + share * width + Math.floor(Math.random() * (width - MARQUEE_PORTS));
    const free = await Promise.all(Array.from({ length: MARQUEE_PORTS }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No neighbouring ports are free.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
