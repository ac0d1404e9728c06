import { createServer } from 'node:net';
import type { Ports } from './cloud.ts';
import { OperatorError } from './errors.ts';

/** How many ports in a row a local cloud takes. */
export const PORT_COUNT = 5;

/** The five ports that derive from the first. */
export function portsFrom(first: number): Ports {
  return { web: first, graphql: first + 1, aws: first + 2, dynamodb: first + 3, console: first + 4 };
}

/** Throws `OperatorError` naming the first port that another program holds, of the local cloud's and of `others`, by their use. */
export async function requireFree(ports: Ports, others: Readonly<Record<string, number>> = {}): Promise<void> {
  for (const [use, port] of Object.entries({ ...ports, ...others }) as [string, number][]) {
    if (!(await isFree(port))) {
      throw new OperatorError(
        `Port ${port} (${use}) is taken by another program. Stop it, or choose another first port with --port.`,
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => resolve(true));
    });
  });
}
