import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../core/errors.ts';
import { Connection } from './connection.ts';
import { javaFault } from './java.ts';

const HOST = '127.0.0.1';
const POLL_MS = 15;
const START_LIMIT_MS = 60_000;

/**
 * Waits until the engine answers a request with what was asked for: its port is open some time before, and while its classes load and its
 * database opens the answer may be a page of its web server. `ended` answers what it printed, if it ends. Throws `OperatorError` then, or after
 * a minute.
 */
export async function untilReady(port: number, ended: Promise<string>, limitMs = START_LIMIT_MS): Promise<void> {
  const over = new AbortController();
  const late = delay(limitMs, 'late' as const, { signal: over.signal });
  // Where it is not late, nobody waits for this any more.
  late.catch(() => undefined);
  const connection = new Connection(port);
  let why: unknown;
  try {
    for (;;) {
      const look = answers(port, connection).catch((error: unknown) => {
        why = error;
        return false;
      });
      const seen = await Promise.race([look, late, ended.then((output) => ({ output }))]);
      if (seen === true) return;
      if (typeof seen === 'object') throw startFault(seen.output);
      if (seen === 'late') {
        throw new OperatorError(`DynamoDB Local did not answer on port ${port} in time.`, { cause: why });
      }
      await delay(POLL_MS);
    }
  } finally {
    over.abort();
    connection.close();
  }
}

/** Whether anybody listens on a port of this machine. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    const answer = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
  });
}

async function answers(port: number, connection: Connection): Promise<boolean> {
  if (!(await isTaken(port))) return false;
  await connection.call('DynamoDB_20120810', 'ListTables', { Limit: 1 });
  return true;
}

function startFault(output: string): OperatorError {
  return javaFault(output) ?? new OperatorError(`DynamoDB Local could not start: ${lastLines(output)}`);
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ');
}
