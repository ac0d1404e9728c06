import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { diskFull, isDiskFull } from '#local/core/disk.ts';
import { OperatorError } from '#local/core/errors.ts';
import { lockDirectory } from '#local/core/lock.ts';
import { openStore } from '#local/core/store.ts';
import type { Api, Keys } from './api.ts';
import { createApi } from './api.ts';
import { controlAnswer } from './controls.ts';
import { createLevers } from './levers.ts';
import { openRecords, randomText } from './records.ts';
import type { Endpoint } from './webhooks.ts';
import { createWebhooks } from './webhooks.ts';

export interface StandInOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Where its rows are kept; nothing outlives it without one. */
  readonly directory?: string;
  readonly now?: () => number;
  /** Hears of what ends the stand-in. */
  readonly onFailure?: (error: Error) => void;
  /** A card's refund that does not end at once ends after so many milliseconds (1000). */
  readonly refundEndsAfter?: number;
}

/** The keys that Marquee and its web app use. */
export interface StandInKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
}

export interface StripeStandIn {
  /** `http://127.0.0.1:4005` */
  readonly url: string;
  readonly keys: StandInKeys;
  /** Where it tells its events, with how many secrets it signs. */
  direct(endpoint: Endpoint): void;
  /** Takes another secret key at once, and the one that was only as long as told. */
  rollSecretKey(options?: { readonly keepOld?: boolean }): string;
  stop(): Promise<void>;
}

const LARGEST_BODY = 1_000_000;
const REFUND_ENDS_AFTER = 1_000;
const KEY_LENGTH = 32;
const KEPT_ALIVE = 120_000;

/** The version that the pinned SDK speaks (`stripe/esm/apiVersion`). */
const API_VERSION = '2026-10-28.endive';

interface KeptKeys extends StandInKeys {
  readonly oldSecretKeys: readonly string[];
}

/**
 * Starts the Stripe stand-in: the real `stripe` SDK speaks to it by `host`, `port` and `protocol`. What it accepted outlives a kill.
 * Throws OperatorError where the port is taken, another process keeps its rows there, or the disk is full.
 */
export async function startStripeStandIn(options: StandInOptions): Promise<StripeStandIn> {
  try {
    return await start(options);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(options.directory, error) : error;
  }
}

async function start(options: StandInOptions): Promise<StripeStandIn> {
  const directory = options.directory === undefined ? undefined : join(options.directory, 'stripe');
  const unlock = directory === undefined ? undefined : lockDirectory(directory);
  const store = openStore(directory, 'stripe');
  const records = openRecords(store, options.now ?? Date.now);
  const levers = createLevers();
  const fail = (error: unknown): void => {
    options.onFailure?.(error instanceof Error ? error : new Error(String(error)));
  };
  const webhooks = createWebhooks(records, levers, fail);
  let kept = store.get<KeptKeys>('keys-of', 'account') ?? newKeys();
  const keep = (keys: KeptKeys): void => {
    kept = keys;
    store.put('keys-of', 'account', keys);
  };
  keep(kept);
  let url = '';
  const apiKeys = (): Keys => ({
    secretKeys: [kept.secretKey, ...kept.oldSecretKeys],
    publishableKey: kept.publishableKey,
  });
  const api = createApi({
    records,
    levers,
    webhooks,
    keys: apiKeys,
    urlOf: (path) => `${url}${path}`,
    apiVersion: API_VERSION,
    refundEndsAfter: options.refundEndsAfter ?? REFUND_ENDS_AFTER,
    fail,
  });
  const server = createServer((incoming, outgoing) => {
    respond(api, incoming, outgoing, (request) => controlAnswer({ api, records, levers, webhooks }, request)).catch(
      (error: unknown) => {
        if (isDiskFull(error)) fail(error);
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(500, { 'content-type': 'application/json' }).end(unforeseen(error));
      },
    );
  });
  // The SDK keeps connections open: one that ends just when it is used again looks like a lost request.
  server.keepAliveTimeout = KEPT_ALIVE;
  const close = (): void => {
    store.close();
    unlock?.();
  };
  try {
    url = `http://127.0.0.1:${await listen(server, options.port)}`;
  } catch (error) {
    close();
    throw error;
  }
  webhooks.start();
  api.start();
  let stopping: Promise<void> | undefined;
  return {
    url,
    get keys() {
      const { secretKey, publishableKey, webhookSecret } = kept;
      return { secretKey, publishableKey, webhookSecret };
    },
    direct: (endpoint) => {
      webhooks.direct(endpoint);
    },
    rollSecretKey({ keepOld = false } = {}) {
      const secretKey = newKeys().secretKey;
      keep({ ...kept, secretKey, oldSecretKeys: keepOld ? [kept.secretKey, ...kept.oldSecretKeys] : [] });
      return secretKey;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };

  async function stop(): Promise<void> {
    await api.stop();
    await webhooks.stop();
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    close();
  }
}

/** Answers the port. Throws OperatorError where it is taken. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(isTaken ? taken(port, error) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function taken(port: number, cause: Error): OperatorError {
  return new OperatorError(
    `Port ${port} (stripe) is taken by another program. Stop it, or choose another first port with --port.`,
    { cause },
  );
}

/** A fault of the stand-in itself, told as Stripe tells its own. */
function unforeseen(error: unknown): string {
  return JSON.stringify({ error: { type: 'api_error', message: `The Stripe stand-in failed: ${String(error)}` } });
}

function newKeys(): KeptKeys {
  return {
    secretKey: `sk_test_standin${randomText(KEY_LENGTH)}`,
    publishableKey: `pk_test_standin${randomText(KEY_LENGTH)}`,
    webhookSecret: `whsec_standin${randomText(KEY_LENGTH)}`,
    oldSecretKeys: [],
  };
}

/** A request to the stand-in's own pages and levers. */
export interface ControlRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a browser may do here: Stripe's API lets any page tokenize and confirm. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, stripe-version',
  'access-control-max-age': '300',
};

async function respond(
  api: Api,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  control: (request: ControlRequest) => ControlAnswer,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  const isApi = url.pathname.startsWith('/v1/');
  if (method === 'OPTIONS' && isApi) {
    outgoing.writeHead(204, crossOrigin).end();
    return;
  }
  const body = await bodyOf(incoming);
  if (body === null) {
    outgoing.writeHead(413).end();
    return;
  }
  if (!isApi) {
    const { status, headers, body: content } = control({ method, url, headers: incoming.headers, body });
    outgoing.writeHead(status, headers).end(content);
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const answer = await api.answer({ method, url, headers, body });
  if (answer === null) {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(answer.status, { ...answer.headers, ...crossOrigin }).end(answer.body);
}

/** Null where it is too large. */
async function bodyOf(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
