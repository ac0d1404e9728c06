import { createServer } from 'node:net';

/** Ports that one local cloud takes, from its first on. */
const TAKEN = 5;

const LOWEST = 20_000;
/** From here on Linux gives ports to outgoing connections: one of them could take a port between the look and its use. */
const EPHEMERAL = 32_768;

/** The first of five neighbouring ports that nobody listens on. */
export async function freePorts(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = LOWEST + Math.floor(Math.random() * (EPHEMERAL - TAKEN - LOWEST));
    const free = await Promise.all(Array.from({ length: TAKEN }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No five neighbouring ports are free.');
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
