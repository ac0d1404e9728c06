import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Cloud } from '../core/cloud.ts';
import { close, listen } from '../core/endpoint.ts';
import type { RawRequest } from '../core/signature.ts';
import { Authenticator } from './access/authenticate.ts';
import { RequesterRefused } from './access/requester.ts';
import type { Api } from './api.ts';
import { RequestRefused } from './graphql/documents.ts';
import { OrderedRefusal, throughFaults } from './observed.ts';
import { runOperation, type Finished, type GraphQLRequest } from './operations.ts';
import { Connection } from './realtime/connection.ts';
import { Subscriptions } from './realtime/subscriptions.ts';
import { isRecord } from './sources/source.ts';

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const maximumResponseBytes = 5 * 1024 * 1024;
const maximumRequestBytes = 1024 * 1024;
const keepAliveMilliseconds = 60_000;
/** Longer than clients keep an idle connection, so that none is closed while they reuse it. */
const idleConnectionMilliseconds = 65_000;

interface Mounted {
  readonly api: Api;
  readonly authenticator: Authenticator;
  readonly subscriptions: Subscriptions;
}

class BadRequest extends Error {
  readonly status: number;
  readonly errorType: string;
  constructor(message: string, errorType = 'MalformedHttpRequestException', status = 400) {
    super(message);
    this.status = status;
    this.errorType = errorType;
  }
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date',
};

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function sourceIpOf(incoming: IncomingMessage): string {
  return (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function readBody(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maximumRequestBytes) chunks.push(chunk);
    });
    incoming.on('end', () => {
      if (size <= maximumRequestBytes) resolve(Buffer.concat(chunks));
      else reject(new BadRequest('The request body is larger than 1 MB', 'RequestEntityTooLargeException', 413));
    });
    incoming.on('error', reject);
  });
}

