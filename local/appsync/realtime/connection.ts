import type { WebSocket } from 'ws';
import type { Cloud } from '../../core/cloud.ts';
import type { RawRequest } from '../../core/signature.ts';
import type { Api } from '../api.ts';
import { RequesterRefused } from '../access/requester.ts';
import type { Authenticator } from '../access/authenticate.ts';
import { RequestRefused } from '../graphql/documents.ts';
import { runSubscription } from '../operations.ts';
import { isRecord } from '../sources/source.ts';
import { filtersOf, type Subscription, type Subscriptions } from './subscriptions.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html */
const connectionTimeoutMs = 300_000;
const maximumSubscriptions = 100;
const ackSeconds = 15;

/** What a connection needs of its API. */
export interface Line {
  readonly cloud: Cloud;
  readonly api: Api;
  readonly authenticator: Authenticator;
  readonly subscriptions: Subscriptions;
  /** Path of the API's HTTP endpoint, which signatures are made for. */
  readonly path: string;
  readonly host: string;
  readonly sourceIp: string;
}

interface Refusal {
  readonly errorType?: string | null | undefined;
  readonly message: string;
  readonly errorCode?: number;
}

function lowerCased(headers: unknown): Record<string, string> {
  if (!isRecord(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    // The peer is told that it sent no JSON.
    return undefined;
  }
}

function refusalsOf(error: unknown, cloud: Cloud): readonly Refusal[] {
  if (error instanceof RequestRefused) {
    return error.errors.map(({ errorType, message }) => (errorType ? { errorType, message } : { message }));
  }
  if (error instanceof RequesterRefused) return [{ errorType: error.errorType, message: error.message }];
  if (error instanceof TypeError) return [{ errorType: 'BadRequestException', message: error.message }];
  cloud.trace.warn(`A subscription failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return [{ errorType: 'InternalFailure', message: 'Internal failure' }];
}

/** One client's WebSocket in AppSync's `graphql-ws` dialect. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #line: Line;
  /** By id; undefined while a start is being decided. */
  readonly #open = new Map<string, Subscription | undefined>();
  #acknowledged = false;
  readonly #impatience: NodeJS.Timeout;

  /** `handshake`: the authorization headers of the connection itself. */
  constructor(socket: WebSocket, line: Line, handshake: unknown) {
    this.#socket = socket;
    this.#line = line;
    this.#impatience = setTimeout(() => socket.close(4408, 'Connection initialisation timeout'), ackSeconds * 1000);
    this.#impatience.unref();
    socket.on('message', (data: Buffer) => void this.#receive(data.toString(), handshake));
    socket.on('close', () => this.#close());
    socket.on('error', () => socket.terminate());
  }

  keepAlive(): void {
    if (this.#acknowledged) this.#send('{"type":"ka"}');
  }

  #send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  #close(): void {
    clearTimeout(this.#impatience);
    for (const subscription of this.#open.values()) {
      if (subscription !== undefined) this.#line.subscriptions.remove(subscription);
    }
    this.#open.clear();
  }

  #fail(id: string | undefined, errors: readonly Refusal[]): void {
    this.#send(JSON.stringify({ ...(id === undefined ? {} : { id }), type: 'error', payload: { errors } }));
  }

  async #receive(text: string, handshake: unknown): Promise<void> {
    const message = parsed(text);
    if (message?.['type'] === 'connection_init') return this.#initialise(handshake);
    if (!this.#acknowledged) return;
    const id = typeof message?.['id'] === 'string' ? message['id'] : undefined;
    if (message?.['type'] === 'start' && id !== undefined) return this.#start(id, message['payload']);
    if (message?.['type'] === 'stop' && id !== undefined) return this.#stop(id);
    this.#fail(id, [
      { errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' },
    ]);
  }

  #raw(path: string, headers: unknown, body: string): RawRequest {
    const signed = { host: this.#line.host, ...lowerCased(headers) };
    return { method: 'POST', path, rawQuery: '', headers: signed, body: Buffer.from(body) };
  }

  async #initialise(handshake: unknown): Promise<void> {
    if (this.#acknowledged) return;
    const { authenticator, path, cloud } = this.#line;
    try {
      const intent = { queryString: '', operationName: undefined, variables: {} };
      await authenticator.authenticate(this.#raw(`${path}/connect`, handshake, '{}'), intent);
      this.#acknowledged = true;
      clearTimeout(this.#impatience);
      this.#send(JSON.stringify({ type: 'connection_ack', payload: { connectionTimeoutMs } }));
      this.keepAlive();
    } catch (error) {
      const errors = refusalsOf(error, cloud).map((one) => ({ ...one, errorCode: statusOf(error) }));
      this.#send(JSON.stringify({ type: 'connection_error', payload: { errors } }));
      this.#socket.close(4401, 'Unauthorized');
    }
  }

  async #start(id: string, payload: unknown): Promise<void> {
    if (this.#open.has(id)) {
      this.#fail(id, [{ errorType: 'DuplicatedOperationError', message: `The subscription ${id} exists already` }]);
      return;
    }
    if (this.#open.size >= maximumSubscriptions) {
      const message = `Max number of ${maximumSubscriptions} subscriptions reached`;
      this.#fail(id, [{ errorType: 'MaxSubscriptionsReachedError', message }]);
      return;
    }
    this.#open.set(id, undefined);
    const { cloud, subscriptions } = this.#line;
    try {
      const subscription = await this.#grant(id, payload);
      if (!this.#open.has(id)) return;
      this.#open.set(id, subscription);
      subscriptions.add(subscription);
      this.#send(JSON.stringify({ id, type: 'start_ack' }));
    } catch (error) {
      this.#open.delete(id);
      this.#fail(id, refusalsOf(error, cloud));
    }
  }

  async #grant(id: string, payload: unknown): Promise<Subscription> {
    const text = isRecord(payload) && typeof payload['data'] === 'string' ? payload['data'] : '';
    const data = parsed(text);
    if (!isRecord(payload) || typeof data?.['query'] !== 'string') {
      throw new TypeError('The payload of start needs data: the JSON text of an object with a query');
    }
    const { cloud, api, authenticator, path, sourceIp } = this.#line;
    const extensions = isRecord(payload['extensions']) ? payload['extensions'] : {};
    const raw = this.#raw(path, extensions['authorization'], text);
    const variables = isRecord(data['variables']) ? data['variables'] : {};
    const operationName = typeof data['operationName'] === 'string' ? data['operationName'] : undefined;
    const query = data['query'];
    const requester = await authenticator.authenticate(raw, { queryString: query, operationName, variables });
    const request = { query, operationName, variables, requester, headers: raw.headers, sourceIp };
    const title = `subscription ${api.documents.operation(query, operationName).title} (${requester.name})`;
    const granted = await cloud.trace.request(title, () => runSubscription(cloud, api, request));
    return {
      field: granted.field,
      args: granted.args,
      requester,
      ...filtersOf(granted.effects),
      deliver: (event) => this.#send(`{"id":${JSON.stringify(id)},"type":"data","payload":${event}}`),
      complete: () => this.#stop(id),
    };
  }

  #stop(id: string): void {
    const subscription = this.#open.get(id);
    if (subscription !== undefined) this.#line.subscriptions.remove(subscription);
    if (this.#open.delete(id)) this.#send(JSON.stringify({ id, type: 'complete' }));
  }
}

function statusOf(error: unknown): number {
  return error instanceof RequesterRefused ? error.status : 400;
}
