import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** What one load run asks for. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
}

/** What it saw. Latencies in milliseconds. */
export interface LoadSeen {
  readonly requestsPerSecond: number;
  readonly median: number;
  readonly p99: number;
  readonly errors: number;
}

interface Tally {
  readonly latencies: number[];
  errors: number;
}

/** Sends the same request again and again over one kept connection. */
function drive(order: LoadOrder, request: Buffer, until: number, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(order.port, '127.0.0.1');
    socket.setNoDelay(true);
    let sentAt = 0;
    let received = '';
    const send = (): void => {
      if (performance.now() >= until) {
        socket.destroy();
        resolve();
        return;
      }
      received = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: (\d+)/i.exec(received.slice(0, end));
      if (length === null || received.length < end + 4 + Number(length[1])) return;
      if (received.startsWith('HTTP/1.1 200') && !received.includes('"errors"'))
        tally.latencies.push(performance.now() - sentAt);
      else tally.errors += 1;
      send();
    });
    socket.on('error', () => {
      tally.errors += 1;
      resolve();
    });
  });
}

async function run(order: LoadOrder): Promise<LoadSeen> {
  const headers = Object.entries({
    host: `127.0.0.1:${order.port}`,
    'content-type': 'application/json',
    ...order.headers,
  });
  const head = [`POST ${order.path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const request = Buffer.from(
    `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(order.body)}\r\n\r\n${order.body}`,
  );
  const tally: Tally = { latencies: [], errors: 0 };
  const started = performance.now();
  const until = started + order.milliseconds;
  await Promise.all(Array.from({ length: order.connections }, () => drive(order, request, until, tally)));
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    requestsPerSecond: (sorted.length / (performance.now() - started)) * 1000,
    median: at(0.5),
    p99: at(0.99),
    errors: tally.errors,
  };
}

if (parentPort !== null) {
  const order: LoadOrder = workerData;
  parentPort.postMessage(await run(order));
}