interface Asked {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

function asked(body: Buffer): Asked {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (cause) {
    throw new BadRequest(`Request body is not a valid JSON: ${cause instanceof Error ? cause.message : ''}`);
  }
  if (!isRecord(value)) throw new BadRequest('Request body is not an object');
  const { query, operationName, variables } = value;
  if (typeof query !== 'string' || query === '') throw new BadRequest('Unable to parse GraphQL query.');
  if (variables !== undefined && variables !== null && !isRecord(variables)) {
    throw new BadRequest('The variables are not an object');
  }
  return {
    query,
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : undefined,
    variables: isRecord(variables) ? variables : {},
  };
}

/** The gateway's own port: HTTP for queries and mutations, WebSockets for subscriptions. */
export class GatewayServer {
  readonly #cloud: Cloud;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maximumRequestBytes,
    handleProtocols: (protocols) => (protocols.has('graphql-ws') ? 'graphql-ws' : false),
  });
  readonly #connections = new Set<Connection>();
  readonly #apis = new Map<string, Mounted>();
  readonly #keepAlive: NodeJS.Timeout;
  #listening: Promise<number> | undefined;
  #port = 0;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#server = createServer((incoming, outgoing) => void this.#answer(incoming, outgoing));
    this.#server.keepAliveTimeout = idleConnectionMilliseconds;
    this.#server.on('upgrade', (incoming, socket, head) => this.#upgrade(incoming, socket, head));
    this.#keepAlive = setInterval(() => {
      for (const connection of this.#connections) connection.keepAlive();
    }, keepAliveMilliseconds);
    this.#keepAlive.unref();
  }

  /** Opens the port once; answers which one it is. */
  listen(): Promise<number> {
    this.#listening ??= listen(this.#server, this.#cloud.ports.graphql).then((port) => (this.#port = port));
    return this.#listening;
  }

  /** Makes an API reachable at `/<apiId>/graphql`, the first one at `/graphql` too. */
  mount(api: Api, arn: string): void {
    if (this.#apis.has(api.apiId)) return;
    const authenticator = new Authenticator(this.#cloud, {
      apiId: api.apiId,
      arn,
      apiKeys: api.apiKeys,
      get access() {
        return api.settings.access;
      },
    });
    this.#apis.set(api.apiId, { api, authenticator, subscriptions: new Subscriptions(this.#cloud, api) });
  }

  /** An API's endpoint, once the port is open. */
  urlOf(apiId: string): string {
    const path = this.#apis.keys().next().value === apiId ? '/graphql' : `/${apiId}/graphql`;
    return `http://127.0.0.1:${this.#port}${path}`;
  }

  get connections(): number {
    return this.#connections.size;
  }

  get subscriptions(): number {
    return [...this.#apis.values()].reduce((sum, { subscriptions }) => sum + subscriptions.size, 0);
  }

  async stop(): Promise<void> {
    clearInterval(this.#keepAlive);
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
    if (this.#listening !== undefined) await close(this.#server);
  }

  #find(path: string): Mounted | undefined {
    const found = /^(?:\/([^/]+))?\/graphql$/.exec(path);
    if (found === null) return undefined;
    return found[1] === undefined ? this.#apis.values().next().value : this.#apis.get(found[1]);
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const send = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): void => {
      outgoing.writeHead(status, {
        'content-type': 'application/json;charset=UTF-8',
        'content-length': Buffer.byteLength(body),
        'x-amzn-requestid': this.#cloud.uuid(),
        ...cors,
        ...headers,
      });
      outgoing.end(body);
    };
    try {
      const [path = '', rawQuery = ''] = (incoming.url ?? '').split('?');
      if (incoming.method === 'OPTIONS') {
        outgoing.writeHead(200, preflight(incoming)).end();
        return;
      }
      const mounted = this.#find(path);
      if (mounted === undefined) throw new BadRequest('There is no API at this path', 'NotFoundException', 404);
      if (incoming.method !== 'POST') throw new BadRequest('Only POST is supported', 'MethodNotAllowedException', 405);
      const body = await readBody(incoming);
      const raw = { method: 'POST', path, rawQuery, headers: headersOf(incoming), body };
      await this.#run(mounted, raw, incoming, outgoing, send);
    } catch (error) {
      const { status, errorType, message } = this.#refusal(error);
      send(status, JSON.stringify({ errors: [{ errorType, message }] }), { 'x-amzn-errortype': errorType });
    }
  }

  #refusal(error: unknown): { status: number; errorType: string; message: string } {
    if (error instanceof RequesterRefused || error instanceof BadRequest || error instanceof OrderedRefusal)
      return error;
    this.#cloud.trace.warn(
      `GraphQL failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return { status: 500, errorType: 'InternalFailure', message: 'Internal failure' };
  }

  async #run(
    { api, authenticator, subscriptions }: Mounted,
    raw: RawRequest,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    send: (status: number, body: string, headers?: Readonly<Record<string, string>>) => void,
  ): Promise<void> {
    const { query, operationName, variables } = asked(raw.body);
    const requester = await authenticator.authenticate(raw, { queryString: query, operationName, variables });
    const sourceIp = sourceIpOf(incoming);
    const request: GraphQLRequest = { query, operationName, variables, requester, headers: raw.headers, sourceIp };
    try {
      const operation = api.documents.operation(query, operationName);
      if (operation.kind === 'subscription')
        throw new BadRequest('Subscriptions go over a WebSocket', 'BadRequestException');
      const title = `${operation.kind} ${operation.title} (${requester.name})`;
      const { trace } = this.#cloud;
      const traceId = raw.headers['x-amzn-trace-id'];
      const work = (): Promise<Finished> => trace.request(title, () => runOperation(this.#cloud, api, request));
      const traced = (): Promise<Finished> => (traceId === undefined ? work() : trace.resume(traceId, work));
      const call = { operation, requester, bytes: raw.body.length };
      const { finished, lost } = this.#cloud.faults.active
        ? await throughFaults(this.#cloud, api, call, traced)
        : { finished: await traced(), lost: false };
      const text = JSON.stringify(finished.response);
      if (Buffer.byteLength(text) > maximumResponseBytes) throw tooLarge();
      if (lost) outgoing.destroy();
      else send(200, text, finished.effects.headers);
      subscriptions.publish(finished);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      send(200, JSON.stringify({ data: null, errors: error.errors }));
    }
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(incoming.url ?? '', 'http://localhost');
    const path = url.pathname.replace(/\/realtime$/, '');
    const mounted = this.#find(path);
    if (mounted === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(incoming, socket, head, (client) => {
      const line = {
        ...mounted,
        cloud: this.#cloud,
        path,
        host: incoming.headers.host ?? '',
        sourceIp: sourceIpOf(incoming),
      };
      const connection = new Connection(client, line, handshakeHeaders(incoming, url));
      this.#connections.add(connection);
      client.on('close', () => this.#connections.delete(connection));
    });
  }
}

function tooLarge(): RequestRefused {
  const message = 'The response is larger than 5 MB';
  return new RequestRefused([{ path: null, locations: null, errorType: 'ResponseSizeTooLarge', message }]);
}

function preflight(incoming: IncomingMessage): Record<string, string> {
  return {
    ...cors,
    'access-control-allow-methods': 'POST,OPTIONS',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '172800',
  };
}

/** Authorization of a connection: in a subprotocol (Amplify 6), in `?header=` (older clients), or in plain headers. */
function handshakeHeaders(incoming: IncomingMessage, url: URL): unknown {
  const protocols = (incoming.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const protocol = protocols.find((one) => one.startsWith('header-'));
  const encoded = protocol?.slice('header-'.length) ?? url.searchParams.get('header');
  if (encoded === null || encoded === undefined || encoded === '') return headersOf(incoming);
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString());
  } catch {
    // No authorization can be read from it, so the connection is refused for lack of one.
    return {};
  }
}
